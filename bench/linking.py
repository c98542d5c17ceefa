"""Linking of growing piles: time by n log n, memory, and what one more report costs in a large ledger.

Accounts are made by noise (``made_accounts``). Each size runs in a process of its own, so that its peak memory is its
own. Times are the processor's. Where Splink is installed, it scores the same blocked pairs in the same run.
"""

import argparse
import json
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bench import splink_pairs
from bench.made_accounts import made_readings
from variorum import pipeline
from variorum.edges.resources.bundle import load_resources
from variorum.edges.store import SqliteStore
from variorum.keeping import keep
from variorum.model.ledger import Reading
from variorum.pipeline import Resources
from variorum.stages import link as linking

ADDED = 9
"""Reports that are added one by one to each ledger; the middle time counts."""
FILED_AT_ONCE = 500


def measure(count: int) -> dict[str, float]:
    """Link ``count`` accounts in memory and give pairs, seconds of the processor and peak memory in MiB."""
    resources = load_resources()
    profiles = [found for reading in made_readings(count) for found in pipeline.profiles(reading, resources)]
    before = _peak()
    seconds, judgements = timed(lambda: linking.judge_new(profiles, linking.Held(), resources.weights))
    reports = {found.account: found.report for found in profiles}
    more, groups = timed(lambda: linking.cluster(reports, judgements, resources.weights.thresholds, mains=reports))
    found = {"accounts": len(profiles), "pairs": len(judgements), "incidents": len(groups), "judge": seconds,
             "group": more, "before": before, "peak": _peak()}  # fmt: skip
    if splink_pairs.installed():
        found["splink"], _ = timed(lambda: splink_pairs.score(profiles, judgements))
    return found


def measure_adding(count: int) -> dict[str, float]:
    """Give the milliseconds that one more report takes in an empty ledger and in one of ``count`` accounts."""
    resources = load_resources()
    readings = list(made_readings(count + ADDED + 1))
    step = max(len(readings) // (ADDED + 1), 1)
    new = readings[::step][: ADDED + 1]
    chosen = {reading.report.id for reading in new}
    with tempfile.TemporaryDirectory() as folder:
        empty = [
            _add(_ledger(folder, f"empty-{i}", (), resources), reading, resources) for i, reading in enumerate(new)
        ]
        rest = [reading for reading in readings if reading.report.id not in chosen]
        store = _ledger(folder, "full", rest, resources)
        full = [_add(store, reading, resources) for reading in new]
        size = (Path(folder) / "full.db").stat().st_size / 2**20
    # The first one warms up what is compiled once in a process.
    return {"empty": statistics.median(empty[1:]), "full": statistics.median(full[1:]), "size": size}


def _ledger(folder: str, name: str, readings: Sequence[Reading], resources: Resources) -> SqliteStore:
    """Make a ledger with readings filed where linking looks for them, but not yet linked: that would take long."""
    store = SqliteStore.open(Path(folder) / f"{name}.db", write=True)
    for first in range(0, len(readings), FILED_AT_ONCE):
        with store.transaction():
            some = readings[first : first + FILED_AT_ONCE]
            for reading in some:
                store.add_reading(reading)
            profiles = [found for reading in some for found in pipeline.profiles(reading, resources)]
            store.put_profiles({found.account: msgspec.json.encode(found) for found in profiles})
            store.add_keys({found.account: linking.keys(found) for found in profiles})
    return store


def _add(store: SqliteStore, reading: Reading, resources: Resources) -> float:
    def add() -> None:
        with store.transaction():
            keep(store, [reading], resources)

    return timed(add)[0] * 1000


def timed(do: Callable[[], Any]) -> tuple[float, Any]:
    """Give the processor's seconds that something takes, and what comes of it."""
    begin = time.process_time()
    outcome = do()
    return time.process_time() - begin, outcome


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_a_process(kind: str, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.linking", f"--{kind}", str(count)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(run.stdout)
    return found


def main() -> None:
    """Print a table of the sizes, and the ratio of adding one report to the largest ledger."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--adding", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure or chosen.adding:
        found = measure(chosen.measure) if chosen.measure else measure_adding(chosen.adding)
        print(json.dumps(found))
        return
    _print_sizes(chosen.sizes)
    adding = _in_a_process("adding", max(chosen.sizes))
    ratio, most = adding["full"] / adding["empty"], max(chosen.sizes)
    print(f"one more report: {adding['empty']:.0f} ms in an empty ledger")
    print(f"{adding['full']:.0f} ms in one of {most:,} ({adding['size']:.0f} MiB): ratio {ratio:.2f}")


def _print_sizes(sizes: Sequence[int]) -> None:
    print(f"{'accounts':>9} {'pairs each':>10} {'incidents':>9} {'seconds':>8}", end=" ")
    print(f"{'by n log n':>10} {'MiB':>6} {'splink':>7}")
    first = 0.0
    for count in sizes:
        found = _in_a_process("measure", count)
        seconds = found["judge"] + found["group"]
        unit = seconds / (count * math.log(count))
        first = first or unit
        other = found.get("splink", math.nan)
        print(f"{count:>9} {found['pairs'] / count:>10.1f} {found['incidents']:>9.0f} {seconds:>8.1f}", end=" ")
        print(f"{unit / first:>10.2f} {found['peak'] - found['before']:>6.0f} {other:>7.1f}", flush=True)


if __name__ == "__main__":
    main()
