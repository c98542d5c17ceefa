"""The work is done in several processes of this machine."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from typing import Self

from variorum.edges.runners.protocol import Item, Result
from variorum.errors import RunnerError

AHEAD = 3
"""Items under way for each worker: one at work, one at hand, and one for results that wait for an earlier one."""


class ProcessPool:
    """Runs in ``workers`` processes, which start at the first use and stay until ``close``.

    Args:
        workers: how many processes.
        prepare: called once in each process before its first item, to load what the function will need.

    """

    def __init__(self, workers: int, *, prepare: Callable[[], object] | None = None) -> None:
        if workers < 1:
            message = f"a pool needs at least one worker, not {workers}"
            raise ValueError(message)
        self.workers = workers
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Give the runner."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the workers go."""
        self.close()

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Give ``function(item)`` for each item, in order; at most ``AHEAD`` items a worker are under way."""
        under_way = deque[Future[Result]]()
        try:
            for future in self._submit(function, items):
                if isinstance(future, Exception):
                    # The items before the trouble have their results first, as in any other runner.
                    yield from (earlier.result() for earlier in _emptying(under_way))
                    raise future
                under_way.append(future)
                if len(under_way) >= self.workers * AHEAD:
                    yield under_way.popleft().result()
            yield from (future.result() for future in _emptying(under_way))
        except BrokenProcessPool as error:
            self.close()
            message = (
                f"one of {self.workers} worker processes ended before its work was done, perhaps for want of memory; "
                "run again with fewer workers (what was finished is kept). A script that uses workers must start its "
                'work under `if __name__ == "__main__":`'
            )
            raise RunnerError(message) from error
        finally:
            for future in under_way:
                future.cancel()

    def _submit(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[Future[Result] | Exception]:
        remaining = iter(items)
        while True:
            try:
                item = next(remaining)
            except StopIteration:
                return
            except Exception as error:  # noqa: BLE001 - handed on, to be raised in its turn
                yield error
                return
            yield self._started().submit(function, item)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Forking would copy locks and open ledgers of this process in whatever state they are.
            self._pool = ProcessPoolExecutor(
                self.workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(self._prepare,)
            )
        return self._pool

    def close(self) -> None:
        """Let the workers go; what they have not begun is not done."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _emptying(under_way: deque[Future[Result]]) -> Iterator[Future[Result]]:
    while under_way:
        yield under_way.popleft()


def _begin(prepare: Callable[[], object] | None) -> None:
    # The one who pressed Ctrl-C hears of it once, from the parent.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare()


def _end_with_parent() -> None:
    """Wait for the parent to end, and end at once: a worker would otherwise wait for ever for its killed parent."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
