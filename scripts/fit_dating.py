"""Fit the weights of the signs by which the day of an incident is chosen, and write src/variorum/data/dating.toml.

Usage:
    python scripts/fit_dating.py FOLDER            fit on one half of the corpus of shootings in FOLDER, write the file
    python scripts/fit_dating.py FOLDER --check    write nothing; say how often the weights as they are choose rightly

A report is a choice: one of the days that it names, or none of them. The weights are those of a multinomial logit
(conditional logistic regression) over these choices with a quadratic penalty, found by plain descent from nought, so
that the same corpus gives the same file. Only incidents whose number hashes to an even byte are learned from; the
others show what the weights are worth.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from variorum.edges.resources.bundle import load_resources
from variorum.edges.resources.dating import DATING, load_day_weights
from variorum.evaluation.adapters import ADAPTERS
from variorum.evaluation.case import Case
from variorum.evaluation.run import read_cases
from variorum.pipeline import Resources
from variorum.stages.extract.dating.signs import Day, Signs
from variorum.stages.extract.stage import gather

Row = tuple[list[Day], int]
"""The days of a report, and the place of the right one, -1 where none is right."""
PENALTY = 8.0
"""Of 1, 2, 4 and 8, the best over five folds of the half that is learned from."""
FEWEST = 8
"""Days that must show a sign for it to be learned."""
LEAST = 0.05
"""Weights nearer to nought are left out."""
LEFT_OUT = {"with_another"}
"""The day of another incident must not speak for this one, even where the two were only held apart by mistake."""
STEPS, RATE, DECAY, SQUARED_DECAY = 400, 0.05, 0.9, 0.999
SURE, CLEAR = 0.5, 1.0
HEAD = """\
# By what signs the day of an incident is told among the days that a report names: each entry is the points of one sign,
# a natural logarithm of odds. A day's points are the sum over its signs, with `day` for every day; the day with most
# points is taken. The signs are read in stages/extract/dating/signs.py.
#
# Written by scripts/fit_dating.py from {reports} reports of {incidents} shootings with the day that an archive keeps of
# each. On {other} reports of other shootings the day taken is right in {right:.1%}; {named:.1%} name it at all.

# Where no word of the incident itself is dated, a day is taken only if it is at least this probable.
sure = {sure}
# Where a word of the incident is dated, another day must be ahead of that by as many points.
clear = {clear}

[signs]
"""


def main(arguments: list[str]) -> None:
    """Fit and write, or check."""
    resources = load_resources()
    learned, other = _rows(Path(arguments[0]), resources)
    if "--check" not in arguments:
        weights = fit([row for _, row in learned])
        right = np.mean([_is_right(row, weights) for _, row in other])
        named = np.mean([row[1] >= 0 for _, row in other])
        head = HEAD.format(
            reports=len(learned), incidents=len({number for number, _ in learned}), other=len(other), right=right,
            named=named, sure=SURE, clear=CLEAR,
        )  # fmt: skip
        lines = (f"{sign} = {weight:.2f}\n" for sign, weight in sorted(weights.items(), key=lambda item: -item[1]))
        DATING.write_text(head + "".join(lines), encoding="utf-8")
    weights = load_day_weights().signs
    for name, rows in (("learned from", learned), ("others", other)):
        print(f"{name}: {np.mean([_is_right(row, weights) for _, row in rows]):.4f} of {len(rows)}")


def _rows(folder: Path, resources: Resources) -> tuple[list[tuple[str, Row]], list[tuple[str, Row]]]:
    adapter = next(adapter for adapter in ADAPTERS if adapter.kind == "gvc")
    halves: tuple[list[tuple[str, Row]], list[tuple[str, Row]]] = ([], [])
    for case, annotated in read_cases(list(adapter.cases(folder)), resources):
        readings, gathering = gather(annotated, resources.extract)
        days = Signs(readings, gathering, resources.extract.events, resources.extract.times).days()
        right = next((n for n, day in enumerate(days) if str(day.day) == case.gold["date"]), -1)
        halves[_half(case)].append((str(case.gold["id"]), (days, right)))
    return halves


def _half(case: Case) -> int:
    return sha256(str(case.gold["id"]).encode()).digest()[0] % 2


def fit(rows: list[Row]) -> dict[str, float]:
    """Give the weights by which the right days are likeliest."""
    shown = Counter(sign for days, _ in rows for day in days for sign in day.signs)
    names = ["day", *sorted(sign for sign, number in shown.items() if number >= FEWEST and sign not in LEFT_OUT)]
    table, starts, right = _table(rows, {name: n for n, name in enumerate(names)})
    lengths = np.diff([*starts, len(table)])
    weights, first, second = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        points = table @ weights
        raised = np.exp(points - np.repeat(np.maximum.reduceat(points, starts), lengths))
        shares = raised / np.repeat(np.add.reduceat(raised, starts), lengths)
        slope = table.T @ shares - table[right].sum(axis=0) + PENALTY * weights
        first = DECAY * first + (1 - DECAY) * slope
        second = SQUARED_DECAY * second + (1 - SQUARED_DECAY) * slope**2
        scale = np.sqrt(second / (1 - SQUARED_DECAY**step)) + 1e-8
        weights = weights - RATE * first / (1 - DECAY**step) / scale
    rounded = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in rounded.items() if name == "day" or abs(weight) >= LEAST}


def _table(rows: Iterable[Row], place: dict[str, int]) -> tuple[NDArray[np.float64], list[int], list[int]]:
    """Give a line for each choice, the line that each report begins with (none of its days), and the right lines."""
    lines: list[NDArray[np.float64]] = []
    starts, chosen = [], []
    for days, right in rows:
        starts.append(len(lines))
        chosen.append(len(lines) + 1 + right)
        lines.append(np.zeros(len(place)))
        for day in days:
            line = np.zeros(len(place))
            line[[place[sign] for sign in ("day", *day.signs) if sign in place]] = 1.0
            lines.append(line)
    return np.array(lines), starts, chosen


def _is_right(row: Row, weights: dict[str, float]) -> bool:
    days, right = row
    points = [sum(weights.get(sign, 0.0) for sign in day.signs) for day in days]
    return bool(points) and right >= 0 and max(range(len(days)), key=lambda n: (points[n], -n)) == right


if __name__ == "__main__":
    main(sys.argv[1:])
