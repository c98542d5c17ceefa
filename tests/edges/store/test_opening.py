"""Opening files that are ledgers, are none, are none any more, or are not there."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.contracts.ledgers import make_reading
from variorum.edges.store import SqliteStore
from variorum.edges.store.migrations import MIGRATIONS
from variorum.errors import LedgerBusy, LedgerError, NewerLedger, NotALedger, NotInLedger

FEW_PAGES = 60
"""Pages that a small ledger may fill in the test of a full disk."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with SqliteStore.open(tmp_path / "ledger.db", write=True) as store:
        store.add_reading(make_reading("a"))
    return tmp_path / "ledger.db"


def refuse_changes(monkeypatch: pytest.MonkeyPatch, *places: Path) -> None:
    """Take the right to write away, as ``os.access`` tells it; root has every right on the disk itself."""
    actual = os.access
    monkeypatch.setattr(
        os, "access", lambda place, mode: actual(place, mode) and not (mode == os.W_OK and Path(place) in places)
    )


def test_what_was_written_is_there_when_opened_again(path: Path) -> None:
    with SqliteStore.open(path) as store:
        assert list(store.reports()) == [make_reading("a").report]


def test_nothing_stays_beside_a_closed_ledger(path: Path) -> None:
    assert os.listdir(path.parent) == ["ledger.db"]


def test_a_ledger_is_durable_and_guards_its_references(path: Path) -> None:
    with SqliteStore.open(path, write=True) as store, store._engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "application_id")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "application_id": 0x56415249}


def test_a_missing_ledger_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger in .*none\.db; make one with `variorum build"):
        SqliteStore.open(tmp_path / "none.db")
    assert os.listdir(tmp_path) == []


def test_a_ledger_in_a_missing_folder_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no folder .*none; make it first"):
        SqliteStore.open(tmp_path / "none" / "ledger.db", write=True)


def test_a_name_with_unusual_characters_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a #1 ? 50%41 ü.db"
    with SqliteStore.open(path, write=True) as store:
        store.add_reading(make_reading("a"))
    assert os.listdir(tmp_path) == [path.name]
    with SqliteStore.open(path) as store:
        assert store.known(["r-a"])


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize(
    "fill",
    [
        lambda path: path.write_text("An attack killed four people near the bridge. " * 50),
        lambda path: path.write_bytes(bytes(range(256)) * 50),
        lambda path: path.write_bytes(b"x"),
        lambda path: path.mkdir(),
    ],
)
def test_another_kind_of_file_is_no_ledger_and_is_left_alone(
    tmp_path: Path, fill: Callable[[Path], object], write: bool
) -> None:
    path = tmp_path / "notes.txt"
    fill(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotALedger, match=r"notes\.txt .*--ledger"):
        SqliteStore.open(path, write=write)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert os.listdir(tmp_path) == ["notes.txt"]


@pytest.mark.parametrize("write", [False, True])
def test_another_programs_database_is_no_ledger_and_is_left_alone(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "music.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(NotALedger, match=r"music\.db is an SQLite file, but not a ledger"):
        SqliteStore.open(path, write=write)
    assert path.read_bytes() == before


@pytest.mark.parametrize("start", [b"", None])
def test_a_file_that_nothing_was_written_to_yet_becomes_a_ledger(tmp_path: Path, start: bytes | None) -> None:
    path = tmp_path / "ledger.db"
    if start is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    else:
        path.write_bytes(start)
    with pytest.raises(LedgerError, match="There is no ledger in"):
        SqliteStore.open(path)
    with SqliteStore.open(path, write=True) as store:
        assert store.add_reading(make_reading("a"))


def test_a_ledger_of_a_later_version_says_what_to_do(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO migrations VALUES (99, 'later', 'variorum 9.1', '2030-01-01')")
        connection.commit()
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(
            NewerLedger,
            match=rf"by variorum 9\.1 \(ledger version 99\).*up to ledger version {len(MIGRATIONS)}: update",
        ):
            SqliteStore.open(path, write=write)
    assert path.read_bytes() == before


def test_a_damaged_ledger_is_named(path: Path) -> None:
    with SqliteStore.open(path, write=True) as store, store.transaction():
        for number in range(300):
            store.add_reading(make_reading(f"{number}"))
    data = bytearray(path.read_bytes())
    data[8192:] = b"\x5a" * (len(data) - 8192)
    path.write_bytes(data)

    def read_all() -> None:
        with SqliteStore.open(path) as store:
            list(store.claims())

    with pytest.raises(LedgerError, match=r"ledger\.db is damaged; restore it"):
        read_all()


def test_a_full_disk_leaves_the_ledger_as_it_was(path: Path) -> None:
    with SqliteStore.open(path, write=True) as store:
        before = store.digest()
        with store._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {FEW_PAGES}")

        def write_much() -> None:
            with store.transaction():
                for number in range(1000):
                    store.add_reading(make_reading(f"{number}"))

        with pytest.raises(LedgerError, match=r"disk is full.*ledger\.db was left as it was; make room"):
            write_much()
        assert store.digest() == before
        assert store.add_reading(make_reading("b"))
    with SqliteStore.open(path) as store:
        assert store.known(["r-a", "r-b", "r-0"]) == {"r-a", "r-b"}


def test_a_store_opened_for_reading_does_not_write(path: Path) -> None:
    with SqliteStore.open(path) as store:
        with pytest.raises(LedgerError, match="can only be read"):
            store.add_reading(make_reading("b"))
        assert store.known(["r-a", "r-b"]) == {"r-a"}


def test_a_file_without_the_right_to_write_is_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_changes(monkeypatch, path)
    with pytest.raises(LedgerError, match="can only be read"):
        SqliteStore.open(path, write=True)
    with SqliteStore.open(path) as store:
        assert store.known(["r-a"]) == {"r-a"}


def test_a_ledger_in_a_folder_without_the_right_to_write_can_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(stat.S_IRUSR)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    refuse_changes(monkeypatch, path, path.parent)
    with SqliteStore.open(path) as store:
        assert store.known(["r-a"]) == {"r-a"}
    assert os.listdir(path.parent) == ["ledger.db"]
    with pytest.raises(LedgerError, match="nothing may be written in"):
        SqliteStore.open(path.with_name("other.db"), write=True)


def test_a_file_without_the_right_to_read_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.R_OK)
    with pytest.raises(LedgerError, match="may not be read"):
        SqliteStore.open(path)


def test_readers_see_the_last_committed_state_while_another_writes(path: Path) -> None:
    with SqliteStore.open(path, write=True) as writer, SqliteStore.open(path) as reader:
        with writer.transaction():
            writer.add_reading(make_reading("b"))
            assert reader.counts().reports == 1
        assert reader.counts().reports == 2


def test_a_snapshot_holds_one_state_while_another_writes(path: Path) -> None:
    with SqliteStore.open(path, write=True) as writer, SqliteStore.open(path) as reader:
        with reader.snapshot():
            before = reader.digest()
            writer.add_reading(make_reading("b"))
            assert reader.digest() == before
            assert reader.known(["r-b"]) == set()
        assert reader.known(["r-b"]) == {"r-b"}


def test_a_snapshot_only_reads(path: Path) -> None:
    with (
        SqliteStore.open(path, write=True) as store,
        store.snapshot(),
        pytest.raises(LedgerError, match="a snapshot only reads"),
    ):
        store.add_reading(make_reading("b"))


def test_a_second_writer_gives_up_when_the_time_to_wait_is_over(path: Path) -> None:
    with SqliteStore.open(path, write=True) as first, SqliteStore.open(path, write=True, busy_timeout=0.1) as second:
        with (
            first.transaction(),
            pytest.raises(LedgerBusy, match=r"still writing to the ledger .*ledger\.db after 0\.1 seconds; try again"),
        ):
            second.add_reading(make_reading("b"))
        assert second.add_reading(make_reading("b"))


def test_a_reader_may_stop_halfway(path: Path) -> None:
    with SqliteStore.open(path, write=True) as store:
        with store.transaction():
            for number in range(600):
                store.add_reading(make_reading(f"{number}"))
        next(store.claims())
        assert store.add_reading(make_reading("b"))
        with pytest.raises(NotInLedger):
            store.incident("i-1")


def test_opening_a_store_loads_no_language_library() -> None:
    program = "import sys, variorum.edges.store; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    unwanted = {"spacy", "numpy", "trafilatura", "multiprocessing", "sqlalchemy.dialects.postgresql", "sqlalchemy.orm"}
    assert unwanted.isdisjoint(modules)
