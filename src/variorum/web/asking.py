"""What is asked of the ledger, as the query of an address, changed for the links of a page."""

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup, escape
from msgspec import Struct
from starlette.datastructures import QueryParams

from variorum.model.search import Box, Filter, SearchOrder
from variorum.web.asked import LISTS, filter_of, order_of
from variorum.web.render import query

SINGLE = ("words", "earliest", "latest", "least_doubt", "most_doubt", "since", "box", "undated", "unplaced")
"""Parts of a query that are given once."""


class Asked(Struct, frozen=True):
    """What is asked: ``given`` are the parts of the query that say which incidents are meant."""

    given: Mapping[str, tuple[str, ...]]
    filter: Filter
    order: SearchOrder = "latest"
    after: str = ""

    def value(self, name: str) -> str:
        """Give what a part of the query says, "" where it says nothing."""
        return next(iter(self.given.get(name, ())), "")

    def has(self, name: str, value: str) -> bool:
        """Say whether something is asked for."""
        return value in self.given.get(name, ())

    def address(self, path: str = "/", *, after: str = "", **changes: str | tuple[str, ...] | None) -> Markup:
        """Give the address of the same with parts changed; None takes a part away. A list begins anew."""
        order = None if self.order == "latest" else self.order
        written = query({**self.given, "order": order, "after": after}, **changes)
        return escape(path) + written if written != "?" else escape(path)

    def toggled(self, name: str, value: str) -> Markup:
        """Give the address of the same with a value taken away if it is asked for, else with it."""
        values = self.given.get(name, ())
        if value in values:
            values = tuple(each for each in values if each != value)
        else:
            values = (*values, value) if name in LISTS else (value,)
        changes: dict[str, Any] = {name: values or None}
        return self.address(**changes)

    def chosen(self) -> Iterator[tuple[str, str]]:
        """Give each thing that is asked for."""
        for name, values in self.given.items():
            yield from ((name, value) for value in values)


def asked_of(given: QueryParams) -> Asked:
    """Read what is asked from a query; names that are not known are left alone.

    Raises:
        SettingsError: a part is not understood.

    >>> asked_of(QueryParams("type=ambush&type=massacre&earliest=2024-03-05")).filter.types
    ('ambush', 'massacre')

    """
    parts = {name: tuple(dict.fromkeys(filter(None, given.getlist(name)))) for name in LISTS}
    parts |= {name: (given[name].strip(),) for name in SINGLE if given.get(name, "").strip()}
    kept = {name: values for name, values in parts.items() if values}
    return Asked(kept, filter_of(given), order_of(given), given.get("after", ""))


def box_words(box: Box) -> str:
    """Write a part of the map as a query does.

    >>> box_words(Box(39.0, 45.5, 41.25, 48.0))
    '39,45.5,41.25,48'

    """
    return ",".join(f"{each:.6f}".rstrip("0").rstrip(".") for each in (box.south, box.west, box.north, box.east))
