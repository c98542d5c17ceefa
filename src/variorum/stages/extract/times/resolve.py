"""Set time expressions on the calendar, as far as the day of publication allows."""

import re
from collections.abc import Iterable
from datetime import date

from variorum.model.report import Published
from variorum.model.values import DateValue
from variorum.stages.extract.mentions import TimeMention
from variorum.stages.extract.times.days import Placed
from variorum.stages.extract.times.meanings import Expression, Meaning, Moment, Shift, Stretch
from variorum.stages.extract.times.placing import Placing

_YEAR_BEHIND = re.compile(r",? \d{4}(?=\s*(?:[,.;:!?)”\"]\D|[,.;:!?)”\"]?$))", re.MULTILINE)


def resolve(expressions: Iterable[Expression], published: Published, text: str) -> tuple[TimeMention, ...]:
    """Give the mentions of a report's text, each on the days that its words tell when read on the day of publication.

    Where that day is known only as a span, a time stands where both ends of the span agree. Without one, only what
    is told in full stands on the calendar; for the rest the TIMEX3 value keeps what is known.
    """
    expressions = tuple(expressions)
    earliest, latest = _day(published.earliest), _day(published.latest)
    if earliest is None or latest is None:
        return _mentions(expressions, _placed(expressions, None), text)
    odd = [_is_bare(each.meaning) and odd_year(text, each.end) is not None for each in expressions]
    placed = _placed(expressions, earliest)
    if earliest == latest and not any(odd):
        return _mentions(expressions, placed, text)
    unknown = _placed(expressions, None)
    if earliest != latest:
        placed = [_agreed(*each) for each in zip(placed, _placed(expressions, latest), unknown, strict=True)]
    chosen = [bare if left else day for bare, left, day in zip(unknown, odd, placed, strict=True)]
    return _mentions(expressions, chosen, text)


def odd_year(text: str, end: int) -> int | None:
    """Give where a year ends that stands behind the end of a day and is none of the news: "3 March 0021"; else None.

    Years that can be those of news are read with their day, and none stands behind it.
    """
    match = _YEAR_BEHIND.match(text, end)
    return match.end() if match is not None else None


def _is_bare(meaning: Meaning) -> bool:
    return isinstance(meaning, Moment) and meaning.day is not None and meaning.year is None


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso[:10])


def _placed(expressions: tuple[Expression, ...], published: date | None) -> list[Placed]:
    placing = Placing(published, dayless=not any(_tells_day(each.meaning) for each in expressions))
    return [placing.place(each, _day_ahead(expressions, i)) for i, each in enumerate(expressions)]


SAME_CLAUSE = 30
"""Characters within which a day still belongs to the hour before it, even where "p . m ." made a sentence end."""


def _day_ahead(expressions: tuple[Expression, ...], at: int) -> Expression | None:
    """Give the next expression of the sentence if it tells a day: "at 3 p.m. in the region Thursday"."""
    following = expressions[at + 1] if at + 1 < len(expressions) else None
    if following is None:
        return None
    here = expressions[at]
    if following.sentence != here.sentence and following.start - here.end > SAME_CLAUSE:
        return None
    meaning = following.meaning
    is_day = isinstance(meaning, Moment) and bool(meaning.day or meaning.weekday)
    return following if is_day or _is_deictic(meaning) else None


def _tells_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Stretch):
        return _tells_day(meaning.first)
    return _is_deictic(meaning) or (isinstance(meaning, Moment) and bool(meaning.day or meaning.weekday))


def _is_deictic(meaning: Meaning) -> bool:
    return isinstance(meaning, Shift) and meaning.unit == "D" and meaning.base == "published"


def _agreed(one: Placed, other: Placed, unknown: Placed) -> Placed:
    if one == other:
        return one
    if one.timex != other.timex:
        return unknown
    first = min(one.first, other.first) if one.first and other.first else None
    last = max(one.last, other.last) if one.last and other.last else None
    return Placed(one.timex, one.precision, first, last)


def _mentions(expressions: tuple[Expression, ...], placed: list[Placed], text: str) -> tuple[TimeMention, ...]:
    return tuple(
        TimeMention(each.start, each.end, each.kind, _value(each, place, text), anchored=place.first is not None)
        for each, place in zip(expressions, placed, strict=True)
    )


def _value(expression: Expression, placed: Placed, text: str) -> DateValue:
    words = text[expression.start : expression.end]
    first, last = placed.first, placed.last
    if first is None or last is None:
        return DateValue(None, None, placed.precision, words, placed.timex)
    if placed.precision == "hour":
        return DateValue(placed.timex, placed.timex, "hour", words, placed.timex)
    return DateValue(first.isoformat(), last.isoformat(), placed.precision, words, placed.timex)
