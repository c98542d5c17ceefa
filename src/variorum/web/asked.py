"""A query of an address as a filter of incidents: the same for pages, the API and what is exported."""

from collections.abc import Callable, Mapping
from typing import TypeVar, get_args

from starlette.datastructures import QueryParams

from variorum.errors import SettingsError
from variorum.model.search import Box, Filter, SearchOrder

LISTS: Mapping[str, str] = {
    "type": "types", "country": "countries", "actor": "actors", "status": "statuses", "grade": "grades",
}  # fmt: skip
"""Names in a query that may come several times, and what they are of a filter."""
ORDERS: tuple[SearchOrder, ...] = get_args(SearchOrder)
MOST_ROWS = 200
"""Rows of a page at most."""
Number = TypeVar("Number", int, float)


def filter_of(given: QueryParams) -> Filter:
    """Read a filter from a query: ``type``, ``country``, ``actor``, ``status``, ``grade`` (any of several),
    ``least_doubt``, ``most_doubt``, ``earliest``, ``latest``, ``box`` (south,west,north,east), ``since``, ``words``,
    ``undated`` and ``unplaced`` (1).

    Raises:
        SettingsError: a number or box is none.

    """  # noqa: D205
    lists = {name: tuple(each for each in given.getlist(word) if each) for word, name in LISTS.items()}
    return Filter(
        **lists,
        least_doubt=number_of(given, "least_doubt", float, None, 0, 1),
        most_doubt=number_of(given, "most_doubt", float, None, 0, 1),
        earliest=given.get("earliest") or None,
        latest=given.get("latest") or None,
        box=_box(given.get("box")),
        since=given.get("since") or None,
        words=given.get("words") or None,
        undated=given.get("undated") == "1",
        unplaced=given.get("unplaced") == "1",
    )


def order_of(given: QueryParams) -> SearchOrder:
    """Read the order; the latest first by default.

    Raises:
        SettingsError: there is no such order.

    """
    asked = given.get("order") or "latest"
    found = next((order for order in ORDERS if order == asked), None)
    if found is None:
        msg = f"There is no order {asked!r}. Choose one of: {', '.join(ORDERS)}."
        raise SettingsError(msg)
    return found


def number_of(
    given: QueryParams, name: str, kind: Callable[[str], Number], default: Number | None, least: float, most: float
) -> Number | None:
    """Read a number of a query.

    Raises:
        SettingsError: it is none, or outside its bounds.

    """
    text = given.get(name)
    if not text:
        return default
    try:
        number = kind(text)
    except ValueError:
        number = None
    if number is None or not least <= number <= most:
        msg = f"{name} is {text!r}, and must be a number from {least:g} to {most:g}."
        raise SettingsError(msg)
    return number


def limit_of(given: QueryParams, default: int = 50) -> int:
    """Read how many are asked for.

    Raises:
        SettingsError: it is no number, or too many.

    """
    return number_of(given, "limit", int, default, 1, MOST_ROWS) or default


def _box(text: str | None) -> Box | None:
    if not text:
        return None
    try:
        south, west, north, east = (float(part) for part in text.split(","))
    except ValueError:
        south = west = north = east = float("nan")
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        msg = f"box is {text!r}, and must be four numbers, south,west,north,east, in degrees."
        raise SettingsError(msg)
    return Box(south, west, north, east)
