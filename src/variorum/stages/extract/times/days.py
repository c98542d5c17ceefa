"""Arithmetic of days, weeks, months and years, and their TIMEX3 names. No clock is read here."""

import calendar
from datetime import date, timedelta
from typing import TypeAlias

from msgspec import Struct

from variorum.model.values import DatePrecision

SATURDAY = 6
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that a season of the northern half of the earth begins with; each lasts three."""
UNKNOWN_UNITS = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX",
    "C": "XX", "F": "P2W",
}  # fmt: skip
"""What TIMEX3 writes for a unit of which nothing is known."""
PRECISIONS: dict[str, DatePrecision] = {
    "D": "day", "W": "week", "WE": "range", "M": "month", "Q": "range", "Y": "year", "E": "range", "C": "range",
    "F": "range",
}  # fmt: skip
Days: TypeAlias = tuple[date, date]


class Placed(Struct, frozen=True):
    """A time on the calendar: first and last day, how exact it is, and its TIMEX3 value. The days may be unknown."""

    timex: str
    precision: DatePrecision
    first: date | None = None
    last: date | None = None


def day(year: int, month: int, number: int) -> date | None:
    """Give a day, or None where there is no such one.

    >>> day(2023, 2, 29) is None
    True
    """
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, number) if 1 <= number <= calendar.monthrange(year, month)[1] else None


def moved(start: date, days: int) -> date | None:
    """Give the day so many days away, or None beyond the calendar's ends."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def month_of(year: int, month: int) -> Placed | None:
    """Give a month; months before January or after December run into other years.

    >>> month_of(2020, 13).timex
    '2021-01'
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Placed(f"{year:04d}-{month:02d}", "month", date(year, month, 1), last)


def week_of(start: date) -> Placed | None:
    """Give the week, Monday to Sunday, that a day is in.

    >>> week_of(date(2016, 11, 10)).timex
    '2016-W45'
    """
    monday = moved(start, -start.weekday())
    sunday = moved(monday, 6) if monday else None
    if monday is None or sunday is None:
        return None
    year, week, _ = start.isocalendar()
    return Placed(f"{year:04d}-W{week:02d}", "week", monday, sunday)


def weekend_of(start: date) -> Placed | None:
    """Give the Saturday and Sunday of the week that a day is in."""
    week = week_of(start)
    if week is None or week.last is None:
        return None
    return Placed(f"{week.timex}-WE", "range", moved(week.last, -1), week.last)


def years_of(first: int, count: int, timex: str) -> Placed | None:
    """Give one year or several."""
    if first < 1 or first + count - 1 > 9999:
        return None
    return Placed(timex, "year" if count == 1 else "range", date(first, 1, 1), date(first + count - 1, 12, 31))


def months_of(year: int, month: int, count: int, timex: str) -> Placed | None:
    """Give several months in a row, such as a quarter or a season."""
    first, last = month_of(year, month), month_of(year, month + count - 1)
    if first is None or last is None:
        return None
    return Placed(timex, "range", first.first, last.last)


def quarter_of(year: int, quarter: int) -> Placed | None:
    """Give a quarter of the calendar year; quarters beyond the fourth run into the next year."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return months_of(year, 3 * quarter - 2, 3, f"{year:04d}-Q{quarter}")


def season_of(year: int, season: str) -> Placed | None:
    """Give a season; winter is named after the year in which it begins."""
    return months_of(year, SEASON_MONTHS[season], 3, f"{year:04d}-{season}")


def unit_of(start: date, unit: str, amount: int) -> Placed | None:
    """Give the day, week, month, quarter, year, decade or century that lies ``amount`` of them from a day."""
    if abs(amount) > 9999 * 366:
        return None
    if unit in ("D", "W", "WE"):
        there = moved(start, amount * (1 if unit == "D" else 7))
        return None if there is None else _around(there, unit)
    if unit == "F":
        return _fortnight(moved(start, 14 * amount))
    if unit == "M":
        return month_of(start.year, start.month + amount)
    if unit == "Q":
        return quarter_of(start.year, (start.month - 1) // 3 + 1 + amount)
    return _years_around(start.year, unit, amount)


def day_from(start: date, unit: str, amount: int) -> Placed | None:
    """Give the day that lies ``amount`` whole weeks, months or years from a day: "ten years ago today".

    >>> day_from(date(2024, 5, 16), "Y", -10).timex
    '2014-05-16'
    """
    if unit in ("D", "W"):
        return unit_of(start, "D", amount * (1 if unit == "D" else 7))
    placed = unit_of(start, unit, amount)
    month = placed.first.month if placed is not None and placed.first is not None and unit == "M" else start.month
    there = day(placed.first.year, month, start.day) if placed is not None and placed.first is not None else None
    return None if there is None else Placed(there.isoformat(), "day", there, there)


def _fortnight(first: date | None) -> Placed | None:
    """Give the 14 days from one on."""
    last = moved(first, 13) if first is not None else None
    return Placed(f"{first}/{last}", "range", first, last) if first is not None and last is not None else None


def _around(there: date, unit: str) -> Placed | None:
    if unit == "D":
        return Placed(there.isoformat(), "day", there, there)
    return week_of(there) if unit == "W" else weekend_of(there)


def _years_around(year: int, unit: str, amount: int) -> Placed | None:
    if unit == "Y":
        return years_of(year + amount, 1, f"{year + amount:04d}")
    length = 10 if unit == "E" else 100
    number = year // length + amount
    return years_of(number * length, length, f"{number:03d}" if unit == "E" else f"{number:02d}")
