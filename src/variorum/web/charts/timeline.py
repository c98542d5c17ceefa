"""Incidents over time as bars, each leading to its span; of each the disputed ones are hatched."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from variorum.model.search import Bin, BinSize, Timeline
from variorum.web.charts.drawing import link, tag
from variorum.wording.values import count_of, day_words

WIDTH, HEIGHT, FOOT = 640.0, 120.0, 20.0
WIDEST, ROOM_FOR_BOTH = 60.0, 440.0
"""The width of a bar at most, and of all bars for the names of the first and the last to have room."""
LONGEST_GAP = 10
"""Bins without any incident that are drawn; more are a break, lest one event of long ago press all others together."""
LENGTHS: dict[BinSize, int] = {"day": 10, "month": 7, "year": 4}
"""Characters of an ISO day that name a bin."""


def bin_words(each: Bin, by: BinSize) -> str:
    """Name a span.

    >>> bin_words(Bin("2024-03-01", "2024-03-31", 4, 0), "month")
    'March 2024'

    """
    return day_words(each.start[: LENGTHS[by]])


def timeline(spread: Timeline, *, title: str, address: Callable[[Bin], str]) -> Markup:
    """Draw when incidents began; nothing if none has a day. Long times without any are drawn as a break."""
    if not spread.bins:
        return Markup("")
    places, breaks, slots = _slots(spread)
    unit = min(WIDTH / slots, WIDEST)
    top = max(each.count for each in spread.bins)
    bars = [
        _bar(each, spread.by, i * unit, unit, top, address(each)) for each, i in zip(spread.bins, places, strict=True)
    ]
    hatch = tag("line", x1=0, y1=0, x2=0, y2=4, class_="hatch")
    lines = tag("pattern", hatch, id="hatch", width=4, height=4, patternUnits="userSpaceOnUse",
                patternTransform="rotate(45)")  # fmt: skip
    return tag(
        "svg",
        tag("defs", lines),
        tag("line", x1=0, x2=slots * unit, y1=HEIGHT - FOOT, y2=HEIGHT - FOOT, class_="axis"),
        *(tag("text", "⋯", x=(i + 0.5) * unit, y=HEIGHT - FOOT - 4, text_anchor="middle") for i in breaks),
        *bars,
        *_ends(spread, slots * unit),
        tag("text", f"{top:,}", x=0, y=15, class_="top"),
        class_="timeline",
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="group",
        aria_label=title,
    )


def _slots(spread: Timeline) -> tuple[list[int], list[int], int]:
    """Give the slot of each bin, those of the breaks, and how many slots there are."""
    numbers = [_number(each.start, spread.by) for each in spread.bins]
    places, breaks = [0], []
    for before, after in pairwise(numbers):
        if after - before > LONGEST_GAP:
            breaks.append(places[-1] + 1)
            places.append(places[-1] + 2)
        else:
            places.append(places[-1] + after - before)
    return places, breaks, places[-1] + 1


def _number(day: str, by: BinSize) -> int:
    """Give the number of the day, month or year."""
    start = date.fromisoformat(day)
    return start.toordinal() if by == "day" else start.year * 12 + start.month if by == "month" else start.year


def _ends(spread: Timeline, right: float) -> list[Markup]:
    """Name the first and the last bin, if both names have room."""
    first, last = (bin_words(each, spread.by) for each in (spread.bins[0], spread.bins[-1]))
    begin = tag("text", first, x=0, y=HEIGHT - 4)
    if first == last:
        return [begin]
    if right < ROOM_FOR_BOTH:
        return [tag("text", f"{first} – {last}", x=0, y=HEIGHT - 4)]
    return [begin, tag("text", last, x=right, y=HEIGHT - 4, text_anchor="end")]


def _bar(each: Bin, by: BinSize, x: float, unit: float, top: int, address: str) -> Markup:
    width = max(unit - 1, 1.5)
    whole, part = ((HEIGHT - FOOT - 20) * number / top for number in (each.count, each.disputed))
    words = f"{bin_words(each, by)}: {count_of(each.count, 'incident')}"
    if each.disputed:
        words += f", {each.disputed:,} disputed"
    bottom = HEIGHT - FOOT
    parts = [
        tag("title", words),
        tag("rect", x=x, y=0, width=width, height=bottom, class_="reach"),
        tag("rect", x=x, y=bottom - whole, width=width, height=whole, class_="bar"),
    ]
    if each.disputed:
        parts.append(tag("rect", x=x, y=bottom - part, width=width, height=part, class_="hatched", fill="url(#hatch)"))
    return link(address, words, *parts)
