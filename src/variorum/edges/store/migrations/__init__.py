"""The steps that bring an SQLite ledger of any earlier version to this one, in order.

To change the schema: change ``schema.py``, add a file ``000N_name.sql`` here (or a function) and a line to
``MIGRATIONS``. A step that has been released is never changed. Each runs in one transaction together with its entry in
the table ``migrations``, with foreign keys checked at its end, so that it may rebuild tables.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from variorum.edges.store.migrations.listed import list_anew
from variorum.edges.store.migrations.spoken import count_speakers
from variorum.edges.store.migrations.voiced import sum_voices
from variorum.edges.store.migrations.weighed import weigh_anew

_FOLDER = Path(__file__).parent


class Migration(Struct, frozen=True):
    """One step: the version that it leads to, its name, and what it does."""

    version: int
    name: str
    apply: Callable[[sqlite3.Connection], None]


def script(name: str) -> Callable[[sqlite3.Connection], None]:
    """Give a step that runs the SQL file ``name`` of this folder, statement by statement."""

    def apply(connection: sqlite3.Connection) -> None:
        for statement in split_statements((_FOLDER / name).read_text(encoding="utf-8")):
            connection.execute(statement)

    return apply


def in_turn(*steps: Callable[[sqlite3.Connection], None]) -> Callable[[sqlite3.Connection], None]:
    """Give a step that takes several, one after the other."""

    def apply(connection: sqlite3.Connection) -> None:
        for step in steps:
            step(connection)

    return apply


def split_statements(sql: str) -> Iterator[str]:
    r"""Cut a script into its statements (``executescript`` would end the transaction).

    Each must end its last line with a semicolon.

    >>> list(split_statements("SELECT 1;\nSELECT\n2;\n"))
    ['SELECT 1;\n', 'SELECT\n2;\n']

    """
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        message = (
            f"the migration ends in the middle of a statement: {statement.strip()[:80]!r}; end it with a semicolon"
        )
        raise ValueError(message)


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "first", script("0001_first.sql")),
    Migration(2, "times", script("0002_times.sql")),
    Migration(3, "persons", script("0003_persons.sql")),
    Migration(4, "listed", in_turn(script("0004_listed.sql"), list_anew)),
    Migration(5, "words", script("0005_words.sql")),
    Migration(6, "speakers", in_turn(script("0006_speakers.sql"), count_speakers)),
    Migration(7, "parts", script("0007_parts.sql")),
    Migration(8, "queue", in_turn(script("0008_queue.sql"), weigh_anew)),
    Migration(9, "counts", in_turn(script("0009_counts.sql"), sum_voices)),
)
"""Every step from nothing to the present version."""
