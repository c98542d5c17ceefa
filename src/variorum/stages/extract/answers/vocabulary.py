"""The words for taking, laying and refusing responsibility, and for what is done after an incident."""

from msgspec import Struct

from variorum.model.values import ResponseType


class ResponsibilityWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs by what they do with responsibility, and the nouns that they take."""

    claim: frozenset[str]
    take: frozenset[str]
    admit: frozenset[str]
    deny: frozenset[str]
    objects: frozenset[str]
    taken: frozenset[str]
    blame: frozenset[str]
    hold: frozenset[str]
    responsible: frozenset[str]
    do: frozenset[str]
    behind: frozenset[str]
    suspect: frozenset[str]
    believe: frozenset[str]
    reason: frozenset[str]
    call: frozenset[str]
    nobody: frozenset[str]
    accusations: frozenset[str]
    tell: frozenset[str]
    suffer: frozenset[str]
    ascribe: frozenset[str]
    lie: frozenset[str]
    bear: frozenset[str]
    bear_objects: frozenset[str]
    selves: frozenset[str]
    spokespeople: frozenset[str]


class ResponseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one kind of response; ``patients`` limits whom its verbs may befall."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    patients: frozenset[str] = frozenset()


class GivingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that give what a noun of response names."""

    verbs: frozenset[str]
    refusing: frozenset[str]
    givers: frozenset[str]
    receiving: frozenset[str]


class AnswerVocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``answers.toml``."""

    responsibility: ResponsibilityWords
    response: dict[ResponseType, ResponseWords]
    giving: GivingWords


class AnswerIndex:
    """The vocabulary with the responses looked up by lemma."""

    def __init__(self, vocabulary: AnswerVocabulary) -> None:
        self.responsibility, self.giving = vocabulary.responsibility, vocabulary.giving
        self.response_verbs: dict[str, ResponseType] = {}
        self.response_nouns: dict[str, list[tuple[tuple[str, ...], ResponseType]]] = {}
        self.patients: dict[ResponseType, frozenset[str]] = {}
        for type_, words in vocabulary.response.items():
            self.response_verbs |= dict.fromkeys(words.verbs, type_)
            self.patients[type_] = words.patients
            for noun in words.nouns:
                lemmas = tuple(noun.split())
                self.response_nouns.setdefault(lemmas[-1], []).append((lemmas, type_))
        for entries in self.response_nouns.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        taken = vocabulary.responsibility
        self.responsibility_triggers = (
            taken.claim | taken.take | taken.admit | taken.deny | taken.blame | taken.hold | taken.behind
            | taken.suspect | taken.believe | taken.do | taken.reason | taken.tell | taken.ascribe | taken.bear_objects
            | {"own"}
        )  # fmt: skip
