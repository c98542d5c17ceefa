"""Run real builds and kill them: a helper program, which loads the language model once and forks for each build.

For each line ``LEDGER SECONDS`` on its standard input it runs ``variorum build REPORTS --ledger LEDGER`` in a process
of its own, sends that SIGKILL after so many seconds (never, if negative), and answers with its exit code and its time.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial

from variorum.adding import Equipment, load
from variorum.cli.main import run
from variorum.edges.resources.gazetteer_files import gazetteer_files
from variorum.edges.settings import load_settings


def forked(work: Callable[[], int], seconds: float) -> int:
    """Run a function in a process of its own and kill it after so many seconds; give its exit code."""
    process = os.fork()
    if process == 0:
        os._exit(work())
    deadline = time.monotonic() + seconds if seconds >= 0 else None
    while (ended := os.waitpid(process, os.WNOHANG)) == (0, 0):
        if deadline is not None and time.monotonic() >= deadline:
            os.kill(process, signal.SIGKILL)
            ended = os.waitpid(process, 0)
            break
        time.sleep(0.001)
    return os.waitstatus_to_exitcode(ended[1])


def main() -> None:
    """Answer standard input line by line."""
    settings = load_settings()
    load(Equipment(settings.model, gazetteer_files(settings.gazetteers), settings.policies))
    for line in sys.stdin:
        ledger, seconds = line.rsplit(maxsplit=1)
        begin = time.monotonic()
        code = forked(partial(run, ["build", sys.argv[1], "--ledger", ledger]), float(seconds))
        sys.stdout.write(f"{code} {time.monotonic() - begin:.3f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
