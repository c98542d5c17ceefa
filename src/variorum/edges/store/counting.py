"""Columns -> a page of rows that fit a filter, and how many have each value."""

from itertools import pairwise

import numpy as np
from msgspec import Struct

from variorum.edges.store.columns import Coded, Columns, Mask, Places, between, together
from variorum.model.names import fold
from variorum.model.search import DOUBT_BANDS, Counted, Facets, Filter, SearchOrder

MOST_ACTORS = 60
"""Actors counted: more than can be looked over are better asked for by name."""


class PagePlaces(Struct, frozen=True):
    """The ids of a page, and where it stands; see ``Page``."""

    ids: list[str]
    total: int
    first: int
    after: str | None
    before: str | None


def page_of(columns: Columns, asked: Filter, *, order: SearchOrder, limit: int, after: str) -> PagePlaces:
    """Give a page of what fits.

    Raises:
        NotInLedger: ``after`` is not there.

    """
    fitting = fitting_in_order(columns, asked, order)
    first = _place_after(columns, fitting, order, after)
    shown = [columns.ids[place] for place in fitting[first : first + limit].tolist()]
    total = len(fitting)
    following = shown[-1] if shown and first + len(shown) < total else None
    earlier = max(0, first - limit)
    before = None if not first else columns.ids[int(fitting[earlier - 1])] if earlier else ""
    return PagePlaces(shown, total, first + 1 if shown else 0, following, before)


def fitting_in_order(columns: Columns, asked: Filter, order: SearchOrder) -> Places:
    """Give the places of what fits, in an order."""
    ranked = columns.ordered(order)
    masks = columns.masks(asked)
    return ranked[together(masks, columns.size).take(ranked)] if masks else ranked


def _place_after(columns: Columns, fitting: Places, order: SearchOrder, after: str) -> int:
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
    return int(np.searchsorted(ranks.take(fitting), ranks[columns.place(after)], side="right"))


def facets(columns: Columns, asked: Filter) -> Facets:
    """Count what fits with each value of each kind, under all that is asked for but of that kind."""
    masks = columns.masks(asked)
    names = {"types", "countries", "actors", "statuses", "grades", "doubt"}
    whole = together(masks, columns.size)
    under = {name: together(masks, columns.size, but=name) if name in masks else whole for name in names}
    return Facets(
        types=_most(columns.types, under["types"]),
        countries=_most(columns.countries, under["countries"]),
        actors=_actors(columns, under["actors"], asked),
        statuses=_most(columns.statuses, under["statuses"]),
        grades=_most(columns.grades, under["grades"]),
        doubt=_bands(columns, under["doubt"]),
    )


def _most(coded: Coded, mask: Mask) -> tuple[Counted, ...]:
    counted = zip(coded.values, coded.counts(mask), strict=True)
    return tuple(sorted((Counted(*each) for each in counted if each[1]), key=_rank))


def _rank(counted: Counted) -> tuple[int, str]:
    return -counted.count, counted.value or ""


def _actors(columns: Columns, mask: Mask, asked: Filter) -> tuple[Counted, ...]:
    wanted = {fold(name) for name in asked.actors}
    counts = dict(zip(columns.actors.values, columns.actors.counts(mask), strict=True))
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
