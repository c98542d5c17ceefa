"""The rows of a ledger column by column, in memory: which of them fit a filter, and in what order they come.

A hundred thousand incidents take some ten megabytes so, and are gone through in a thousandth of a second, whatever is
asked; no index of a database serves every mixture of what can be asked, and counting under each costs it a whole pass.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from variorum.errors import NotInLedger, SettingsError
from variorum.model.names import fold
from variorum.model.search import Box, Filter, Listed, SearchOrder

Mask: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.intp]

KINDS = ("types", "countries", "statuses", "grades", "actors")
"""What is asked for by values."""
AT_ONCE = 500
"""Rows that are taken apart together: as many as a processor holds close at hand."""
LAST_DAY = "~"
"""Comes after every ISO day."""


class Coded:
    """Values of rows as numbers: ``values`` in order, and the number of each pair of a row and a value.

    A row has any number of values. ``rows`` are the rows of the pairs, those of each value together from ``starts`` on;
    each of the values has some.
    """

    def __init__(self, values: Sequence[str], codes: Places, rows: Places, size: int) -> None:
        """Take pairs in order of their codes and rows; values that no row has are left out."""
        counts = np.bincount(codes, minlength=len(values))
        used = np.flatnonzero(counts)
        self.values = [values[code] for code in used.tolist()]
        self.codes: Places = (np.cumsum(counts > 0) - 1)[codes]
        self.rows = rows
        self.starts: Places = np.concatenate(([0], np.cumsum(counts[used])))
        self.size = size

    @classmethod
    def of(cls, of_rows: Sequence[Sequence[str]]) -> Self:
        """Code the values of rows; one that a row has twice counts once."""
        flat = list(chain.from_iterable(of_rows))
        values = sorted(set(flat))
        number = {value: i for i, value in enumerate(values)}
        codes = np.fromiter(map(number.__getitem__, flat), dtype=np.intp, count=len(flat))
        rows = np.repeat(np.arange(len(of_rows)), np.fromiter(map(len, of_rows), dtype=np.intp, count=len(of_rows)))
        return cls._of_pairs(values, codes, rows, len(of_rows))

    @classmethod
    def _of_pairs(cls, values: Sequence[str], codes: Places, rows: Places, size: int) -> Self:
        order = np.lexsort((rows, codes))
        codes, rows = codes[order], rows[order]
        first = np.ones(len(codes), dtype=np.bool_)
        first[1:] = (codes[1:] != codes[:-1]) | (rows[1:] != rows[:-1])
        return cls(values, codes[first], rows[first], size)

    def renamed(self, rename: Callable[[str], str]) -> "Coded":
        """Give the same with other names for the values, of which several may come to the same name."""
        names = [rename(value) for value in self.values]
        values = sorted(set(names))
        number = {value: i for i, value in enumerate(values)}
        return Coded._of_pairs(
            values, np.array([number[name] for name in names], dtype=np.intp)[self.codes], self.rows, self.size
        )

    @classmethod
    def of_one(cls, of_rows: Sequence[str | None]) -> Self:
        """Code rows that have one value each, or None."""
        values = sorted({value for value in of_rows if value is not None})
        number: dict[str | None, int] = {value: i for i, value in enumerate(values)} | {None: -1}
        codes = np.fromiter(map(number.__getitem__, of_rows), dtype=np.intp, count=len(of_rows))
        order = np.argsort(codes, kind="stable")
        rows = order[codes[order] >= 0]
        return cls(values, codes[rows], rows, len(of_rows))

    def joined(self, other: "Coded", moved: Places, size: int) -> "Coded":
        """Give the values of the rows of both, which have moved to new places, or are gone where that is below 0.

        Rows of one of the two must not have changed their order.
        """
        known = self.number.keys() >= set(other.values)
        values = self.values if known else sorted({*self.values, *other.values})
        number = self.number if known else {value: i for i, value in enumerate(values)}
        codes, rows = self._moved(number, moved[: self.size])
        added, theirs = other._moved(number, moved[self.size :])
        places = np.searchsorted(codes * size + rows, added * size + theirs)
        return Coded(values, np.insert(codes, places, added), np.insert(rows, places, theirs), size)

    def _moved(self, number: Mapping[str, int], moved: Places) -> tuple[Places, Places]:
        rows = moved[self.rows]
        left = rows >= 0
        codes = np.array([number[value] for value in self.values], dtype=np.intp)[self.codes]
        return codes[left], rows[left]

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each value."""
        return {value: i for i, value in enumerate(self.values)}

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

    def __init__(self, ids: Sequence[str], arrays: Mapping[str, NDArray[Any]], coded: Mapping[str, Coded]) -> None:
        self.ids, self.arrays, self.coded = ids, arrays, coded
        self.size = len(ids)
        self.starts, self.ends = arrays["starts"], arrays["ends"]
        self.lat, self.lon = arrays["lat"], arrays["lon"]
        self.doubt, self.disputed = arrays["doubt"], arrays["disputed"]
        self.dated = int(np.count_nonzero(self.starts))
        self.placed: Mask = ~np.isnan(self.lat)
        self.kept: dict[Any, Any] = {}

    @classmethod
    def of(cls, listed: Iterable[Listed]) -> Self:
        """Give the columns of rows, in whatever order these come."""
        rows = sorted(listed, key=lambda row: row.id)
        rows.sort(key=lambda row: row.day or LAST_DAY)
        fields = _by_field(rows)
        return cls(fields["id"], _arrays(fields), _coded(fields))

    def changed(self, listed: Iterable[Listed], gone: Iterable[str]) -> "Columns":
        """Give the columns with some rows set anew, and some taken away: a tenth of the work of making all anew."""
        new = Columns.of(listed)
        left = ~self.with_ids((*gone, *new.ids))
        order = _merged(self, new, np.concatenate((left, np.ones(new.size, dtype=np.bool_))))
        moved = np.full(self.size + new.size, -1, dtype=np.intp)
        moved[order] = np.arange(len(order))
        ids = [*self.ids, *new.ids]
        arrays = {name: np.concatenate((each, new.arrays[name]))[order] for name, each in self.arrays.items()}
        coded = {name: each.joined(new.coded[name], moved, len(order)) for name, each in self.coded.items()}
        return Columns([ids[place] for place in order.tolist()], arrays, coded)

    @cached_property
    def learnt(self) -> Places:
        """The rank of the moment at which each row last changed, and of rows of one moment the same."""
        ranks = np.zeros(self.size, dtype=np.intp)
        moments = self.coded["moments"]
        ranks[moments.rows] = moments.codes
        return ranks

    @cached_property
    def actor_names(self) -> dict[str, str]:
        """The name that an actor is listed under, for what it is compared by: the one that most incidents use."""
        names: dict[str, str] = {}
        spellings = self.coded["spellings"]
        used = np.diff(spellings.starts).tolist()
        for _, name in sorted(zip((-count for count in used), spellings.values, strict=True)):
            names.setdefault(fold(name), name)
        return names

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of each id."""
        return {identity: i for i, identity in enumerate(self.ids)}

    @cached_property
    def by_id(self) -> Places:
        """The places in order of the ids."""
        return np.argsort(np.array(self.ids, dtype=np.str_), kind="stable")

    @cached_property
    def id_rank(self) -> Places:
        """The rank of each place among the ids."""
        rank = np.empty(self.size, dtype=np.intp)
        rank[self.by_id] = np.arange(self.size)
        return rank

    def masks(self, asked: Filter) -> dict[str, Mask]:
        """Give which rows fit each part of a filter that asks for something."""
        masks: dict[str, Mask] = {}
        for name in KINDS:
            if values := getattr(asked, name):
                masks[name] = self.coded[name].with_any(map(fold, values) if name == "actors" else values)
        if asked.least_doubt is not None or asked.most_doubt is not None:
            masks["doubt"] = between(self.doubt, asked.least_doubt, asked.most_doubt)
        if asked.earliest or asked.latest:
            masks["days"] = self._days(asked.earliest, asked.latest)
        if asked.box is not None:
            masks["box"] = self._box(asked.box)
        if asked.since is not None:
            masks["since"] = self.learnt >= bisect_right(self.coded["moments"].values, asked.since)
        if asked.undated:
            masks["undated"] = self.starts == 0
        if asked.unplaced:
            masks["unplaced"] = ~self.placed
        return masks

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
        if order == "latest":
            return np.concatenate((np.arange(self.dated)[::-1], np.arange(self.dated, self.size)[::-1]))
        if order == "id":
            return self.by_id
        ranks: Mapping[str, NDArray[Any]] = {
            "reports": self.arrays["reports"], "doubt": self.doubt, "learnt": self.learnt,
            "killed": self.arrays["killed"],
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


class Fitting:
    """What of a ledger fits a filter: a mask for each part of the filter that asks for something."""

    def __init__(
        self, columns: Columns, asked: Filter, worded: Mask | None = None, *, latest_only: bool = False
    ) -> None:
        self.columns, self.asked, self.latest_only = columns, asked, latest_only
        self.masks = columns.masks(asked)
        if worded is not None:
            self.masks["words"] = worded
        self._made: dict[str | None, Mask] = {}

    def mask(self, *, but: str | None = None) -> Mask:
        """Give what fits all parts of the filter, or all but one; it is made once, and not to be changed."""
        if but not in self._made:
            mask = np.ones(self.columns.size, dtype=np.bool_)
            for name, each in self.masks.items():
                if name != but:
                    mask &= each
            self._made[but] = mask
        return self._made[but]


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


def _days(days: Sequence[str | None]) -> NDArray[np.int32]:
    """Give the numbers of days, 0 where there is none; few days stand for many rows."""
    number = {day: day_number(day) if day else 0 for day in set(days)}
    return np.fromiter(map(number.__getitem__, days), dtype=np.int32, count=len(days))


def _numbers(numbers: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array(numbers, dtype=np.float64)  # None becomes what is no number


def _killed(best: int | None, low: int | None, high: int | None) -> int:
    """Give by what an incident is ranked among the deadliest: the best number, else the lowest, else the highest."""
    if best is not None:
        return best
    return low if low is not None else high if high is not None else -1


def _by_field(rows: Sequence[Listed]) -> dict[str, list[Any]]:
    """Give the rows field by field.

    They are gone through once, some at a time: to come back to a hundred thousand for each field takes thrice as long.
    """
    fields: dict[str, list[Any]] = {name: [] for name in Listed.__struct_fields__}
    getters = [(values, attrgetter(name)) for name, values in fields.items()]
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        for values, getter in getters:
            values.extend(map(getter, some))
    return fields


def _arrays(fields: Mapping[str, list[Any]]) -> dict[str, NDArray[Any]]:
    lat, lon = _numbers(fields["lat"]), _numbers(fields["lon"])
    unplaced = np.isnan(lat) | np.isnan(lon)
    lat[unplaced] = lon[unplaced] = np.nan
    return {
        "starts": _days(fields["day"]),
        "ends": _days(fields["last_day"]),
        "lat": lat,
        "lon": lon,
        "doubt": _numbers(fields["doubt"]),
        "reports": np.array(fields["reports"], dtype=np.int64),
        "killed": _numbers(list(map(_killed, *(fields[f"killed_{end}"] for end in ("best", "low", "high"))))),
        "disputed": np.array(list(map(bool, fields["disputed"])), dtype=np.bool_),
    }


def _coded(fields: Mapping[str, list[Any]]) -> dict[str, Coded]:
    spellings = Coded.of(fields["actors"])
    return {
        "types": Coded.of_one(fields["type"]),
        "countries": Coded.of_one([country or None for country in fields["country"]]),
        "statuses": Coded.of(fields["statuses"]),
        "grades": Coded.of_one([grade or None for grade in fields["grade"]]),
        "actors": spellings.renamed(fold),
        "spellings": spellings,
        "moments": Coded.of_one(fields["last_learnt"]),
    }


def _merged(old: Columns, new: Columns, left: Mask) -> Places:
    """Give the places of what is left of two, the second counted on from the first, by first day and id."""
    places = np.flatnonzero(left[: old.size])
    ids = [old.ids[place] for place in places.tolist()]
    days, added = (_sortable(each) for each in (old.starts[places], new.starts))
    first, end = (np.searchsorted(days, added, side).tolist() for side in ("left", "right"))
    before = [bisect_left(ids, identity, *span) for identity, *span in zip(new.ids, first, end, strict=True)]
    order: Places = np.insert(places, np.array(before, dtype=np.intp), np.arange(old.size, old.size + new.size))
    return order


def _sortable(days: NDArray[Any]) -> NDArray[Any]:
    return np.where(days == 0, np.iinfo(days.dtype).max, days)
