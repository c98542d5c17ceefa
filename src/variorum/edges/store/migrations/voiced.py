"""Summing over all reports what is counted of speakers report by report."""

import sqlite3

_STEPS = """
DELETE FROM voices;
DELETE FROM voiced;
INSERT INTO voices
SELECT kind, name, sum(statements), sum(claims), sum(statements + claims), count(DISTINCT report)
FROM spoken GROUP BY kind, name;
INSERT INTO voices
SELECT '', name, sum(statements), sum(claims), sum(statements + claims), count(DISTINCT report)
FROM spoken WHERE kind != 'outlet' GROUP BY name;
INSERT INTO voiced
SELECT name, kind, medium, outlet, written, sum(statements), sum(claims), count(*)
FROM spoken GROUP BY name, kind, medium, outlet, written
"""


def sum_voices(connection: sqlite3.Connection) -> None:
    """Fill the tables ``voices`` and ``voiced`` from the table ``spoken``."""
    for step in _STEPS.split(";"):
        connection.execute(step)
