"""Columns -> a page of rows that fit a filter, and how many have each value."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct

from variorum.edges.store.columns import Coded, Columns, Fitting, Mask, Places, between
from variorum.model.names import fold
from variorum.model.search import DOUBT_BANDS, Counted, Facets, SearchOrder

MOST_ACTORS = 60
"""Actors counted: more than can be looked over are better asked for by name."""


class PagePlaces(Struct, frozen=True):
    """The ids of a page, and where it stands; see ``Page``."""

    ids: list[str]
    total: int
    first: int
    after: str | None
    before: str | None


def page_of(fitting: Fitting, *, order: SearchOrder, limit: int, after: str) -> PagePlaces:
    """Give a page of what fits.

    Raises:
        NotInLedger: ``after`` is not there.

    """
    columns, places = fitting.columns, in_order(fitting, order)
    first = _place_after(columns, places, order, after)
    shown = [columns.ids[place] for place in places[first : first + limit].tolist()]
    total = len(places)
    following = shown[-1] if shown and first + len(shown) < total else None
    earlier = max(0, first - limit)
    before = None if not first else columns.ids[int(places[earlier - 1])] if earlier else ""
    return PagePlaces(shown, total, first + 1 if shown else 0, following, before)


def in_order(fitting: Fitting, order: SearchOrder) -> Places:
    """Give the places of what fits, in an order."""
    ranked = fitting.columns.ordered(order)
    return ranked[fitting.mask().take(ranked)] if fitting.masks else ranked


def _place_after(columns: Columns, places: Places, order: SearchOrder, after: str) -> int:
    """Give how many of those that fit stand up to, and with, an incident, which itself need not fit any more."""
    if not after:
        return 0
    ranked = columns.ordered(order)
    key = ("rank", order)
    if key not in columns.kept:
        rank = np.empty(columns.size, dtype=np.intp)
        rank[ranked] = np.arange(columns.size)
        columns.kept[key] = rank
    ranks = columns.kept[key]
    return int(np.searchsorted(ranks.take(places), ranks[columns.place(after)], side="right"))


def facets(fitting: Fitting) -> Facets:
    """Count what fits with each value of each kind, under all that is asked for but of that kind."""
    columns, whole = fitting.columns, fitting.mask()
    kinds = ("types", "countries", "actors", "statuses", "grades", "doubt")
    under = {kind: fitting.mask(but=kind) if kind in fitting.masks else whole for kind in kinds}
    return Facets(
        types=_most(columns.coded["types"], under["types"]),
        countries=_most(columns.coded["countries"], under["countries"]),
        actors=_actors(columns, under["actors"], fitting.asked.actors),
        statuses=_most(columns.coded["statuses"], under["statuses"]),
        grades=_most(columns.coded["grades"], under["grades"]),
        doubt=_bands(columns, under["doubt"]),
    )


def _most(coded: Coded, mask: Mask) -> tuple[Counted, ...]:
    counted = zip(coded.values, coded.counts(mask), strict=True)
    return tuple(sorted((Counted(*each) for each in counted if each[1]), key=_rank))


def _rank(counted: Counted) -> tuple[int, str]:
    return -counted.count, counted.value or ""


def _actors(columns: Columns, mask: Mask, asked: Sequence[str]) -> tuple[Counted, ...]:
    actors, wanted = columns.coded["actors"], {fold(name) for name in asked}
    counts = dict(zip(actors.values, actors.counts(mask), strict=True))
    ranked = sorted((key for key in counts if counts[key] or key in wanted), key=lambda key: (-counts[key], key))
    shown = ranked[:MOST_ACTORS] + [key for key in ranked[MOST_ACTORS:] if key in wanted]
    return tuple(Counted(columns.actor_names[key], counts[key]) for key in shown)


def _bands(columns: Columns, mask: Mask) -> tuple[Counted, ...]:
    edges = list(pairwise(DOUBT_BANDS))
    last = len(edges) - 1
    counted = []
    for i, (least, most) in enumerate(edges):
        within = between(columns.doubt, least, None) & ((columns.doubt < most) | (i == last))
        counted.append(Counted(f"{least:g}-{most:g}", int(np.count_nonzero(within & mask))))
    return tuple(counted)
