"""A bar on standard error for whatever takes longer than two seconds, with an estimate of the time that is left."""

import threading
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from variorum.cli.screen import messages

Thing = TypeVar("Thing")
PATIENCE = 2.0
"""Seconds before the bar appears: for anything shorter it would only flicker."""


class Meter:
    """Shows how far something is. Silent where standard error is no terminal."""

    def __init__(self, what: str, total: int | None) -> None:
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=messages(),
            transient=True,
        )
        self._task = self._bar.add_task(what, total=total)
        self.started = threading.Event()
        """Set when the bar has appeared."""
        self._timer = threading.Timer(PATIENCE, self._appear) if messages().is_terminal else None

    def __enter__(self) -> Self:
        """Start waiting."""
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
            self._bar.stop()

    def _appear(self) -> None:
        self._bar.start()
        self.started.set()

    def at(self, done: int) -> None:
        """Move the bar; more than was guessed moves the end, too."""
        total = self._bar.tasks[self._task].total
        if total is not None and done > total:
            self._bar.update(self._task, total=done)
        self._bar.update(self._task, completed=done)

    def watch(self, things: Iterable[Thing], what: str) -> Iterator[Thing]:
        """Pass things on, and say what is being done from the first one on."""
        for i, thing in enumerate(things):
            if i == 0:
                self._bar.reset(self._task, description=what)
            yield thing
