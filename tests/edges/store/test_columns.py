"""Rows held in memory follow the ledger, whoever writes it; and ledgers from before there were rows get theirs."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contracts.ledgers import make_incident, make_reading
from variorum.edges.store import SqliteStore
from variorum.edges.store.columns import Columns
from variorum.edges.store.migrations import MIGRATIONS
from variorum.edges.store.sql_judged import SqlJudgedStore
from variorum.model.incident import Finding
from variorum.model.search import Filter, Listed
from variorum.model.words import phrases

BEFORE_ROWS = MIGRATIONS[:3]


def ids(store: SqliteStore) -> list[str]:
    return [row.id for row in store.search(Filter(), order="id", limit=9).rows]


ROWS = st.builds(
    Listed, id=st.sampled_from(["i-1", "i-2", "i-3", "i-é"]), title=st.just("t"), type=st.sampled_from(["riot", "aid"]),
    day=st.sampled_from([None, "2024-01-02", "2024-01-03"]), last_day=st.none(), precision=st.none(), place=st.none(),
    place_precision=st.none(), country=st.sampled_from([None, "AA", "BB"]), lat=st.sampled_from([None, 2.0]),
    lon=st.just(1.0), killed_low=st.none(), killed_best=st.sampled_from([None, 3]), killed_high=st.none(),
    reports=st.integers(1, 3), origins=st.just(1), actors=st.lists(st.sampled_from(["The A", "A", "B"]), unique=True),
    disputed=st.just(()), statuses=st.lists(st.sampled_from(["agreed", "disputed"]), unique=True),
    grade=st.sampled_from([None, "fair"]), doubt=st.sampled_from([0.0, 0.5]), first_learnt=st.just(""),
    last_learnt=st.sampled_from(["1", "2", "3"]),
)  # fmt: skip


def told(columns: Columns) -> object:
    coded = {
        name: (each.values, each.codes.tolist(), each.rows.tolist(), each.starts.tolist(), each.size)
        for name, each in columns.coded.items()
    }
    arrays = {name: np.nan_to_num(each, nan=999).tolist() for name, each in columns.arrays.items()}
    return columns.ids, arrays, coded, columns.learnt.tolist(), columns.actor_names


@given(
    before=st.lists(ROWS, unique_by=lambda row: row.id),
    rows=st.lists(ROWS, unique_by=lambda row: row.id),
    gone=st.lists(st.sampled_from(["i-1", "i-2", "*"])),
)
def test_changed_columns_are_those_that_would_be_made_anew(
    before: list[Listed], rows: list[Listed], gone: list[str]
) -> None:
    after = {row.id: row for row in before if row.id not in gone} | {row.id: row for row in rows}
    changed = Columns.of(before).changed(rows, [each for each in gone if each not in {row.id for row in rows}])
    assert told(changed) == told(Columns.of(after.values()))


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
    disputed = replace(make_incident("i-1", day="2024-01-02"), findings=(Finding("killed", "disputed", (), "Two."),))
    with SqliteStore.open(path, write=True, migrations=BEFORE_ROWS, clock=lambda: "1") as store:
        # As that version wrote it, which kept no rows and no words, nor the readings of accounts.
        SqlJudgedStore.add_reading(store, replace(make_reading("a", accounts=2), issues=()))
        SqlJudgedStore.put_incidents(store, [disputed])
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = [("a-a0", "i-1", "2"), ("a-a1", "i-1", "3")]
        connection.executemany("INSERT INTO memberships VALUES (?, ?, ?)", rows)
    with SqliteStore.open(path) as store:
        (row,) = store.search(Filter(words="bridge"), order="id", limit=9).rows
        hits = store.find_reports(phrases("bridge"), limit=9)
        assert [kind.field for kind in store.dispute_kinds()] == ["killed"]
        assert store.stakes(["i-1"])["i-1"].title == disputed.title
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
