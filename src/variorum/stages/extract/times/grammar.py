"""The rules: which runs of words tell a time, and what they mean."""

import re
from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from variorum.stages.extract.mentions import TimeKind
from variorum.stages.extract.times import builders as build
from variorum.stages.extract.times.lexemes import CLASSES
from variorum.stages.extract.times.meanings import Meaning
from variorum.stages.extract.times.run import Run

Build: TypeAlias = Callable[[Run], Meaning | None]


class Rule(Struct, frozen=True):
    """A run of classes of words, as a regular expression over their characters, and what it means."""

    name: str
    kind: TimeKind
    pattern: re.Pattern[str]
    build: Build


class Found(Struct, frozen=True):
    """A rule that fits the lexemes ``first`` to ``last`` (half-open) of a paragraph."""

    rule: str
    kind: TimeKind
    first: int
    last: int
    meaning: Meaning


_FRAGMENTS = {
    "SEASON": "(?: MODIFIER? WHICH Season | MODIFIER? [The In]? Season Of? Year | (?: MODIFIER | The | In ) Season )",
    "CLOCK": "(?: Digits (?: [Colon Dot] Digits )? Meridiem | Digits Colon Digits "
    "| [Year Number Digits] (?= [Zone Universal] ) | [Year Number] Hours | ClockWord )",
    "DECADE": "(?: Year Apostrophe? Plural | Apostrophe Digits Plural | DecadeWord )",
    "OWNER": "(?: Year | (?: Last | Next | This ) Unit POSSESSIVE )",
    "SHORT_MONTH": "[MonthAbbreviation ShortMonth]",
    "TO": "[To Until]",
    "JOIN": "[To Until Hyphen And]",
    "UNIT": "[Unit Hours]",
    "MONTH": "(?: Month | ShortMonth | MonthAbbreviation Dot? )",
    "DAY": "Digits OrdinalEnding?",
    "YEAR": "(?: Year | Apostrophe Digits )",
    "WEEKDAY": "(?: Weekday | ShortWeekday Dot? )",
    "AMOUNT": "(?: NUMBER | Article Couple Of | Article? Vague )",
    "NUMBER": "(?: Digits | Number | Year | Cardinal (?: Hyphen? Cardinal )* | Article? Hundred | Article Thousand )",
    "MODIFIER": "(?: The? [Early Late Mid] Hyphen? [In On]? | The? [Begin End] Of The? | [Earlier Later] [In On]? )",
    "EARLY": "(?: [Early Late] On? )",
    "WHICH": "The? [Last This Next Previous]",
    "POSSESSIVE": "(?: Apostrophe Plural? )",
}
"""Pieces of rules by name; a piece may use those that come after it."""


def _compile(pattern: str) -> re.Pattern[str]:
    for name, fragment in _FRAGMENTS.items():
        pattern = re.sub(rf"\b{name}\b", f"(?:{fragment})", pattern)
    named = re.sub(r"[A-Z]\w+", lambda match: re.escape(CLASSES[match.group()]), pattern)
    return re.compile(named.replace(" ", ""))


def _rule(name: str, kind: TimeKind, pattern: str, builder: Build) -> Rule:
    return Rule(name, kind, _compile(pattern), builder)


RULES: tuple[Rule, ...] = (
    _rule("months-days", "date", "From? MONTH DAY JOIN MONTH DAY (?: Comma? YEAR )?", build.two_months_days),
    _rule("month-day", "date", "EARLY? (?: WEEKDAY Comma? )? MONTH The? DAY (?: Comma? YEAR )?", build.month_day),
    _rule("month-days", "date", "MONTH DAY JOIN DAY (?: Comma? YEAR )?", build.month_day),
    _rule("day-month", "date", "(?: WEEKDAY Comma? The? )? DAY Of? MONTH (?: Comma? YEAR )?", build.month_day),
    _rule("dateline", "date", "Digits MONTH Digits (?= Open | Hyphen )", build.dateline_day),
    _rule("ordinal-month", "date", "The? Ordinal Of MONTH (?: Comma? YEAR )?", build.month_day),
    _rule("days-month", "date", "[Between From]? DAY JOIN DAY Of? MONTH (?: Comma? YEAR )?", build.month_day),
    _rule("iso", "date", "Year Hyphen Digits Hyphen Digits", build.iso_day),
    _rule("slashed", "date", "Digits Slash Digits Slash [Year Digits]", build.slashed_day),
    _rule("dotted", "date", "Digits Dot Digits Dot Year", build.slashed_day),
    _rule("month-year", "date", "MODIFIER? MONTH Of? Comma? YEAR", build.month_year),
    _rule("month", "date", "(?: MODIFIER? WHICH? Month | (?: MODIFIER | WHICH ) SHORT_MONTH )", build.month_year),
    _rule("short-month", "date", "SHORT_MONTH", build.month_year),
    _rule("weekdays", "date", "(?: From Weekday TO Weekday | Between Weekday And Weekday )", build.weekdays),
    _rule("weekday", "date", "MODIFIER? [Last This Next]? Weekday", build.weekday),
    _rule("deictic", "date", "MODIFIER? (?: Tonight | Deictic Part? )", build.deictic),
    _rule("part", "date", "MODIFIER? (?: [This Last That] | The Same ) Part", build.part_of_day),
    _rule("lone-part", "time", "The? Part", build.part_of_day),
    _rule("overnight", "time", "Overnight", build.overnight),
    _rule("clock", "time", "(?: Rough [Before After]? )? CLOCK [Zone Universal]? (?: Local Time )?", build.clock),
    _rule("this-unit", "date", "MODIFIER? WHICH Fiscal? Unit", build.this_unit),
    _rule("full-unit", "date", "The Full Fiscal? Unit", build.full_unit),
    _rule("weekend", "date", "The Unit", build.the_weekend),
    _rule("context-unit", "date", "(?: That | The [Same Following Next Previous] ) Unit", build.context_unit),
    _rule("context-before", "date", "The Unit [Before After]", build.context_unit),
    _rule("end-of-unit", "date", "The? [Begin Early Mid End Late Earlier Later] [Of In] The Unit", build.end_of_unit),
    _rule("unit-end", "date", "Unit POSSESSIVE? Hyphen? End", build.end_of_unit),
    _rule("ago", "date", "Rough? (?: AMOUNT | Article ) More? Unit Ago", build.ago),
    _rule("earlier", "date", "Rough? (?: AMOUNT | Article ) Unit [Before Earlier]", build.earlier),
    _rule("later", "date", "Rough? (?: AMOUNT | Article ) Unit [After Later]", build.later),
    _rule("year-ago", "date", "The? Unit Hyphen [Ago Earlier] (?: Ordinal? Hyphen? [Period Unit] )?", build.year_ago),
    _rule("the-quarter", "date", "(?: The Latest? | (?: The | WHICH )? OWNER ) [Period Unit]", build.the_quarter),
    _rule("length", "duration", "Rough? The? [Last Next Previous Latest]? AMOUNT Hyphen? More? UNIT", build.length),
    _rule("bare-length", "duration", "(?: [In Rough] Article? | The? [Last Next] | Recent ) UNIT", build.bare_length),
    _rule("length-to", "duration", "(?: The? [Last Next] )? NUMBER [To Or Hyphen] NUMBER UNIT", build.length_between),
    _rule("year", "date", "MODIFIER? The? Fiscal? Year", build.year),
    _rule("years", "date", "(?: From Year TO Year | Between Year And Year | Year Hyphen [Year Digits] )", build.years),
    _rule("spoken-year", "date", "Month? Cardinal Cardinal (?: Hyphen? Cardinal )?", build.spoken_year),
    _rule("decade", "date", "MODIFIER? The? Hyphen? DECADE", build.decade),
    _rule("century", "date", "MODIFIER? The? (?: DAY | Ordinal ) Hyphen? Unit", build.century),
    _rule("quarter", "date", "(?: WHICH | The )? OWNER? Fiscal? Hyphen? Ordinal Hyphen? Unit Of? Year?", build.quarter),
    _rule("season", "date", "SEASON", build.season),
    _rule("every", "set", "Each (?: Digits | Cardinal )? [Unit Hours Month Weekday Season Part]", build.every),
    _rule("weekday-set", "set", "PluralWeekday", build.weekday_set),
    _rule("set-word", "set", "SetWord", build.set_word),
)  # fmt: skip
"""Where two rules fit at the same word, the longer one is taken, and of two of the same length the first."""

DISTANCE = _compile("Rough? (?: The? AMOUNT | Article | The )? More? Unit $")
"""What stands before "after the attack" and tells how long after: it ends where the words do."""

_NO_BEGINNING = "[^ Other Comma Dot Hyphen Slash Colon Open Close Of And To Until At On ]"
ANY = re.compile(f"(?={_compile(_NO_BEGINNING).pattern})(?:{'|'.join(rule.pattern.pattern for rule in RULES)})")
"""Fits wherever one of the rules may begin; the words that none begins with are passed over quickly."""
