"""What a ledger in memory holds, and asking it."""

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from itertools import islice
from typing import TypeVar

from msgspec import structs

from variorum.edges.store import content
from variorum.edges.store.choice import choose, choose_now, selection
from variorum.edges.store.content import Order
from variorum.edges.store.memory_past import Former, MemoryPast
from variorum.edges.store.protocol import Counts
from variorum.model.claim import Account, Claim, Statement
from variorum.model.incident import Incident, Judgement
from variorum.model.issue import Dealt, Issue
from variorum.model.judgement import PersonJudgement
from variorum.model.ledger import Reading
from variorum.model.report import Report
from variorum.model.search import Listed

_Part = TypeVar("_Part", Claim, Statement, Account)


class Tables:
    """All that a ledger in memory holds; a copy of it is a state to go back to."""

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}
        self.keys: dict[str, frozenset[str]] = {}
        self.owners: dict[str, frozenset[str]] = {}
        self.copies: dict[str, str] = {}
        self.profiles: dict[str, bytes] = {}
        self.judgements: dict[tuple[str, str, str], Judgement] = {}
        self.judged: dict[str, PersonJudgement] = {}
        self.since: dict[tuple[str, ...], str] = {}
        self.former: tuple[Former, ...] = ()
        self.incidents: dict[str, Incident] = {}
        self.incident_of: dict[str, str] = {}
        self.listed: dict[str, Listed] = {}
        self.superseded: dict[str, str] = {}
        self.issues: dict[str, Issue] = {}
        self.dealt: tuple[Dealt, ...] = ()
        self.meta: dict[str, str] = {}

    def __copy__(self) -> "Tables":
        """Give a state to go back to: tables of its own, of the same things."""
        other = Tables()
        for name, table in vars(self).items():
            setattr(other, name, copy(table))
        return other


class MemoryReader:
    """The reading half of a ledger in memory."""

    def __init__(self) -> None:
        self._tables = Tables()

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold one state: nobody else writes here."""
        yield

    def known(self, report_ids: Iterable[str]) -> set[str]:
        """Give those of the ids that the ledger holds a reading of."""
        return self._tables.readings.keys() & set(report_ids)

    def reading_digest(self, report_id: str) -> str | None:
        """Give the digest of the current reading of a report."""
        reading = self._tables.readings.get(report_id)
        return content.digest_of(reading) if reading else None

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """Give the reports, ordered by id."""
        readings = self._tables.readings
        return (self._report(key) for key in sorted(readings if ids is None else self.known(ids)))

    def _report(self, report_id: str) -> Report:
        return content.with_copy(self._tables.readings[report_id].report, self._tables.copies.get(report_id))

    def report(self, report_id: str) -> Report:
        """Give one report by its id or the beginning of it."""
        readings = self._tables.readings
        exact = [report_id] if report_id in readings else []
        return self._report(choose(report_id, exact or _beginning(readings, report_id), "report"))

    def claims(
        self,
        *,
        reports: Collection[str] | None = None,
        accounts: Collection[str] | None = None,
        ids: Collection[str] | None = None,
    ) -> Iterator[Claim]:
        """Give the claims of reports, of accounts, with ids, or all."""
        claims = (claim for reading in self._tables.readings.values() for claim in reading.claims)
        return _chosen(claims, report=reports, account=accounts, id=ids)

    def statements(
        self, *, reports: Collection[str] | None = None, accounts: Collection[str] | None = None
    ) -> Iterator[Statement]:
        """Give the statements of reports, of accounts, or all."""
        statements = (statement for reading in self._tables.readings.values() for statement in reading.statements)
        return _chosen(statements, report=reports, account=accounts)

    def accounts(
        self, *, reports: Collection[str] | None = None, ids: Collection[str] | None = None
    ) -> Iterator[Account]:
        """Give the accounts of reports, with ids, or all."""
        accounts = (account for reading in self._tables.readings.values() for account in reading.accounts)
        return _chosen(accounts, report=reports, id=ids)

    def unlinked(self) -> Iterator[Account]:
        """Give the accounts that are in no incident yet."""
        return (account for account in self.accounts() if account.id not in self._tables.incident_of)

    def reprints_of(self, report_ids: Iterable[str]) -> list[str]:
        """Give the ids of the reports that are held to reprint any of these."""
        wanted = set(report_ids)
        return sorted(report for report, original in self._tables.copies.items() if original in wanted)

    def owners_of_keys(self, keys: Iterable[str], *, limit: int) -> dict[str, list[str]]:
        """Give, for each key in use, the first accounts or reports that have it."""
        owners = self._tables.owners
        return {key: heapq.nsmallest(limit, owners[key]) for key in sorted(owners.keys() & set(keys))}

    def profiles(self, account_ids: Iterable[str]) -> dict[str, bytes]:
        """Give the profiles of those accounts that have one."""
        profiles = self._tables.profiles
        return {account: profiles[account] for account in sorted(profiles.keys() & set(account_ids))}

    def judgements_of(self, account_ids: Iterable[str]) -> list[Judgement]:
        """Give the judgements in force that touch any of the accounts."""
        accounts = set(account_ids)
        return [judgement for key, judgement in self._in_force() if accounts.intersection(key[:2])]

    def answers_of(self, account_ids: Iterable[str]) -> list[Judgement]:
        """Give the judgements in force that touch any of the accounts, without their reasons."""
        bare = (structs.replace(judgement, reasons=()) for judgement in self.judgements_of(account_ids))
        # As in a file: the two accounts in order, whichever was on the left.
        return [structs.replace(j, left=min(j.left, j.right), right=max(j.left, j.right)) for j in bare]

    def _in_force(self) -> list[tuple[tuple[str, str, str], Judgement]]:
        held = {account.id for account in self.accounts()}
        return [
            (key, judgement) for key, judgement in sorted(self._tables.judgements.items()) if held.issuperset(key[:2])
        ]

    def members(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the accounts of each incident that has any."""
        return _grouped(self._tables.incident_of, incident_ids)

    def supersedes(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the ids that were merged straight into each incident."""
        return _grouped(self._tables.superseded, incident_ids)

    def incident_of(self, account_ids: Iterable[str] | None = None) -> dict[str, str]:
        """Give the incident that each of the accounts is in."""
        linked = self._tables.incident_of
        accounts = linked.keys() if account_ids is None else linked.keys() & set(account_ids)
        return {account: linked[account] for account in sorted(accounts)}

    def resolve_incident(self, incident_id: str) -> str:
        """Give the current id for an id, a superseded one, or a beginning of either."""
        direct = self._follow(incident_id)
        if direct is not None:
            return direct
        beginnings = _beginning({**self._tables.incidents, **self._tables.superseded}, incident_id)
        ends = {end for beginning in beginnings if (end := self._follow(beginning)) is not None}
        return choose_now(incident_id, sorted(ends), () if ends else self.parted(incident_id))

    def parted(self, incident_id: str) -> tuple[str, ...]:
        """Give the other incidents that now hold accounts which an incident of this id once held."""
        accounts = {pair[0] for pair, _ in self._former_memberships() if pair[1] == incident_id}
        return tuple(sorted(set(self.incident_of(accounts).values()) - {incident_id}))

    def _former_memberships(self) -> Iterator[tuple[tuple[str, str], Former]]:
        return ((each.thing, each) for each in self._tables.former if isinstance(each.thing, tuple))

    def known_at(self, time: str) -> MemoryPast:
        """Give what the ledger knew at a time."""
        tables = self._tables
        readings = {k: reading for k, reading in tables.readings.items() if tables.since["reading", k] <= time}
        pairs = {k: incident for k, incident in tables.incident_of.items() if tables.since["account", k] <= time}
        for former in tables.former:
            if former.held_at(time) and isinstance(former.thing, Reading):
                readings[former.thing.report.id] = former.thing
            elif former.held_at(time) and isinstance(former.thing, tuple):
                pairs[former.thing[0]] = former.thing[1]
        ever = [*tables.incident_of.items(), *(pair for pair, _ in self._former_memberships())]
        merged = {old: new for old, new in tables.superseded.items() if tables.since["superseded", old] <= time}
        return MemoryPast(readings, pairs, tables.copies, ever, merged)

    def _follow(self, incident_id: str) -> str | None:
        seen: set[str] = set()
        while incident_id not in seen:
            if incident_id in self._tables.incidents:
                return incident_id
            seen.add(incident_id)
            incident_id = self._tables.superseded.get(incident_id, incident_id)
        return None

    def incident_ids(self) -> tuple[str, ...]:
        """Give the ids of all incidents, in order."""
        return tuple(sorted(self._tables.incidents))

    def incidents(self, order: Order = "date", *, limit: int | None = None, offset: int = 0) -> Iterator[Incident]:
        """Give the incidents in an order."""
        return islice(
            content.in_order(self._tables.incidents.values(), order), offset, None if limit is None else offset + limit
        )

    def incident(self, incident_id: str) -> Incident:
        """Give one incident; the id is resolved first."""
        return self._tables.incidents[self.resolve_incident(incident_id)]

    def issues(self, *, reports: Collection[str] | None = None) -> Iterator[Issue]:
        """Give the issues, or those of some reports."""
        ranked = sorted(
            (content.issue_place(issue), issue.start or 0, identity) for identity, issue in self._tables.issues.items()
        )
        issues = (self._tables.issues[identity] for _, _, identity in ranked)
        return (issue for issue in issues if reports is None or issue.report in reports)

    def counts(self) -> Counts:
        """Count what the ledger holds."""
        readings = self._tables.readings.values()
        return Counts(
            reports=len(readings),
            claims=sum(len(reading.claims) for reading in readings),
            statements=sum(len(reading.statements) for reading in readings),
            accounts=sum(len(reading.accounts) for reading in readings),
            incidents=len(self._tables.incidents),
            judgements=len(self._in_force()),
            issues=len(self._tables.issues),
        )

    def meta(self) -> dict[str, str]:
        """Give what the ledger says of itself."""
        return dict(sorted(self._tables.meta.items()))

    def digest(self) -> str:
        """Give a hash of all current content in canonical order."""
        return content.hash_rows(self._canonical_rows())

    def _canonical_rows(self) -> Iterator[tuple[str, ...]]:
        yield from (("readings", content.encode(report)) for report in self.reports())
        for name, parts in (
            ("claims", self.claims()),
            ("statements", self.statements()),
            ("accounts", self.accounts()),
        ):
            yield from ((name, content.encode(part)) for part in sorted(parts, key=lambda part: part.id))
        yield from (("issues", content.encode(issue)) for _, issue in sorted(self._tables.issues.items()))
        yield from (("judgements", content.encode(judgement)) for _, judgement in self._in_force())
        yield from (("incidents", content.encode(incident)) for incident in self.incidents("id"))
        yield from (("memberships", *pair) for pair in sorted(self._tables.incident_of.items()))
        yield from (("superseded", *pair) for pair in sorted(self._tables.superseded.items()))


def _beginning(ids: Iterable[str], beginning: str) -> list[str]:
    return sorted(identity for identity in ids if identity.startswith(beginning))


def _chosen(parts: Iterable[_Part], **selections: Collection[str] | None) -> Iterator[_Part]:
    column, ids = selection(**selections)
    chosen = parts if column is None or ids is None else [part for part in parts if getattr(part, column) in ids]
    return iter(sorted(chosen, key=lambda part: (getattr(part, column or "report"), part.start, part.id)))


def _grouped(group_of: Mapping[str, str], groups: Iterable[str]) -> dict[str, tuple[str, ...]]:
    wanted, found = set(groups), dict[str, tuple[str, ...]]()
    for member, group in sorted(group_of.items()):
        if group in wanted:
            found[group] = (*found.get(group, ()), member)
    return found
