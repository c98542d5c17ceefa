"""Compare spans of characters, and show where they stand."""

from collections.abc import Iterable

from variorum.stages.extract.mentions import Span

AROUND = 160
"""Characters shown on either side of a miss."""


def meet(left: Iterable[Span], right: Iterable[Span]) -> bool:
    """Tell whether two sets of spans share a character.

    >>> meet([(0, 3)], [(2, 5)]), meet([(0, 3)], [(3, 5)])
    (True, False)

    """
    others = tuple(right)
    return any(a < d and c < b for a, b in left for c, d in others)


def around(text: str, start: int, end: int) -> str:
    """Give the words at a span with some before and after, on one line, the span in brackets.

    >>> around("Two men were hurt.", 0, 7)
    '[Two men] were hurt.'

    """
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())
