"""Find the words between quotation marks, also where a mark is missing."""

from collections.abc import Iterator

from variorum.model.text import Quotation

CLOSERS = {"“": '”“"', "„": '“”"', "«": "»", '"': '"”', "‘": "’", "``": "''"}
LONGEST_QUOTATION = 4000
"""Characters: beyond this an unclosed mark is taken for a slip, not for the start of a quotation."""


def quotations(text: str, spans: list[tuple[int, int]]) -> Iterator[Quotation]:
    """Give the quotations of a text whose paragraphs have the spans ``spans``, in order.

    A quotation that a paragraph leaves open ends with that paragraph and is marked as not closed.

    >>> [(q.start, q.end) for q in quotations('He said "no" twice.', [(0, 19)])]
    [(9, 11)]
    """
    for number, (start, end) in enumerate(spans):
        at = start
        while at < end:
            found = _next(text, at, end)
            if found is None:
                break
            opening, inner, closing, closed = found
            at = closing + 1 if closed else end
            stop = closing if closed else end
            if inner < stop <= inner + LONGEST_QUOTATION:
                yield Quotation(inner, stop, opening, at if closed else stop, number, closed)


def _next(text: str, at: int, end: int) -> tuple[int, int, int, bool] | None:
    for i in range(at, end):
        mark = text[i]
        if mark in CLOSERS and _opens(text, i, mark):
            closing = _closing(text, i + 1, end, mark)
            if closing is not None:
                return i, i + 1, closing, True
            if mark not in "‘":
                return i, i + 1, end, False
    return None


def _opens(text: str, i: int, mark: str) -> bool:
    before = text[i - 1] if i else " "
    if mark in "‘":
        return not before.isalnum()
    if mark == '"':
        return not before.isdigit()
    return True


def _closing(text: str, at: int, end: int, mark: str) -> int | None:
    for i in range(at, end):
        if text[i] in CLOSERS[mark] and not (mark == "‘" and _is_apostrophe(text, i)):
            return i
    return None


def _is_apostrophe(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return before.isalpha() and after.isalpha()
