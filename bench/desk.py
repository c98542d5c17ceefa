"""Time of each page of the desk: with 100 and with 100,000 incidents, and the ratio of the two.

``python -m bench.desk SMALL LARGE`` takes two ledgers that ``bench.made_ledger`` wrote. Pages are asked for in turn, of
one desk and of the other, so that what else the machine does falls on both; of incidents, reports, claims and speakers
another one each time. It is measured on the clock and as the processor's time, which other work changes less.
"""

import gc
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from typing import TypeAlias
from urllib.parse import quote

from msgspec import Struct
from starlette.testclient import TestClient

from bench.made import TOWNS
from bench.made_ledger import COUNTRIES, SIDES, STATUSES, THINGS, TYPES
from bench.made_people import CODES
from variorum.api import Ledger
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.model.incident import Incident
from variorum.web.app import make_app
from variorum.web.desk import Desk

TIMES = 40
WARM = 3
"""Times that each page is asked for before it is timed, as a desk is open for hours."""
HOST = "testserver"


class Side(Struct):
    """A desk, its ledger, and how many incidents that holds."""

    desk: TestClient
    ledger: Ledger
    count: int


class Took(Struct, frozen=True):
    """How long a page took: seconds on the clock, and of the processor."""

    clock: float
    processor: float


Address: TypeAlias = Callable[[Side, random.Random], str]


def some_incident(side: Side, chance: random.Random, *, least_reports: int = 1) -> Incident:
    """Choose an incident."""
    while True:
        incident = side.ledger.incident(f"i-{chance.randrange(side.count):08x}")
        if len(incident.reports) >= least_reports:
            return incident


def _beside(side: Side, chance: random.Random) -> str:
    one, other = some_incident(side, chance, least_reports=2).reports[:2]
    return f"/report/{one}/beside/{other}"


def _compare(side: Side, chance: random.Random) -> str:
    incident = some_incident(side, chance, least_reports=2)
    return f"/compare?incident={incident.id}&" + "&".join(f"report={report}" for report in incident.reports)


def _claim(side: Side, chance: random.Random) -> str:
    return f"/claim/{next(iter(side.ledger.claims(incident=some_incident(side, chance).id))).id}"


def _filter(_: Side, chance: random.Random) -> str:
    parts = (
        f"type={quote(chance.choice(TYPES))}",
        f"country={chance.choice(COUNTRIES)}",
        f"status={chance.choice(STATUSES)}",
        f"actor={quote(f'{chance.choice(TOWNS)} {chance.choice(SIDES)}')}",
        f"earliest={chance.randint(2012, 2020)}-03-01",
        "box=-10,0,40,90",
    )
    return "/?" + "&".join(chance.sample(parts, chance.randint(1, 3)))


def _speaker(side: Side, chance: random.Random) -> str:
    return f"/speakers/{quote(chance.choice(side.ledger.speakers().rows).written)}"


PAGES: dict[str, Address] = {
    "ledger": lambda *_: "/",
    "ledger under a filter": _filter,
    "ledger by doubt": lambda *_: "/?order=doubt",
    "ledger with a common word": lambda *_: "/?words=killed",
    "search, a common word": lambda *_: "/search?words=killed",
    "search, two words": lambda _, chance: "/search?words=" + "+".join(chance.sample(THINGS, 2)),
    "incident": lambda side, chance: f"/incident/{some_incident(side, chance).id}",
    "claims of an incident": lambda side, chance: f"/incident/{some_incident(side, chance).id}/claims",
    "history": lambda side, chance: f"/incident/{some_incident(side, chance).id}/history",
    "dossier": lambda side, chance: f"/dossier/{some_incident(side, chance).id}",
    "report": lambda side, chance: f"/report/{some_incident(side, chance).reports[0]}",
    "two reports": _beside,
    "compare": _compare,
    "claim": _claim,
    "queue": lambda *_: "/queue",
    "speakers": lambda *_: "/speakers",
    "a speaker": _speaker,
    "issues": lambda *_: "/issues",
    "issues of a kind": lambda _, chance: f"/issues?code={chance.choice(CODES)}",
    "judgements": lambda *_: "/judgements",
    "export": lambda *_: "/export",
    "api: incidents": lambda *_: "/api/incidents",
}


def measure(side: Side, address: Address, seed: int) -> Took:
    """Give how long a page takes."""
    path = address(side, random.Random(seed))  # noqa: S311 - nothing secret here
    began, began_processor = time.perf_counter(), time.process_time()
    answer = side.desk.get(path)
    took = Took(time.perf_counter() - began, time.process_time() - began_processor)
    if answer.status_code != 200:
        msg = f"{path} is answered with {answer.status_code}"
        raise SystemExit(msg)
    return took


def measured(sides: Sequence[Side]) -> Iterator[tuple[str, list[list[Took]]]]:
    """Give the times of each page of the desks."""
    for name, address in PAGES.items():
        taken: list[list[Took]] = [[] for _ in sides]
        for seed in range(-WARM, TIMES):
            for side, times in zip(sides, taken, strict=True):
                took = measure(side, address, seed)
                if seed >= 0:
                    times.append(took)
        yield name, taken


def show(name: str, small: Sequence[Took], large: Sequence[Took]) -> None:
    """Write a line: middle and 95th percentile of both ledgers in milliseconds, and the ratios of the latter."""
    clock = [[took.clock for took in taken] for taken in (small, large)]
    processor = [[took.processor for took in taken] for taken in (small, large)]
    tails = [[quantiles(times, n=20)[-1] for times in both] for both in (clock, processor)]
    values = [1000 * value for value in (*map(median, clock), *tails[0])]
    ratios = [large / small for small, large in tails]
    written = "".join(f"{value:9.1f}" for value in values) + "".join(f"{each:8.1f}" for each in ratios)
    print(f"{name:28}{written}", flush=True)


def load() -> str:
    """Say how much the machine has to do."""
    return "load " + " ".join(f"{each:.1f}" for each in os.getloadavg())


def main(paths: Sequence[Path]) -> None:
    """Time all pages of two ledgers."""
    with ExitStack() as stack:
        sides = []
        for path in paths:
            began = time.perf_counter()
            desk = Desk(ledger=path, settings=Settings(), hosts=frozenset({HOST}), person="Ana Reyes")
            ledger = stack.enter_context(open_ledger(path, readonly=True))
            client = stack.enter_context(TestClient(make_app(desk), base_url=f"http://{HOST}"))
            ready = time.perf_counter() - began
            sides.append(Side(client, ledger, ledger.counts().incidents))
            first = [measure(sides[-1], PAGES[name], 0).clock for name in ("ledger", "queue")]
            words = (
                f"ready in {ready:.2f} s, first page in {first[0]:.2f} s, first page of the queue in {first[1]:.2f} s"
            )
            print(f"{sides[-1].count:,} incidents: {words}; {load()}")
        # As ``variorum serve`` does when it is ready.
        gc.collect()
        gc.freeze()
        print(f"{'ms':28}{'middle':>9}{'':9}{'p95':>9}{'':9}{'ratio':>8}{'of cpu':>8}")
        for name, (small, large) in measured(sides):
            show(name, small, large)
        print(load())


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:3]])
