"""The nouns for people and for things that are attacked."""

from typing import Literal, TypeAlias

from msgspec import Struct

ActorKind: TypeAlias = Literal["military", "police", "government", "armed_group", "civilian"]


class Nouns(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of nouns; the file says for what."""

    nouns: frozenset[str]


class Verbs(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of verbs; the file says for what."""

    verbs: frozenset[str]


class Modifiers(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of adjectives; the file says for what."""

    modifiers: frozenset[str]


class AccusedWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of accusing and convicting somebody of a deed, and the nouns that stand between verb and deed."""

    verbs: frozenset[str]
    proven: frozenset[str]
    own: frozenset[str]
    links: frozenset[str]


class ActorVocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``actors.toml``."""

    kind: dict[ActorKind, tuple[str, ...]]
    unknown: Modifiers
    membership: Nouns
    suspected: Modifiers
    accused: AccusedWords
    agreeing: Verbs
    thing: Nouns
    hitting: Verbs
    launching: Verbs
    untouched: Nouns


class ActorIndex:
    """The nouns of a vocabulary, looked up by lemma."""

    def __init__(self, vocabulary: ActorVocabulary) -> None:
        self.unknown = vocabulary.unknown.modifiers
        self.membership = vocabulary.membership.nouns
        self.suspected = vocabulary.suspected.modifiers
        self.accused = vocabulary.accused
        self.agreeing = vocabulary.agreeing.verbs
        self.things = vocabulary.thing.nouns
        self.hitting = vocabulary.hitting.verbs
        self.launching = vocabulary.launching.verbs
        self.untouched = vocabulary.untouched.nouns
        self.kinds: dict[str, ActorKind] = {}
        for kind, nouns in vocabulary.kind.items():
            for noun in nouns:
                self.kinds.setdefault(noun, kind)
