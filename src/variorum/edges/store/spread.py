"""Columns -> how what fits a filter is spread over time and over the map."""

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.edges.store.columns import Columns, Fitting, Mask, Places
from variorum.errors import SettingsError
from variorum.model.search import Bin, BinSize, Box, Cell, Cells, Timeline

MOST_BINS = 120
"""Bins of a timeline: as many as can be told apart, and pointed at, on a screen of 360 points; more only of years."""
WIDEST_CELL = 45.0
"""Degrees of a side of a cell at zoom 0: eight around the world. Each zoom halves them."""
MOST_ZOOM = 14
"""Cells of 0.003 degrees, 300 m: places are not known closer."""
MOST_CELLS = 600
"""Cells that are given: beyond that a lower zoom is taken, since marks would cover each other."""


def timeline(fitting: Fitting) -> Timeline:
    """Count what fits by days, months or years."""
    columns, mask = fitting.columns, fitting.mask()
    undated = int(np.count_nonzero(mask[columns.dated :]))
    dated = mask[: columns.dated]
    found = np.flatnonzero(dated)
    if not len(found):
        return Timeline("year", (), undated)
    first, last = (date.fromordinal(int(columns.starts[found[i]])) for i in (0, -1))
    by = _bin_size(first, last)
    return Timeline(by, _bins(columns, dated, _edges(first, last, by)), undated)


def _bin_size(first: date, last: date) -> BinSize:
    if (last - first).days < MOST_BINS:
        return "day"
    return "month" if _months(last) - _months(first) < MOST_BINS else "year"


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _edges(first: date, last: date, by: BinSize) -> list[int]:
    """Give the numbers of the first days of the bins from ``first`` to ``last``, and of the day after them."""
    if by == "day":
        return list(range(first.toordinal(), last.toordinal() + 2))
    step, begin, end = (1, _months(first), _months(last)) if by == "month" else (12, first.year * 12, last.year * 12)
    return [_month_start(month) for month in range(begin, end + step + 1, step)]


def _month_start(month: int) -> int:
    year, month = divmod(month, 12)
    return date(year, month + 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1


def _bins(columns: Columns, dated: Mask, edges: list[int]) -> tuple[Bin, ...]:
    bounds = np.searchsorted(columns.starts[: columns.dated], edges)
    counts = _counts(dated, bounds)
    disputed = _counts(dated & columns.disputed[: columns.dated], bounds)
    spans = [(date.fromordinal(a).isoformat(), date.fromordinal(b - 1).isoformat()) for a, b in pairwise(edges)]
    return tuple(Bin(*span, n, m) for span, n, m in zip(spans, counts, disputed, strict=True) if n)


def _counts(mask: Mask, bounds: Places) -> list[int]:
    up_to = np.concatenate(([0], np.cumsum(mask, dtype=np.int32)))
    counts: list[int] = np.diff(up_to.take(bounds)).tolist()
    return counts


def cells(fitting: Fitting, *, zoom: int) -> Cells:
    """Gather what fits into cells of the map.

    Raises:
        SettingsError: the zoom is less than 0.

    """
    if zoom < 0:
        message = f"The zoom of the map cannot be {zoom}; it begins at 0, the whole world."
        raise SettingsError(message)
    columns, mask = fitting.columns, fitting.mask()
    unplaced = int(np.count_nonzero(mask & ~columns.placed))
    for each in range(min(zoom, MOST_ZOOM), -1, -1):
        grid = _grid(columns, each)
        counts = grid.counts(mask)
        if np.count_nonzero(counts) <= MOST_CELLS:
            break
    return Cells(each, grid.cells(columns, mask, counts), unplaced)


class _Grid:
    """The placed rows of a ledger, cell by cell."""

    def __init__(self, columns: Columns, zoom: int) -> None:
        self.side = WIDEST_CELL / 2**zoom
        placed = np.flatnonzero(columns.placed)
        row = np.floor((columns.lat[placed] + 90) / self.side).astype(np.int64)
        column = np.floor((columns.lon[placed] + 180) / self.side).astype(np.int64)
        keys = row * (1 << 32) + column
        order = np.argsort(keys, kind="stable")
        self.rows: Places = placed[order]
        self.keys, firsts = np.unique(keys[order], return_index=True)
        self.lat, self.lon = columns.lat[self.rows], columns.lon[self.rows]
        self.starts: Places = np.append(firsts, len(order)).astype(np.intp)

    def counts(self, mask: Mask) -> NDArray[Any]:
        """Count what is in a mask in each cell."""
        return self._sums(mask.take(self.rows).view(np.uint8)) if len(self.rows) else np.zeros(0, dtype=np.int32)

    def cells(self, columns: Columns, mask: Mask, counts: NDArray[Any]) -> tuple[Cell, ...]:
        """Give the cells that hold anything."""
        used = np.flatnonzero(counts)
        if not len(used):
            return ()
        taken = mask.take(self.rows)
        sums = [self._sums(np.where(taken, each, 0))[used] for each in (self.lat, self.lon, self.rows)]
        disputed = self._sums((mask & columns.disputed).take(self.rows).view(np.uint8))[used]
        numbers = zip(used, *(each.tolist() for each in (*sums, counts[used], disputed)), strict=True)
        return tuple(
            Cell(
                round(lat / count, 4), round(lon / count, 4), count, doubted,
                columns.ids[row] if count == 1 else None, self._box(i),
            )
            for i, lat, lon, row, count, doubted in numbers
        )  # fmt: skip

    def _sums(self, values: NDArray[Any]) -> NDArray[Any]:
        kind = np.int32 if values.dtype == np.uint8 else values.dtype
        sums: NDArray[Any] = np.add.reduceat(values, self.starts[:-1], dtype=kind)
        return sums

    def _box(self, i: int) -> Box:
        row, column = divmod(int(self.keys[i]), 1 << 32)
        south, west = row * self.side - 90, column * self.side - 180
        return Box(south, west, south + self.side, west + self.side)


def _grid(columns: Columns, zoom: int) -> _Grid:
    key = ("grid", zoom)
    if key not in columns.kept:
        columns.kept[key] = _Grid(columns, zoom)
    grid: _Grid = columns.kept[key]
    return grid
