"""Speed of the whole build, from bytes to ledger, against bare ``nlp.pipe`` of the same model over the same texts.

Both sides run in turn, several times. Time on the clock says what a user waits; time of the processor is what to
compare on a machine that has other work to do.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

import variorum as vm
from bench.made import write_reports
from variorum import pipeline
from variorum.building import build
from variorum.edges.resources.bundle import load_resources
from variorum.edges.resources.models import BATCH_SIZE, SpacyParser
from variorum.edges.store import SqliteStore
from variorum.model.report import RawReport, Report
from variorum.pipeline import Resources
from variorum.stages.annotate import annotate
from variorum.stages.extract import stage as extracting

READERS = (
    "read_times", "find_places", "find_names", "find_attributions", "find_counts", "find_events", "find_statements",
    "write_claims", "write_accounts",
)  # fmt: skip
"""The parts of the extract stage that are timed, by the names that it calls them by."""


class Clock:
    """Adds up the processor's time that parts of the build take, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timing(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give a function that does the same and is timed."""

        def timed(*given: Any, **named: Any) -> Any:
            begin = time.process_time()
            try:
                return function(*given, **named)
            finally:
                self.add(name, time.process_time() - begin)

        return timed

    def add(self, name: str, seconds: float) -> None:
        """Add to the time of a part."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds


class TimedParser:
    """A parser whose own time is taken: what it spends on waiting for its texts is not its own."""

    def __init__(self, parser: Any, clock: Clock) -> None:
        self.parser, self.clock = parser, clock
        self.name, self.language = parser.name, parser.language

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        """Parse texts."""
        documents = iter(self.parser.pipe(list(texts)))
        while True:
            begin = time.process_time()
            document = next(documents, None)
            self.clock.add("parser", time.process_time() - begin)
            if document is None:
                return
            yield document


def given_reports(paths: list[str], count: int) -> list[RawReport]:
    """Give the reports in files and folders, or made ones."""
    if paths:
        return [raw for raw in vm.read(*paths) if isinstance(raw, RawReport)][:count]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.jsonl"
        write_reports(file, count)
        return given_reports([str(file)], count)


def pipeline_of(resources: Resources) -> Any:
    """Give spaCy's own pipeline."""
    parser = resources.parser
    assert isinstance(parser, SpacyParser)  # noqa: S101
    return parser.pipeline


def bare(reports: list[Report], resources: Resources) -> None:
    """Parse whole texts with all that the model has, and do nothing else."""
    for _ in pipeline_of(resources).pipe([report.text for report in reports], batch_size=BATCH_SIZE):
        pass


def whole(raws: list[RawReport], resources: Resources) -> None:
    """Do a whole build into a new ledger on disk."""
    with tempfile.TemporaryDirectory() as folder, SqliteStore.open(Path(folder) / "ledger.db", write=True) as store:
        for _ in build(store, raws, resources):
            pass


def seconds_of(work: Callable[[], None]) -> tuple[float, float]:
    """Give the seconds that something takes, on the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def stages(raws: list[RawReport], resources: Resources) -> dict[str, float]:
    """Give the time of each stage in one more build, with the clocks that slow it down."""
    clock = Clock()
    timed = msgspec.structs.replace(resources, parser=TimedParser(resources.parser, clock))
    held = {name: getattr(extracting, name) for name in READERS}
    try:
        for name, function in held.items():
            setattr(extracting, name, clock.timing(f"extract: {name}", function))
        reports = _timed(clock, "acquire", lambda: [pipeline.acquire(raw, resources).report for raw in raws])
        read = [report for report in reports if report is not None]
        annotated = _timed(clock, "annotate", lambda: list(annotate(read, timed.parser)))
        parsed = [each for each in annotated if not isinstance(each, tuple)]
        _timed(clock, "extract", lambda: [extracting.extract(each, resources.extract) for each in parsed])
    finally:
        for name, function in held.items():
            setattr(extracting, name, function)
    seconds = clock.seconds
    seconds["annotate"] -= seconds["parser"]
    seconds["extract: the rest"] = seconds.pop("extract") - sum(seconds[f"extract: {name}"] for name in READERS)
    return seconds


def _timed(clock: Clock, name: str, work: Callable[[], Any]) -> Any:
    return clock.timing(name, work)()


def main() -> None:
    """Print the ratio of the two, and a table of stages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", nargs="*", default=[], help="files and folders to read instead of made reports")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    resources = load_resources()
    raws = given_reports(given.reports, given.count)
    acquired = (pipeline.acquire(raw, resources).report for raw in raws)
    reports = [report for report in acquired if report is not None]
    sides = {"bare nlp.pipe": partial(bare, reports, resources), "whole build": partial(whole, raws, resources)}
    sides["bare nlp.pipe"]()  # the first words that a model meets cost more
    taken: dict[str, list[tuple[float, float]]] = {side: [] for side in sides}
    for _ in range(given.rounds):
        for side, work in sides.items():
            taken[side].append(seconds_of(work))
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} reports, {words:,} words, {given.rounds} rounds in turn; medians\n")
    print(f"{'':<14} {'clock s':>8} {'cpu s':>8} {'reports/s':>10}")
    medians = {side: [statistics.median(each) for each in zip(*runs, strict=True)] for side, runs in taken.items()}
    for side, (clock, processor) in medians.items():
        print(f"{side:<14} {clock:8.2f} {processor:8.2f} {len(reports) / clock:10.1f}")
    ratios = [b / w for b, w in zip(*medians.values(), strict=True)]
    print(f"{'ratio':<14} {ratios[0]:8.2f} {ratios[1]:8.2f}\n")
    total = medians["whole build"][1]
    parts = stages(raws, resources)
    parts["link, reconcile, store"] = total - sum(parts.values())
    for name, seconds in parts.items():
        print(f"{name:<28} {1000 * seconds / len(reports):7.2f} ms a report  {seconds / total:5.0%} of the build")


if __name__ == "__main__":
    main()
