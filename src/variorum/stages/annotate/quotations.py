"""Find the words between quotation marks, also where a mark is missing."""

import re
from collections.abc import Iterator

from variorum.model.text import Quotation

CLOSERS = {"“": '”“"', "„": '“”"', "«": "»", '"': '"”', "‘": "’"}
LONGEST_QUOTATION = 4000
"""Characters: beyond this an unclosed mark is taken for a slip, not for the start of a quotation."""


def quotations(text: str, spans: list[tuple[int, int]]) -> Iterator[Quotation]:
    """Give the quotations of a text whose paragraphs have the spans ``spans``, in order.

    A quotation that a paragraph leaves open ends with that paragraph and is marked as not closed.

    >>> [(q.start, q.end) for q in quotations('He said "no" twice.', [(0, 19)])]
    [(9, 11)]
    """
    text = _TWO_MARKS.sub(_one_mark, text)
    for number, (start, end) in enumerate(spans):
        at = start
        while at < end:
            found = _next(text, at, end)
            if found is None:
                break
            opening, inner, closing, closed = found
            at = closing + 1 if closed else max(closing, inner)
            stop = closing
            if inner < stop <= inner + LONGEST_QUOTATION:
                yield Quotation(inner, stop, opening, at if closed else stop, number, closed)


_STOP = re.compile(r"[.!?](?=\s+[^\Wa-z])")
_TWO_MARKS = re.compile(r"''(?=(\w)?)|``")
"""Quotation marks written as two apostrophes or accents, as some newspapers do."""


def _one_mark(match: re.Match[str]) -> str:
    """Write two marks as one on the side of the quotation, so that no character moves."""
    return '\x00"' if match[1] or match[0] == "``" else '"\x00'


def _next(text: str, at: int, end: int) -> tuple[int, int, int, bool] | None:
    for i in range(at, end):
        mark = text[i]
        if mark in CLOSERS and _opens(text, i, mark):
            closing = _closing(text, i + 1, end, mark)
            if closing is not None and not (mark == '"' and _opens_anew(text, closing, end)):
                return i, i + 1, closing, True
            if closing is not None:
                return i, i + 1, _sentence_end(text, i + 1, closing), False
            if mark not in "‘":
                return i, i + 1, end, False
    return None


def _opens(text: str, i: int, mark: str) -> bool:
    before = text[i - 1] if i else " "
    if mark in "‘":
        return not before.isalnum()
    if mark == '"':
        after = text[i + 1 : i + 2]
        return not before.isdigit() and not (before.isalpha() and not after.isalnum())
    return True


def _closing(text: str, at: int, end: int, mark: str) -> int | None:
    for i in range(at, end):
        if text[i] in CLOSERS[mark] and not (mark == "‘" and _is_apostrophe(text, i)):
            return i
    return None


def _opens_anew(text: str, i: int, end: int) -> bool:
    """Tell whether a straight mark begins another quotation, so that the one before was never closed."""
    return text[i] == '"' and text[i - 1].isspace() and i + 1 < end and text[i + 1].isalnum()


def _sentence_end(text: str, at: int, end: int) -> int:
    found = _STOP.search(text, at, end)
    return found.end() if found else end


def _is_apostrophe(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return before.isalpha() and after.isalpha()
