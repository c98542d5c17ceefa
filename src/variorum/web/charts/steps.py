"""How a number changed with each report, as steps."""

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from variorum.web.charts.drawing import drawing, link, scale, tag, ticks
from variorum.wording.values import NOT_KNOWN, numbers_words

HEIGHT, LEFT, TOP, BOTTOM = 200.0, 50.0, 24.0, 36.0
BROAD, SLIM = 640.0, 330.0
ROOM_FOR_A_DAY, ROOM_FOR_NUMBERS = 100.0, 104.0
"""Width of a day that is written under the steps, and of the numbers that are written over one."""


class Step(Struct, frozen=True):
    """What the ledger said after a report: its day and name, where it is to be read, and low, best and high."""

    day: str
    report: str
    address: str
    low: int | None
    best: int | None
    high: int | None

    @property
    def words(self) -> str:
        """Give the numbers in words."""
        return numbers_words(self.low, self.best, self.high)


def steps(title: str, told: Sequence[Step], *, slim: bool = False) -> Markup:
    """Draw steps: the best number as a line, low to high as a band around it; reports follow each other evenly.

    >>> steps("killed", [Step("5 March 2024", "Daily", "/report/r-1", 4, 4, 4)]).count('class="range"')
    1

    """
    width = SLIM if slim else BROAD
    unit, top = scale([n for step in told for n in (step.low, step.best, step.high)], HEIGHT - TOP - BOTTOM)
    wide, floor = (width - LEFT) / max(len(told), 1), HEIGHT - BOTTOM

    def y(number: int) -> float:
        return floor - number * unit

    parts = [_grid(y, number, width) for number in ticks(top, 4)]
    line: list[str] = []
    written = dict(_numbers(told, wide, width))
    for i, step in enumerate(told):
        x = LEFT + i * wide
        parts.append(_column(step, x, wide, y, written.get(i)))
        if step.best is not None:
            line.append(f"{'L' if line else 'M'}{x:.1f} {y(step.best):.1f}H{x + wide:.1f}")
    parts += [tag("path", d="".join(line), class_="line"), *_days(told, wide, width)]
    return drawing(title, width, HEIGHT, parts, "steps slim" if slim else "steps")


def _column(step: Step, x: float, wide: float, y: Callable[[int], float], written: float | None) -> Markup:
    """Draw what stands after a report, leading to it; ``written`` is where its numbers are written, if they are."""
    known = [number for number in (step.low, step.best, step.high) if number is not None]
    words = f"{step.day}, {step.report}: {step.words}"
    parts = [tag("title", words)]
    parts.append(tag("rect", x=x, y=TOP, width=wide, height=HEIGHT - TOP - BOTTOM, class_="column"))
    if known:
        high, low = y(max(known)), y(min(known))
        parts.append(tag("rect", x=x, y=high, width=wide, height=max(low - high, 1.0), class_="range"))
        if written is not None:
            parts.append(tag("text", step.words, x=written, y=high - 8, class_="label strong over"))
        elif step.high is None:
            parts.append(tag("path", d=f"M{x + wide / 2 - 5:.1f} {high - 3:.1f}l5 -7l5 7z", class_="open"))
    return link(step.address, words, *parts)


def _numbers(told: Sequence[Step], wide: float, width: float) -> Iterator[tuple[int, float]]:
    """Say over which steps the numbers are written, and where: those that differ from before, if there is room."""
    before, free = "", 0.0
    for i, step in enumerate(told):
        x = min(LEFT + i * wide + 4, width - ROOM_FOR_NUMBERS)
        if step.words not in {before, NOT_KNOWN} and x >= free:
            yield i, x
            free = x + ROOM_FOR_NUMBERS
        before = step.words


def _days(told: Sequence[Step], wide: float, width: float) -> Iterator[Markup]:
    """Write each day once, under the first of its reports, where there is room."""
    before, free = "", 0.0
    for i, step in enumerate(told):
        x = LEFT + i * wide
        if step.day != before and x >= free and x + ROOM_FOR_A_DAY <= width + 20:
            yield tag("line", x1=x, x2=x, y1=HEIGHT - BOTTOM, y2=HEIGHT - BOTTOM + 6, class_="grid")
            yield tag("text", step.day, x=x + 2, y=HEIGHT - 14, class_="tick")
            free = x + ROOM_FOR_A_DAY
        before = step.day


def _grid(y: Callable[[int], float], number: int, width: float) -> Markup:
    return tag(
        "g",
        tag("line", x1=LEFT, x2=width, y1=y(number), y2=y(number), class_="grid"),
        tag("text", f"{number:,}", x=LEFT - 6, y=y(number) + 4, class_="tick", text_anchor="end"),
    )
