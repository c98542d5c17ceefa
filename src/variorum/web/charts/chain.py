"""The chain of attribution of a claim: from the report back to who first said it."""

from collections.abc import Sequence

from markupsafe import Markup

from variorum.web.charts.drawing import drawing, tag

BOX, GAP, HEIGHT, LETTERS = 190.0, 70.0, 64.0, 24
"""Width of a box and of what is between, height of all, and letters that a box holds in a line."""


def chain(title: str, boxes: Sequence[tuple[str, str]], words: Sequence[str]) -> Markup:
    """Draw boxes from left to right, each with a name and a note, and between two the word that reports.

    Args:
        title: what is read aloud.
        boxes: the report first, who said it last.
        words: what stands on each arrow, one fewer than boxes.

    >>> chain("chain", [("Daily", "report"), ("Ministry", "origin")], ["said"]).count("<rect")
    2

    """
    parts = []
    for i, (name, note) in enumerate(boxes):
        x = i * (BOX + GAP) + 1
        parts.append(tag("rect", x=x, y=4.0, width=BOX - 2, height=HEIGHT - 8, rx=6, class_="box"))
        parts.append(tag("title", f"{name} ({note})"))
        parts.append(tag("text", _cut(name), x=x + 10, y=30, class_="strong"))
        parts.append(tag("text", _cut(note), x=x + 10, y=48, class_="note"))
        if i:
            left = x - GAP
            parts.append(tag("path", d=f"M{x - 2:.1f} 34H{left + 8:.1f}m6 -5l-6 5l6 5", class_="arrow"))
            parts.append(
                tag("text", _cut(words[i - 1], 10), x=left + GAP / 2, y=26, class_="note", text_anchor="middle")
            )
    return drawing(title, len(boxes) * (BOX + GAP) - GAP, HEIGHT, parts, "chain")


def _cut(text: str, letters: int = LETTERS) -> str:
    return text if len(text) <= letters else text[: letters - 1] + "…"
