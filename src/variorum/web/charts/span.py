"""Low, best and high as a bar, and under it each origin's number as a mark."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from variorum.web.charts.drawing import drawing, scale, tag

WIDTH, LEFT, RIGHT, ROW, TOP = 640.0, 190.0, 110.0, 24.0, 44.0
LONGEST_LABEL = 26
"""Characters of an origin's name that fit beside the bar."""


class Said(Struct, frozen=True):
    """What one origin says of a number, and where its words are to be read; open ends are None."""

    origin: str
    low: int | None
    best: int | None
    high: int | None
    counts: bool
    address: str


def span(title: str, low: int | None, best: int | None, high: int | None, said: Sequence[Said]) -> Markup:
    """Draw a number's range with who says what; an open end is drawn as an arrow.

    >>> "at least" in span("killed", 4, 4, None, [Said("Ministry", 4, None, None, True, "/claim/c-1")])
    True

    """
    unit, top = scale([low, best, high, *(n for each in said for n in (each.low, each.best, each.high))],
                      WIDTH - LEFT - RIGHT)  # fmt: skip
    parts = [_axis(unit, top, TOP + ROW * len(said)), *_bar(unit, low, best, high)]
    for i, each in enumerate(said):
        parts.append(_row(each, unit, TOP + ROW * (i + 0.5)))
    return drawing(title, WIDTH, TOP + ROW * len(said) + 20, parts, "span")


def _axis(unit: float, top: int, bottom: float) -> Markup:
    marks = sorted({0, top // 2, top}) if top > 1 else [0, 1]
    lines = []
    for number in marks:
        x = LEFT + number * unit
        lines.append(tag("line", x1=x, x2=x, y1=12.0, y2=bottom, class_="grid"))
        lines.append(tag("text", f"{number:,}", x=x, y=bottom + 14, class_="tick", text_anchor="middle"))
    return tag("g", *lines)


def _bar(unit: float, low: int | None, best: int | None, high: int | None) -> list[Markup]:
    parts = [tag("text", "settled on", x=0, y=28, class_="label strong")]
    known = [number for number in (low, best, high) if number is not None]
    if not known:
        return [*parts, tag("text", "no number", x=LEFT, y=28, class_="label")]
    first, last = LEFT + min(known) * unit, LEFT + max(known) * unit
    parts.append(tag("rect", x=first, y=18.0, width=max(last - first, 2.0), height=12, class_="range"))
    parts += [tag("path", d=f"M{last:.1f} 18l10 6l-10 6z", class_="open")] if high is None else []
    if best is not None:
        parts.append(tag("rect", x=LEFT + best * unit - 3, y=14.0, width=6, height=20, class_="best"))
    return parts


def _row(said: Said, unit: float, y: float) -> Markup:
    words = _words(said)
    name = said.origin if len(said.origin) <= LONGEST_LABEL else said.origin[: LONGEST_LABEL - 1] + "…"
    known = [number for number in (said.low, said.best, said.high) if number is not None]
    if not known:
        mark = tag("text", "no number", x=LEFT, y=y + 4, class_="label")
    else:
        first, last = LEFT + min(known) * unit, LEFT + max(known) * unit
        mark = tag(
            "g",
            tag("line", x1=first, x2=last, y1=y, y2=y, class_="reach"),
            tag("circle", cx=first, cy=y, r=6, class_="said" if said.counts else "said unsettled"),
            tag("text", words, x=last + 10, y=y + 4, class_="label"),
        )
    # All of the row leads to the words, not only what is drawn in it.
    whole = tag("rect", x=0, y=y - ROW / 2, width=WIDTH, height=ROW, fill="none", pointer_events="all")
    label = tag("text", name, x=0, y=y + 4, class_="label")
    row = tag("g", tag("title", f"{said.origin}: {words}"), whole, label, mark)
    return tag("a", row, href=said.address, aria_label=f"{said.origin}: {words}")


def _words(said: Said) -> str:
    if said.low is not None and said.low == said.high:
        return f"{said.low:,}"
    if said.low is not None and said.high is not None:
        return f"{said.low:,} to {said.high:,}"
    if said.low is not None:
        return f"at least {said.low:,}"
    if said.high is not None:
        return f"up to {said.high:,}"
    return f"about {said.best:,}" if said.best is not None else "no number"
