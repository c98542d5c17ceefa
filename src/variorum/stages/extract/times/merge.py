"""Join the pieces of one time: a clock, a part of the day and a day, with only small words between them."""

import re

from msgspec.structs import replace

from variorum.stages.extract.times.grammar import Found
from variorum.stages.extract.times.lexemes import CLASSES, Lexemes
from variorum.stages.extract.times.meanings import Moment, Shift

_GLUE = re.compile("[" + "".join(CLASSES[n] for n in ("On", "Of", "At", "In", "Comma", "The", "Zone", "Time")) + "]*")
LONGEST_GLUE = 4
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
    return [each for each in joined if each.rule != "lone-part"]


def _join(lexemes: Lexemes, first: Found, second: Found) -> Found | None:
    between = [w for w in lexemes.words[first.last : second.first] if w != "local"]
    classes = "".join(
        c
        for c, w in zip(
            lexemes.classes[first.last : second.first], lexemes.words[first.last : second.first], strict=True
        )
        if w != "local"
    )
    if len(between) > LONGEST_GLUE or _GLUE.fullmatch(classes) is None:
        return None
    for day, detail in ((first, second), (second, first)):
        if _is_detail(detail) and _is_day(day):
            return _with_detail(day, detail, first, second)
    return None


def _is_detail(found: Found) -> bool:
    return found.rule in ("clock", "lone-part")


def _is_day(found: Found) -> bool:
    meaning = found.meaning
    if isinstance(meaning, Moment):
        return (meaning.day is not None or meaning.weekday is not None) and meaning.clock is None
    return isinstance(meaning, Shift) and meaning.unit == "D" and meaning.clock is None


def _with_detail(day: Found, detail: Found, first: Found, second: Found) -> Found | None:
    one, two = day.meaning, detail.meaning
    if not isinstance(one, Moment | Shift) or not isinstance(two, Shift):
        return None
    meaning = replace(one, part=one.part or two.part, clock=one.clock or two.clock)
    return Found(day.rule, "time", first.first, second.last, meaning)
