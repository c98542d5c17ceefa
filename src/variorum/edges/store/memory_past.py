"""What a ledger in memory knew at an earlier time."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from variorum.edges.store import content
from variorum.edges.store.choice import choose_then
from variorum.edges.store.judged import marks_of
from variorum.model.claim import Account, Claim
from variorum.model.incident import Judgement, Part
from variorum.model.judgement import PersonJudgement
from variorum.model.ledger import Reading
from variorum.model.report import Report


class Former(Struct, frozen=True):
    """A reading, a judgement, or that an account was in an incident: no more so, and from when until when it was."""

    thing: Reading | Judgement | tuple[str, str]
    added_at: str
    withdrawn_at: str

    def held_at(self, time: str) -> bool:
        """Say whether it was in the ledger at a time."""
        return self.added_at <= time < self.withdrawn_at


class MemoryPast:
    """Answers as ``SqlPast`` does, from the readings and memberships of that time."""

    def __init__(
        self,
        readings: Mapping[str, Reading],
        memberships: Mapping[str, str],
        copies: Mapping[str, str],
        ever: Iterable[tuple[str, str]],
        superseded: Mapping[str, str],
    ) -> None:
        self.judged: tuple[PersonJudgement, ...] = ()
        self.parts: tuple[Part, ...] = ()
        self._readings = readings
        self._memberships = memberships
        self._copies = copies
        self._ever = tuple(ever)
        self._superseded = superseded

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """Give the reports, ordered by id."""
        for key in sorted(self._readings if ids is None else self._readings.keys() & set(ids)):
            report = content.with_copy(self._readings[key].report, self._copies.get(key))
            yield report if report.copy_of in self._readings else content.with_copy(report, "")

    def person_judgements(self, marks: Collection[str] | None = None) -> Iterator[PersonJudgement]:
        """Give what persons judged by then, all of it or that with any of some marks, by time and id."""
        return (each for each in self.judged if marks is None or set(marks).intersection(marks_of(each)))

    def accounts(self, *, ids: Collection[str]) -> Iterator[Account]:
        """Give the accounts with some ids, in their order."""
        found = (account for reading in self._readings.values() for account in reading.accounts if account.id in ids)
        return iter(sorted(found, key=lambda account: account.id))

    def claims(self, *, accounts: Collection[str]) -> Iterator[Claim]:
        """Give the claims of some accounts."""
        found = (claim for reading in self._readings.values() for claim in reading.claims if claim.account in accounts)
        return iter(sorted(found, key=lambda claim: (claim.account or "", claim.start, claim.id)))

    def members(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the accounts of each incident that had any."""
        return _grouped(self._memberships, incident_ids)

    def supersedes(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the ids that had been merged straight into each incident."""
        return _grouped(self._superseded, incident_ids)

    def incident_of(self, account_ids: Iterable[str]) -> dict[str, str]:
        """Give the incident that each of the accounts was in."""
        return {account: self._memberships[account] for account in sorted(self._memberships.keys() & set(account_ids))}

    def parts_of(self, account_ids: Iterable[str]) -> tuple[Part, ...]:
        """Give the accounts whose incident was held to be part of another's, where either is among some."""
        return parts_among(self.parts, account_ids)

    def incident_ids(self) -> tuple[str, ...]:
        """Give the ids of all incidents of that time, in order."""
        return tuple(sorted(set(self._memberships.values())))

    def resolve_incident(self, incident_id: str) -> str:
        """Give the id that an incident had at that time, for that id, another that it had, or a beginning."""
        accounts = {account for account, incident in self._ever if incident == incident_id}
        begun = {incident for incident in self._memberships.values() if incident.startswith(incident_id)}
        return choose_then(incident_id, sorted(begun), sorted(set(self.incident_of(accounts).values())))


def parts_among(parts: Iterable[Part], account_ids: Iterable[str]) -> tuple[Part, ...]:
    """Give the parts in which either of the two accounts is among some, in order."""
    accounts = set(account_ids)
    return tuple(sorted({part for part in parts if accounts & {part.account, part.whole}}))


def _grouped(group_of: Mapping[str, str], groups: Iterable[str]) -> dict[str, tuple[str, ...]]:
    wanted, found = set(groups), dict[str, tuple[str, ...]]()
    for member, group in sorted(group_of.items()):
        if group in wanted:
            found[group] = (*found.get(group, ()), member)
    return dict(sorted(found.items()))
