"""Who speaks in the reports of a database, kept in step with its readings, and what persons have dealt with."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, select, update

from variorum.edges.store import content, schema
from variorum.edges.store.choice import no_issue
from variorum.edges.store.schema import current
from variorum.edges.store.speaking import told
from variorum.edges.store.sql_reader import in_chunks
from variorum.edges.store.sql_voices import ALL_BUT_OUTLETS, SqlVoiceStore
from variorum.errors import NotInLedger
from variorum.model.issue import Dealt, IssueCount, ListedIssue
from variorum.model.ledger import Reading
from variorum.model.speaker import OUTLET, Speaker, Speakers, Spoken, spoken_in


class SqlSpeakingStore(SqlVoiceStore):
    """A store in a database that knows who speaks in its reports."""

    def add_reading(self, reading: Reading) -> bool:
        """Keep what was read in a report, and who speaks in it."""
        with self.transaction():
            added = super().add_reading(reading)
            if added:
                spoken = spoken_in(reading.report, reading.claims, reading.statements)
                self._execute(insert(schema.spoken), [content.fields_of(each) for each in spoken])
                self._tally(spoken, 1)
        return added

    def withdraw_reading(self, report_id: str) -> dict[str, str | None]:
        """Withdraw a report with all that was read in it, and forget who speaks in it."""
        with self.transaction():
            self._tally(self._spoken_in(report_id), -1)
            self._delete(schema.spoken, "report", [report_id])
            return super().withdraw_reading(report_id)

    def speakers(self, *, like: str = "", kind: str | None = None, limit: int, offset: int = 0) -> Speakers:
        """Give who speaks, those who speak most first."""
        table = schema.voices
        named = table.c.kind == (kind or ALL_BUT_OUTLETS)
        if like:
            named = and_(named, table.c.name.contains(like, autoescape=True))
        page = select(table).where(named).order_by(table.c.said.desc(), table.c.name).limit(limit).offset(offset)
        with self.snapshot():
            ((total,),) = self._rows(select(func.count()).select_from(table).where(named))
            found = self._rows(page)
            rows = [Speaker(row.name, row.name, row.reports, row.statements, row.claims) for row in found]
            told_of = schema.voiced.c.kind == kind if kind else schema.voiced.c.kind != OUTLET
            return Speakers(tuple(self._with_voices(rows, told_of)), total)

    def speaker(self, name: str) -> Speaker | None:
        """Give one speaker by the folded name, of whatever kind."""
        table = schema.spoken
        sums = [func.sum(column) for column in (table.c.statements, table.c.claims)]
        query = select(func.count(table.c.report.distinct()), *sums).where(table.c.name == name).group_by(table.c.name)
        with self.snapshot():
            rows = [Speaker(name, name, *row) for row in self._rows(query)]
            return next(iter(self._with_voices(rows)), None)

    def _with_voices(self, rows: Sequence[Speaker], *of: ColumnElement[bool]) -> list[Speaker]:
        """Give speakers with the outlets, kinds and media that they have."""
        table = schema.voiced
        spoken: defaultdict[str, list[Spoken]] = defaultdict(list)
        for row in self._rows(select(table).where(table.c.name.in_([each.name for each in rows]), *of)):
            each = Spoken(row.name, "", row.kind, row.medium, row.outlet, row.written, row.statements, row.claims)
            spoken[row.name].append(each)
        return [told(row, spoken[row.name]) for row in rows]

    def reports_of(self, name: str, *, limit: int, offset: int = 0) -> Sequence[str]:
        """Give the ids of the reports in which somebody of a folded name speaks, the latest first."""
        table = schema.spoken
        query = select(table.c.report, table.c.day).where(table.c.name == name).distinct()
        rows = self._rows(query.order_by(table.c.day.desc(), table.c.report).limit(limit).offset(offset))
        return [row.report for row in rows]

    def issue_counts(self) -> Sequence[IssueCount]:
        """Count the issues by code, open and dealt with."""
        table = schema.issues
        query = select(table.c.code, func.sum(1 - table.c.dealt).label("open"), func.count().label("all"))
        rows = self._rows(query.where(current(table)).group_by(table.c.code))
        found = [IssueCount(row.code, row.open, row.all) for row in rows]
        return sorted(found, key=lambda each: (-each.open, each.code))

    def listed_issues(self, *, code: str | None = None, limit: int, offset: int = 0) -> Sequence[ListedIssue]:
        """Give issues with what persons said of them, open ones first."""
        table, dealt = schema.issues, schema.dealt
        query: Select[Any] = select(table.c.id, table.c.content).where(current(table))
        if code is not None:
            query = query.where(table.c.code == code)
        query = query.order_by(table.c.dealt, table.c.location, table.c.start, table.c.id)
        with self.snapshot():
            rows = self._rows(query.limit(limit).offset(offset))
            said: defaultdict[str, list[Dealt]] = defaultdict(list)
            for chunk in in_chunks(row.id for row in rows):
                for row in self._rows(select(dealt).where(dealt.c.issue.in_(chunk)).order_by(dealt.c.number)):
                    said[row.issue].append(Dealt(row.issue, row.who, row.at, row.why, bool(row.open)))
        return [ListedIssue(row.id, content.decode_issue(row.content), tuple(said[row.id])) for row in rows]

    def identify_issue(self, issue_id: str) -> str:
        """Give the id of an issue of the ledger, if it is one."""
        table = schema.issues
        if not self._rows(select(table.c.id).where(current(table), table.c.id == issue_id)):
            raise NotInLedger(no_issue(issue_id))
        return issue_id

    def put_dealt(self, dealt: Dealt) -> None:
        """Keep what a person says of an issue."""
        with self.transaction():
            self._execute(insert(schema.dealt), [{**content.fields_of(dealt), "open": int(dealt.open)}])
            table = schema.issues
            self._execute(update(table).where(table.c.id == dealt.issue).values(dealt=int(not dealt.open)))
