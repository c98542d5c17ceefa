"""A ledger in memory, for tests and short scripts: gone when the program ends."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy

from variorum.edges.store import content
from variorum.edges.store.clock import Clock, utc_now
from variorum.edges.store.memory_past import Former
from variorum.edges.store.memory_reader import MemoryReader
from variorum.errors import LedgerError
from variorum.model.incident import Incident, Judgement, Membership
from variorum.model.issue import Issue
from variorum.model.ledger import Reading


class MemoryStore(MemoryReader):
    """A ledger in memory. It answers as ``SqliteStore`` does; it is not for several threads at once."""

    def __init__(self, clock: Clock = utc_now) -> None:
        super().__init__()
        self._clock = clock
        self._moment = ""
        self._within = False
        self._tables.meta["created_by"] = "memory"

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written within, or nothing; all of it came in at one moment."""
        if self._within:
            yield
            return
        before, self._within, self._moment = copy(self._tables), True, self._clock()
        try:
            yield
            self._check_memberships()
        except BaseException:
            self._tables = before
            raise
        finally:
            self._within = False

    def _check_memberships(self) -> None:
        missing = set(self._tables.incident_of.values()) - self._tables.incidents.keys()
        if missing:
            message = (
                f"nothing was written to the ledger: it would name incidents that it does not hold ({min(missing)})"
            )
            raise LedgerError(message)

    def _end(self, thing: Reading | Judgement | tuple[str, str], *key: str) -> None:
        """Keep what is withdrawn now, with its times."""
        self._tables.former += (Former(thing, self._tables.since.pop(key), self._moment),)

    def add_reading(self, reading: Reading) -> bool:
        """Keep what was read in a report."""
        content.check_ids(reading)
        with self.transaction():
            before = self._tables.readings.get(reading.report.id)
            if before == reading:
                return False
            if before is not None:
                self.withdraw_reading(reading.report.id)
            self._tables.readings[reading.report.id] = reading
            self._tables.since["reading", reading.report.id] = self._moment
            self.add_issues(reading.issues)
        return True

    def withdraw_reading(self, report_id: str) -> dict[str, str | None]:
        """Withdraw a report with all that was read in it."""
        with self.transaction():
            reading = self._tables.readings.pop(report_id, None)
            if reading is None:
                return {}
            tables = self._tables
            self._end(reading, "reading", report_id)
            tables.issues = {key: issue for key, issue in tables.issues.items() if issue.report != report_id}
            accounts = sorted(account.id for account in reading.accounts)
            tables.copies.pop(report_id, None)
            for owner in (report_id, *accounts):
                self._unfile(owner)
                tables.profiles.pop(owner, None)
            incidents = self.incident_of(accounts)
            self._leave(incidents)
            return {account: incidents.get(account) for account in accounts}

    def add_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        """File accounts, or reports, under block keys."""
        with self.transaction():
            held, owners = self._tables.keys, self._tables.owners
            for owner, given in keys.items():
                before = held.get(owner, frozenset())
                added = frozenset(given) - before
                held[owner] = before | added
                # Sets that do not change: a state to go back to shares them.
                owners.update({key: owners.get(key, frozenset()) | {owner} for key in added})

    def _unfile(self, owner: str) -> None:
        owners = self._tables.owners
        for key in self._tables.keys.pop(owner, frozenset()):
            if left := owners.pop(key) - {owner}:
                owners[key] = left

    def put_copies(self, copies: Mapping[str, str | None]) -> None:
        """Set which report each of some reports reprints."""
        with self.transaction():
            self._tables.copies.update({report: original or "" for report, original in copies.items()})

    def put_profiles(self, profiles: Mapping[str, bytes]) -> None:
        """Set the linking profiles of accounts."""
        self._tables.profiles.update(profiles)

    def add_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Add judgements; a judge's earlier one of the same pair is withdrawn."""
        with self.transaction():
            latest = {content.judged_by(judgement): judgement for judgement in judgements}
            for key, judgement in latest.items():
                before = self._tables.judgements.get(key)
                if before is not None and before != judgement:
                    self._end(before, "judgement", *key)
                if before != judgement:
                    self._tables.judgements[key] = judgement
                    self._tables.since["judgement", *key] = self._moment

    def withdraw_judgements(self, account_ids: Iterable[str], *, judge: str) -> None:
        """Withdraw what one judge said of any of the accounts."""
        accounts = set(account_ids)
        with self.transaction():
            for key in sorted(self._tables.judgements):
                if key[2] == judge and accounts.intersection(key[:2]):
                    self._end(self._tables.judgements.pop(key), "judgement", *key)

    def put_memberships(self, memberships: Iterable[Membership]) -> None:
        """Set which accounts make up each of the incidents, exactly."""
        given = list(memberships)
        with self.transaction():
            for membership in given:
                for old in membership.supersedes:
                    self.supersede(old, membership.incident)
            incident_of = {account: membership.incident for membership in given for account in membership.accounts}
            ids = {membership.incident for membership in given}
            before = {a: i for a, i in self._tables.incident_of.items() if i in ids or a in incident_of}
            self._leave(a for a, incident in sorted(before.items()) if incident_of.get(a) != incident)
            for account, incident in incident_of.items():
                if before.get(account) != incident:
                    self._tables.incident_of[account] = incident
                    self._tables.since["account", account] = self._moment

    def _leave(self, accounts: Iterable[str]) -> None:
        """Take accounts out of their incidents, and keep that they were there, unless it was only within this write."""
        tables = self._tables
        for account in accounts:
            incident = tables.incident_of.pop(account)
            if tables.since["account", account] != self._moment:
                self._end((account, incident), "account", account)

    def _unlink(self, incident_ids: Iterable[str]) -> None:
        gone = set(incident_ids)
        self._leave([account for account, incident in sorted(self._tables.incident_of.items()) if incident in gone])

    def put_incidents(self, incidents: Iterable[Incident]) -> None:
        """Set incidents as they now stand."""
        with self.transaction():
            for incident in incidents:
                self._tables.superseded.pop(incident.id, None)
                self._tables.incidents[incident.id] = incident

    def remove_incidents(self, incident_ids: Iterable[str]) -> None:
        """Remove incidents that nothing tells of any more."""
        ids = set(incident_ids)
        with self.transaction():
            self._unlink(ids)
            for incident_id in ids:
                self._tables.incidents.pop(incident_id, None)

    def supersede(self, old: str, new: str) -> None:
        """Record that one incident was merged into another."""
        if old == new:
            return
        with self.transaction():
            self.remove_incidents([old])
            self._tables.superseded[old] = new
            self._tables.since["superseded", old] = self._moment

    def add_issues(self, issues: Iterable[Issue]) -> None:
        """Keep issues, each once."""
        with self.transaction():
            self._tables.issues.update({content.issue_id(issue): issue for issue in issues})

    def withdraw_issues(self, locations: Iterable[str]) -> None:
        """Withdraw the issues at some locations."""
        gone, issues = set(locations), self._tables.issues
        with self.transaction():
            self._tables.issues = {
                key: issue for key, issue in issues.items() if content.issue_place(issue) not in gone
            }

    def put_meta(self, entries: Mapping[str, str]) -> None:
        """Note something about the ledger as a whole."""
        with self.transaction():
            self._tables.meta.update(entries)
