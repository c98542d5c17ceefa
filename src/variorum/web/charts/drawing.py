"""The small parts of which drawings are made."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from variorum.wording.values import printable


def tag(name: str, *inside: str | Markup, **attributes: Any) -> Markup:
    """Write an element; all texts and values in it are escaped. ``class_`` is written as ``class``.

    >>> tag("text", "1 < 2", x=3, class_="label")
    Markup('<text x="3" class="label">1 &lt; 2</text>')

    """
    written = "".join([f' {_named(key)}="{_written(value)}"' for key, value in attributes.items() if value is not None])
    body = "".join([part if isinstance(part, Markup) else escape(printable(part)) for part in inside])
    return Markup(f"<{name}{written}>{body}</{name}>")  # noqa: S704 - all is escaped; Markup.format is ten times slower


@cache
def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    if isinstance(value, int):
        return str(value)
    return escape(printable(value) if isinstance(value, str) else value)


def drawing(title: str, width: float, height: float, parts: Iterable[Markup], class_: str) -> Markup:
    """Write a drawing with a title that is read aloud; one with links in it is a group of them, else it is an image."""
    written = Markup("").join(parts)
    return tag(
        "svg",
        tag("title", title),
        written,
        class_=class_,
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="group" if "<a " in written else "img",  # what is in an image cannot be reached by keys
        xmlns="http://www.w3.org/2000/svg",
    )


def link(address: str, label: str, *inside: Markup) -> Markup:
    """Write a link within a drawing."""
    return tag("a", *inside, href=address, aria_label=label)


def scale(numbers: Iterable[int | None], width: float) -> tuple[float, int]:
    """Give how wide one is, and the highest number; a scale from nought."""
    top = max((number for number in numbers if number is not None), default=0) or 1
    return width / top, top


def ticks(top: int, most: int) -> list[int]:
    """Give round numbers from nought on, evenly apart, about so many, for the marks of a scale.

    >>> ticks(5, 5), ticks(32, 4), ticks(120, 4)
    ([0, 1, 2, 3, 4, 5], [0, 10, 20, 30], [0, 50, 100])

    """
    step, rounds = 1, 0
    while top / step > most:
        step, rounds = (1, 2, 5)[(rounds + 1) % 3] * 10 ** ((rounds + 1) // 3), rounds + 1
    return [*range(0, top + 1, step)]


def both(broad: Markup, slim: Markup) -> Markup:
    """Put two forms of one drawing beside each other: style sheets show the one that there is room for."""
    return tag("div", broad, class_="broad") + tag("div", slim, class_="narrow")
