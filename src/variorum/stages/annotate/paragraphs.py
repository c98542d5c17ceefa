"""Cut a text into paragraphs, so that no sentence runs from a headline into the story."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

WRAPPED_LINE = (50, 100)
"""Median and longest length of lines that were broken to fit a column: mail and wire text breaks at 60 to 80."""
WRAPPED_MINIMUM = 4
"""Fewer lines than this show no habit."""

_LINE = re.compile(r"[^\n\r]+")
_ENDS = re.compile(r"[.!?:;\"”’)\]»…]\s*$")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""Give the spans of a text's paragraphs, without the white space around them.

    A line break parts two paragraphs, unless the lines were broken to fit a column, or a line stops in the middle of
    a sentence that the next one goes on with.

    >>> list(paragraphs("Four dead\n\nThe blast hit a bus."))
    [(0, 9), (11, 31)]
    """
    lines = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
    wrapped = _is_wrapped(text, lines)
    start: int | None = None
    for i, (first, last) in enumerate(lines):
        start = first if start is None else start
        if i + 1 < len(lines) and _goes_on(text, (first, last), lines[i + 1], wrapped=wrapped):
            continue
        yield _stripped(text, start, last)
        start = None


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    inner = [b - a for (a, b), (c, _) in pairwise(lines) if text.count("\n", b, c) == 1]
    if len(inner) < WRAPPED_MINIMUM:
        return False
    shortest_median, longest = WRAPPED_LINE
    return median(inner) >= shortest_median and max(inner) <= longest


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], *, wrapped: bool) -> bool:
    if text.count("\n", line[1], following[0]) > 1:
        return False
    if wrapped:
        return True
    ended = _ENDS.search(text, line[0], line[1]) is not None
    return not ended and text[following[0] : following[1]].lstrip()[:1].islower()


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
