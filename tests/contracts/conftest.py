"""The stores that have to keep to one contract. A new store is added to ``STORES`` and has to pass all of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from variorum.edges.store import MemoryStore, SqliteStore, Store

Opener = Callable[[], Store]
STORES: dict[str, Callable[[Path], Store]] = {
    "memory": lambda _: MemoryStore(),
    "sqlite": lambda path: SqliteStore.open(path, write=True),
}


@pytest.fixture(params=STORES)
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Give a function that opens a new, empty store each time."""
    opened: list[Store] = []

    def open_new() -> Store:
        opened.append(STORES[request.param](tmp_path / f"ledger{len(opened)}.db"))
        return opened[-1]

    yield open_new
    for store in opened:
        store.close()


@pytest.fixture
def store(opener: Opener) -> Store:
    return opener()
