"""What scoring leaves behind: marks, the misses in them, and measures with their intervals."""

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

RESAMPLES = 1000
"""Times the reports are drawn again, with replacement; more moved no interval by a hundredth."""
SEED = 20240229
"""Fixed, so that the same marks give the same interval."""
TAIL = 2.5
"""Per cent of the resamples left out at either end: the interval holds 95 of a hundred."""


class Miss(Struct, frozen=True):
    """One thing that was not read as the corpus has it: what was expected, what was found, and where."""

    measure: str
    report: str
    expected: str
    found: str
    text: str


class Mark(Struct, frozen=True):
    """What one report adds to a measure.

    ``hit`` of the ``gold`` answers were found, and ``right`` of the ``given`` ones are right; part of an answer may
    count as half. Where each question has one answer, the four come down to right or wrong.
    """

    measure: str
    gold: float = 0.0
    hit: float = 0.0
    given: float = 0.0
    right: float = 0.0
    misses: tuple[Miss, ...] = ()


class Measure(Struct, frozen=True):
    """A measure over a corpus: F1 (or the share that is exact), how many answers there are, and the 95% interval."""

    value: float
    n: int
    low: float
    high: float
    precision: float
    recall: float
    hit: float
    given: float
    reports: int


def exact(measure: str, *, right: bool, misses: tuple[Miss, ...] = ()) -> Mark:
    """Mark one question with one answer.

    >>> exact("city", right=True).hit
    1.0

    """
    return Mark(measure, 1.0, float(right), 1.0, float(right), misses if not right else ())


def measure(marks: Sequence[tuple[str, Mark]], *, resamples: int = RESAMPLES) -> Measure:
    """Add up the marks of one measure, each with its unit (the report), and draw the units again for the interval.

    >>> marks = [("a", exact("city", right=True)), ("b", exact("city", right=False))]
    >>> (measure(marks).value, measure(marks).n, measure(marks).low, measure(marks).high)
    (0.5, 2, 0.0, 1.0)

    """
    table = _by_unit(marks)
    gold, hit, given, _right = table.sum(axis=0)
    value, precision, recall = (float(each[0]) for each in _scores(table.sum(axis=0, keepdims=True)))
    generator = np.random.default_rng(SEED)
    units = len(table)
    draws = generator.multinomial(units, [1 / units] * units, size=resamples)
    low, high = np.percentile(_scores(draws @ table)[0], [TAIL, 100 - TAIL])
    return Measure(value, round(gold), float(low), float(high), precision, recall, float(hit), float(given), units)


def _by_unit(marks: Iterable[tuple[str, Mark]]) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    sums: dict[str, list[float]] = {}
    for unit, mark in marks:
        row = sums.setdefault(unit, [0.0, 0.0, 0.0, 0.0])
        for i, number in enumerate((mark.gold, mark.hit, mark.given, mark.right)):
            row[i] += number
    return np.array(list(sums.values()), dtype=np.float64).reshape(-1, 4)


def _scores(sums: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> tuple["np.ndarray", ...]:  # type: ignore[type-arg]
    """Give F1, precision and recall of each row; nothing given and nothing to give is nought."""
    gold, hit, given, right = sums.T
    precision = np.divide(right, given, out=np.zeros_like(right), where=given > 0)
    recall = np.divide(hit, gold, out=np.zeros_like(hit), where=gold > 0)
    both = precision + recall
    f1 = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
    return f1, precision, recall
