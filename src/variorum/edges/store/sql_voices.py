"""Who speaks in the reports of a database, summed over reports: the lists of a hundred thousand read few rows."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import TextClause, delete, select, text

from variorum.edges.store import schema
from variorum.edges.store.sql_reader import in_chunks
from variorum.edges.store.sql_search import SqlSearchStore
from variorum.model.speaker import OUTLET, Spoken

ALL_BUT_OUTLETS = ""
"""The kind under which a speaker is summed over all kinds but outlets in their own voice."""
_VOICES = text("""
    INSERT INTO voices (kind, name, statements, claims, said, reports)
    VALUES (:kind, :name, :statements, :claims, :statements + :claims, :reports)
    ON CONFLICT (kind, name) DO UPDATE SET
        statements = voices.statements + excluded.statements, claims = voices.claims + excluded.claims,
        said = voices.said + excluded.said, reports = voices.reports + excluded.reports
""")
_VOICED = text("""
    INSERT INTO voiced (name, kind, medium, outlet, written, statements, claims, reports)
    VALUES (:name, :kind, :medium, :outlet, :written, :statements, :claims, :reports)
    ON CONFLICT (name, kind, medium, outlet, written) DO UPDATE SET
        statements = voiced.statements + excluded.statements, claims = voiced.claims + excluded.claims,
        reports = voiced.reports + excluded.reports
""")


class SqlVoiceStore(SqlSearchStore):
    """A store in a database that keeps sums of who speaks."""

    def _tally(self, spoken: Sequence[Spoken], sign: int) -> None:
        """Add what one report has of speakers to the sums, or take it away where the sign is -1."""
        said: Counter[tuple[str, str]] = Counter()
        claimed: Counter[tuple[str, str]] = Counter()
        for each in spoken:
            for kind in (each.kind, ALL_BUT_OUTLETS) if each.kind != OUTLET else (each.kind,):
                said[kind, each.name] += each.statements
                claimed[kind, each.name] += each.claims
        self._add(_VOICES, [
            {"kind": kind, "name": name, "statements": sign * said[kind, name],
             "claims": sign * claimed[kind, name], "reports": sign}
            for kind, name in sorted(said)
        ])  # fmt: skip
        self._add(_VOICED, [
            {"name": each.name, "kind": each.kind, "medium": each.medium, "outlet": each.outlet,
             "written": each.written, "statements": sign * each.statements, "claims": sign * each.claims,
             "reports": sign}
            for each in spoken
        ])  # fmt: skip
        if sign < 0:
            self._forget_silent({each.name for each in spoken})

    def _add(self, upsert: TextClause, rows: list[dict[str, str | int]]) -> None:
        if rows:
            self._execute(upsert, rows)

    def _forget_silent(self, names: Iterable[str]) -> None:
        for chunk in in_chunks(names):
            for table in (schema.voices, schema.voiced):
                self._execute(delete(table).where(table.c.name.in_(chunk), table.c.reports == 0))

    def _spoken_in(self, report_id: str) -> list[Spoken]:
        table = schema.spoken
        names = ("name", "report", "kind", "medium", "outlet", "written", "statements", "claims", "day")
        rows = self._rows(select(*(table.c[name] for name in names)).where(table.c.report == report_id))
        return [Spoken(*row) for row in rows]
