"""The values that claims carry, field by field, as the contract defines them. What is not known is ``None``."""

from typing import Literal, TypeAlias

from msgspec import Struct

IncidentType: TypeAlias = Literal[
    "attack", "armed_clash", "shelling", "air_strike", "bombing", "shooting", "shootdown", "assassination",
    "abduction", "arson", "riot", "protest", "offensive", "ceasefire", "talks", "agreement", "sanction", "aid",
    "exercise", "other",
]  # fmt: skip
DatePrecision: TypeAlias = Literal["hour", "day", "week", "month", "year", "range"]
PlacePrecision: TypeAlias = Literal["point", "near", "district", "region", "country"]
Position: TypeAlias = Literal["claimed", "admitted", "denied", "blamed", "suspected"]
ResponseType: TypeAlias = Literal[
    "apology", "condolence", "compensation", "arrest", "dismissal", "investigation", "retaliation", "sanction",
    "condemnation", "aid",
]  # fmt: skip
CasualtyKind: TypeAlias = Literal["killed", "wounded", "missing", "captured", "released", "displaced"]

MOST_HARMED = 10_000_000
"""No count of people harmed in one incident is above this: the deadliest days of any war stay far below it."""


class EventValue(Struct, frozen=True):
    """What kind of thing happened."""

    type: IncidentType


class DateValue(Struct, frozen=True):
    """When: ISO days (or minutes for ``hour``), both ends included, and the words that say so.

    ``timex`` keeps what the words alone give, in the notation of TIMEX3: ``2023-09-20``, ``XXXX-WXX-3`` for a
    Wednesday of an unknown week, ``XXXX-09-20`` for a day of an unknown year, ``P3D``, ``PAST_REF``.
    ``start`` and ``end`` are None while the words cannot be set on a calendar.
    """

    start: str | None
    end: str | None
    precision: DatePrecision
    words: str
    timex: str | None = None


class PlaceValue(Struct, frozen=True):
    """Where: ``country`` is an ISO 3166 alpha-2 code, ``lat`` and ``lon`` degrees of the place or of its region."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    gazetteer_id: str | None
    words: str


class CountValue(Struct, frozen=True):
    """How many: what the words say and no more.

    "at least 12" has only ``low``, "up to 30" only ``high``, "about 30" only ``best``; "dozens" has no number and
    a ``vague`` word; ``bound`` keeps the limiting words. ``group`` says of whom. ``subset_of`` is the quote of the
    larger count in the same report that this one is a part of.
    """

    low: int | None
    best: int | None
    high: int | None
    bound: str | None
    vague: str | None
    group: str | None
    subset_of: str | None
    words: str


class ActorValue(Struct, frozen=True):
    """Who did it or suffered it. An unknown perpetrator has no ``name``."""

    name: str | None
    role: str | None
    kind: str | None
    country: str | None
    named_person: bool


class ThingValue(Struct, frozen=True):
    """A weapon, or a thing damaged."""

    name: str
    type: str | None


class ResponsibilityValue(Struct, frozen=True):
    """Who is said to have done it, and how it is said."""

    actor: str | None
    position: Position


class ResponseValue(Struct, frozen=True):
    """What somebody did about it afterwards."""

    type: ResponseType
    actor: str | None
    toward: str | None


Value: TypeAlias = (
    EventValue | DateValue | PlaceValue | CountValue | ActorValue | ThingValue | ResponsibilityValue | ResponseValue
)
