"""What a ledger in a database knew at an earlier time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Row, Select, Table, and_, literal_column, or_, select

from variorum.edges.store import content, schema
from variorum.edges.store.choice import choose_then
from variorum.edges.store.judged import held_then
from variorum.edges.store.schema import current
from variorum.edges.store.sql_reader import begins, in_chunks
from variorum.model.claim import Account, Claim
from variorum.model.incident import Part
from variorum.model.judgement import PersonJudgement
from variorum.model.report import Report

Rows: TypeAlias = Callable[[Select[Any]], Sequence[Row[Any]]]
"""Gives the rows of a query."""


class SqlPast:
    """Reads what was in the ledger at ``time``; what was withdrawn since is among it."""

    def __init__(self, rows: Rows, time: str) -> None:
        self._rows = rows
        self._time = time

    def _parts(self, table: Table, column: str, values: Iterable[str]) -> list[str]:
        """Give what readings of that time hold, current and withdrawn: asked apart, so that an index serves each."""
        readings = schema.readings
        query = select(table.c.content).join(readings, table.c.reading == readings.c.number)
        found: list[str] = []
        for chunk in in_chunks(values):
            wanted = query.where(table.c[column].in_(chunk))
            found += [
                row.content for row in self._rows(wanted.where(current(table), readings.c.added_at <= self._time))
            ]
            found += [row.content for row in self._rows(wanted.where(_former(table), self._held(readings)))]
        return found

    def _held(self, table: Table) -> ColumnElement[bool]:
        """Give the condition that what is withdrawn now was held then."""
        return and_(table.c.added_at <= self._time, table.c.withdrawn_at > self._time)

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """Give the reports, ordered by id."""
        held = self._reports(ids)
        originals = {original for original, _ in held.values() if original} - held.keys()
        there = held.keys() | (self._reports(originals).keys() if originals else set())
        for key in sorted(held):
            original, report = held[key]
            yield content.with_copy(report, original if original in there else "")

    def _reports(self, ids: Collection[str] | None) -> dict[str, tuple[str | None, Report]]:
        """Give each report with the one that it reprints."""
        table, copies = schema.readings, schema.copies
        source = table.outerjoin(copies, table.c.report == copies.c.report)
        query = select(table.c.content, copies.c.original).select_from(source)
        then = or_(and_(current(table), table.c.added_at <= self._time), and_(_former(table), self._held(table)))
        chunks = [query] if ids is None else (query.where(table.c.report.in_(chunk)) for chunk in in_chunks(ids))
        found = (content.with_copy(content.decode_report(row.content), row.original)
                 for chunk in chunks for row in self._rows(chunk.where(then)))  # fmt: skip
        return {report.id: (report.copy_of, report) for report in found}

    def person_judgements(self, marks: Collection[str] | None = None) -> Iterator[PersonJudgement]:
        """Give what persons judged by then, all of it or that with any of some marks, by time and id."""
        table, marked = schema.person_judgements, schema.judgement_marks
        query = select(table.c.id, table.c.content)
        found: dict[str, str] = {}
        for chunk in [None] if marks is None else in_chunks(marks):
            wanted = (
                query
                if chunk is None
                else query.join(marked, marked.c.judgement == table.c.id).where(marked.c.mark.in_(chunk))
            )
            found |= {row.id: row.content for row in self._rows(wanted)}
        judgements = map(content.decode_judged, found.values())
        return held_then(sorted(judgements, key=lambda judgement: (judgement.at, judgement.id)), self._time)

    def accounts(self, *, ids: Collection[str]) -> Iterator[Account]:
        """Give the accounts with some ids, in their order."""
        found = (content.decode_account(part) for part in self._parts(schema.accounts, "id", ids))
        return iter(sorted(found, key=lambda account: account.id))

    def claims(self, *, accounts: Collection[str]) -> Iterator[Claim]:
        """Give the claims of some accounts."""
        found = (content.decode_claim(part.encode()) for part in self._parts(schema.claims, "account", accounts))
        return iter(sorted(found, key=lambda claim: (claim.account or "", claim.start, claim.id)))

    def _pairs(self, *which: Callable[[Table], ColumnElement[bool]]) -> dict[str, str]:
        """Give accounts with their incidents of that time."""
        now, former = schema.memberships, schema.former_memberships
        found: dict[str, str] = {}
        for table, then in ((now, now.c.added_at <= self._time), (former, self._held(former))):
            query = select(table.c.account, table.c.incident).where(then, *(condition(table) for condition in which))
            found.update((row.account, row.incident) for row in self._rows(query))
        return found

    def members(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the accounts of each incident that had any."""
        found: dict[str, tuple[str, ...]] = {}
        for chunk in in_chunks(incident_ids):
            pairs = self._pairs(lambda table, some=chunk: table.c.incident.in_(some))  # type: ignore[misc]
            for account, incident in sorted(pairs.items()):
                found[incident] = (*found.get(incident, ()), account)
        return dict(sorted(found.items()))

    def supersedes(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the ids that had been merged straight into each incident."""
        table, found = schema.superseded, dict[str, tuple[str, ...]]()
        query = (
            select(table.c.new, table.c.old).where(table.c.added_at <= self._time).order_by(table.c.new, table.c.old)
        )
        for chunk in in_chunks(incident_ids):
            for new, old in self._rows(query.where(table.c.new.in_(chunk))):
                found[new] = (*found.get(new, ()), old)
        return found

    def incident_of(self, account_ids: Iterable[str]) -> dict[str, str]:
        """Give the incident that each of the accounts was in."""
        found: dict[str, str] = {}
        for chunk in in_chunks(account_ids):
            found |= self._pairs(lambda table, some=chunk: table.c.account.in_(some))  # type: ignore[misc]
        return dict(sorted(found.items()))

    def parts_of(self, account_ids: Iterable[str]) -> tuple[Part, ...]:
        """Give the accounts whose incident was held to be part of another's, where either is among some."""
        table = schema.judgements
        query = select(table.c.first, table.c.second, table.c.part)
        then = (and_(current(table), table.c.added_at <= self._time), and_(_former(table), self._held(table)))
        return parts_among(self._rows, [query.where(condition) for condition in then], account_ids)

    def incident_ids(self) -> tuple[str, ...]:
        """Give the ids of all incidents of that time, in order."""
        return tuple(sorted(set(self._pairs().values())))

    def resolve_incident(self, incident_id: str) -> str:
        """Give the id that an incident had at that time, for that id, another that it had, or a beginning."""
        begun = self._pairs(lambda table: or_(table.c.incident == incident_id, begins(table.c.incident, incident_id)))
        tables = (schema.memberships, schema.former_memberships)
        ever = [select(table.c.account).where(table.c.incident == incident_id) for table in tables]
        accounts = {row.account for query in ever for row in self._rows(query)}
        return choose_then(incident_id, sorted(set(begun.values())), sorted(set(self.incident_of(accounts).values())))


def parts_among(rows: Rows, queries: Sequence[Select[Any]], account_ids: Iterable[str]) -> tuple[Part, ...]:
    """Give the parts that judgements on any of some accounts tell of; the queries give ``first, second, part``."""
    table, found = schema.judgements, set[Part]()
    for chunk in in_chunks(account_ids):
        for query, side in product(queries, (table.c.first, table.c.second)):
            for first, second, part in rows(query.where(side.in_(chunk), table.c.part.is_not(None))):
                found.add(Part(part, second if part == first else first))
    return tuple(sorted(found))


def _former(table: Table) -> ColumnElement[bool]:
    """Give the condition that a row is withdrawn, written so that the partial indexes serve it."""
    return table.c.withdrawn == literal_column("1")
