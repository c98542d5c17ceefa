"""Counting who speaks in the reports that a ledger holds already."""

import sqlite3

from msgspec import structs

from variorum.edges.store import content
from variorum.model.speaker import spoken_in

_REPORTS = "SELECT number, content FROM readings WHERE withdrawn = 0 ORDER BY number"
_CLAIMS = "SELECT content FROM claims WHERE reading = ? AND withdrawn = 0"
_STATEMENTS = "SELECT content FROM statements WHERE reading = ? AND withdrawn = 0"


def count_speakers(connection: sqlite3.Connection) -> None:
    """Fill the table ``spoken`` from the readings."""
    for number, report in connection.execute(_REPORTS).fetchall():
        claims = tuple(content.decode_claim(row) for (row,) in connection.execute(_CLAIMS, (number,)))
        statements = tuple(content.decode_statement(row) for (row,) in connection.execute(_STATEMENTS, (number,)))
        rows = spoken_in(content.decode_report(report), claims, statements)
        connection.executemany("INSERT INTO spoken VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(structs.astuple, rows))
