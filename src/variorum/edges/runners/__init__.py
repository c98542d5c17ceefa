"""Where the stages run: here or in several processes. No rule at all."""

from variorum.edges.runners.in_process import InProcess
from variorum.edges.runners.protocol import Runner

__all__ = ["InProcess", "Runner", "make_runner"]


def make_runner(workers: int) -> Runner:
    """Give a runner for so many workers: one needs no other process.

    >>> type(make_runner(1)).__name__
    'InProcess'

    """
    if workers <= 1:
        return InProcess()
    # Loaded only when needed: multiprocessing would slow down the start of every command.
    from variorum.edges.runners.process_pool import ProcessPool  # noqa: PLC0415

    return ProcessPool(workers)
