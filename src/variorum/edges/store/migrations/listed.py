"""Listing anew all incidents of a ledger: what follows from them alone, and from the times that were kept."""

import sqlite3

from variorum.edges.store import content
from variorum.stages.release.listing import list_incident

_TIMES = """
SELECT incident, min(added_at), max(added_at) FROM memberships GROUP BY incident
"""


def list_anew(connection: sqlite3.Connection) -> None:
    """Fill the table ``listed`` from the incidents.

    Rows that are there keep their times. Others were first learnt of when the first of their accounts was, and last
    when the last was.
    """
    times = {incident: (first, last) for incident, first, last in connection.execute(_TIMES)}
    for _, identity, row in connection.execute("SELECT number, id, content FROM listed WHERE content != ''"):
        held = content.decode_listed(row)
        times[identity] = (held.first_learnt, held.last_learnt)
    (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM listed").fetchone()
    for identity, incident in connection.execute("SELECT id, content FROM incidents ORDER BY id").fetchall():
        first, last = times.get(identity, ("", ""))
        listed = list_incident(content.decode_incident(incident), first_learnt=first, last_learnt=last)
        number += 1
        connection.execute("DELETE FROM listed WHERE id = ?", (identity,))
        connection.execute("INSERT INTO listed VALUES (?, ?, ?)", (number, identity, content.encode(listed)))
