"""Writing a ledger to a database through SQLAlchemy Core."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Engine, Executable, Table, delete, insert, select, update

from variorum.edges.store import content, schema
from variorum.edges.store.clock import Clock, utc_now
from variorum.edges.store.schema import current
from variorum.edges.store.sql_past import SqlPast
from variorum.edges.store.sql_reader import SqlReader, in_chunks
from variorum.errors import LedgerError
from variorum.model.claim import Account, Claim, Statement
from variorum.model.incident import Incident, Judgement, Membership
from variorum.model.issue import Issue
from variorum.model.ledger import Reading


class SqlStore(SqlReader):
    """A store in any database that SQLAlchemy speaks to. A subclass opens it and explains its errors."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        super().__init__(engine)
        self._clock = clock

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit all that is written within as one, or nothing; all of it came in at one moment."""
        if self._active is None:
            with self._holding("IMMEDIATE"):
                self._local.moment = self._clock()
                yield
        elif self._writing:
            yield
        else:
            message = "a snapshot only reads; end it before writing to the ledger"
            raise LedgerError(message)

    @property
    def _writing(self) -> bool:
        return self._active is not None and self._active.get_execution_options()["begin"] == "IMMEDIATE"

    @property
    def _moment(self) -> str:
        moment: str = self._local.moment
        return moment

    def known_at(self, time: str) -> SqlPast:
        """Give what the ledger knew at a time."""
        (since,) = self._rows(select(schema.migrations.c.applied_at).where(schema.migrations.c.name == "times"))
        untimed = select(schema.readings.c.number).where(schema.readings.c.added_at == "").limit(1)
        if time < since.applied_at and self._rows(untimed):
            raise LedgerError(content.times_kept_since(since.applied_at))
        return SqlPast(self._rows, time)

    def _execute(self, statement: Executable, rows: Sequence[Mapping[str, Any]] | None = None) -> None:
        if rows is not None and not rows:
            return
        with self.transaction(), self._connected() as connection:
            connection.execute(statement, rows)

    def _delete(self, table: Table, column: str, values: Iterable[str]) -> None:
        for chunk in in_chunks(values):
            self._execute(delete(table).where(table.c[column].in_(chunk)))

    def _withdraw(self, table: Table, column: str, values: Iterable[str]) -> None:
        for chunk in in_chunks(values):
            self._end(table, table.c[column].in_(chunk))

    def _end(self, table: Table, *which: ColumnElement[bool]) -> None:
        """Withdraw rows; where a table keeps its times, now."""
        with self.transaction():
            ended = {"withdrawn": 1} | ({"withdrawn_at": self._moment} if "withdrawn_at" in table.c else {})
            self._execute(update(table).where(current(table), *which).values(**ended))

    def add_reading(self, reading: Reading) -> bool:
        """Keep what was read in a report."""
        content.check_ids(reading)
        digest, report = content.digest_of(reading), reading.report
        with self.transaction(), self._connected() as connection:
            before = self.reading_digest(report.id)
            if before == digest:
                return False
            if before is not None:
                self.withdraw_reading(report.id)
            row = {"report": report.id, "digest": digest, "content": content.encode(report), **self._beginning()}
            result = connection.execute(insert(schema.readings), row)
            (number,) = result.inserted_primary_key or (None,)
            self._execute(insert(schema.claims), [_claim_row(claim, number) for claim in reading.claims])
            self._execute(insert(schema.statements), [_statement_row(item, number) for item in reading.statements])
            self._execute(insert(schema.accounts), [_account_row(account, number) for account in reading.accounts])
            self.add_issues(reading.issues)
        return True

    def _beginning(self) -> dict[str, Any]:
        """Give what a row that comes in now has in its columns of time."""
        return {"withdrawn": 0, "added_at": self._moment, "withdrawn_at": ""}

    def withdraw_reading(self, report_id: str) -> dict[str, str | None]:
        """Withdraw a report with all that was read in it."""
        with self.transaction():
            if self.reading_digest(report_id) is None:
                return {}
            accounts = [account.id for account in self.accounts(reports=[report_id])]
            incidents = self.incident_of(accounts)
            for table in (schema.readings, schema.claims, schema.statements, schema.accounts, schema.issues):
                self._withdraw(table, "report", [report_id])
            self._delete(schema.profiles, "account", accounts)
            self._leave(incidents)
            self._delete(schema.block_keys, "owner", [report_id, *accounts])
            self._delete(schema.copies, "report", [report_id])
        return {account: incidents.get(account) for account in accounts}

    def add_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        """File accounts, or reports, under block keys."""
        pairs = {(key, owner) for owner, its_keys in keys.items() for key in its_keys}
        table = schema.block_keys
        with self.transaction(), self._connected() as connection:
            for chunk in in_chunks(keys):
                held = connection.execute(table.select().where(table.c.owner.in_(chunk)))
                pairs.difference_update((row.key, row.owner) for row in held)
            self._execute(insert(table), [{"key": key, "owner": owner} for key, owner in sorted(pairs)])

    def put_copies(self, copies: Mapping[str, str | None]) -> None:
        """Set which report each of some reports reprints."""
        with self.transaction():
            self._delete(schema.copies, "report", copies)
            rows = [{"report": report, "original": original or ""} for report, original in sorted(copies.items())]
            self._execute(insert(schema.copies), rows)

    def put_profiles(self, profiles: Mapping[str, bytes]) -> None:
        """Set the linking profiles of accounts."""
        with self.transaction():
            self._delete(schema.profiles, "account", profiles)
            rows = [{"account": account, "content": data} for account, data in sorted(profiles.items())]
            self._execute(insert(schema.profiles), rows)

    def add_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Add judgements; a judge's earlier one of the same pair is withdrawn."""
        latest = {content.judged_by(judgement): judgement for judgement in judgements}
        with self.transaction():
            held = self._held_judgements({(first, second) for first, second, _ in latest})
            rows = {key: _judgement_row(judgement) | self._beginning() for key, judgement in latest.items()}
            new = {key: row for key, row in rows.items() if held.get(key) != row["content"]}
            for first, second, judge in new.keys() & held.keys():
                table = schema.judgements.c
                pair = (table.first == first, table.second == second, table.judge == judge)
                self._end(schema.judgements, *pair)
            self._execute(insert(schema.judgements), [new[key] for key in sorted(new)])

    def _held_judgements(self, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str, str], str]:
        """Give what is held of some pairs, among others.

        It is asked for by the account of a pair that is in most: that is the new one, of which little is held, and not
        the one that was compared with a thousand before.
        """
        table = schema.judgements
        often = Counter(account for pair in pairs for account in pair)
        asked = {max(pair, key=lambda account: (often[account], account)) for pair in pairs}
        return {
            (row.first, row.second, row.judge): row.content
            for chunk in in_chunks(asked)
            for side in (table.c.first, table.c.second)
            for row in self._rows(table.select().where(current(table), side.in_(chunk)))
        }

    def withdraw_judgements(self, account_ids: Iterable[str], *, judge: str) -> None:
        """Withdraw what one judge said of any of the accounts."""
        table = schema.judgements
        with self.transaction():
            for chunk in in_chunks(account_ids):
                for side in (table.c.first, table.c.second):
                    self._end(table, table.c.judge == judge, side.in_(chunk))

    def put_memberships(self, memberships: Iterable[Membership]) -> None:
        """Set which accounts make up each of the incidents, exactly."""
        given = list(memberships)
        incident_of = {account: membership.incident for membership in given for account in membership.accounts}
        with self.transaction():
            for membership in given:
                for old in membership.supersedes:
                    self.supersede(old, membership.incident)
            before = self.incident_of(incident_of)
            members = self.members(membership.incident for membership in given)
            before |= {account: incident for incident, accounts in members.items() for account in accounts}
            self._leave(a for a, incident in before.items() if incident_of.get(a) != incident)
            joined = sorted(pair for pair in incident_of.items() if before.get(pair[0]) != pair[1])
            reading = self._reading_of(account for account, _ in joined)
            rows = [
                {"account": a, "incident": incident, "added_at": self._moment, "reading": reading.get(a)}
                for a, incident in joined
            ]
            self._execute(insert(schema.memberships), rows)

    def _reading_of(self, accounts: Iterable[str]) -> dict[str, int]:
        """Give the number of the reading that each account is of."""
        table = schema.accounts
        query = select(table.c.id, table.c.reading).where(current(table))
        return {
            row.id: row.reading
            for chunk in in_chunks(accounts)
            for row in self._rows(query.where(table.c.id.in_(chunk)))
        }

    def _leave(self, accounts: Iterable[str]) -> None:
        """Take accounts out of their incidents, and keep that they were there, unless it was only within this write."""
        table, former = schema.memberships, schema.former_memberships
        kept = ("account", "incident", "added_at")
        for chunk in in_chunks(accounts):
            held = self._rows(select(table).where(table.c.account.in_(chunk)).order_by(table.c.account))
            left = [row for row in held if row.added_at != self._moment]
            ended = [{name: getattr(row, name) for name in kept} | {"withdrawn_at": self._moment} for row in left]
            self._execute(insert(former), ended)
            self._execute(delete(table).where(table.c.account.in_(chunk)))

    def put_incidents(self, incidents: Iterable[Incident]) -> None:
        """Set incidents as they now stand."""
        rows = {incident.id: _incident_row(incident) for incident in incidents}
        with self.transaction():
            self._delete(schema.superseded, "old", rows)
            self._delete(schema.incidents, "id", rows)
            self._execute(insert(schema.incidents), [rows[identity] for identity in sorted(rows)])

    def remove_incidents(self, incident_ids: Iterable[str]) -> None:
        """Remove incidents that nothing tells of any more."""
        ids = list(incident_ids)
        with self.transaction():
            self._leave(account for accounts in self.members(ids).values() for account in accounts)
            self._delete(schema.incidents, "id", ids)

    def supersede(self, old: str, new: str) -> None:
        """Record that one incident was merged into another."""
        if old == new:
            return
        with self.transaction():
            self.remove_incidents([old])
            self._delete(schema.superseded, "old", [old])
            self._execute(insert(schema.superseded), [{"old": old, "new": new, "added_at": self._moment}])

    def add_issues(self, issues: Iterable[Issue]) -> None:
        """Keep issues, each once."""
        rows = {content.issue_id(issue): issue for issue in issues}
        with self.transaction():
            self._delete(schema.issues, "id", rows)
            dealt = self._dealt(rows)
            given = [_issue_row(issue, key) | {"dealt": int(key in dealt)} for key, issue in sorted(rows.items())]
            self._execute(insert(schema.issues), given)

    def _dealt(self, issue_ids: Iterable[str]) -> set[str]:
        """Give those of some issues of which a person has said, last of all, that they are dealt with."""
        table = schema.dealt
        query = select(table.c.issue, table.c.open).order_by(table.c.number)
        queries = (query.where(table.c.issue.in_(chunk)) for chunk in in_chunks(issue_ids))
        last = {row.issue: row.open for each in queries for row in self._rows(each)}
        return {issue for issue, still_open in last.items() if not still_open}

    def withdraw_issues(self, locations: Iterable[str]) -> None:
        """Withdraw the issues at some locations."""
        with self.transaction():
            self._withdraw(schema.issues, "location", locations)

    def put_meta(self, entries: Mapping[str, str]) -> None:
        """Note something about the ledger as a whole."""
        with self.transaction():
            self._delete(schema.meta, "name", entries)
            self._execute(insert(schema.meta), [{"name": name, "value": value} for name, value in entries.items()])


def _claim_row(claim: Claim, reading: int | None) -> dict[str, Any]:
    return {
        "reading": reading, "id": claim.id, "report": claim.report, "account": claim.account, "field": claim.field,
        "start": claim.start, "withdrawn": 0, "content": content.encode_claim(claim).decode(),
    }  # fmt: skip


def _statement_row(statement: Statement, reading: int | None) -> dict[str, Any]:
    return {
        "reading": reading, "id": statement.id, "report": statement.report, "account": statement.account,
        "start": statement.start, "withdrawn": 0, "content": content.encode(statement),
    }  # fmt: skip


def _account_row(account: Account, reading: int | None) -> dict[str, Any]:
    return {
        "reading": reading, "id": account.id, "report": account.report, "start": account.start, "withdrawn": 0,
        "content": content.encode(account),
    }  # fmt: skip


def _judgement_row(judgement: Judgement) -> dict[str, Any]:
    first, second, judge = content.judged_by(judgement)
    return {
        "first": first, "second": second, "judge": judge, "answer": judgement.answer, "score": judgement.score,
        "content": content.encode(judgement), "part": judgement.part,
    }  # fmt: skip


def _incident_row(incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id, "type": incident.type, "date": content.incident_day(incident),
        "reports": len(incident.reports), "content": content.encode(incident),
    }  # fmt: skip


def _issue_row(issue: Issue, identity: str) -> dict[str, Any]:
    return {
        "id": identity, "report": issue.report, "location": content.issue_place(issue), "start": issue.start or 0,
        "withdrawn": 0, "content": content.encode(issue), "code": issue.code,
    }  # fmt: skip
