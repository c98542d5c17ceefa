"""What is asked of a whole ledger at once, and what is answered: incidents as light rows, and counts of them."""

from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.model.incident import Status
from variorum.model.values import DatePrecision, IncidentType, PlacePrecision

SearchOrder: TypeAlias = Literal["date", "latest", "reports", "id", "doubt", "learnt", "killed"]
"""How rows are listed: earliest first, latest first, most reports first, by id, most in doubt first, last learnt first,
most killed first.

Incidents that have nothing to be ordered by come last. Ties are settled by id.
"""
BinSize: TypeAlias = Literal["day", "month", "year"]

DOUBT_BANDS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Where the bands of doubt begin and end: quarters, since doubt is a rough number and more would feign exactness."""


class Box(Struct, frozen=True):
    """A part of the map, in degrees, its edges included; across the date line ``west`` is greater than ``east``."""

    south: float
    west: float
    north: float
    east: float


class Filter(Struct, frozen=True, kw_only=True):
    """Which incidents are meant: those that fit all that is given; of several values of one kind, any will do.

    ``statuses`` fit where any field stands so; ``actors`` by name, whatever its case, articles and diacritics;
    ``grades`` are those of Airwars. ``earliest`` and ``latest`` are days (ISO), both included, that an incident
    may have lasted beyond. ``since`` is a moment, written as the ledger writes moments: what it learnt later fits.
    ``words`` fit where any report that tells of the incident holds them all, anywhere in it (see ``phrases``).
    ``undated`` and ``unplaced`` leave only what has no day, or no place on the map.
    """

    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    least_doubt: float | None = None
    most_doubt: float | None = None
    earliest: str | None = None
    latest: str | None = None
    box: Box | None = None
    since: str | None = None
    words: str | None = None
    undated: bool = False
    unplaced: bool = False


class DoubtReason(Struct, frozen=True):
    """One part of a doubt: what raises it, and by how much."""

    reason: str
    weight: float


class Doubt(Struct, frozen=True):
    """How far an incident needs a person, from 0 to 1, and why, the weightiest reason first."""

    value: float
    reasons: tuple[DoubtReason, ...]


class Listed(Struct, frozen=True, array_like=True, gc=False):
    """An incident as a row of a list.

    ``day`` and ``last_day`` are ISO days; ``killed`` are the lowest, best and highest number that the leading policy
    settles on; ``reports`` and ``origins`` are how many there are; ``disputed`` are the fields whose answers disagree;
    ``statuses`` all that its findings have; ``grade`` is that of Airwars, a person's before a proposal.
    ``first_learnt`` is when the ledger first held the incident, ``last_learnt`` when what it says of it last changed:
    empty where the ledger is older than the keeping of times.
    """

    id: str
    title: str
    type: IncidentType
    day: str | None
    last_day: str | None
    precision: DatePrecision | None
    place: str | None
    place_precision: PlacePrecision | None
    country: str | None
    lat: float | None
    lon: float | None
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    reports: int
    origins: int
    actors: tuple[str, ...]
    disputed: tuple[str, ...]
    statuses: tuple[Status, ...]
    grade: str | None
    doubt: float
    first_learnt: str
    last_learnt: str


class Page(Struct, frozen=True):
    """Some of the rows that fit.

    ``total`` is how many fit; ``first`` the place of the first row among them, from 1, or 0 where there are none;
    ``after`` is the id to ask on from, or None at the end; ``before`` what to ask for the page before this one with:
    an id, "" for the beginning, None where this is the beginning. ``latest_only`` tells that so many reports hold the
    words asked for that only those learnt of last were looked at.
    """

    rows: tuple[Listed, ...]
    total: int
    first: int
    after: str | None
    before: str | None
    latest_only: bool = False


class Counted(Struct, frozen=True):
    """How many incidents have a value; None stands for those without one."""

    value: str | None
    count: int


class Facets(Struct, frozen=True):
    """How many incidents fit with each value of a kind, under all that is asked for but of that kind itself.

    The values with most incidents come first, then by value; bands of doubt, named as "0.25-0.5", in their order.
    Of actors there are at most as many as can be looked over, and those that are asked for.
    """

    types: tuple[Counted, ...]
    countries: tuple[Counted, ...]
    actors: tuple[Counted, ...]
    statuses: tuple[Counted, ...]
    grades: tuple[Counted, ...]
    doubt: tuple[Counted, ...]


class Bin(Struct, frozen=True):
    """How many incidents began in a span of days, both included, and in how many of them something is disputed."""

    start: str
    end: str
    count: int
    disputed: int


class Timeline(Struct, frozen=True):
    """When the incidents that fit began, in spans that have any; ``undated`` are those without a day."""

    by: BinSize
    bins: tuple[Bin, ...]
    undated: int


class Cell(Struct, frozen=True):
    """Incidents near each other on the map: the middle of them, how many, how many disputed, and the id of a lone one.

    ``box`` is the cell, for looking closer.
    """

    lat: float
    lon: float
    count: int
    disputed: int
    incident: str | None
    box: Box


class Cells(Struct, frozen=True):
    """Where the incidents that fit were; ``zoom`` may be less than asked for; ``unplaced`` have no place on a map."""

    zoom: int
    cells: tuple[Cell, ...]
    unplaced: int
