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

LONGEST_NOUN = 4
"""Words between "overnight" and the day that it is of: "overnight air raid on Friday"."""


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
    followed = zip(joined, [*joined[1:], None], strict=False)
    return [_alone(lexemes, each, after) for each, after in followed if each.rule != "lone-part"]


def _alone(lexemes: Lexemes, found: Found, after: Found | None) -> Found:
    """Let "overnight" without a day run from the day before publication into that day.

    In "an overnight raid on Friday" it has one.
    """
    if found.rule != "overnight":
        return found
    between = lexemes.classes[found.last : after.first] if after is not None and _is_day(after) else CLASSES["Comma"]
    near = len(between) <= LONGEST_NOUN and between.endswith(CLASSES["On"]) and CLASSES["Comma"] not in between
    return found if near else replace(found, meaning=LAST_NIGHT)


def _join(lexemes: Lexemes, first: Found, second: Found) -> Found | None:
    glue = lexemes.classes[first.last : second.first]
    if len(glue) > LONGEST_GLUE or _GLUE.fullmatch(glue) is None:
        return None
    last = second.last
    if CLASSES["Open"] in glue:
        if lexemes.classes[last : last + 1] != CLASSES["Close"]:
            return None
        last += 1
    whole = _weekday_of(first, second, glue) or _weekday_in_week(first, second, glue)
    if whole is not None:
        return Found(first.rule, "time" if whole.part or whole.clock else "date", first.first, last, whole)
    if first.rule == "ago" and second.rule == "deictic" and not glue and _is_to_the_day(first, second):
        return Found("deictic", "date", first.first, last, replace(first.meaning, to_the_day=True, comparing=False))
    for day, detail in ((first, second), (second, first)):
        if detail.rule in _DETAILS and (_is_day(day) or day.rule in _DETAILS):
            return _with_detail(day, detail, first.first, last)
    return None


_DETAILS = frozenset({"clock", "lone-part", "overnight"})


def _is_to_the_day(ago: Found, today: Found) -> bool:
    """Tell whether a distance ends on a day: "ten years ago today", not "some years ago yesterday"."""
    one, two = ago.meaning, today.meaning
    return isinstance(one, Shift) and one.unit in "WMY" and isinstance(two, Shift) and two == Shift("D", 0)


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


_IN_WEEK = frozenset({"", CLASSES["Of"], CLASSES["Comma"]})
_AGO = frozenset({"ago", "this-unit"})


def _weekday_in_week(first: Found, second: Found, glue: str) -> Moment | None:
    """Join "Friday last week", "Friday of last week", "Friday two weeks ago" and "last week on Friday"."""
    if second.rule == "weekday" and first.rule == "this-unit" and glue == CLASSES["On"]:
        first, second, glue = second, first, ""
    one, two = first.meaning, second.meaning
    if glue not in _IN_WEEK or second.rule not in _AGO or not isinstance(one, Moment) or not isinstance(two, Shift):
        return None
    if one.weekday is None or one.day is not None or one.which is not None or two.unit != "W" or two.modifier:
        return None
    return replace(one, week=two.amount)


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
