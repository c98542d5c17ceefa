"""The words that the reader of counts knows, as a researcher writes them in ``counts.toml``."""

from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.model.values import CasualtyKind

Shape: TypeAlias = Literal["transitive", "uncertain", "intransitive", "state", "noun"]
Kinds: TypeAlias = dict[CasualtyKind, frozenset[str]]
Phrases: TypeAlias = tuple[tuple[str, ...], ...]


class Words(Struct, frozen=True):
    """Words around the dead and wounded; each list is explained in the file."""

    certain: frozenset[str]
    life_verbs: frozenset[str]
    injuries: frozenset[str]
    injury_verbs: frozenset[str]
    outcome_verbs: frozenset[str]
    conditions: frozenset[str]
    condition_nouns: frozenset[str]
    sentencing: frozenset[str]
    companions: frozenset[str]
    hospitals: frozenset[str]
    hospital_verbs: frozenset[str]
    fatal: frozenset[str]
    unharmed: frozenset[str]
    casualties: frozenset[str]
    dead_group: frozenset[str]
    wounded_group: frozenset[str]
    victim_group: frozenset[str]
    tolls: frozenset[str]
    toll_links: frozenset[str]
    dead_figures: frozenset[str]
    wounded_figures: frozenset[str]
    losing_verbs: frozenset[str]
    losses: frozenset[str]
    lives: frozenset[str]
    giving_verbs: frozenset[str]
    honours: frozenset[str]
    honour_verbs: frozenset[str]
    honour_marks: frozenset[str]
    custody: frozenset[str]
    rounding_verbs: frozenset[str]
    setting_verbs: frozenset[str]
    seeking_verbs: frozenset[str]
    shot: frozenset[str]
    sending_verbs: frozenset[str]
    other_tolls: frozenset[str]
    toll_marks: frozenset[str]
    assaults: frozenset[str]
    deadly: frozenset[str]
    captives: frozenset[str]
    captive_verbs: frozenset[str]
    uprooting_verbs: frozenset[str]
    homes: frozenset[str]
    fatal_adverbs: frozenset[str]
    ordinals: frozenset[str]
    explode_verbs: frozenset[str]
    astray: frozenset[str]
    body_verbs: frozenset[str]
    identify: frozenset[str]
    include: frozenset[str]


class Bounds(Struct, frozen=True):
    """Phrases that make a number the lowest, the highest or a rough one; those with ``_after`` follow it."""

    low: frozenset[str]
    beyond: frozenset[str]
    high: frozenset[str]
    about: frozenset[str]
    low_after: frozenset[str]
    high_after: frozenset[str]
    about_after: frozenset[str]


class Vague(Struct, frozen=True):
    """Words that stand for a number without being one."""

    words: frozenset[str]
    of_nouns: frozenset[str]
    alone: frozenset[str]
    groups: frozenset[str]


class Nobody(Struct, frozen=True):
    """Words for none."""

    words: frozenset[str]
    pronouns: frozenset[str]
    any: frozenset[str]


class People(Struct, frozen=True):
    """Nouns for people, and nouns that only look like them."""

    nouns: frozenset[str]
    endings: tuple[str, ...]
    not_people: frozenset[str]
    attackers: frozenset[str]
    generic: frozenset[str]
    kin: frozenset[str]
    pairing: frozenset[str]
    unborn: frozenset[str]
    plurals: frozenset[str]
    plural_endings: tuple[str, ...]
    myself: frozenset[str]
    single: frozenset[str]
    reflexive: frozenset[str]
    others: frozenset[str]


class StanceWords(Struct, frozen=True):
    """Words that make a count doubtful, denied, withheld, planned or customary."""

    hedge_adverbs: frozenset[str]
    hedge_auxiliaries: frozenset[str]
    hedge_verbs: frozenset[str]
    telling_verbs: frozenset[str]
    denials: frozenset[str]
    unreal_verbs: frozenset[str]
    unreal_auxiliaries: frozenset[str]
    conditionals: frozenset[str]
    habitual: frozenset[str]
    habitual_determiners: frozenset[str]
    figures: frozenset[str]
    negations: frozenset[str]
    unknown: frozenset[str]
    known: frozenset[str]
    sightings: frozenset[str]
    carriers: frozenset[str]


class CountVocabulary(Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """All words of the reader of counts."""

    transitive: Kinds
    uncertain: Kinds
    intransitive: Kinds
    state: Kinds
    noun: Kinds
    words: Words
    numbers: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]
    bounds: Bounds
    vague: Vague
    none: Nobody
    people: People
    stance: StanceWords

    @cached_property
    def triggers(self) -> dict[str, dict[Shape, CasualtyKind]]:
        """Give, for a word in its dictionary form, what it tells in each shape."""
        shapes: tuple[tuple[Shape, Kinds], ...] = (
            ("transitive", self.transitive),
            ("uncertain", self.uncertain),
            ("intransitive", self.intransitive),
            ("state", self.state),
            ("noun", self.noun),
        )
        found: dict[str, dict[Shape, CasualtyKind]] = {}
        for shape, kinds in shapes:
            for kind, words in kinds.items():
                for word in words:
                    found.setdefault(word, {})[shape] = kind
        return found

    @cached_property
    def fates(self) -> frozenset[str]:
        """Give the words that say in one word what befell somebody: "dead", "wounded"."""
        return frozenset().union(*self.state.values(), *self.noun.values())

    @cached_property
    def partitives(self) -> frozenset[str]:
        """Give the words after which "of" leads to the people: "dozens", "a number", "some"."""
        return self.vague.words | self.vague.of_nouns | self.vague.alone | {"one", "another", "none", "neither"}

    @cached_property
    def standing_alone(self) -> frozenset[str]:
        """Give the words that stand for people without a noun."""
        return (
            self.vague.alone
            | {"more", "another"}
            | self.words.ordinals
            | self.none.pronouns
            | self.none.any
            | self.people.myself
            | frozenset(self.collectives)
        )

    @cached_property
    def nobodies(self) -> frozenset[str]:
        """Give the nouns that are counted but name no people: "death", "body", "life"."""
        return self.words.lives.union(*self.noun.values(), *self.state.values())

    @cached_property
    def bounds_before(self) -> dict[tuple[str, ...], str]:
        """Give, for the words of a bound that stands before a number, ``low``, ``high`` or ``about``."""
        return _phrases(low=self.bounds.low, high=self.bounds.high, about=self.bounds.about)

    @cached_property
    def bound_openers(self) -> frozenset[str]:
        """Give the first words of the bounds that stand before a number."""
        return frozenset(phrase[0] for phrase in self.bounds_before)

    @cached_property
    def bounds_after(self) -> dict[tuple[str, ...], str]:
        """Give the same for a bound that follows its number."""
        return _phrases(low=self.bounds.low_after, high=self.bounds.high_after, about=self.bounds.about_after)

    @cached_property
    def signals(self) -> frozenset[str]:
        """Give every word without which a sentence says nothing about casualties."""
        words = self.words
        idioms = words.unharmed | words.condition_nouns | words.injuries | words.lives
        groups = words.dead_group | words.wounded_group | words.victim_group | words.casualties
        figures = words.tolls | self.stance.figures
        verbs = words.hospital_verbs | words.explode_verbs | words.uprooting_verbs | words.losing_verbs
        idioms |= words.honours | words.losses | words.custody | words.rounding_verbs | words.seeking_verbs
        return frozenset(self.triggers) | idioms | groups | figures | verbs | words.captives | words.assaults


def _phrases(**kinds: frozenset[str]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): kind for kind, phrases in kinds.items() for phrase in phrases}
