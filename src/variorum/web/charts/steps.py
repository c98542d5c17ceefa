"""How a number changed with each report, as steps."""

from collections.abc import Callable, Sequence

from markupsafe import Markup
from msgspec import Struct

from variorum.web.charts.drawing import drawing, scale, tag

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640.0, 200.0, 66.0, 12.0, 44.0
MOST_LABELS = 8
"""Days that are written under the steps: more would run into each other."""


class Step(Struct, frozen=True):
    """What the ledger said after a report: the day, and low, best and high."""

    day: str
    report: str
    low: int | None
    best: int | None
    high: int | None


def steps(title: str, told: Sequence[Step]) -> Markup:
    """Draw steps: the best number as a line, low to high as a band around it; reports follow each other evenly.

    >>> steps("killed", [Step("2024-03-05", "r-1", 4, 4, 4)]).count("<rect")
    1

    """
    unit, top = scale([n for step in told for n in (step.low, step.best, step.high)], HEIGHT - TOP - BOTTOM)
    wide = (WIDTH - LEFT) / max(len(told), 1)
    floor = HEIGHT - BOTTOM

    def y(number: int) -> float:
        return floor - number * unit

    parts = [_grid(y, number) for number in sorted({0, top // 2, top})]
    line: list[str] = []
    for i, step in enumerate(told):
        x = LEFT + i * wide
        known = [number for number in (step.low, step.best, step.high) if number is not None]
        if known:
            high, low = y(max(known)), y(min(known))
            parts.append(tag("rect", x=x, y=high, width=wide, height=max(low - high, 1.0), class_="range"))
        if step.best is not None:
            at = y(step.best)
            line.append(f"{'L' if line else 'M'}{x:.1f} {at:.1f}H{x + wide:.1f}")
        if i % max(1, -(-len(told) // MOST_LABELS)) == 0:
            parts.append(tag("text", step.day, x=x + 2, y=HEIGHT - 24, class_="tick"))
    parts.append(tag("path", d="".join(line), class_="line"))
    return drawing(title, WIDTH, HEIGHT, parts, "steps")


def _grid(y: Callable[[int], float], number: int) -> Markup:
    return tag(
        "g",
        tag("line", x1=LEFT, x2=WIDTH, y1=y(number), y2=y(number), class_="grid"),
        tag("text", f"{number:,}", x=LEFT - 6, y=y(number) + 4, class_="tick", text_anchor="end"),
    )
