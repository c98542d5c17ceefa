"""What a person writes as the right value of a claim -> a value of that claim's field."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

import msgspec
from msgspec import structs

from variorum.errors import JudgementError
from variorum.model.claim import COUNT_FIELDS, VALUE_TYPES, Claim
from variorum.model.values import (
    ActorValue,
    CountValue,
    DateValue,
    EventValue,
    IncidentType,
    PlaceValue,
    Position,
    ResponseType,
    ResponseValue,
    ResponsibilityValue,
    ThingValue,
)

HOW: dict[str, str] = {
    **dict.fromkeys(COUNT_FIELDS, "a number, as 14, 10-15, 'at least 12', 'up to 30' or 'about 30'"),
    "date": "a day, month or year, as 2024-03-05, 2024-03 or 2024, or two days as 2024-03-05/2024-03-07",
    "place": "a name, with the country's code if it is known, as 'Orlovka' or 'Orlovka, UA'",
    "event": f"one of {', '.join(get_args(IncidentType))}",
    "responsibility": f"a name and a position, as 'the army: admitted'; positions are {', '.join(get_args(Position))}",
    "response": f"what was done and by whom, as 'apology: the mayor'; these are {', '.join(get_args(ResponseType))}",
}
"""How the value of a field is written; of any other by a name."""
_COUNT = re.compile(
    r"(?:(?P<bound>at least|more than|up to|about)\s+)?(?P<first>\d+)(?P<plus>\+)?(?:\s*(?:-|–|to)\s*(?P<last>\d+))?"
)
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


def value_of(given: object, claim: Claim) -> Any:
    """Read a corrected value.

    Args:
        given: a value of the claim's field; a mapping, or JSON, of the parts that change; or the short way to write it
            that ``HOW`` tells.
        claim: the claim that is corrected; what is not given stays as it has it.

    Raises:
        JudgementError: it is no value of that field, or the one that the claim has.

    >>> from variorum.model.claim import make_claim
    >>> four = CountValue(4, 4, 4, None, None, "farmers", None, "four farmers")
    >>> claim = make_claim(report="r-1", account=None, field="killed", value=four, text="four farmers died",
    ...     span=(0, 12), context=(0, 17))
    >>> value = value_of("at least 14", claim)
    >>> value.low, value.best, value.high, value.group
    (14, None, None, 'farmers')

    """
    type_ = VALUE_TYPES[claim.field]
    try:
        if isinstance(given, type_):
            value: Any = given
        elif isinstance(given, Mapping):
            value = _from_parts(given, claim)
        elif isinstance(given, str) and given.lstrip().startswith("{"):
            value = _from_parts(msgspec.json.decode(given, type=dict[str, Any]), claim)
        else:
            value = _SHORT[type_](str(given).strip(), claim)
        msgspec.convert(msgspec.to_builtins(value), type_)
    except (ValueError, msgspec.MsgspecError) as error:
        how = HOW.get(claim.field, "a name")
        msg = f"{given!r} is no value of a claim on {claim.field} ({error}). Write {how}; or its parts as JSON."
        raise JudgementError(msg) from error
    if value == claim.value:
        msg = f"The claim {claim.id} has that value already. To confirm it: variorum judge accept {claim.id}."
        raise JudgementError(msg)
    return value


def _from_parts(parts: Mapping[str, Any], claim: Claim) -> Any:
    unknown = sorted(parts.keys() - set(claim.value.__struct_fields__))
    if unknown:
        msg = f"no part is called {', '.join(unknown)}; there are {', '.join(claim.value.__struct_fields__)}"
        raise ValueError(msg)
    return msgspec.convert(msgspec.to_builtins(claim.value) | dict(parts), type(claim.value))


def _count(given: str, claim: Claim) -> CountValue:
    found = _COUNT.fullmatch(given.casefold())
    if found is None:
        msg = "no number"
        raise ValueError(msg)
    first, last = int(found["first"]), int(found["last"]) if found["last"] else None
    bound = "at least" if found["plus"] else found["bound"]
    if last is not None and (last < first or bound):
        msg = "no span of numbers"
        raise ValueError(msg)
    ends: dict[str | None, tuple[int | None, int | None, int | None]] = {
        "at least": (first, None, None),
        "more than": (first, None, None),
        "up to": (None, None, first),
        "about": (None, first, None),
    }
    low, best, high = ends.get(bound, (first, None if last else first, last or first))
    held = claim.value
    group, part = (held.group, held.subset_of) if isinstance(held, CountValue) else (None, None)
    return CountValue(low, best, high, bound, None, group, part, given)


def _date(given: str, _: Claim) -> DateValue:
    first, _slash, last = given.partition("/")
    if not all(_DAY.fullmatch(end) for end in (first, last or first)):
        msg = "no day"
        raise ValueError(msg)
    if last:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        if end < start:
            msg = "it ends before it begins"
            raise ValueError(msg)
        return DateValue(first, last, "range", given)
    start, end = _span(first)
    precision = {4: "year", 7: "month", 10: "day"}[len(first)]
    return DateValue(start.isoformat(), end.isoformat(), precision, given)  # type: ignore[arg-type]


def _span(given: str) -> tuple[date, date]:
    parts = [int(part) for part in given.split("-")]
    start = date(*parts, *[1] * (3 - len(parts)))
    if len(parts) == 3:
        return start, start
    after = date(start.year + 1, 1, 1) if len(parts) == 1 or start.month == 12 else date(start.year, start.month + 1, 1)
    return start, date.fromordinal(after.toordinal() - 1)


def _place(given: str, claim: Claim) -> PlaceValue:
    name, _, country = (part.strip() for part in given.partition(","))
    if not name or (country and not re.fullmatch(r"[A-Z]{2}", country)):
        msg = "no name with a country's code of two capitals"
        raise ValueError(msg)
    held = claim.value
    precision = held.precision if isinstance(held, PlaceValue) else "point"
    # What was known of the place that was read (its region, where it lies) is not known of this one.
    return PlaceValue(name, country or None, None, None, None, precision, None, given)


def _actor(given: str, claim: Claim) -> ActorValue:
    person = isinstance(claim.value, ActorValue) and claim.value.named_person
    return ActorValue(_named(given), None, "person" if person else None, None, person)


def _named(given: str) -> str:
    if not given:
        msg = "no name"
        raise ValueError(msg)
    return given


def _split(given: str) -> tuple[str, str | None]:
    first, _, second = (part.strip() for part in given.partition(":"))
    return first, second or None


def _responsibility(given: str, claim: Claim) -> ResponsibilityValue:
    actor, position = _split(given)
    if position is None and isinstance(claim.value, ResponsibilityValue):
        return structs.replace(claim.value, position=actor)
    return ResponsibilityValue(actor or None, position)  # type: ignore[arg-type]


def _response(given: str, claim: Claim) -> ResponseValue:
    kind, actor = _split(given)
    toward = claim.value.toward if isinstance(claim.value, ResponseValue) else None
    held = claim.value.actor if isinstance(claim.value, ResponseValue) else None
    return ResponseValue(kind, actor or held, toward)  # type: ignore[arg-type]


_SHORT: dict[type[Any], Callable[[str, Claim], Any]] = {
    CountValue: _count,
    DateValue: _date,
    PlaceValue: _place,
    EventValue: lambda given, _: EventValue(given.replace(" ", "_")),  # type: ignore[arg-type]
    ActorValue: _actor,
    ThingValue: lambda given, _: ThingValue(_named(given), None),
    ResponsibilityValue: _responsibility,
    ResponseValue: _response,
}
