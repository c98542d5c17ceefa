"""Say in plain words what the ledger's values hold. What is not known is said to be not known."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, singledispatch
from importlib.resources import files
from pathlib import PurePath
from typing import Any

import msgspec

from variorum.model.claim import COUNT_FIELDS, VALUE_TYPES, AttributionLink, Claim
from variorum.model.incident import Casualty, Change, Incident, IncidentDate, IncidentPlace
from variorum.model.report import Report
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
STANCE_MARKS = {"asserts": "", "hedges": "hedged", "denies": "denied", "withholds": "withheld"}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
UNPRINTABLE = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�")
"""Control characters of a report must not reach the terminal: an escape sequence could rewrite what is shown."""


def printable(text: str) -> str:
    r"""Put a mark in the place of each control character; the length stays the same.

    >>> printable("four \x1b[2J dead")
    'four �[2J dead'

    """
    return text.translate(UNPRINTABLE)


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


def numbers_words(low: int | None, best: int | None, high: int | None) -> str:
    """Write a low, best and high number as shortly as they allow.

    >>> numbers_words(5, 5, 5), numbers_words(4, 5, 5), numbers_words(12, None, None), numbers_words(None, None, 30)
    ('5', '5 (4–5)', 'at least 12', 'up to 30')
    >>> numbers_words(10, None, 15), numbers_words(None, 30, None), numbers_words(None, None, None)
    ('10–15', 'about 30', 'not known')

    """
    if best is not None:
        if low is None and high is None:
            return f"about {best}"
        ends = ("?" if end is None else str(end) for end in (low, high))
        return str(best) if low == best == high else f"{best} ({'–'.join(ends)})"
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}–{high}"
    if low is not None:
        return f"at least {low}"
    return f"up to {high}" if high is not None else NOT_KNOWN


def casualty_words(casualty: Casualty | None) -> str:
    """Write the numbers that a policy settles on; one number alone is what it settles on, not a rough one."""
    if casualty is None:
        return NOT_KNOWN
    if casualty.best is not None and casualty.low is casualty.high is None:
        return str(casualty.best)
    return numbers_words(casualty.low, casualty.best, casualty.high)


def casualty_of(incident: Incident, kind: str = "killed") -> Casualty | None:
    """Give an incident's first number of a kind: the one for all groups together, where there is one."""
    found = [casualty for casualty in incident.casualties if casualty.kind == kind]
    return min(found, key=lambda casualty: casualty.group is not None, default=None)


def status_of(incident: Incident) -> str:
    """Give the status that stands for an incident in a list: a dispute anywhere counts before all else.

    Agreement stands for it only where nothing else does; an incident without findings counts as single.
    """
    statuses = [finding.status for finding in incident.findings]
    order = ("disputed", "revised", "withheld", "range", "agreed", "single")
    return min(statuses, key=order.index, default="single")


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
    vague = value.low is None and value.best is None and value.high is None and value.vague
    numbers = (
        f"“{printable(value.vague)}”" if vague and value.vague else numbers_words(value.low, value.best, value.high)
    )
    group = f" {printable(value.group)}" if value.group and numbers != NOT_KNOWN else ""
    return numbers + group + (" (some of a larger number)" if value.subset_of else "")


@value_words.register
def _(value: ActorValue) -> str:
    who = printable(value.name or value.role or "")
    if not who:
        return f"{NOT_KNOWN} who"
    role = f", {printable(value.role)}" if value.name and value.role else ""
    unnamed = "" if value.name else " (not named)"
    country = f" ({country_name(value.country)})" if value.country and country_name(value.country) not in who else ""
    return who + role + country + unnamed


@value_words.register
def _(value: ThingValue) -> str:
    return (
        printable(value.name)
        if value.type in {None, value.name}
        else f"{printable(value.name)} ({plain(value.type or '')})"
    )


@value_words.register
def _(value: ResponsibilityValue) -> str:
    return f"{plain(value.position)} · {printable(value.actor or NOT_KNOWN)}"


@value_words.register
def _(value: ResponseValue) -> str:
    actor = f" by {printable(value.actor)}" if value.actor else ""
    toward = f" to {printable(value.toward)}" if value.toward else ""
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


def change_words(change: Change) -> tuple[str, str]:
    """Write what the ledger said before and after a change."""
    return tuple(
        "nothing" if value in (None, [], {}) else finding_words(change.field, value)
        for value in (change.before, change.after)
    )  # type: ignore[return-value]  # two in, two out


def outlet_words(report: Report) -> str:
    """Name the publisher of a report."""
    return printable(report.outlet) if report.outlet else "outlet not known"


def report_words(report: Report) -> str:
    """Name a report by its title, else its first line, else where it came from."""
    first_line = report.text.strip().partition("\n")[0]
    return one_line(report.title or first_line or PurePath(report.location).name)


def published_words(report: Report) -> str:
    """Say when a report was published, and on what that rests."""
    published = report.published
    earliest, latest = published.earliest, published.latest
    if earliest is None and latest is None:
        return "day of publication not known"
    span = "–".join(dict.fromkeys(end for end in (earliest, latest) if end))
    others = f"; else {', '.join(published.candidates)}" if published.candidates else ""
    return f"{span} (from its {published.basis}{others})"


def speaker_words(link: AttributionLink) -> str:
    """Name a speaker: by name and role, or by role alone."""
    name, role = link.name and printable(link.name), link.role and printable(link.role)
    if name and role and role.casefold() not in name.casefold():
        return f"{name} ({role})"
    return name or role or f"{plain(link.kind)} source"


def origin_words(claim: Claim, report: Report) -> str:
    """Name who stands behind a claim: the nearest speaker, or the outlet itself."""
    if claim.origin is not None:
        return (claim.origin.name and printable(claim.origin.name)) or speaker_words(claim.origin)
    return printable(report.outlet) if report.outlet else f"{report_words(report)} (its own voice)"


def claim_words(claim: Claim) -> tuple[str, str]:
    """Give a claim's value and stance in words; where the one says the other already, it is said once.

    A number that is withheld has no value, and a denial of responsibility is a denial by its position.
    """
    stance = STANCE_MARKS[claim.stance]
    words = value_words(claim.value)
    if claim.stance == "withholds" and words == NOT_KNOWN:
        return "", stance
    return words, "" if words.startswith(stance) else stance


def chain_words(claim: Claim, report: Report) -> str:
    """Say through whom a claim came, from the one who said it to the outlet, with the qualifying words kept."""
    steps = []
    for link in claim.attribution:
        notes = [
            *(f"“{one_line(words)}”" for words in link.qualifiers),
            *([f"on {link.medium}"] if link.medium else []),
        ]
        steps.append(speaker_words(link) + (f", {', '.join(notes)}" if notes else ""))
    return " ← ".join([*steps, outlet_words(report)])


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
