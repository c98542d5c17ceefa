"""The nouns for people and for things that are attacked."""

from typing import Literal, TypeAlias

from msgspec import Struct

ActorKind: TypeAlias = Literal["military", "police", "government", "armed_group", "civilian"]


class UnknownWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Adjectives of those whom nobody has named."""

    modifiers: frozenset[str]


class MembershipWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that stand for those whose members or groups they are."""

    nouns: frozenset[str]


class SuspectedWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Adjectives of those whose deed it is only thought to be."""

    modifiers: frozenset[str]


class AccusedWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of accusing and convicting somebody of a deed, and the nouns that stand between verb and deed."""

    verbs: frozenset[str]
    proven: frozenset[str]
    own: frozenset[str]
    links: frozenset[str]


class AgreeingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs whose subject is a party to what is agreed or talked about."""

    verbs: frozenset[str]


class ThingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for buildings, vehicles and other things that are attacked."""

    nouns: frozenset[str]


class HittingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs by which an attack reaches what it is directed at."""

    verbs: frozenset[str]


class LaunchingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs whose object is what somebody attacks with."""

    verbs: frozenset[str]


class UntouchedWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns behind "on" that are attacked by nobody."""

    nouns: frozenset[str]


class ActorVocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``actors.toml``."""

    kind: dict[ActorKind, tuple[str, ...]]
    unknown: UnknownWords
    membership: MembershipWords
    suspected: SuspectedWords
    accused: AccusedWords
    agreeing: AgreeingWords
    thing: ThingWords
    hitting: HittingWords
    launching: LaunchingWords
    untouched: UntouchedWords


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
