"""Speed of the whole build, from bytes to ledger, against bare ``nlp.pipe`` of the same model over the same texts.

Both sides run in turn, several times. Time on the clock says what a user waits; time of the processor is what to
compare on a machine that has other work to do. Each model has read the texts once before: the first words that a model
meets cost more, on either side.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import variorum as vm
from bench.made import write_reports
from bench.stages import seconds_by_component, seconds_by_stage
from variorum import pipeline
from variorum.building import build
from variorum.edges.resources.bundle import load_resources
from variorum.edges.resources.models import BATCH_SIZE, load_parser
from variorum.edges.store import SqliteStore
from variorum.model.report import RawReport, Report
from variorum.pipeline import Resources
from variorum.stages.annotate.paragraphs import paragraphs

TEXTS_AT_ONCE = 16
"""Whole texts that bare ``nlp.pipe`` is given at once: its fastest; with 128, long ones take half as long again."""


def given_reports(paths: list[str], count: int) -> list[RawReport]:
    """Give the reports in files and folders, or made ones."""
    if paths:
        return [raw for raw in vm.read(*paths) if isinstance(raw, RawReport)][:count]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.jsonl"
        write_reports(file, count)
        return given_reports([str(file)], count)


def bare(reports: list[Report], nlp: Any) -> None:
    """Parse whole texts with all that the model has, as spaCy has it, and do nothing else."""
    for _ in nlp.pipe([report.text for report in reports], batch_size=TEXTS_AT_ONCE):
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


def compare(sides: Mapping[str, Callable[[], None]], rounds: int) -> dict[str, list[float]]:
    """Give the median seconds of both sides, on the clock and of the processor, run in turn."""
    taken: dict[str, list[tuple[float, float]]] = {side: [] for side in sides}
    for work in sides.values():
        work()
    for _ in range(rounds):
        for side, work in sides.items():
            taken[side].append(seconds_of(work))
    return {side: [statistics.median(each) for each in zip(*runs, strict=True)] for side, runs in taken.items()}


def print_ratio(medians: dict[str, list[float]], reports: int) -> None:
    """Print both sides and how they compare: above 1, the whole build is faster than the bare parser."""
    print(f"{'':<14} {'clock s':>8} {'cpu s':>8} {'reports/s':>10}")
    for side, (clock, processor) in medians.items():
        print(f"{side:<14} {clock:8.2f} {processor:8.2f} {reports / clock:10.1f}")
    ratios = [one / other for one, other in zip(*medians.values(), strict=True)]
    print(f"{'bare / whole':<14} {ratios[0]:8.2f} {ratios[1]:8.2f}\n")


def print_table(seconds: dict[str, float], reports: int) -> None:
    """Print what each part takes, and its share of all of them."""
    total = sum(seconds.values())
    for name, each in seconds.items():
        print(f"{name:<32} {1000 * each / reports:7.2f} ms a report {each / total:6.1%}")
    print(f"{'together':<32} {1000 * total / reports:7.2f} ms a report\n")


def print_components(own: dict[str, float], quick: dict[str, float], reports: int) -> None:
    """Print what each component of the pipeline takes as spaCy has it, and as it is loaded for reading."""
    print(f"{'milliseconds a report':<24} {'bare':>7} {'quick':>7}")
    for name in own | quick:
        print(
            f"{name:<24}",
            *(f"{1000 * side[name] / reports:7.2f}" if name in side else f"{'':>7}" for side in (own, quick)),
        )
    print(f"{'together':<24}", *(f"{1000 * sum(side.values()) / reports:7.2f}" for side in (own, quick)))


def main() -> None:
    """Print the ratio of the two, a table of stages, and one of the pipeline's components."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", nargs="*", default=[], help="files and folders to read instead of made reports")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    resources, nlp = load_resources(), load_parser(quick=False).pipeline
    raws = given_reports(given.reports, given.count)
    acquired = (pipeline.acquire(raw, resources).report for raw in raws)
    reports = [report for report in acquired if report is not None]
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} reports, {words:,} words, {given.rounds} rounds in turn; medians\n")
    sides = {"bare nlp.pipe": partial(bare, reports, nlp), "whole build": partial(whole, raws, resources)}
    print_ratio(compare(sides, given.rounds), len(reports))
    print_table(seconds_by_stage(sides["whole build"]), len(reports))
    texts = [report.text[start:end] for report in reports for start, end in paragraphs(report.text)]
    quick: Any = resources.parser
    both = [seconds_by_component(each, texts, BATCH_SIZE) for each in (nlp, quick.pipeline)]
    print_components(both[0], both[1], len(reports))


if __name__ == "__main__":
    main()
