"""Low, best and high as a bar, and under it each origin's number as a mark."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from variorum.web.charts.drawing import drawing, scale, tag, ticks
from variorum.wording.values import numbers_words

ROW, TOP = 24.0, 44.0
SLIM_ROW, SLIM_TOP = 42.0, 54.0
"""On a phone each name stands above its mark."""
LONGEST_LABEL, LONGEST_SLIM = 26, 44
"""Characters of an origin's name that fit beside the marks, and above them."""
ARROW = 18.0
"""Length of the arrow at a number that is a floor or a ceiling only."""


class Said(Struct, frozen=True):
    """What one origin says of a number, of whom, and where its words are to be read; open ends are None."""

    origin: str
    low: int | None
    best: int | None
    high: int | None
    counts: bool
    address: str
    group: str | None = None

    @property
    def words(self) -> str:
        """Give the number in words, and of whom it is."""
        return numbers_words(self.low, self.best, self.high) + (f" {self.group}" if self.group else "")


class Frame(Struct, frozen=True):
    """How wide a drawing is, where its numbers begin and end, and how high its rows are."""

    width: float
    left: float
    right: float
    top: float
    row: float
    slim: bool

    def unit(self, numbers: Sequence[int | None]) -> tuple[float, int]:
        """Give how wide one is, and the highest number."""
        return scale(numbers, self.width - self.left - self.right)


BROAD = Frame(640.0, 190.0, 150.0, TOP, ROW, slim=False)
SLIM = Frame(330.0, 8.0, 130.0, SLIM_TOP, SLIM_ROW, slim=True)


def span(
    title: str, low: int | None, best: int | None, high: int | None, said: Sequence[Said], *, slim: bool = False
) -> Markup:
    """Draw a number's range with who says what; an open end is drawn as an arrow, on a phone names above marks.

    >>> "at least" in span("killed", 4, 4, None, [Said("Ministry", 4, None, None, True, "/claim/c-1")])
    True

    """
    frame = SLIM if slim else BROAD
    unit, top = frame.unit([low, best, high, *(n for each in said for n in (each.low, each.best, each.high))])
    bottom = frame.top + frame.row * len(said)
    parts = [_axis(frame, unit, top, bottom), *_bar(frame, unit, (low, best, high))]
    for i, each in enumerate(said):
        parts.append(_row(frame, each, unit, frame.top + frame.row * (i + 0.5)))
    return drawing(title, frame.width, bottom + 20, parts, "span slim" if slim else "span")


def _axis(frame: Frame, unit: float, top: int, bottom: float) -> Markup:
    lines = []
    for number in ticks(top, 3 if frame.slim else 5):
        x = frame.left + number * unit
        lines.append(tag("line", x1=x, x2=x, y1=12.0, y2=bottom, class_="grid"))
        lines.append(tag("text", f"{number:,}", x=x, y=bottom + 14, class_="tick", text_anchor="middle"))
    return tag("g", *lines)


def _bar(frame: Frame, unit: float, settled: tuple[int | None, int | None, int | None]) -> list[Markup]:
    _, best, high = settled
    down = frame.top - TOP
    parts = [tag("text", "settled on", x=0, y=14.0 if frame.slim else 28.0, class_="label strong")]
    known = [number for number in settled if number is not None]
    if not known:
        return [*parts, tag("text", "no number", x=frame.left + 8, y=28 + down, class_="label strong")]
    first, last = frame.left + min(known) * unit, frame.left + max(known) * unit
    parts.append(tag("rect", x=first, y=18 + down, width=max(last - first, 2.0), height=12, class_="range"))
    parts += [tag("path", d=f"M{last:.1f} {18 + down:.1f}l12 6l-12 6z", class_="open")] if high is None else []
    if best is not None:
        parts.append(tag("rect", x=frame.left + best * unit - 3, y=14 + down, width=6, height=20, class_="best"))
    words = tag("text", numbers_words(*settled), x=last + (18 if high is None else 10), y=28 + down,
                class_="label strong over")  # fmt: skip
    return [*parts, words]


def _row(frame: Frame, said: Said, unit: float, y: float) -> Markup:
    longest = LONGEST_SLIM if frame.slim else LONGEST_LABEL
    name = said.origin if len(said.origin) <= longest else said.origin[: longest - 1] + "…"
    at = y + 10 if frame.slim else y
    label = tag("text", name, x=0, y=y - 6 if frame.slim else y + 4, class_="label over")
    # All of the row leads to the words, not only what is drawn in it.
    whole = tag("rect", x=0, y=y - frame.row / 2, width=frame.width, height=frame.row, fill="none",
                pointer_events="all")  # fmt: skip
    told = f"{said.origin}: {said.words}" + ("" if said.counts else ", not counted")
    row = tag("g", tag("title", told), whole, label, _mark(frame, said, unit, at))
    return tag("a", row, href=said.address, aria_label=told)


def _mark(frame: Frame, said: Said, unit: float, y: float) -> Markup:
    known = [number for number in (said.low, said.best, said.high) if number is not None]
    if not known:
        return tag("text", "no number", x=frame.left + 8, y=y + 4, class_="label over")
    first, last = frame.left + min(known) * unit, frame.left + max(known) * unit
    parts = [tag("line", x1=first, x2=last, y1=y, y2=y, class_="reach")]
    floor, ceiling = said.high is None and said.best is None, said.low is None and said.best is None
    if floor:
        parts.append(tag("path", d=f"M{last:.1f} {y:.1f}h{ARROW:g}m-5 -4l5 4l-5 4", class_="bound"))
    if ceiling:
        parts.append(tag("path", d=f"M{first:.1f} {y:.1f}h-{ARROW:g}m5 -4l-5 4l5 4", class_="bound"))
    parts.append(tag("circle", cx=first, cy=y, r=6, class_="said" if said.counts else "said unsettled"))
    if last > first:
        parts.append(tag("circle", cx=last, cy=y, r=6, class_="said" if said.counts else "said unsettled"))
    beside = last + (ARROW + 6 if floor else 10)
    return tag("g", *parts, tag("text", said.words, x=beside, y=y + 4, class_="label over"))
