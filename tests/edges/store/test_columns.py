"""Rows held in memory follow the ledger, whoever writes it; and ledgers from before there were rows get theirs."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.contracts.ledgers import make_incident, make_reading
from variorum.edges.store import SqliteStore
from variorum.edges.store.migrations import MIGRATIONS
from variorum.edges.store.sql_judged import SqlJudgedStore
from variorum.model.incident import Membership
from variorum.model.search import Filter
from variorum.model.words import phrases

BEFORE_ROWS = MIGRATIONS[:3]


def ids(store: SqliteStore) -> list[str]:
    return [row.id for row in store.search(Filter(), order="id", limit=9).rows]


def test_one_who_reads_sees_what_another_wrote(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "a.db", write=True) as writer, SqliteStore.open(tmp_path / "a.db") as reader:
        writer.put_incidents([make_incident("i-1")])
        assert ids(reader) == ["i-1"]
        writer.put_incidents([make_incident("i-2")])
        assert ids(reader) == ["i-1", "i-2"]
        writer.remove_incidents(["i-2"])
        assert ids(reader) == ["i-1"]


def test_a_snapshot_holds_its_rows_while_another_writes(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "a.db", write=True) as writer, SqliteStore.open(tmp_path / "a.db") as reader:
        writer.put_incidents([make_incident("i-1")])
        with reader.snapshot():
            assert ids(reader) == ["i-1"]
            writer.put_incidents([make_incident("i-2")])
            assert ids(writer) == ["i-1", "i-2"]
            assert ids(reader) == ["i-1"]
        assert ids(reader) == ids(writer) == ["i-1", "i-2"]


def test_a_ledger_made_anew_in_the_same_place_is_another(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with SqliteStore.open(path, write=True) as store:
        store.put_incidents([make_incident("i-1")])
        assert ids(store) == ["i-1"]
    path.rename(tmp_path / "b.db")
    with SqliteStore.open(path, write=True) as store:
        store.put_incidents([make_incident("i-2")])
        assert ids(store) == ["i-2"]


def test_an_earlier_ledger_gets_its_rows_with_the_times_that_it_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    moments = iter(["1", "2", "3"])
    with SqliteStore.open(path, write=True, migrations=BEFORE_ROWS, clock=lambda: next(moments)) as store:
        # As that version wrote it, which kept no rows and no words.
        SqlJudgedStore.add_reading(store, make_reading("a", accounts=2))
        with store.transaction():
            SqlJudgedStore.put_incidents(store, [make_incident("i-1", day="2024-01-02")])
            SqlJudgedStore.put_memberships(store, [Membership("i-1", ("a-a0",))])
        SqlJudgedStore.put_memberships(store, [Membership("i-1", ("a-a0", "a-a1"))])
    with SqliteStore.open(path) as store:
        (row,) = store.search(Filter(), order="id", limit=9).rows
        hits = store.find_reports(phrases("bridge"), limit=9)
    assert (row.id, row.day, row.first_learnt, row.last_learnt) == ("i-1", "2024-01-02", "2", "3")
    assert hits.reports == ("r-a",)


def test_the_index_of_words_is_in_step_with_the_readings(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with SqliteStore.open(path, write=True) as store:
        for name, version in (("a", 0), ("b", 0), ("a", 1)):
            store.add_reading(make_reading(name, version=version))
        store.withdraw_reading("r-b")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO report_words (report_words, rank) VALUES ('integrity-check', 1)")
