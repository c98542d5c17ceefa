"""Peak memory of ``variorum build`` for piles of growing size: it must not grow with the pile."""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.made import write_reports

MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measure(count: int, folder: Path) -> tuple[float, float]:
    """Build a ledger of ``count`` made reports; give its peak memory in MiB and its time in seconds."""
    reports, ledger = folder / f"{count}.jsonl", folder / f"{count}.db"
    write_reports(reports, count)
    command = [sys.executable, "-m", "variorum", "build", str(reports), "--ledger", str(ledger)]
    begin = time.perf_counter()
    run = subprocess.run([sys.executable, "-c", MEASURED, *command], capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - begin
    code, kibibytes = run.stdout.split()
    if code != "0":
        sys.exit(f"build of {count} reports ended with exit code {code}")
    return int(kibibytes) / 1024, seconds


def main() -> None:
    """Print a table: reports, peak memory, ratio to the smallest pile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    sizes = parser.parse_args().sizes
    first = 0.0
    print(f"{'reports':>8}  {'peak MiB':>8}  {'ratio':>5}  {'seconds':>8}  {'ledger MiB':>10}")
    with tempfile.TemporaryDirectory() as name:
        for count in sizes:
            peak, seconds = measure(count, Path(name))
            first = first or peak
            size = (Path(name) / f"{count}.db").stat().st_size / 2**20
            print(f"{count:>8}  {peak:>8.0f}  {peak / first:>5.2f}  {seconds:>8.1f}  {size:>10.1f}", flush=True)


if __name__ == "__main__":
    main()
