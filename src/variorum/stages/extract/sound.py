"""What can be wrong with the value of a claim that has the right types."""

import re
from datetime import date, datetime

from variorum.model.claim import Claim
from variorum.model.values import CountValue, DateValue, PlaceValue

_COUNTRY = re.compile(r"[A-Z]{2}")
FARTHEST_NORTH = 90.0
FARTHEST_EAST = 180.0


def what_is_wrong_with_value(claim: Claim, text: str) -> str | None:
    """Say what is wrong with a claim's value, or None if it can be let in."""
    value = claim.value
    words = getattr(value, "words", None)
    if words is not None and words not in text:
        return "the words of its value are not in the text"
    country = getattr(value, "country", None)
    if country is not None and _COUNTRY.fullmatch(country) is None:
        return "its country is no ISO 3166 code of two letters"
    if isinstance(value, CountValue):
        return _wrong_with_count(value)
    if isinstance(value, DateValue):
        return _wrong_with_date(value)
    return _wrong_with_place(value) if isinstance(value, PlaceValue) else None


def _wrong_with_count(value: CountValue) -> str | None:
    numbers = [number for number in (value.low, value.best, value.high) if number is not None]
    if any(number < 0 for number in numbers):
        return "a number of people is less than none"
    return None if numbers == sorted(numbers) else "its low, best and high are not in order"


def _wrong_with_date(value: DateValue) -> str | None:
    try:
        ends = [_moment(each) for each in (value.start, value.end) if each is not None]
    except ValueError:
        return "its days are not written as ISO 8601 has them"
    return None if ends == sorted(ends) else "it ends before it begins"


def _moment(written: str) -> datetime:
    day = date.fromisoformat(written[:10])
    return datetime.fromisoformat(written).replace(tzinfo=None) if len(written) > 10 else datetime(*day.timetuple()[:3])  # noqa: DTZ001


def _wrong_with_place(value: PlaceValue) -> str | None:
    if (value.lat is None) != (value.lon is None):
        return "it has one coordinate without the other"
    north, east = abs(value.lat or 0.0), abs(value.lon or 0.0)
    return None if north <= FARTHEST_NORTH and east <= FARTHEST_EAST else "its coordinates are nowhere"
