"""What every store of a ledger can do, whatever it is kept in."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from msgspec import Struct

from variorum.edges.store.content import Order
from variorum.edges.store.judged import JudgedReader, JudgedWriter
from variorum.edges.store.queueing import QueueReader
from variorum.edges.store.searching import Searcher
from variorum.edges.store.speaking import SpeakingReader, SpeakingWriter
from variorum.model.claim import Account, Claim, Statement
from variorum.model.incident import Incident, Judgement, Membership, Part
from variorum.model.issue import Issue
from variorum.model.judgement import PersonJudgement
from variorum.model.ledger import Reading
from variorum.model.report import Report


class Counts(Struct, frozen=True):
    """How many of each a ledger holds, withdrawn rows left out."""

    reports: int
    claims: int
    statements: int
    accounts: int
    incidents: int
    judgements: int
    issues: int


class Past(Protocol):
    """What a ledger knew at an earlier time: its reports, with what was read in them, and its incidents' accounts.

    A report is the reprint of another only where that one was known too.
    """

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """Give all reports of that time, or those of ``ids``, ordered by id."""
        ...

    def person_judgements(self, marks: Collection[str] | None = None) -> Iterator[PersonJudgement]:
        """Give what persons judged by then, all of it or that with any of some marks, by time and id."""
        ...

    def accounts(self, *, ids: Collection[str]) -> Iterator[Account]:
        """Give the accounts with some ids, in their order."""
        ...

    def claims(self, *, accounts: Collection[str]) -> Iterator[Claim]:
        """Give the claims of some accounts, by account, start and id."""
        ...

    def members(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the ids of the accounts of each incident that had any, in order."""
        ...

    def incident_of(self, account_ids: Iterable[str]) -> dict[str, str]:
        """Give the incident that each of the accounts was in; others are left out."""
        ...

    def supersedes(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the ids that had been merged straight into each incident by then; others are left out."""
        ...

    def parts_of(self, account_ids: Iterable[str]) -> tuple[Part, ...]:
        """Give the accounts whose incident was held to be part of another's, where either is among some, in order."""
        ...

    def incident_ids(self) -> tuple[str, ...]:
        """Give the ids of all incidents of that time, in order."""
        ...

    def resolve_incident(self, incident_id: str) -> str:
        """Give the id of that time for an id of then, before or since, or the beginning of one of then.

        Raises:
            NotInLedger: no incident of that time, or more than one, is meant.

        """
        ...


class LedgerReader(JudgedReader, QueueReader, Searcher, SpeakingReader, Protocol):
    """What can be asked of a ledger.

    Iterators fetch page by page, so they cost the same memory for ten reports as for a million. Withdrawn rows are
    never given. Outside a ``snapshot`` or ``transaction`` each page shows the newest committed state.

    Every method raises ``LedgerError`` where the ledger cannot be read.
    """

    def snapshot(self) -> AbstractContextManager[None]:
        """Hold one state of the ledger for all reads within, whatever others commit meanwhile."""
        ...

    def close(self) -> None:
        """Let go of the ledger. It cannot be used afterwards."""
        ...

    def known(self, report_ids: Iterable[str]) -> set[str]:
        """Give those of ``report_ids`` that the ledger holds a reading of."""
        ...

    def reading_digest(self, report_id: str) -> str | None:
        """Give the digest (``digest_of``) of the current reading of a report, or None if it has none."""
        ...

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """Give all reports, or those of ``ids``, ordered by id."""
        ...

    def report(self, report_id: str) -> Report:
        """Give one report by its id or by a beginning that only one id has.

        Raises:
            NotInLedger: no report, or more than one, is meant.

        """
        ...

    def claims(
        self,
        *,
        reports: Collection[str] | None = None,
        accounts: Collection[str] | None = None,
        ids: Collection[str] | None = None,
    ) -> Iterator[Claim]:
        """Give the claims of some reports, of some accounts, or with some ids; of the whole ledger if none is given.

        They are ordered by account, start and id where accounts are given, by id where ids are, else by report, start
        and id.
        """
        ...

    def statements(
        self, *, reports: Collection[str] | None = None, accounts: Collection[str] | None = None
    ) -> Iterator[Statement]:
        """Give the statements of some reports or accounts, or all; ordered as claims are."""
        ...

    def accounts(
        self, *, reports: Collection[str] | None = None, ids: Collection[str] | None = None
    ) -> Iterator[Account]:
        """Give the accounts of some reports (by report, start and id), those with some ids (by id), or all."""
        ...

    def unlinked(self) -> Iterator[Account]:
        """Give the accounts that are in no incident yet, ordered by report, start and id.

        A build that was killed between reading and linking finds here what is left to do.
        """
        ...

    def reprints_of(self, report_ids: Iterable[str]) -> list[str]:
        """Give the ids of the reports that are held to reprint any of these, in order."""
        ...

    def owners_of_keys(self, keys: Iterable[str], *, limit: int) -> dict[str, list[str]]:
        """Give, for each of the keys in use, the ids of the first ``limit`` accounts or reports that have it, in order.

        Ask for one more than you will look at to learn of keys that too many have.
        """
        ...

    def profiles(self, account_ids: Iterable[str]) -> dict[str, bytes]:
        """Give the profiles of those accounts that have one."""
        ...

    def judgements_of(self, account_ids: Iterable[str]) -> list[Judgement]:
        """Give the judgements in force that touch any of the accounts, in order of the pair and the judge.

        A judgement is in force while it is not withdrawn and the ledger holds both of its accounts.
        """
        ...

    def answers_of(self, account_ids: Iterable[str]) -> list[Judgement]:
        """Give the same judgements without their reasons, which are many times as large as all else in them.

        For grouping, which asks for the answers and scores of thousands of pairs, and looks at no reason.
        """
        ...

    def members(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the ids of the accounts of each incident that has any, in order."""
        ...

    def incident_of(self, account_ids: Iterable[str] | None = None) -> dict[str, str]:
        """Give the incident that each of the accounts is in (of all accounts if None); unlinked ones are left out."""
        ...

    def supersedes(self, incident_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the ids that were merged straight into each incident, in order; incidents without any are left out."""
        ...

    def resolve_incident(self, incident_id: str) -> str:
        """Give the current id for an id, one that was superseded, or a beginning that leads to only one incident.

        Raises:
            NotInLedger: no incident, or more than one, is meant.

        """
        ...

    def parted(self, incident_id: str) -> tuple[str, ...]:
        """Give the other incidents that now hold accounts which an incident of this id once held, in order.

        So an incident that was split leads to its parts, whether its id is still in use or not.
        """
        ...

    def known_at(self, time: str) -> Past:
        """Give what the ledger knew at a time.

        Args:
            time: a moment in UTC, written as the store's clock writes it.

        Raises:
            LedgerError: the ledger is older than the keeping of times, and that time lies before.

        """
        ...

    def incident_ids(self) -> tuple[str, ...]:
        """Give the ids of all incidents, in order."""
        ...

    def incidents(self, order: Order = "date", *, limit: int | None = None, offset: int = 0) -> Iterator[Incident]:
        """Give the incidents in an order, at most ``limit`` of them, the first ``offset`` left out."""
        ...

    def incident(self, incident_id: str) -> Incident:
        """Give one incident; the id is resolved first.

        Raises:
            NotInLedger: no incident, or more than one, is meant.

        """
        ...

    def issues(self, *, reports: Collection[str] | None = None) -> Iterator[Issue]:
        """Give the issues, or those of some reports, ordered by location, start and id."""
        ...

    def counts(self) -> Counts:
        """Count what the ledger holds."""
        ...

    def meta(self) -> dict[str, str]:
        """Give what the ledger says of itself: ``created_by``, ``created_at``, and whatever ``put_meta`` wrote."""
        ...

    def digest(self) -> str:
        """Give a hash of all current content in canonical order.

        Two ledgers with the same reports, claims, statements, accounts, judgements, incidents, memberships,
        superseded ids and issues have the same digest, whatever the order and the grouping in which they were written
        and whatever keeps them. Left out are withdrawn rows, ``meta``, what persons
        have dealt with, and the aids for linking (keys and profiles).
        """
        ...


class Store(LedgerReader, JudgedWriter, SpeakingWriter, Protocol):
    """A ledger that can be written.

    Each writing method is a transaction of its own unless it is called inside ``transaction()``. All methods are
    idempotent: the same call twice leaves what the first one left.

    Every method raises ``LedgerError`` where the ledger cannot be written, and then leaves it as it was.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Commit all that is written within as one, or nothing if an exception leaves the block.

        Reads within see what was written within. A transaction inside another one is part of it.
        At the end every membership must name an incident that the ledger holds.

        Raises:
            LedgerBusy: another process was still writing when the time to wait was over.
            LedgerError: the ledger cannot be written, or a membership has no incident.

        """
        ...

    def add_reading(self, reading: Reading) -> bool:
        """Keep what was read in a report, with its issues. Give false if just this reading is there already.

        A different reading of the same report is withdrawn first, as ``withdraw_reading`` does.

        Raises:
            LedgerError: two claims, statements or accounts have the same id.

        """
        ...

    def withdraw_reading(self, report_id: str) -> dict[str, str | None]:
        """Withdraw a report with its claims, statements, accounts and issues; the rows are kept, marked as withdrawn.

        Its keys, and the keys, profiles and memberships of its accounts, are removed. Judgements stay, but are out of
        force as long as one of their accounts is missing. Nothing changes if the report has no reading.

        Returns:
            The withdrawn accounts and the incidents they were in (None if unlinked): those are to be settled again.

        """
        ...

    def put_copies(self, copies: Mapping[str, str | None]) -> None:
        """Set which report each of some reports reprints (None: it reprints none), whatever its reading said.

        That is learnt from other reports and so may change without a new reading. ``reading_digest`` stays as it was.
        """
        ...

    def add_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        """File accounts, or reports, under block keys: id to keys. Choose keys of either that cannot be mixed up."""
        ...

    def put_profiles(self, profiles: Mapping[str, bytes]) -> None:
        """Set the linking profiles of accounts: account id to bytes that only the linker understands."""
        ...

    def add_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Add judgements. A judge who judges a pair anew, left and right swapped or not, withdraws the earlier one."""
        ...

    def withdraw_judgements(self, account_ids: Iterable[str], *, judge: str) -> None:
        """Withdraw what one judge said of any of the accounts."""
        ...

    def put_memberships(self, memberships: Iterable[Membership]) -> None:
        """Set which accounts make up each of the incidents, exactly.

        An account leaves the incident that it was in. Ids in ``supersedes`` are superseded as ``supersede`` does.
        """
        ...

    def put_incidents(self, incidents: Iterable[Incident]) -> None:
        """Set incidents as they now stand."""
        ...

    def remove_incidents(self, incident_ids: Iterable[str]) -> None:
        """Remove incidents that nothing tells of any more; their accounts become unlinked."""
        ...

    def supersede(self, old: str, new: str) -> None:
        """Record that the incident ``old`` was merged into ``new``, and remove ``old`` with its memberships."""
        ...

    def add_issues(self, issues: Iterable[Issue]) -> None:
        """Keep issues, each once."""
        ...

    def withdraw_issues(self, locations: Iterable[str]) -> None:
        """Withdraw the issues at some locations, as before reading them again."""
        ...

    def put_meta(self, entries: Mapping[str, str]) -> None:
        """Note something about the ledger as a whole: the model, the policy."""
        ...
