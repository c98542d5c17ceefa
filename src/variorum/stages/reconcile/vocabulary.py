"""The words that reconciling needs: names of origins, groups of victims, codes of incidents."""

from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.model.names import fold
from variorum.stages.reconcile.policy import Policy

Trait: TypeAlias = Literal["female", "male", "adult", "minor"]


class WordList(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words in lower case."""

    words: frozenset[str]


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """Words left out of a name before it is compared."""

    dropped: frozenset[str]


class OriginNames(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """How names of origins are recognised as one: ``same`` maps the name shown to others it goes by."""

    same: dict[str, tuple[str, ...]]
    countries: dict[str, str]
    capitals: dict[str, str]
    states: WordList
    words: dict[str, str]
    compounds: dict[str, str]
    voices: WordList
    institutions: WordList
    phrases: Phrases
    honorifics: WordList
    transliteration: dict[str, str]

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The name shown for each name that another goes by, folded."""
        return {fold(alias): name for name, others in self.same.items() for alias in (name, *others)}

    @cached_property
    def plain(self) -> dict[str, str]:
        """What each word of a name stands for."""
        return {**self.countries, **self.words}

    @cached_property
    def whose(self) -> frozenset[str]:
        """Words that say whose an institution is: those of countries, as ``plain`` has them, and of states."""
        names = (*self.countries.values(), *self.capitals.values())
        return frozenset(word for name in names for word in name.split()) | self.states.words


class VictimGroups(Struct, frozen=True, forbid_unknown_fields=True):
    """Of whom a count speaks: everybody, the attackers, or a class that can be added to another.

    ``traits`` are nouns that tell a person's sex and age.
    """

    general: WordList
    attackers: WordList
    classes: dict[str, tuple[str, ...]]
    traits: dict[Trait, tuple[str, ...]] = {}

    def kinds(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Give every class and trait with its nouns, in a fixed order."""
        return tuple(sorted((*self.classes.items(), *self.traits.items())))

    def everyday(self) -> frozenset[str]:
        """Give the nouns that any person can be called by: "the victim", "the boy"."""
        return self.general.words | {noun for nouns in self.traits.values() for noun in nouns}

    def nouns(self) -> frozenset[str]:
        """Give every noun that is listed, none of which is a name."""
        listed = (noun for _, nouns in self.kinds() for noun in nouns)
        return frozenset((*listed, *self.general.words, *self.attackers.words))


class TypeCodes(Struct, frozen=True, forbid_unknown_fields=True):
    """One type of incident: its word in a title, how specific it is, and its codes elsewhere."""

    words: str
    specific: int
    acled: dict[str, str] = {}
    ucdp: dict[str, int] = {}
    plover: dict[str, str] = {}


class Rules(Struct, frozen=True):
    """All that reconciling goes by. The first policy is the one whose numbers lead."""

    policies: tuple[Policy, ...]
    origins: OriginNames
    groups: VictimGroups
    codes: dict[str, TypeCodes]
