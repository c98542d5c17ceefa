"""Say in plain words what the ledger's values hold. What is not known is said to be not known."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, singledispatch
from importlib.resources import files
from typing import Any

import msgspec

from variorum.model.claim import COUNT_FIELDS, VALUE_TYPES
from variorum.model.incident import Casualty, IncidentDate, IncidentPlace
from variorum.model.values import (
    ActorValue,
    CountValue,
    DateValue,
    EventValue,
    PlaceValue,
    ResponseValue,
    ResponsibilityValue,
    ThingValue,
)

NOT_KNOWN = "not known"
SHORTEST_ID = 8
"""Characters of an id that are shown at least: enough to be unique among a few hundred, few enough to type."""

STATUS_MARKS = {"single": "·", "agreed": "=", "range": "~", "disputed": "≠", "revised": "↻", "withheld": "∅"}
BARE_PLURAL = "plural"
"""What a count's ``vague`` holds where the words have no number at all, as in "soldiers died"."""
STANCE_MARKS = {"asserts": "", "hedges": "hedged", "denies": "denied", "withholds": "withheld"}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
TOWARD = {
    "arrest": "of",
    "condemnation": "of",
    "dismissal": "of",
    "investigation": "of",
    "retaliation": "against",
    "sanction": "against",
}
"""The word between a response and those whom it is about; any other is made "to" somebody."""
UNPRINTABLE = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�"
)
"""Control characters of a report must not reach a screen: an escape sequence could rewrite what is shown, and a
character that turns the direction of writing could show words in another order than they were written."""


def printable(text: str) -> str:
    r"""Put a mark in the place of each control character; the length stays the same.

    >>> printable("four \x1b[2J dead")
    'four �[2J dead'

    """
    return text if text.isprintable() else text.translate(UNPRINTABLE)


def plain(name: str) -> str:
    """Write the name of a type, field or relation as words: ``armed_clash`` as ``armed clash``."""
    return name.replace("_", " ")


def one_line(text: str) -> str:
    """Bring a quotation onto one line."""
    return " ".join(printable(text).split())


def status_words(status: str) -> str:
    """Give a finding's status with its mark, so that it is told apart without colour.

    >>> status_words("disputed")
    '≠ disputed'

    """
    return f"{STATUS_MARKS[status]} {status}"


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Give each id's shortest beginning, of at least eight characters, that no other of them has.

    >>> short_ids(["i-0000aaaa", "i-0000aabb", "i-1234"])
    {'i-0000aaaa': 'i-0000aaa', 'i-0000aabb': 'i-0000aab', 'i-1234': 'i-1234'}

    """
    wanted = sorted(set(ids))
    longest = max((len(identity) for identity in wanted), default=0)
    for length in range(SHORTEST_ID, longest):
        if len({identity[:length] for identity in wanted}) == len(wanted):
            return {identity: identity[:length] for identity in wanted}
    return {identity: identity for identity in wanted}


@cache
def _country_names() -> dict[str, str]:
    path = files("variorum").joinpath("data", "vocabulary", "places_countries.toml")
    return {code: country["name"] for code, country in tomllib.loads(path.read_text("utf-8")).items()}


def country_name(code: str) -> str:
    """Give the name of the country of an ISO 3166 code, or the code where the list has none.

    >>> country_name("AZ")
    'Azerbaijan'

    """
    return _country_names().get(code, code)


def day_words(iso: str) -> str:
    """Write an ISO day, month or year in words; the hour, where there is one, stays behind it.

    >>> day_words("2024-03-05T14:00"), day_words("2024-03")
    ('5 March 2024, 14:00', 'March 2024')

    """
    day, _, hour = iso.partition("T")
    year, *rest = day.split("-")
    month = f"{MONTHS[int(rest[0]) - 1]} " if rest else ""
    number = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{number}{month}{year}" + (f", {hour[:5]}" if hour else "")


def _span_words(start: str, end: str) -> str:
    if start[:7] == end[:7]:
        return f"{int(start[8:10])}–{day_words(end)}"
    return f"{day_words(start)} – {day_words(end)}"


def date_words(date: DateValue | IncidentDate | None) -> str:
    """Write a date in words, as precise as it is and no more.

    >>> date_words(DateValue("2024-03-01", "2024-03-31", "month", "in March"))
    'March 2024'
    >>> date_words(DateValue("2024-03-05", "2024-03-07", "range", "5 to 7 March"))
    '5–7 March 2024'
    >>> date_words(None)
    'not known'

    """
    if date is None:
        return NOT_KNOWN
    start, end = date.start, date.end
    if start is None or end is None:
        known = start or end
        side = "from" if start else "until"
        return f"{side} {day_words(known)}" if known else f"{NOT_KNOWN} (“{one_line(date.words)}”)"
    if date.precision == "month":
        return day_words(start[:7])
    if date.precision == "year":
        return start[:4]
    return day_words(start) if start[:10] == end[:10] else _span_words(start[:10], end[:10])


def short_date(date: IncidentDate | None) -> str:
    """Write a date for a narrow column: ISO, cut to what is known."""
    if date is None or not (date.start or date.end):
        return NOT_KNOWN
    known = date.start or date.end or ""
    length = {"month": 7, "year": 4}.get(date.precision, 10)
    mark = "…" if date.start and date.end and date.precision in {"week", "range"} and date.start != date.end else ""
    return known[:length] + mark


def place_words(place: PlaceValue | IncidentPlace | None) -> str:
    """Write a place: as near as it is known, with its region and country.

    >>> place_words(PlaceValue("Ruhengo", "UG", "Kabale", None, None, "near", None, "near Ruhengo"))
    'near Ruhengo, Kabale, Uganda'

    """
    if place is None:
        return NOT_KNOWN
    country = country_name(place.country) if place.country else None
    parts = [place.name, place.admin1, country]
    named = list(dict.fromkeys(printable(part) for part in parts if part))
    return ("near " if place.precision == "near" else "") + ", ".join(named)


def _around(low: int | None, best: int, high: int | None) -> str:
    if low is None and high is None:
        return f"about {best:,}"
    if low == best and high in {best, None}:
        return f"{best:,}" if high == best else f"{best:,} or more"
    ends = ("?" if end is None else f"{end:,}" for end in (low, high))
    return f"{best:,} ({'–'.join(ends)})"


def numbers_words(low: int | None, best: int | None, high: int | None) -> str:
    """Write a low, best and high number as shortly as they allow.

    >>> numbers_words(5, 5, 5), numbers_words(4, 5, 5), numbers_words(1200, None, None), numbers_words(None, None, 30)
    ('5', '5 (4–5)', 'at least 1,200', 'up to 30')
    >>> numbers_words(200, 200, None)
    '200 or more'
    >>> numbers_words(10, None, 15), numbers_words(None, 30, None), numbers_words(None, None, None)
    ('10–15', 'about 30', 'not known')

    """
    if best is not None:
        return _around(low, best, high)
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"up to {high:,}" if high is not None else NOT_KNOWN


def casualty_words(casualty: Casualty | None) -> str:
    """Write the numbers that a policy settles on; one number alone is what it settles on, not a rough one."""
    if casualty is None:
        return NOT_KNOWN
    if casualty.best is not None and casualty.low is casualty.high is None:
        return f"{casualty.best:,}"
    return numbers_words(casualty.low, casualty.best, casualty.high)


@singledispatch
def value_words(value: object) -> str:
    """Write a value of any field in words."""
    return NOT_KNOWN if value is None else printable(str(value))


@value_words.register
def _(value: EventValue) -> str:
    return plain(value.type)


@value_words.register(DateValue)
@value_words.register(IncidentDate)
def _(value: DateValue | IncidentDate) -> str:
    return date_words(value)


@value_words.register(PlaceValue)
@value_words.register(IncidentPlace)
def _(value: PlaceValue | IncidentPlace) -> str:
    return place_words(value)


@value_words.register
def _(value: CountValue) -> str:
    part = " (some of a larger number)" if value.subset_of else ""
    group = printable(value.group) if value.group else ""
    if (value.low, value.best, value.high) == (None, None, None):
        if value.vague in {None, BARE_PLURAL}:
            return f"number {NOT_KNOWN}" + (f", {group}" if group else "") + part
        return f"“{printable(value.vague or '')}” {group}".rstrip() + part
    return f"{numbers_words(value.low, value.best, value.high)} {group}".rstrip() + part


@value_words.register
def _(value: ActorValue) -> str:
    who = printable(value.name or value.role or "")
    if not who:
        return f"{NOT_KNOWN} who"
    role = f", {printable(value.role)}" if value.name and value.role not in {None, value.name} else ""
    unnamed = "" if value.name else " (not named)"
    country = f" ({country_name(value.country)})" if value.country and country_name(value.country) not in who else ""
    return who + role + country + unnamed


@value_words.register
def _(value: ThingValue) -> str:
    kind = plain(value.type or "")
    return printable(value.name) if kind in {"", value.name.casefold()} else f"{printable(value.name)} ({kind})"


@value_words.register
def _(value: ResponsibilityValue) -> str:
    return f"{plain(value.position)} · {printable(value.actor or NOT_KNOWN)}"


@value_words.register
def _(value: ResponseValue) -> str:
    actor = f" by {printable(value.actor)}" if value.actor else ""
    toward = f" {TOWARD.get(value.type, 'to')} {printable(value.toward)}" if value.toward else ""
    return plain(value.type) + actor + toward


def finding_words(field: str, value: Any) -> str:
    """Write what a finding's position holds for a field, whether it is a value or the JSON of one."""
    value = msgspec.to_builtins(value)
    if value is None:
        return "withheld" if field in COUNT_FIELDS else NOT_KNOWN
    kind = VALUE_TYPES.get(field)
    if kind is None or not isinstance(value, dict):
        return _loose_words(value)
    try:
        return value_words(msgspec.convert(value, kind))
    except msgspec.ValidationError:
        return _loose_words(value)


def _loose_words(value: object) -> str:
    if isinstance(value, dict):
        ends = [value.get(end) for end in ("low", "best", "high")]
        if any(end is not None for end in ends):
            return numbers_words(*ends)
        parts = [f"{plain(str(key))} {_loose_words(part)}" for key, part in value.items() if part not in (None, [], "")]
        return ", ".join(parts) or NOT_KNOWN
    if isinstance(value, list | tuple):
        return "; ".join(_loose_words(part) for part in value) or NOT_KNOWN
    return value_words(value)


def count_of(number: int, noun: str) -> str:
    """Write a number and its noun: ``1 report``, ``2 reports``.

    >>> count_of(1, "report"), count_of(1200, "report")
    ('1 report', '1,200 reports')

    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def joined(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> joined(["killed", "date", "place"])
    'killed, date and place'

    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
