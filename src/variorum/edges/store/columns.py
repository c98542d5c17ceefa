"""The rows of a ledger column by column, in memory: which of them fit a filter, and in what order they come.

A hundred thousand incidents take some ten megabytes so, and are gone through in a thousandth of a second, whatever is
asked; no index of a database serves every mixture of what can be asked, and counting under each costs it a whole pass.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from variorum.errors import NotInLedger, SettingsError
from variorum.model.names import fold
from variorum.model.search import Box, Filter, Listed, SearchOrder

Mask: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.intp]

LAST_DAY = "~"
"""Comes after every ISO day."""


class Coded:
    """Values of rows as numbers: ``values`` in order, and the number of each pair of a row and a value.

    A row has any number of values. ``rows`` are the rows of the pairs, those of each value together from ``starts`` on.
    """

    def __init__(self, of_rows: Sequence[Sequence[str]]) -> None:
        self.values = sorted({value for values in of_rows for value in values})
        number = {value: i for i, value in enumerate(self.values)}
        pairs = [(number[value], row) for row, values in enumerate(of_rows) for value in dict.fromkeys(values)]
        pairs.sort()
        self.number = number
        self.rows: Places = np.array([row for _, row in pairs], dtype=np.intp)
        codes = np.array([code for code, _ in pairs], dtype=np.intp)
        self.starts: Places = np.searchsorted(codes, np.arange(len(self.values) + 1))
        self.size = len(of_rows)

    def with_any(self, values: Iterable[str]) -> Mask:
        """Give the rows that have any of some values."""
        mask = np.zeros(self.size, dtype=np.bool_)
        for value in values:
            if (number := self.number.get(value)) is not None:
                mask[self.rows[self.starts[number] : self.starts[number + 1]]] = True
        return mask

    def counts(self, mask: Mask) -> list[int]:
        """Count the rows of a mask that have each value."""
        return group_sums(mask, self.rows, self.starts)


def group_sums(mask: Mask, rows: Places, starts: Places) -> list[int]:
    """Count what is in a mask among ``rows``, from each of ``starts`` to the next; no group is empty."""
    if len(starts) < 2 or not len(rows):
        return [0] * max(0, len(starts) - 1)
    taken = mask.take(rows).view(np.uint8)
    sums: list[int] = np.add.reduceat(taken, starts[:-1], dtype=np.int32).tolist()
    return sums


class Columns:
    """The rows of a ledger, by first day and id; those without a day come last."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        rows = sorted(listed, key=lambda row: (row.day or LAST_DAY, row.id))
        self.ids = [row.id for row in rows]
        self.size = len(rows)
        self.types = Coded([(row.type,) for row in rows])
        self.countries = Coded([(row.country,) if row.country else () for row in rows])
        self.statuses = Coded([row.statuses for row in rows])
        self.grades = Coded([(row.grade,) if row.grade else () for row in rows])
        self.actor_names = _names(rows)
        self.actors = Coded([[fold(name) for name in row.actors] for row in rows])
        self.starts = np.array([_day(row.day) for row in rows], dtype=np.int32)
        self.ends = np.array([_day(row.last_day) for row in rows], dtype=np.int32)
        self.dated = int(np.count_nonzero(self.starts))
        self.lat = np.array([_degrees(row, row.lat) for row in rows], dtype=np.float64)
        self.lon = np.array([_degrees(row, row.lon) for row in rows], dtype=np.float64)
        self.placed: Mask = ~np.isnan(self.lat)
        self.doubt = np.array([row.doubt for row in rows], dtype=np.float64)
        self.reports = np.array([row.reports for row in rows], dtype=np.int64)
        self.killed = np.array([_killed(row) for row in rows], dtype=np.float64)
        self.disputed: Mask = np.array([bool(row.disputed) for row in rows], dtype=np.bool_)
        self.moments = sorted({row.last_learnt for row in rows})
        rank = {moment: i for i, moment in enumerate(self.moments)}
        self.learnt = np.array([rank[row.last_learnt] for row in rows], dtype=np.int64)
        self.kept: dict[Any, Any] = {}

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of each id."""
        return {identity: i for i, identity in enumerate(self.ids)}

    @cached_property
    def by_id(self) -> Places:
        """The places in order of the ids."""
        return np.array(sorted(range(self.size), key=self.ids.__getitem__), dtype=np.intp)

    @cached_property
    def id_rank(self) -> Places:
        """The rank of each place among the ids."""
        rank = np.empty(self.size, dtype=np.intp)
        rank[self.by_id] = np.arange(self.size)
        return rank

    def masks(self, asked: Filter) -> dict[str, Mask]:
        """Give which rows fit each part of a filter that asks for something."""
        masks: dict[str, Mask] = {}
        for name, coded in self._coded().items():
            if values := getattr(asked, name):
                masks[name] = coded.with_any(map(fold, values) if name == "actors" else values)
        if asked.least_doubt is not None or asked.most_doubt is not None:
            masks["doubt"] = between(self.doubt, asked.least_doubt, asked.most_doubt)
        if asked.earliest or asked.latest:
            masks["days"] = self._days(asked.earliest, asked.latest)
        if asked.box is not None:
            masks["box"] = self._box(asked.box)
        if asked.since is not None:
            later = sum(moment <= asked.since for moment in self.moments)
            masks["since"] = self.learnt >= later
        if asked.undated:
            masks["undated"] = self.starts == 0
        if asked.unplaced:
            masks["unplaced"] = ~self.placed
        return masks

    def _coded(self) -> dict[str, Coded]:
        return {
            "types": self.types, "countries": self.countries, "statuses": self.statuses, "grades": self.grades,
            "actors": self.actors,
        }  # fmt: skip

    def _days(self, earliest: str | None, latest: str | None) -> Mask:
        mask = self.starts > 0
        if earliest:
            mask &= self.ends >= day_number(earliest)
        if latest:
            mask &= self.starts <= day_number(latest)
        return mask

    def _box(self, box: Box) -> Mask:
        within = (self.lat >= box.south) & (self.lat <= box.north)
        east, west = self.lon <= box.east, self.lon >= box.west
        mask: Mask = within & ((east & west) if box.west <= box.east else (east | west))
        return mask

    def with_ids(self, ids: Iterable[str]) -> Mask:
        """Give the rows with some ids."""
        mask = np.zeros(self.size, dtype=np.bool_)
        mask[[self.place_of[each] for each in ids if each in self.place_of]] = True
        return mask

    def ordered(self, order: SearchOrder) -> Places:
        """Give the places of all rows in an order."""
        key = ("order", order)
        if key not in self.kept:
            self.kept[key] = self._ordered(order)
        places: Places = self.kept[key]
        return places

    def _ordered(self, order: SearchOrder) -> Places:
        if order == "date":
            return np.arange(self.size)
        if order == "id":
            return self.by_id
        ranks: Mapping[str, NDArray[Any]] = {
            "latest": self.starts, "reports": self.reports, "doubt": self.doubt, "learnt": self.learnt,
            "killed": self.killed,
        }  # fmt: skip
        places: Places = np.lexsort((self.id_rank, ranks[order]))[::-1]
        return places

    def place(self, incident_id: str) -> int:
        """Give the place of an id.

        Raises:
            NotInLedger: it is not there, or not any more.

        """
        place = self.place_of.get(incident_id)
        if place is None:
            message = f"The list cannot go on from incident {incident_id!r}: it is not there any more. Begin anew."
            raise NotInLedger(message)
        return place


class Told:
    """Which incidents each reading tells of, as pairs in order of the readings' numbers."""

    def __init__(self, columns: Columns, pairs: Iterable[tuple[int, str]]) -> None:
        place_of = columns.place_of
        told = sorted((number, place_of[incident]) for number, incident in pairs if incident in place_of)
        self.numbers = np.array([number for number, _ in told], dtype=np.int64)
        self.places: Places = np.array([place for _, place in told], dtype=np.intp)
        self.size = columns.size

    def with_any(self, numbers: Sequence[int]) -> Mask:
        """Give the rows of the incidents that any of some readings tells of."""
        mask = np.zeros(self.size, dtype=np.bool_)
        wanted = np.sort(np.array(numbers, dtype=np.int64))
        first, end = (np.searchsorted(self.numbers, wanted, side) for side in ("left", "right"))
        while (left := first < end).any():
            mask[self.places[first[left]]] = True
            first = first + 1
        return mask


class Fitting:
    """What of a ledger fits a filter: a mask for each part of the filter that asks for something."""

    def __init__(
        self, columns: Columns, asked: Filter, worded: Mask | None = None, *, latest_only: bool = False
    ) -> None:
        self.columns, self.asked, self.latest_only = columns, asked, latest_only
        self.masks = columns.masks(asked)
        if worded is not None:
            self.masks["words"] = worded

    def mask(self, *, but: str | None = None) -> Mask:
        """Give what fits all parts of the filter, or all but one."""
        mask = np.ones(self.columns.size, dtype=np.bool_)
        for name, each in self.masks.items():
            if name != but:
                mask &= each
        return mask


def between(numbers: NDArray[np.float64], least: float | None, most: float | None) -> Mask:
    """Give where numbers are within bounds, both included."""
    mask = np.ones(len(numbers), dtype=np.bool_)
    if least is not None:
        mask &= numbers >= least
    if most is not None:
        mask &= numbers <= most
    return mask


def day_number(day: str) -> int:
    """Give the number of an ISO day.

    Raises:
        SettingsError: it is none.

    >>> day_number("0001-01-02")
    2

    """
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        message = f"{day!r} is no day. Write it as year, month and day: 2024-03-05."
        raise SettingsError(message) from None


def _day(day: str | None) -> int:
    return day_number(day) if day else 0


def _degrees(row: Listed, degrees: float | None) -> float:
    return float("nan") if row.lat is None or row.lon is None or degrees is None else degrees


def _killed(row: Listed) -> float:
    """Give by what an incident is ranked among the deadliest: the best number, else the lowest, else the highest."""
    known = (number for number in (row.killed_best, row.killed_low, row.killed_high) if number is not None)
    return float(next(known, -1))


def _names(rows: Sequence[Listed]) -> dict[str, str]:
    """Give the name that an actor is listed under, for what it is compared by: the one that incidents use most."""
    used: dict[str, dict[str, int]] = {}
    for row in rows:
        for name in row.actors:
            names = used.setdefault(fold(name), {})
            names[name] = names.get(name, 0) + 1
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in used.items()}
