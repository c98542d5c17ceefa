"""Compare spans of characters and points of the earth, and show where something stands."""

import math
from collections.abc import Iterable

from variorum.stages.extract.mentions import Span

AROUND = 160
"""Characters shown on either side of a miss."""
EARTH_RADIUS = 6371.0


def meet(left: Iterable[Span], right: Iterable[Span]) -> bool:
    """Tell whether two sets of spans share a character.

    >>> meet([(0, 3)], [(2, 5)]), meet([(0, 3)], [(3, 5)])
    (True, False)

    """
    others = tuple(right)
    return any(a < d and c < b for a, b in left for c, d in others)


def words_of(text: str, spans: Iterable[Span]) -> str:
    """Give the words at some spans.

    >>> words_of("Two men were hurt.", [(0, 3), (13, 17)])
    'Two … hurt'

    """
    return " … ".join(text[start:end] for start, end in spans)


def around(text: str, start: int, end: int) -> str:
    """Give the words at a span with some before and after, on one line, the span in brackets.

    >>> around("Two men were hurt.", 0, 7)
    '[Two men] were hurt.'

    """
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the way between two points over the earth, in kilometres.

    >>> round(distance(0.0, 0.0, 0.0, 1.0))
    111

    """
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))
