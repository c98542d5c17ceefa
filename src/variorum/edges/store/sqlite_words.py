"""The words of reports in an SQLite file, by its full-text index, kept in step with the readings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import json
from sqlalchemy import TextClause, select, text

from variorum.edges.store import schema
from variorum.edges.store.choice import gone
from variorum.edges.store.schema import current
from variorum.edges.store.searching import MOST_COUNTED, MOST_WORDED
from variorum.edges.store.sql_speaking import SqlSpeakingStore
from variorum.errors import NotInLedger
from variorum.model.ledger import Reading
from variorum.model.words import Found, Phrase

if TYPE_CHECKING:
    from variorum.edges.store.columns import Columns, Mask


_ADD = text("""
    INSERT INTO report_words (rowid, title, text, names)
    SELECT number, title, text, names FROM report_texts WHERE number = :number
""")
_REMOVE = text("""
    INSERT INTO report_words (report_words, rowid, title, text, names)
    SELECT 'delete', number, title, text, names FROM report_texts WHERE number = :number
""")
_MATCHES = "SELECT rowid FROM report_words WHERE report_words MATCH :match ORDER BY rowid DESC LIMIT :most"
_COUNT = text(f"SELECT count(*) FROM ({_MATCHES})")  # noqa: S608 - both are constants
_PAGE = text("""
    SELECT rowid FROM report_words WHERE report_words MATCH :match AND rowid < :before ORDER BY rowid DESC LIMIT :most
""")
_TOLD = text(f"""
    WITH found AS MATERIALIZED ({_MATCHES})
    SELECT json_group_array(memberships.incident) FROM found
    CROSS JOIN memberships ON memberships.reading = found.rowid
""")  # noqa: S608 - a constant
"""The incidents of the newest reports that hold words, as one list: to fetch them row by row takes twice as long."""
_BEYOND_ALL = 2**62


class SqliteWords(SqlSpeakingStore):
    """A store in an SQLite file whose reports are found by their words."""

    def add_reading(self, reading: Reading) -> bool:
        """Keep what was read in a report, and index its words."""
        with self.transaction():
            added = super().add_reading(reading)
            if added:
                self._index(_ADD, reading.report.id)
        return added

    def withdraw_reading(self, report_id: str) -> dict[str, str | None]:
        """Withdraw a report with all that was read in it, and take its words out of the index."""
        with self.transaction():
            self._index(_REMOVE, report_id)
            return super().withdraw_reading(report_id)

    def _index(self, change: TextClause, report_id: str) -> None:
        with self._connected() as connection:
            for number in self._numbers([report_id]):
                connection.execute(change, {"number": number})

    def _numbers(self, report_ids: Sequence[str]) -> list[int]:
        table = schema.readings
        return [
            row.number
            for row in self._rows(select(table.c.number).where(current(table), table.c.report.in_(report_ids)))
        ]

    def find_reports(self, sought: Sequence[Phrase], *, limit: int, after: str = "") -> Found:
        """Give the reports that hold all of some phrases, the latest first."""
        if not sought:
            return Found((), 0, more=False, after=None)
        match = _match(sought)
        with self.snapshot(), self._connected() as connection:
            before = self._after(after) if after else _BEYOND_ALL
            total = connection.execute(_COUNT, {"match": match, "most": MOST_COUNTED + 1}).scalar_one()
            page = {"match": match, "before": before, "most": limit + 1}
            numbers = connection.execute(_PAGE, page).scalars().all()
            table = schema.readings
            rows = self._rows(select(table.c.number, table.c.report).where(table.c.number.in_(numbers)))
        reports = {row.number: row.report for row in rows}
        shown = tuple(reports[number] for number in numbers[:limit])
        following = shown[-1] if len(numbers) > limit else None
        return Found(shown, min(total, MOST_COUNTED), total > MOST_COUNTED, following)

    def _after(self, report_id: str) -> int:
        numbers = self._numbers([report_id])
        if not numbers:
            raise NotInLedger(gone(report_id))
        return numbers[0]

    def _worded(self, columns: "Columns", sought: Sequence[Phrase]) -> "tuple[Mask, bool]":
        match = _match(sought)
        with self.snapshot(), self._connected() as connection:
            total = connection.execute(_COUNT, {"match": match, "most": MOST_WORDED + 1}).scalar_one()
            told = connection.execute(_TOLD, {"match": match, "most": MOST_WORDED}).scalar_one()
        return columns.with_ids(json.decode(told, type=list[str])), total > MOST_WORDED


def _match(sought: Sequence[Phrase]) -> str:
    """Write phrases in the language of the index: each between quotation marks, where nothing has a meaning."""
    return " ".join(f'"{" ".join(phrase.words)}"{" *" if phrase.begins else ""}' for phrase in sought)
