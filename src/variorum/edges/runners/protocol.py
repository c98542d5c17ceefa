"""What every runner can do, wherever it has its work done."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Runner(Protocol):
    """Something that applies a function to many items. It knows nothing of what the function does.

    All runners give the same results in the same order; they differ only in how long it takes.
    """

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Give ``function(item)`` for each item, in the order of the items.

        Items are taken as they are needed, a bounded number ahead of the results given, so memory does not grow with
        their number. An exception of the function is raised where its result would have been given; an exception of
        ``items`` after the results of the items before it.

        Args:
            function: what to do; to run elsewhere it must be importable by name, with arguments that can be pickled.
            items: what to do it with. For short work make an item of many things: handing one over takes time.

        Raises:
            RunnerError: a worker ended before its work was done.

        """
        ...

    def close(self) -> None:
        """Let the workers go. Called twice it does nothing more."""
        ...
