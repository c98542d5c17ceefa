"""Who speaks in the reports of a database, kept in step with its readings, and what persons have dealt with."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, insert, select

from variorum.edges.store import content, schema
from variorum.edges.store.choice import no_issue
from variorum.edges.store.schema import current
from variorum.edges.store.speaking import told
from variorum.edges.store.sql_reader import in_chunks
from variorum.edges.store.sql_search import SqlSearchStore
from variorum.errors import NotInLedger
from variorum.model.issue import Dealt, IssueCount, ListedIssue
from variorum.model.ledger import Reading
from variorum.model.speaker import OUTLET, Speaker, Speakers, Spoken, spoken_in


class SqlSpeakingStore(SqlSearchStore):
    """A store in a database that knows who speaks in its reports."""

    def add_reading(self, reading: Reading) -> bool:
        """Keep what was read in a report, and who speaks in it."""
        with self.transaction():
            added = super().add_reading(reading)
            if added:
                spoken = spoken_in(reading.report, reading.claims, reading.statements)
                self._execute(insert(schema.spoken), [content.fields_of(each) for each in spoken])
        return added

    def withdraw_reading(self, report_id: str) -> dict[str, str | None]:
        """Withdraw a report with all that was read in it, and forget who speaks in it."""
        with self.transaction():
            self._delete(schema.spoken, "report", [report_id])
            return super().withdraw_reading(report_id)

    def speakers(self, *, like: str = "", kind: str | None = None, limit: int, offset: int = 0) -> Speakers:
        """Give who speaks, those who speak most first."""
        table = schema.spoken
        named = table.c.kind != OUTLET if kind is None else table.c.kind == kind
        if like:
            named = and_(named, table.c.name.contains(like, autoescape=True))
        with self.snapshot():
            rows = self._speakers(named, limit=limit, offset=offset)
            counted = select(func.count()).select_from(select(table.c.name).where(named).distinct().subquery())
            (total,) = self._rows(counted)[0]
        return Speakers(tuple(rows), total)

    def speaker(self, name: str) -> Speaker | None:
        """Give one speaker by the folded name, of whatever kind."""
        with self.snapshot():
            return next(iter(self._speakers(schema.spoken.c.name == name, limit=1, offset=0)), None)

    def _speakers(self, named: ColumnElement[bool], *, limit: int, offset: int) -> list[Speaker]:
        table = schema.spoken
        said, claimed = func.sum(table.c.statements), func.sum(table.c.claims)
        query = select(
            table.c.name, func.max(table.c.written).label("written"), said.label("statements"),
            claimed.label("claims"), func.count(table.c.report.distinct()).label("reports"),
        ).where(named).group_by(table.c.name)  # fmt: skip
        page = query.order_by((said + claimed).desc(), table.c.name).limit(limit).offset(offset)
        rows = [Speaker(row.name, row.written, row.reports, row.statements, row.claims) for row in self._rows(page)]
        spoken: defaultdict[str, list[Spoken]] = defaultdict(list)
        for each in self._told([row.name for row in rows], named):
            spoken[each.name].append(each)
        return [told(row, spoken[row.name]) for row in rows]

    def _told(self, names: Sequence[str], named: ColumnElement[bool]) -> list[Spoken]:
        """Give what speakers have by outlet, kind and medium, summed over reports: few rows, however many reports."""
        table = schema.spoken
        kinds = (table.c.name, table.c.kind, table.c.medium, table.c.outlet, table.c.written)
        said, claimed = func.sum(table.c.statements), func.sum(table.c.claims)
        query = select(*kinds, said.label("statements"), claimed.label("claims"))
        query = query.where(table.c.name.in_(names), named).group_by(*kinds)
        return [
            Spoken(row.name, "", row.kind, row.medium, row.outlet, row.written, row.statements, row.claims)
            for row in self._rows(query)
        ]

    def reports_of(self, name: str, *, limit: int, offset: int = 0) -> Sequence[str]:
        """Give the ids of the reports in which somebody of a folded name speaks, the latest first."""
        table = schema.spoken
        query = select(table.c.report, table.c.day).where(table.c.name == name).distinct()
        rows = self._rows(query.order_by(table.c.day.desc(), table.c.report).limit(limit).offset(offset))
        return [row.report for row in rows]

    def issue_counts(self) -> Sequence[IssueCount]:
        """Count the issues by code, open and dealt with."""
        table = schema.issues
        code, is_open = _code(), _is_open()
        query = select(code.label("code"), func.sum(is_open).label("open"), func.count().label("all"))
        rows = self._rows(query.where(current(table)).group_by(code))
        found = [IssueCount(row.code, row.open, row.all) for row in rows]
        return sorted(found, key=lambda each: (-each.open, each.code))

    def listed_issues(self, *, code: str | None = None, limit: int, offset: int = 0) -> Sequence[ListedIssue]:
        """Give issues with what persons said of them, open ones first."""
        table, dealt = schema.issues, schema.dealt
        query: Select[Any] = select(table.c.id, table.c.content).where(current(table))
        if code is not None:
            query = query.where(_code() == code)
        query = query.order_by(_is_open().desc(), table.c.location, table.c.start, table.c.id)
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


def _code() -> ColumnElement[str]:
    return func.json_extract(schema.issues.c.content, "$.code")


def _is_open() -> ColumnElement[int]:
    """Give 1 for an issue of which nobody has said, last of all, that it is dealt with."""
    dealt = schema.dealt
    last = select(dealt.c.open).where(dealt.c.issue == schema.issues.c.id).order_by(dealt.c.number.desc()).limit(1)
    return case((last.scalar_subquery() == 0, 0), else_=1)
