"""The stores that have to keep to one contract. A new store is added to ``STORES`` and has to pass all of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from variorum.edges.store import MemoryStore, SqliteStore, Store

Opener = Callable[[], Store]


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = "2031-01-01T00:00:00.000000+00:00"

    def __call__(self) -> str:
        return self.time


STORES: dict[str, Callable[[Path, Hands], Store]] = {
    "memory": lambda _, clock: MemoryStore(clock),
    "sqlite": lambda path, clock: SqliteStore.open(path, write=True, clock=clock),
}


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture(params=STORES)
def opener(request: pytest.FixtureRequest, tmp_path: Path, clock: Hands) -> Iterator[Opener]:
    """Give a function that opens a new, empty store each time."""
    opened: list[Store] = []

    def open_new() -> Store:
        opened.append(STORES[request.param](tmp_path / f"ledger{len(opened)}.db", clock))
        return opened[-1]

    yield open_new
    for store in opened:
        store.close()


@pytest.fixture
def store(opener: Opener) -> Store:
    return opener()
