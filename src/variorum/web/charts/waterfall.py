"""How a score comes about: each reason as a bar that goes on from where the one before it ended."""

from collections.abc import Sequence
from itertools import accumulate

from markupsafe import Markup

from variorum.web.charts.drawing import drawing, tag

WIDTH, LEFT, RIGHT, ROW, TOP = 720.0, 290.0, 60.0, 24.0, 40.0
SLIM, SLIM_LEFT, SLIM_ROW = 330.0, 2.0, 40.0
LONGEST_LABEL, LONGEST_SLIM = 42, 46
"""Characters of a reason that fit beside the bars, and on a phone above them."""
ROOM_FOR_NAME = 90.0
"""Width of the name of a mark: one that stands nearer to the edge has its name on the other side."""


def waterfall(
    title: str, reasons: Sequence[tuple[str, float]], marks: Sequence[tuple[str, float]], *, slim: bool = False
) -> Markup:
    """Draw the weights of reasons from zero to their sum, one under the other, with marks at some scores.

    Args:
        title: what is read aloud.
        reasons: what each says, and its weight.
        marks: names of scores that something hangs on, and the scores.
        slim: for a phone: each reason above its bar.

    >>> waterfall("score", [("same day", 3.9), ("other town", -0.8)], [("same", 5.2)]).count("<rect")
    3

    """
    ends = [*accumulate((weight for _, weight in reasons), initial=0.0)]
    low, high = min(*ends, *(at for _, at in marks), 0.0), max(*ends, *(at for _, at in marks), 0.0)
    width, left, row = (SLIM, SLIM_LEFT, SLIM_ROW) if slim else (WIDTH, LEFT, ROW)
    unit = (width - left - RIGHT) / ((high - low) or 1.0)

    def x(score: float) -> float:
        return left + (score - low) * unit

    bottom = TOP + row * (len(reasons) + 1)
    parts = [_mark(name, x(at), 10 + 12 * i, bottom) for i, (name, at) in enumerate(marks)]
    parts.append(tag("line", x1=x(0), x2=x(0), y1=TOP - 4, y2=bottom, class_="zero"))
    for i, (label, weight) in enumerate(reasons):
        kind = "for" if weight >= 0 else "against"
        parts.append(_bar(label, weight, (x(ends[i]), x(ends[i + 1])), TOP + row * i, kind, slim=slim))
    score = _bar("the score", ends[-1], (x(0), x(ends[-1])), TOP + row * len(reasons), "total", slim=slim)
    return drawing(title, width, bottom + 8, [*parts, score], "waterfall slim" if slim else "waterfall")


def _mark(name: str, x: float, y: float, bottom: float) -> Markup:
    return tag(
        "g",
        tag("line", x1=x, x2=x, y1=y + 2, y2=bottom, class_="threshold"),
        tag(
            "text",
            name,
            x=x - 4 if x > ROOM_FOR_NAME else x + 4,
            y=y,
            class_="tick over",
            text_anchor="end" if x > ROOM_FOR_NAME else "start",
        ),
    )


def _bar(label: str, weight: float, ends: tuple[float, float], y: float, kind: str, *, slim: bool) -> Markup:
    left, right = min(ends), max(ends)
    longest, down = (LONGEST_SLIM, SLIM_ROW - ROW) if slim else (LONGEST_LABEL, 0.0)
    words = label if len(label) <= longest else label[: longest - 1] + "…"
    at = y + down
    return tag(
        "g",
        tag("title", f"{label}: {weight:+.1f}"),
        tag("text", words, x=0, y=y + (12 if slim else 15), class_=f"label over{' strong' if kind == 'total' else ''}"),
        tag("rect", x=left, y=at + 4, width=max(right - left, 1.5), height=ROW - 8, class_=kind),
        tag("text", f"{weight:+.1f}", x=right + 4, y=at + 15, class_="tick over"),
    )
