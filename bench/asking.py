"""Time of what a desk asks of a ledger: with 100 and with 100,000 incidents, and the ratio of the two.

``python -m bench.asking SMALL LARGE`` takes two ledgers that ``bench.made_ledger`` wrote. Both are asked the
same, in turn, so that what else the machine does falls on both.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.made import TOWNS
from bench.made_ledger import COUNTRIES, SIDES, STATUSES, THINGS, TYPES
from variorum.api import Ledger
from variorum.api import open as open_ledger
from variorum.model.search import Box, Filter

TIMES = 60
Question = Callable[[Ledger, random.Random], object]


def some_filter(chance: random.Random) -> Filter:
    """Give a filter as somebody clicks it together: one to three kinds of things asked for."""
    west, south = chance.uniform(-180, 90), chance.uniform(-60, 40)
    parts: dict[str, Any] = {
        "types": tuple(chance.sample(TYPES, 2)),
        "countries": tuple(chance.sample(COUNTRIES, 2)),
        "actors": (f"{chance.choice(TOWNS)} {chance.choice(SIDES)}",),
        "statuses": (chance.choice(STATUSES),),
        "grades": ("fair",),
        "least_doubt": 0.5,
        "earliest": f"{chance.randint(2012, 2020)}-03-01",
        "box": Box(south, west, south + 40, west + 90),
    }
    return Filter(**{name: parts[name] for name in chance.sample(sorted(parts), chance.randint(1, 3))})


QUESTIONS: dict[str, Question] = {
    "first page": lambda ledger, _: ledger.search(),
    "page under a filter": lambda ledger, chance: ledger.search(some_filter(chance), order="doubt"),
    "page far in": lambda ledger, _: ledger.search(after="i-00000032", order="id"),
    "facets": lambda ledger, _: ledger.facets(),
    "facets under a filter": lambda ledger, chance: ledger.facets(some_filter(chance)),
    "timeline under a filter": lambda ledger, chance: ledger.timeline(some_filter(chance)),
    "map of the world": lambda ledger, _: ledger.cells(),
    "map under a filter": lambda ledger, chance: ledger.cells(some_filter(chance), zoom=chance.randint(0, 8)),
    "page of a common word": lambda ledger, _: ledger.search(Filter(words="killed")),
    "page of two words": lambda ledger, chance: ledger.search(Filter(words=" ".join(chance.sample(THINGS, 2)))),
    "reports with a common word": lambda ledger, _: ledger.find("killed"),
    "reports with two words": lambda ledger, chance: ledger.find(" ".join(chance.sample(THINGS, 2))),
    "all that the page shows": lambda ledger, chance: whole_page(ledger, some_filter(chance)),
}


def whole_page(ledger: Ledger, asked: Filter) -> tuple[object, ...]:
    """Ask all that the page of the ledger shows."""
    with ledger.snapshot():
        return ledger.search(asked), ledger.facets(asked), ledger.timeline(asked), ledger.cells(asked)


def seconds(ledger: Ledger, question: Question, seed: int) -> float:
    """Give how long a question takes."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret here
    began = time.perf_counter()
    question(ledger, chance)
    return time.perf_counter() - began


def measured(ledgers: tuple[Ledger, Ledger]) -> Iterator[tuple[str, list[float], list[float]]]:
    """Give the times of each question in the two ledgers."""
    for name, question in QUESTIONS.items():
        times: tuple[list[float], list[float]] = ([], [])
        for seed in range(TIMES):
            for ledger, taken in zip(ledgers, times, strict=True):
                taken.append(seconds(ledger, question, seed))
        yield name, *times


def show(name: str, small: list[float], large: list[float]) -> None:
    """Write a line: the middle and the 95th percentile of both in milliseconds, and the ratio of the latter."""
    tail = [quantiles(times, n=20)[-1] for times in (small, large)]
    values = [1000 * value for value in (median(small), median(large), *tail)]
    print(f"{name:28}" + "".join(f"{value:9.1f}" for value in values) + f"{tail[1] / tail[0]:8.1f}")


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:3]]
    with open_ledger(paths[0], readonly=True) as first, open_ledger(paths[1], readonly=True) as second:
        for opened in (first, second):
            took = seconds(opened, QUESTIONS["page of a common word"], 0)
            print(f"{opened.counts().incidents:,} incidents; the first question took {took:.2f} s")
        print(f"{'ms':28}{'middle':>9}{'':9}{'p95':>9}{'':9}{'ratio':>8}")
        for line in measured((first, second)):
            show(*line)
