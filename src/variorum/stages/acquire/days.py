"""Read the day of publication as newsrooms, feeds and data sets write it."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TypeAlias

DaySpan: TypeAlias = tuple[str, str]
"""The first and the last ISO day that the words allow."""

EARLIEST_YEAR, LATEST_YEAR = 1800, 2100
"""Years outside are slips of the pen or of a column."""
CENTURY_TURNS = 50
"""Two-digit years from here on are of the twentieth century: wires wrote them so until about 2000."""

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_BARE = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}(?:\.\d+)?Z?)?\s*")
_EPOCH = re.compile(r"\s*(\d{10})(\d{3})?(?:\.\d+)?\s*")
_MONTH = re.compile(r"\s*(\d{4})-(\d\d)\s*")
_YEAR = re.compile(r"\s*(\d{4})\s*")
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-])")
_DAY_FIRST = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?[\s,.-]{1,3}(?:of\s+)?([^\W\d_]{3,9})[\s,.-]{1,3}(\d{4}|\d\d)(?![\d:])"
)
_MONTH_FIRST = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,9})[\s.]{1,3}(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{4})(?!\d)")
_MONTH_YEAR = re.compile(r"\s*([^\W\d_]{3,9})\.?,?\s+(\d{4})\s*")


def read_days(words: str, months: Mapping[str, int]) -> tuple[DaySpan, ...]:
    """Give what ``words`` may mean as a day: one span, two where day and month may be swapped, none if it is no date.

    A time of day is passed over, and the day is taken as written, whatever the time zone.

    >>> read_days("2016-11-11T11:02:27Z", {})
    (('2016-11-11', '2016-11-11'),)
    >>> read_days("10/11/2011", {})
    (('2011-10-11', '2011-10-11'), ('2011-11-10', '2011-11-10'))
    >>> read_days("yesterday", {})
    ()
    """
    whole = _whole(words, months)
    if whole:
        return whole
    found = {span for span, _ in find_days(words, months)}
    if len(found) == 1:
        return tuple(found)
    return () if found else _swappable(words)


def find_days(words: str, months: Mapping[str, int]) -> Iterator[tuple[DaySpan, tuple[int, int]]]:
    """Give each full date in ``words`` that can be read in one way only, with where it stands."""
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(words):
            span = _named(pattern, found.groups(), months)
            if span is not None:
                yield span, found.span()
    for found in _NUMBERS.finditer(words):
        spans = _both_ways(found)
        if len(spans) == 1:
            yield spans[0], found.span()


def _named(pattern: re.Pattern[str], parts: tuple[str, ...], months: Mapping[str, int]) -> DaySpan | None:
    if pattern is _ISO:
        year, month, day = (int(part) for part in parts)
        return _day(year, month, day)
    day_text, name, year_text = parts if pattern is _DAY_FIRST else (parts[1], parts[0], parts[2])
    number = months.get(name.lower())
    return _day(_year(year_text), number, int(day_text)) if number else None


def _whole(words: str, months: Mapping[str, int]) -> tuple[DaySpan, ...]:
    """Read words that are nothing but a number, a month or a year."""
    if found := _BARE.fullmatch(words):
        span = _day(*(int(part) for part in found.groups()))
        if span:
            return (span,)
    if found := _EPOCH.fullmatch(words):
        moment = datetime.fromtimestamp(int(found.group(1)), tz=UTC)
        span = _day(moment.year, moment.month, moment.day)
        return (span,) if span else ()
    span = _longer(words, months)
    return (span,) if span else ()


def _longer(words: str, months: Mapping[str, int]) -> DaySpan | None:
    if found := _MONTH.fullmatch(words):
        return _month(int(found.group(1)), int(found.group(2)))
    if found := _MONTH_YEAR.fullmatch(words):
        return _month(int(found.group(2)), months.get(found.group(1).lower(), 0))
    if found := _YEAR.fullmatch(words):
        year = int(found.group(1))
        return (f"{year:04}-01-01", f"{year:04}-12-31") if _sane(year) else None
    return None


def _swappable(words: str) -> tuple[DaySpan, ...]:
    found = _NUMBERS.search(words)
    if found is None:
        return ()
    return _both_ways(found)


def _both_ways(found: re.Match[str]) -> tuple[DaySpan, ...]:
    first, mark, second, year = int(found.group(1)), found.group(2), int(found.group(3)), _year(found.group(4))
    spans = {_day(year, second, first)}
    if mark != ".":  # with full stops the day comes first wherever they are used
        spans.add(_day(year, first, second))
    return tuple(sorted(span for span in spans if span))


def _year(written: str) -> int:
    year = int(written)
    if len(written) > 2:
        return year
    return year + (1900 if year >= CENTURY_TURNS else 2000)


def _sane(year: int) -> bool:
    return EARLIEST_YEAR <= year <= LATEST_YEAR


def _day(year: int, month: int, day: int) -> DaySpan | None:
    if not _sane(year) or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    written = date(year, month, day).isoformat()
    return written, written


def _month(year: int, month: int) -> DaySpan | None:
    if not _sane(year) or not 1 <= month <= 12:
        return None
    return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"
