"""Reading a ledger from a database through SQLAlchemy Core."""

import sys
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    func,
    select,
    tuple_,
)

from variorum.edges.store import content, schema
from variorum.edges.store.choice import CANDIDATES_NAMED, choose, choose_now, selection
from variorum.edges.store.content import Order
from variorum.edges.store.protocol import Counts
from variorum.edges.store.schema import current
from variorum.model.claim import Account, Claim, Statement
from variorum.model.incident import Answer, Incident, Judgement
from variorum.model.issue import Issue
from variorum.model.report import Report

PAGE = 500
"""Rows fetched, and ids asked for, at a time: enough that the cost of asking does not show, few enough to hold."""

_Noun = TypeVar("_Noun")


def in_chunks(items: Iterable[str]) -> Iterator[list[str]]:
    """Give the distinct items in order, ``PAGE`` at a time."""
    remaining = iter(sorted(set(items)))
    while chunk := list(islice(remaining, PAGE)):
        yield chunk


class SqlReader:
    """The reading half of a store in any database that SQLAlchemy speaks to."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._local = threading.local()

    def close(self) -> None:
        """Let go of the ledger."""
        self._engine.dispose()

    @property
    def _active(self) -> Connection | None:
        connection: Connection | None = getattr(self._local, "connection", None)
        return connection

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        if self._active is not None:
            yield self._active
            return
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _holding(self, begin: str) -> Iterator[None]:
        with self._engine.connect().execution_options(begin=begin) as connection, connection.begin():
            self._local.connection = connection
            try:
                yield
            finally:
                self._local.connection = None

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold one state of the ledger for all reads within."""
        if self._active is not None:
            yield
            return
        with self._holding("DEFERRED"):
            yield

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with self._connected() as connection:
            return connection.execute(query).all()

    def _pages(self, query: Select[Any], *keys: ColumnElement[Any], descending: bool = False) -> Iterator[Row[Any]]:
        """Give the rows of a query in order of its keys, which together are unique, page by page.

        No cursor stays open between pages, so a reader may stop halfway or write what it has read.
        """
        ordered = query.add_columns(*keys).order_by(*(key.desc() if descending else key for key in keys)).limit(PAGE)
        page = ordered
        while True:
            rows = self._rows(page)
            yield from rows
            if len(rows) < PAGE:
                return
            last = tuple_(*rows[-1][-len(keys) :])
            page = ordered.where(tuple_(*keys) < last if descending else tuple_(*keys) > last)

    def _select(
        self, table: Table, decode: Callable[[str], _Noun], column: str | None, ids: Collection[str] | None
    ) -> Iterator[_Noun]:
        """Give the current things of a table, or those with some values in a column, in the order of that column."""
        query = select(table.c.content).where(current(table))
        if column is None or ids is None:
            rows = self._pages(query, table.c.report, table.c.start, table.c.id)
        else:
            keys = [table.c[name] for name in dict.fromkeys((column, "start", "id"))]
            rows = chain.from_iterable(
                self._pages(query.where(table.c[column].in_(chunk)), *keys) for chunk in in_chunks(ids)
            )
        return (decode(row.content) for row in rows)

    def known(self, report_ids: Iterable[str]) -> set[str]:
        """Give those of the ids that the ledger holds a reading of."""
        table = schema.readings
        query = select(table.c.report).where(current(table))
        return {
            row.report for chunk in in_chunks(report_ids) for row in self._rows(query.where(table.c.report.in_(chunk)))
        }

    def reading_digest(self, report_id: str) -> str | None:
        """Give the digest of the current reading of a report."""
        table = schema.readings
        rows = self._rows(select(table.c.digest).where(current(table), table.c.report == report_id))
        return rows[0].digest if rows else None

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """Give the reports, ordered by id."""
        column, query = schema.readings.c.report, _reports()
        queries = [query] if ids is None else (query.where(column.in_(chunk)) for chunk in in_chunks(ids))
        return (_report(row) for query in queries for row in self._pages(query, column))

    def report(self, report_id: str) -> Report:
        """Give one report by its id or the beginning of it."""
        column, query = schema.readings.c.report, _reports()
        begun = query.where(begins(column, report_id)).order_by(column).limit(CANDIDATES_NAMED + 1)
        rows = self._rows(query.where(column == report_id)) or self._rows(begun)
        reports = {report.id: report for report in map(_report, rows)}
        return reports[choose(report_id, list(reports), "report")]

    def claims(
        self,
        *,
        reports: Collection[str] | None = None,
        accounts: Collection[str] | None = None,
        ids: Collection[str] | None = None,
    ) -> Iterator[Claim]:
        """Give the claims of reports, of accounts, with ids, or all."""
        column, wanted = selection(report=reports, account=accounts, id=ids)
        return self._select(schema.claims, _decode_claim, column, wanted)

    def statements(
        self, *, reports: Collection[str] | None = None, accounts: Collection[str] | None = None
    ) -> Iterator[Statement]:
        """Give the statements of reports, of accounts, or all."""
        column, wanted = selection(report=reports, account=accounts)
        return self._select(schema.statements, content.decode_statement, column, wanted)

    def accounts(
        self, *, reports: Collection[str] | None = None, ids: Collection[str] | None = None
    ) -> Iterator[Account]:
        """Give the accounts of reports, with ids, or all."""
        column, wanted = selection(report=reports, id=ids)
        return self._select(schema.accounts, content.decode_account, column, wanted)

    def unlinked(self) -> Iterator[Account]:
        """Give the accounts that are in no incident yet."""
        table = schema.accounts
        linked = exists().where(schema.memberships.c.account == table.c.id)
        query = select(table.c.content).where(current(table), ~linked)
        return (
            content.decode_account(row.content) for row in self._pages(query, table.c.report, table.c.start, table.c.id)
        )

    def reprints_of(self, report_ids: Iterable[str]) -> list[str]:
        """Give the ids of the reports that are held to reprint any of these."""
        table = schema.copies
        queries = (select(table.c.report).where(table.c.original.in_(chunk)) for chunk in in_chunks(report_ids))
        return sorted(row.report for query in queries for row in self._rows(query))

    def owners_of_keys(self, keys: Iterable[str], *, limit: int) -> dict[str, list[str]]:
        """Give, for each key in use, the first accounts or reports that have it."""
        found = {}
        with self._connected() as connection:
            for key in sorted(set(keys)):
                if owners := list(connection.execute(_OWNERS_OF_KEY, {"key": key, "limit": limit}).scalars()):
                    found[key] = owners
        return found

    def profiles(self, account_ids: Iterable[str]) -> dict[str, bytes]:
        """Give the profiles of those accounts that have one."""
        table = schema.profiles
        query = select(table.c.account, table.c.content)
        return {
            row.account: row.content
            for chunk in in_chunks(account_ids)
            for row in self._rows(query.where(table.c.account.in_(chunk)).order_by(table.c.account))
        }

    def judgements_of(self, account_ids: Iterable[str]) -> list[Judgement]:
        """Give the judgements in force that touch any of the accounts."""
        table = schema.judgements
        found = {}
        for chunk in in_chunks(account_ids):
            # Asked as one, with OR, it would read the whole table.
            for side in (table.c.first, table.c.second):
                for row in self._rows(judgements_in_force().where(side.in_(chunk))):
                    found[row.first, row.second, row.judge] = row.content
        return [content.decode_judgement(found[key]) for key in sorted(found)]

    def answers_of(self, account_ids: Iterable[str]) -> list[Judgement]:
        """Give the judgements in force that touch any of the accounts, without their reasons."""
        table = schema.judgements
        columns = (table.c.first, table.c.second, table.c.judge, table.c.answer, table.c.score)
        query = judgements_in_force().with_only_columns(*columns)
        found: set[tuple[str, str, str, Answer, float]] = set()
        for chunk in in_chunks(account_ids):
            for side in (table.c.first, table.c.second):
                found.update(tuple(row) for row in self._rows(query.where(side.in_(chunk))))
        return [Judgement(left, right, answer, score, (), judge) for left, right, judge, answer, score in sorted(found)]

    def members(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the accounts of each incident that has any."""
        table = schema.memberships
        return self._grouped(table.c.incident, table.c.account, incident_ids)

    def supersedes(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the ids that were merged straight into each incident."""
        table = schema.superseded
        return self._grouped(table.c.new, table.c.old, incident_ids)

    def _grouped(
        self, group: ColumnElement[str], member: ColumnElement[str], groups: Iterable[str]
    ) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for chunk in in_chunks(groups):
            for key, value in self._rows(select(group, member).where(group.in_(chunk)).order_by(group, member)):
                found[key] = (*found.get(key, ()), value)
        return found

    def incident_of(self, account_ids: Iterable[str] | None = None) -> dict[str, str]:
        """Give the incident that each of the accounts is in."""
        table = schema.memberships
        query = select(table.c.account, table.c.incident).order_by(table.c.account)
        if account_ids is None:
            return {row.account: row.incident for row in self._rows(query)}
        chunks = in_chunks(account_ids)
        return {
            row.account: row.incident for ids in chunks for row in self._rows(query.where(table.c.account.in_(ids)))
        }

    def resolve_incident(self, incident_id: str) -> str:
        """Give the current id for an id, a superseded one, or a beginning of either."""
        direct = self._follow(incident_id)
        if direct is not None:
            return direct
        beginnings: set[str] = set()
        for column in (schema.incidents.c.id, schema.superseded.c.old):
            rows = self._rows(select(column).where(begins(column, incident_id)).order_by(column).limit(PAGE))
            beginnings.update(row[0] for row in rows)
        ends = {end for beginning in beginnings if (end := self._follow(beginning)) is not None}
        return choose_now(incident_id, sorted(ends), () if ends else self.parted(incident_id))

    def parted(self, incident_id: str) -> tuple[str, ...]:
        """Give the other incidents that now hold accounts which an incident of this id once held."""
        former, now = schema.former_memberships, schema.memberships
        query = select(now.c.incident).join(former, former.c.account == now.c.account)
        rows = self._rows(query.where(former.c.incident == incident_id, now.c.incident != incident_id).distinct())
        return tuple(sorted(row.incident for row in rows))

    def _follow(self, incident_id: str) -> str | None:
        seen: set[str] = set()
        while incident_id not in seen:
            if self._rows(select(schema.incidents.c.id).where(schema.incidents.c.id == incident_id)):
                return incident_id
            seen.add(incident_id)
            for row in self._rows(select(schema.superseded.c.new).where(schema.superseded.c.old == incident_id)):
                incident_id = row.new
        return None

    def incident_ids(self) -> tuple[str, ...]:
        """Give the ids of all incidents, in order."""
        table = schema.incidents.c
        return tuple(row.id for row in self._rows(select(table.id).order_by(table.id)))

    def incidents(self, order: Order = "date", *, limit: int | None = None, offset: int = 0) -> Iterator[Incident]:
        """Give the incidents in an order."""
        table = schema.incidents
        ranks: dict[Order, tuple[ColumnElement[Any], ...]] = {
            "date": (table.c.date, table.c.id),
            "latest": (table.c.date, table.c.id),
            "reports": (table.c.reports, table.c.id),
            "id": (table.c.id,),
        }
        query = select(table.c.content)
        # Undated ones come first by the index, and so are asked for apart.
        queries = [query.where(table.c.date != ""), query.where(table.c.date == "")] if order == "date" else [query]
        pages = (self._pages(one, *ranks[order], descending=order in {"latest", "reports"}) for one in queries)
        wanted = islice(chain.from_iterable(pages), offset, None if limit is None else offset + limit)
        return (content.decode_incident(row.content) for row in wanted)

    def incident(self, incident_id: str) -> Incident:
        """Give one incident; the id is resolved first."""
        current_id = self.resolve_incident(incident_id)
        (row,) = self._rows(select(schema.incidents.c.content).where(schema.incidents.c.id == current_id))
        return content.decode_incident(row.content)

    def issues(self, *, reports: Collection[str] | None = None) -> Iterator[Issue]:
        """Give the issues, or those of some reports."""
        table = schema.issues
        query = select(table.c.content).where(current(table))
        if reports is not None:
            query = query.where(table.c.report.in_(sorted(set(reports))))
        return (
            content.decode_issue(row.content) for row in self._pages(query, table.c.location, table.c.start, table.c.id)
        )

    def counts(self) -> Counts:
        """Count what the ledger holds."""
        tables = {
            "reports": schema.readings, "claims": schema.claims, "statements": schema.statements,
            "accounts": schema.accounts, "issues": schema.issues,
        }  # fmt: skip
        queries = {
            name: select(func.count()).select_from(table).where(current(table)) for name, table in tables.items()
        }
        queries["incidents"] = select(func.count()).select_from(schema.incidents)
        queries["judgements"] = select(func.count()).select_from(judgements_in_force().subquery())
        with self.snapshot():
            return Counts(**{name: self._rows(query)[0][0] for name, query in queries.items()})

    def meta(self) -> dict[str, str]:
        """Give what the ledger says of itself."""
        return {row.name: row.value for row in self._rows(select(schema.meta).order_by(schema.meta.c.name))}

    def digest(self) -> str:
        """Give a hash of all current content in canonical order."""
        with self.snapshot():
            return content.hash_rows(self._canonical_rows())

    def _canonical_rows(self) -> Iterator[tuple[str, ...]]:
        yield from (("readings", content.encode(report)) for report in self.reports())
        for table in (schema.claims, schema.statements, schema.accounts, schema.issues):
            for row in self._pages(select(table.c.content).where(current(table)), table.c.id):
                yield str(table.name), row.content
        judgements = schema.judgements.c
        for row in self._pages(judgements_in_force(), judgements.first, judgements.second, judgements.judge):
            yield "judgements", row.content
        for row in self._pages(select(schema.incidents.c.content), schema.incidents.c.id):
            yield "incidents", row.content
        for table in (schema.memberships, schema.superseded):
            left, right = tuple(table.c)[:2]
            for row in self._pages(select(left, right), left):
                yield str(table.name), row[0], row[1]


_OWNERS_OF_KEY = (
    select(schema.block_keys.c.owner)
    .where(schema.block_keys.c.key == bindparam("key"))
    .order_by(schema.block_keys.c.owner)
    .limit(bindparam("limit", type_=Integer))
)


def judgements_in_force() -> Select[Any]:
    """Give the query for what holds of pairs: not withdrawn, and both accounts are there."""
    table, accounts = schema.judgements, schema.accounts
    held = (exists().where(accounts.c.id == side, current(accounts)) for side in (table.c.first, table.c.second))
    return select(table.c.first, table.c.second, table.c.judge, table.c.content).where(current(table), and_(*held))


def begins(column: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
    """Give the condition that a column begins with just these characters (LIKE would ignore their case)."""
    return and_(column >= beginning, column < beginning + chr(sys.maxunicode), column != beginning)


def _reports() -> Select[Any]:
    table, copies = schema.readings, schema.copies
    source = table.outerjoin(copies, table.c.report == copies.c.report)
    return select(table.c.content, copies.c.original).select_from(source).where(current(table))


def _report(row: Row[Any]) -> Report:
    return content.with_copy(content.decode_report(row.content), row.original)


def _decode_claim(data: str) -> Claim:
    return content.decode_claim(data.encode())
