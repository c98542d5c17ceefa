"""Join the pieces of one time: a clock, a part of the day and a day, with only small words between them."""

import re

from msgspec.structs import replace

from variorum.stages.extract.times.grammar import Found
from variorum.stages.extract.times.lexemes import CLASSES, Lexemes
from variorum.stages.extract.times.meanings import LAST_NIGHT, Moment, Shift

_GLUE = re.compile(
    "["
    + "".join(
        CLASSES[name]
        for name in (
            "On",
            "Of",
            "At",
            "In",
            "Comma",
            "Article",
            "The",
            "Zone",
            "Universal",
            "Time",
            "Local",
            "Rough",
            "Open",
        )
    )
    + "]*"
)
LONGEST_GLUE = 5
"""Words between the pieces: ", local time, on the" is the longest that belongs together."""


def merge(lexemes: Lexemes, found: list[Found]) -> list[Found]:
    """Join neighbours that tell one time; the rest stays as it is."""
    joined: list[Found] = []
    for each in found:
        previous = joined[-1] if joined else None
        both = _join(lexemes, previous, each) if previous is not None else None
        if both is None:
            joined.append(each)
        else:
            joined[-1] = both
    return [_alone(each) for each in joined if each.rule != "lone-part"]


def _alone(found: Found) -> Found:
    """Let "overnight" without a day run from the day before publication into that day."""
    return replace(found, meaning=LAST_NIGHT) if found.rule == "overnight" else found


def _join(lexemes: Lexemes, first: Found, second: Found) -> Found | None:
    glue = lexemes.classes[first.last : second.first]
    if len(glue) > LONGEST_GLUE or _GLUE.fullmatch(glue) is None:
        return None
    last = second.last
    if CLASSES["Open"] in glue:
        if lexemes.classes[last : last + 1] != CLASSES["Close"]:
            return None
        last += 1
    whole = _weekday_of(first, second, glue)
    if whole is not None:
        return Found(first.rule, "time" if whole.part or whole.clock else "date", first.first, last, whole)
    for day, detail in ((first, second), (second, first)):
        if detail.rule in _DETAILS and (_is_day(day) or day.rule in _DETAILS):
            return _with_detail(day, detail, first.first, last)
    return None


_DETAILS = frozenset({"clock", "lone-part", "overnight"})


_SAME_DAY = frozenset({"", CLASSES["Comma"], CLASSES["Open"]})
_A_WEEKDAY = CLASSES["Comma"] + CLASSES["Article"]


def _weekday_of(first: Found, second: Found, glue: str) -> Moment | None:
    """Join "Thursday afternoon (May 19)" and "May 19, a Thursday", two ways to tell one day."""
    one, two = first.meaning, second.meaning
    if not isinstance(one, Moment) or not isinstance(two, Moment):
        return None
    if glue == _A_WEEKDAY and one.day is not None and one.weekday is None:
        one, two, glue = two, one, CLASSES["Comma"]
    if glue not in _SAME_DAY:
        return None
    if one.weekday is None or one.day is not None or two.day is None or two.weekday is not None:
        return None
    return replace(two, weekday=one.weekday, part=one.part or two.part, clock=one.clock or two.clock)


def _is_day(found: Found) -> bool:
    meaning = found.meaning
    if isinstance(meaning, Moment):
        return meaning.day is not None or meaning.weekday is not None
    return isinstance(meaning, Shift) and meaning.unit == "D"


def _with_detail(day: Found, detail: Found, first: int, last: int) -> Found | None:
    one, two = day.meaning, detail.meaning
    if not isinstance(one, Moment | Shift) or not isinstance(two, Shift):
        return None
    meaning = replace(one, part=one.part or two.part, clock=one.clock or two.clock)
    rule = "clock" if "clock" in (day.rule, detail.rule) and day.rule in _DETAILS else day.rule
    return Found(rule, "time", first, last, meaning)
