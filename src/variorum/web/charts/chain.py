"""The chain of attribution of a claim: from the report back to who first said it."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from variorum.web.charts.drawing import drawing, tag

BOX, GAP, HEIGHT, LETTERS = 200.0, 96.0, 64.0, 25
"""Width of a box and of what is between, height of all, and letters that a box holds in a line."""
SLIM, DOWN, SLIM_LETTERS = 330.0, 26.0, 42
"""The width of a box on a phone, what is between two under each other, and the letters that it holds."""


def chain(title: str, boxes: Sequence[tuple[str, str]], words: Sequence[str], *, slim: bool = False) -> Markup:
    """Draw boxes from left to right, each with a name and a note, and between two the word that reports.

    Args:
        title: what is read aloud.
        boxes: the report first, who said it last.
        words: what stands on each arrow, one fewer than boxes.
        slim: for a phone: boxes under each other.

    >>> chain("chain", [("Daily", "report"), ("Ministry", "origin")], ["said"]).count("<rect")
    2

    """
    draw = _under if slim else _beside
    parts = [part for i, box in enumerate(boxes) for part in draw(i, box, words[i - 1] if i else "")]
    if slim:
        return drawing(title, SLIM, len(boxes) * (HEIGHT + DOWN) - DOWN, parts, "chain slim")
    return drawing(title, len(boxes) * (BOX + GAP) - GAP, HEIGHT, parts, "chain")


def _beside(i: int, box: tuple[str, str], word: str) -> Iterator[Markup]:
    x = i * (BOX + GAP) + 1
    yield from _box(box, x, 0.0, BOX, LETTERS)
    if i:
        left = x - GAP
        yield tag("path", d=f"M{x - 2:.1f} 34H{left + 8:.1f}m6 -5l-6 5l6 5", class_="arrow")
        yield tag("text", _cut(word, 15), x=left + GAP / 2, y=26, class_="note", text_anchor="middle")


def _under(i: int, box: tuple[str, str], word: str) -> Iterator[Markup]:
    y = i * (HEIGHT + DOWN)
    yield from _box(box, 1.0, y, SLIM, SLIM_LETTERS)
    if i:
        yield tag("path", d=f"M40 {y + 2:.1f}V{y - DOWN:.1f}m-5 6l5 -6l5 6", class_="arrow")
        yield tag("text", _cut(word, SLIM_LETTERS), x=54, y=y - DOWN / 2 + 5, class_="note")


def _box(box: tuple[str, str], x: float, y: float, width: float, letters: int) -> Iterator[Markup]:
    name, note = box
    yield tag("rect", x=x, y=y + 4, width=width - 2, height=HEIGHT - 8, rx=6, class_="box")
    yield tag("title", f"{name} ({note})")
    yield tag("text", _cut(name, letters), x=x + 10, y=y + 30, class_="strong")
    yield tag("text", _cut(note, letters + 5), x=x + 10, y=y + 48, class_="note")


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1] + "…"
