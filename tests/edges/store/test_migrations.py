"""Ledgers of earlier versions are brought to this one; what a release has written is never forgotten."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import create_engine

from tests.contracts.ledgers import make_reading
from variorum.edges.store import SqliteStore, content
from variorum.edges.store.migrations import MIGRATIONS, Migration, split_statements
from variorum.edges.store.migrations.voiced import sum_voices
from variorum.edges.store.schema import metadata
from variorum.edges.store.sql_search import SqlSearchStore
from variorum.edges.store.sqlite_file import find, prepare
from variorum.errors import LedgerError
from variorum.model.issue import Issue, IssueCount

FIRST = MIGRATIONS[:1]


def rebuild_meta(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE notes (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
    connection.execute("INSERT INTO notes SELECT name, value FROM meta")


def break_in_the_middle(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE meta")
    connection.execute("SELECT name FROM nowhere")


def lose_readings(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM readings")


NEXT = len(MIGRATIONS) + 1
FAKE = Migration(NEXT, "fake", rebuild_meta)
BROKEN = Migration(NEXT, "broken", break_in_the_middle)
CARELESS = Migration(NEXT, "careless", lose_readings)


def structure(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


def versions(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [version for (version,) in connection.execute("SELECT version FROM migrations ORDER BY version")]


@pytest.fixture
def first_ledger(tmp_path: Path) -> Path:
    """Give a ledger just as the first version made it."""
    path = tmp_path / "ledger.db"
    prepare(find(path, write=True, busy_timeout=1), FIRST, "variorum 0.1.0")
    return path


def test_the_migrations_lead_to_the_tables_of_the_schema(tmp_path: Path) -> None:
    metadata.create_all(create_engine(f"sqlite:///{tmp_path / 'schema.db'}"))
    SqliteStore.open(tmp_path / "ledger.db", write=True).close()
    with (
        closing(sqlite3.connect(tmp_path / "schema.db")) as schema,
        closing(sqlite3.connect(tmp_path / "ledger.db")) as ledger,
    ):
        assert structure(ledger) == structure(schema)


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [migration.version for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_first_ledger_is_brought_up_to_date_with_its_content(first_ledger: Path) -> None:
    with SqliteStore.open(first_ledger, write=True) as store:
        store.add_reading(make_reading("a"))
        before = store.digest()
    with SqliteStore.open(first_ledger, write=True, migrations=(*MIGRATIONS, FAKE)) as store:
        assert store.digest() == before
    assert versions(first_ledger) == [*range(1, NEXT + 1)]
    with closing(sqlite3.connect(first_ledger)) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (2,)


def test_a_ledger_is_brought_up_to_date_also_when_it_is_only_read(first_ledger: Path) -> None:
    with SqliteStore.open(first_ledger, migrations=(*MIGRATIONS, FAKE)) as store:
        assert store.counts().reports == 0
    assert versions(first_ledger)[-1] == NEXT


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(first_ledger: Path) -> None:
    with pytest.raises(LedgerError, match="nowhere"):
        SqliteStore.open(first_ledger, write=True, migrations=(*MIGRATIONS, BROKEN))
    assert versions(first_ledger) == [*range(1, len(MIGRATIONS) + 1)]
    with SqliteStore.open(first_ledger, write=True) as store:
        assert store.meta()["created_by"] == "variorum 0.1.0"


def test_a_migration_that_loses_what_others_refer_to_is_refused(first_ledger: Path) -> None:
    with SqliteStore.open(first_ledger, write=True) as store:
        store.add_reading(make_reading("a"))
        before = store.digest()
    with pytest.raises(LedgerError, match="would leave rows without what they refer to"):
        SqliteStore.open(first_ledger, write=True, migrations=(*MIGRATIONS, CARELESS))
    with SqliteStore.open(first_ledger) as store:
        assert store.digest() == before


def test_a_new_ledger_goes_through_all_migrations(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    SqliteStore.open(path, write=True, migrations=(*MIGRATIONS, FAKE)).close()
    assert versions(path)[-1] == NEXT


def test_statements_may_hold_semicolons_in_quotes() -> None:
    assert list(split_statements("SELECT ';';\nSELECT 'a;\nb';\n")) == ["SELECT ';';\n", "SELECT 'a;\nb';\n"]


def test_a_script_that_ends_in_a_statement_is_refused() -> None:
    with pytest.raises(ValueError, match="in the middle of a statement"):
        list(split_statements("SELECT 1;\nSELECT 2"))


def test_an_earlier_ledger_learns_who_speaks_in_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with SqliteStore.open(path, write=True, migrations=MIGRATIONS[:5]) as store:
        # As that version wrote it, which did not count speakers.
        SqlSearchStore.add_reading(store, replace(make_reading("a"), issues=()))
    with SqliteStore.open(path) as store:
        assert [(row.name, row.statements) for row in store.speakers(limit=9).rows] == [("mayor", 1)]


def test_an_earlier_ledger_learns_which_issues_are_dealt_with(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    SqliteStore.open(path, write=True, migrations=MIGRATIONS[:8]).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for key, code in (("i-1", "not-text"), ("i-2", "not-text"), ("i-3", "day-not-known")):
            issue = Issue("source", "dropped", code, f"{key} is no text.", "Leave it out.")
            row = (key, None, "", 0, 0, content.encode(issue))
            connection.execute("INSERT INTO issues VALUES (?, ?, ?, ?, ?, ?)", row)
        for key, still_open in (("i-1", 0), ("i-2", 0), ("i-2", 1)):
            connection.execute("INSERT INTO dealt VALUES (NULL, ?, 'Ana', '2031', 'seen', ?)", (key, still_open))
    with SqliteStore.open(path) as store:
        assert store.issue_counts() == [IssueCount("day-not-known", 1, 1), IssueCount("not-text", 1, 2)]
        assert [each.id for each in store.listed_issues(limit=9)] == ["i-2", "i-3", "i-1"]


def test_sums_of_speakers_are_those_that_are_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with SqliteStore.open(path, write=True) as store:
        for name, version in (("a", 0), ("b", 0), ("c", 0), ("a", 1)):
            store.add_reading(make_reading(name, version=version))
        store.withdraw_reading("r-b")
    with closing(sqlite3.connect(path)) as connection:
        queries = (
            "SELECT * FROM voices ORDER BY kind, name",
            "SELECT * FROM voiced ORDER BY name, kind, medium, outlet",
        )
        kept = [connection.execute(query).fetchall() for query in queries]
        sum_voices(connection)
        anew = [connection.execute(query).fetchall() for query in queries]
    assert kept == anew
    assert all(anew)
