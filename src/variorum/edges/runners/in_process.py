"""The work is done here, one item after the other."""

from collections.abc import Callable, Iterable, Iterator
from typing import Self

from variorum.edges.runners.protocol import Item, Result


class InProcess:
    """Runs everything in this process.

    >>> list(InProcess().map(str.upper, ["a", "b"]))
    ['A', 'B']

    """

    def __enter__(self) -> Self:
        """Give the runner."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Give ``function(item)`` for each item, in order."""
        return map(function, items)

    def close(self) -> None:
        """Do nothing: there are no workers."""
