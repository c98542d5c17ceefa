"""Weighing anew all incidents of a ledger: what the queue is made of follows from them alone."""

import sqlite3

from variorum.edges.store import content
from variorum.edges.store.queueing import dispute_row, stake_row
from variorum.stages.release.stakes import disputes_of, stake_of

_STAKE = "INSERT INTO stakes VALUES (:incident, :title, :dead, :origins)"
_DISPUTE = "INSERT INTO disputes VALUES (:incident, :place, :field, :dead, :origins, :claims, :says)"


def weigh_anew(connection: sqlite3.Connection) -> None:
    """Fill the tables ``stakes`` and ``disputes`` from the incidents."""
    for table in ("disputes", "stakes"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - two constants
    for (row,) in connection.execute("SELECT content FROM incidents ORDER BY id"):
        incident = content.decode_incident(row)
        connection.execute(_STAKE, stake_row(stake_of(incident)))
        connection.executemany(_DISPUTE, map(dispute_row, disputes_of(incident)))
