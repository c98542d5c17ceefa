"""The words of time as a researcher writes them, and as the grammar looks them up."""

from typing import TypeAlias

from msgspec import Struct

from variorum.stages.extract.times.lexemes import CLASSES

_RENAMED = {"and_": "and", "as_": "as", "from_": "from", "in_": "in", "or_": "or"}


class SmallWords(Struct, frozen=True, forbid_unknown_fields=True, rename=_RENAMED):
    """The words that the grammar knows by their part in it: one list for each class of lexeme."""

    after: tuple[str, ...]
    ago: tuple[str, ...]
    and_: tuple[str, ...]
    article: tuple[str, ...]
    as_: tuple[str, ...]
    at: tuple[str, ...]
    before: tuple[str, ...]
    begin: tuple[str, ...]
    between: tuple[str, ...]
    couple: tuple[str, ...]
    each: tuple[str, ...]
    earlier: tuple[str, ...]
    early: tuple[str, ...]
    end: tuple[str, ...]
    fiscal: tuple[str, ...]
    following: tuple[str, ...]
    from_: tuple[str, ...]
    full: tuple[str, ...]
    hundred: tuple[str, ...]
    in_: tuple[str, ...]
    last: tuple[str, ...]
    late: tuple[str, ...]
    later: tuple[str, ...]
    latest: tuple[str, ...]
    local: tuple[str, ...]
    meridiem: tuple[str, ...]
    mid: tuple[str, ...]
    more: tuple[str, ...]
    next: tuple[str, ...]
    of: tuple[str, ...]
    old: tuple[str, ...]
    on: tuple[str, ...]
    or_: tuple[str, ...]
    ordinal_ending: tuple[str, ...]
    overnight: tuple[str, ...]
    period: tuple[str, ...]
    plural: tuple[str, ...]
    previous: tuple[str, ...]
    recent: tuple[str, ...]
    rough: tuple[str, ...]
    same: tuple[str, ...]
    since: tuple[str, ...]
    that: tuple[str, ...]
    the: tuple[str, ...]
    this: tuple[str, ...]
    thousand: tuple[str, ...]
    time: tuple[str, ...]
    to: tuple[str, ...]
    tonight: tuple[str, ...]
    universal: tuple[str, ...]
    until: tuple[str, ...]
    vague: tuple[str, ...]
    zone: tuple[str, ...]


class Ambiguous(Struct, frozen=True, forbid_unknown_fields=True):
    """Months and weekdays that are ordinary words too."""

    words: tuple[str, ...]


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """What turns a weekday into the name of a day or a newspaper, before or after it."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class DistanceWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a distance from an event: those that leave the number as it is, and those that leave it open."""

    exact: tuple[str, ...]
    open: tuple[str, ...]


class TenseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What puts an event ahead of the report: lemmas such as "schedule", modal verbs, and verbs of plans."""

    ahead: tuple[str, ...]
    modals: tuple[str, ...]
    planned: tuple[str, ...]


class TimeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The vocabulary file, table by table; every word is in lower case."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    plural_weekdays: dict[str, int]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    hours: dict[str, str]
    parts: dict[str, str]
    clocks: dict[str, str]
    seasons: dict[str, str]
    days: dict[str, int]
    decades: dict[str, int]
    references: dict[str, str]
    feasts: dict[str, str]
    sets: dict[str, str]
    words: SmallWords
    ambiguous: Ambiguous
    names: Named
    tense: TenseWords
    distances: DistanceWords


Entry: TypeAlias = tuple[str, int | str]
"""The class of a word, as one character, and what the word stands for."""


Phrases: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases by their first word, the longest first, each as its words and what they stand for."""


class TimeVocabulary(Struct, frozen=True):
    """The words of time, ready to be looked up.

    ``entries`` gives the class and value of a lower-case word, ``references`` the phrases that begin with a word,
    longest first, each as its words and its TIMEX3 value; ``feasts`` the same with month and day.
    """

    entries: dict[str, Entry]
    references: Phrases
    feasts: Phrases
    ambiguous: frozenset[str]
    names_before: frozenset[str]
    names_after: frozenset[str]
    ahead: frozenset[str]
    modals: frozenset[str]
    planned: frozenset[str]
    exact: frozenset[str]
    open: frozenset[str]


def compile_vocabulary(words: TimeWords) -> TimeVocabulary:
    """Turn the tables of the file into one table by word.

    A word that stands in two tables keeps the meaning of the first of them, in the order of ``TimeWords``.
    """
    entries: dict[str, Entry] = {}
    for name, table in _tables(words).items():
        for word, value in table.items():
            entries.setdefault(word, (CLASSES[name], value))
    return TimeVocabulary(
        entries=entries,
        references=_by_first_word(words.references),
        feasts=_by_first_word(words.feasts | {f"on {name}": day for name, day in words.feasts.items()}),
        ambiguous=frozenset(words.ambiguous.words),
        names_before=frozenset(words.names.before),
        names_after=frozenset(words.names.after),
        ahead=frozenset(words.tense.ahead),
        modals=frozenset(words.tense.modals),
        planned=frozenset(words.tense.planned),
        exact=frozenset(words.distances.exact),
        open=frozenset(words.distances.open),
    )


def _tables(words: TimeWords) -> dict[str, dict[str, int | str]]:
    tables: dict[str, dict[str, int | str]] = {
        "Month": {**words.months},
        "MonthAbbreviation": {**words.month_abbreviations},
        "Weekday": {**words.weekdays},
        "PluralWeekday": {**words.plural_weekdays},
        "Cardinal": {**words.cardinals},
        "Ordinal": {**words.ordinals},
        "Unit": {**words.units},
        "Hours": {**words.hours},
        "Part": {**words.parts},
        "ClockWord": {**words.clocks},
        "Season": {**words.seasons},
        "Deictic": {**words.days},
        "DecadeWord": {**words.decades},
        "SetWord": {**words.sets},
    }
    for field in words.words.__struct_fields__:
        name = "".join(piece.capitalize() for piece in field.split("_"))
        tables[name] = {word: word for word in getattr(words.words, field)}
    return tables


def _by_first_word(phrases: dict[str, str]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in sorted(phrases.items(), key=lambda item: -len(item[0].split())):
        split = tuple(phrase.replace("'", " ' ").split())
        found.setdefault(split[0], []).append((split, value))
    return {first: tuple(phrases) for first, phrases in found.items()}
