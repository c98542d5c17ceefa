"""Time to the answer of ``--help`` and ``show`` against an empty Python, each the median of several runs."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7


def median_seconds(command: list[str]) -> float:
    """Give the median time of a command as a whole process."""
    taken = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def main() -> None:
    """Print each command's median and its ratio to an empty Python."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "demo.db")
        program = [sys.executable, "-m", "variorum"]
        subprocess.run([*program, "demo", "--ledger", ledger], capture_output=True, check=True)
        empty = median_seconds([sys.executable, "-c", "pass"])
        for words in (["--help"], ["show", "--ledger", ledger]):
            seconds = median_seconds([*program, *words])
            print(f"variorum {words[0]:<7} {seconds:6.3f} s  {seconds / empty:5.1f} times an empty Python")


if __name__ == "__main__":
    main()
