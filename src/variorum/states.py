"""States of a ledger: what it says of the reports up to a day or report, and what it knew at an earlier time.

Nothing of this is kept: a state is settled anew, by the policies that the settings name, each time it is asked for.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice

from variorum import pipeline
from variorum.edges.resources.linking import load_weights
from variorum.edges.resources.policies import load_rules
from variorum.edges.settings import Settings
from variorum.edges.store import LedgerReader, Order, Past
from variorum.edges.store.content import in_order
from variorum.errors import NotInLedger, SettingsError
from variorum.keeping import INCIDENTS_AT_ONCE, evidence_of, memberships_of
from variorum.model.claim import Claim
from variorum.model.incident import Change, Incident
from variorum.model.report import Report
from variorum.pipeline import Settling
from variorum.stages.reconcile import UNDATED, Turn, turn_of
from variorum.tracing import parts_within

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
REPORT = re.compile(r"r-\S*")
LAST = "\U0010ffff"
"""Comes after every id."""
END_OF_DAY = "T23:59:59.999999+00:00"


class State:
    """A ledger as of a day or report, or as it was known at a time, or both: it is asked as a ledger is."""

    def __init__(self, source: LedgerReader | Past, settling: Settling, until: Turn | None, words: str) -> None:
        self.words = words
        self._source = source
        self._settling = settling
        self._until = until

    def incident(self, incident_id: str) -> Incident:
        """Give one incident by its id, or the beginning of it; one that it had since leads to it.

        Raises:
            NotInLedger: there is no such incident, there are several, or none of its reports had come out yet.

        """
        resolved = self._source.resolve_incident(incident_id)
        for incident in self._settled([resolved]):
            return incident
        raise NotInLedger(self._not_yet(resolved))

    def incidents(self, order: Order = "date", *, limit: int | None = None) -> Iterator[Incident]:
        """Give the incidents in an order, at most ``limit`` of them; only as many are held in memory."""
        ids = self._source.incident_ids()
        chunks = (ids[first : first + INCIDENTS_AT_ONCE] for first in range(0, len(ids), INCIDENTS_AT_ONCE))
        found = (incident for some in chunks for incident in self._settled(some))
        # The ids are in order as they are, so that nothing needs to be held for it.
        return islice(found, limit) if order == "id" else in_order(found, order, limit)

    def history(self, incident_id: str) -> tuple[Change, ...]:
        """Give what changed until then, report by report; errors as for ``incident``."""
        return self.incident(incident_id).history

    def claims(self, *, incident: str) -> Iterator[Claim]:
        """Give the claims of an incident; errors as for ``incident``."""
        found = self.incident(incident)
        accounts = self._source.members([found.id])[found.id]
        return (claim for claim in self._source.claims(accounts=accounts) if claim.report in found.reports)

    def parts(self, incident_id: str) -> tuple[str, ...]:
        """Give the ids of the incidents that were part of one, those of this state; errors as for ``incident``."""
        found = parts_within(self._source, self.incident(incident_id).id)
        return tuple(each.id for each in self._settled(found))

    def reports(self, ids: Collection[str]) -> Iterator[Report]:
        """Give the reports with some ids, ordered by id."""
        return self._source.reports(ids)

    def _settled(self, ids: Sequence[str]) -> Iterator[Incident]:
        evidence = evidence_of(self._source, ids)
        settled = pipeline.reconcile(memberships_of(self._source, ids), evidence, self._settling, until=self._until)
        return (incident for incident in settled if incident.reports)

    def _not_yet(self, incident_id: str) -> str:
        """Say why there is nothing of an incident in this state."""
        evidence = evidence_of(self._source, [incident_id])
        told = {account.report for account in evidence.accounts.values()}
        turns = sorted(turn_of(report, evidence.reports) for report in told)
        if not turns or turns[0][0] == UNDATED:
            return (
                f"No report of {incident_id} carries a date, so it has no place before or after a day. Name a report "
                f"of it: --as-of {turns[0][1] if turns else 'REPORT'}."
            )
        day, report = turns[0]
        return f"{self.words} nothing had been told of {incident_id}: its first report, {report}, is of {day}."


def state_of(store: LedgerReader, settings: Settings, *, as_of: str | None, known_at: str | None) -> State:
    """Give a state of a ledger.

    Args:
        store: where the ledger is kept.
        settings: the policies to go by, and the vocabulary.
        as_of: a day of publication (ISO), or the id of a report or the beginning of one: the reports up to there, it
            included, in the order in which they came out. None goes by all.
        known_at: a day or time (ISO; UTC where nothing else is said): what had come into the ledger until then. None
            goes by what it holds now.

    Raises:
        SettingsError: a day or time that is none.
        NotInLedger: no such report.
        LedgerError: what was known then is not kept.
        ResourceError: a policy is missing or wrong.

    """
    source = store if known_at is None else store.known_at(moment_of(known_at))
    until = None if as_of is None else _until(as_of, store, source)
    words = ", ".join(
        part for part in (as_of and f"As of {as_of}", known_at and f"as known at {known_at}") if part
    )  # fmt: skip
    settling = Settling(load_weights(), load_rules(settings.policies, settings.vocabulary))
    return State(source, settling, until, f"{words[:1].upper()}{words[1:]}")


def turn_in(store: LedgerReader, as_of: str) -> Turn:
    """Give where a day or report stands in the order in which reports came out; errors as for ``state_of``."""
    return _until(as_of, store, store)


def _until(as_of: str, store: LedgerReader, source: LedgerReader | Past) -> Turn:
    if REPORT.fullmatch(as_of):
        report = store.report(as_of)
        held = {each.id: each for each in source.reports([report.id])}
        if not held:
            message = f"At that time the ledger did not hold the report {report.id}."
            raise NotInLedger(message)
        originals = {each.copy_of for each in held.values() if each.copy_of}
        return turn_of(report.id, held | {each.id: each for each in source.reports(originals)})
    day = _day(as_of)
    # What is undated stands after every day, the last one too.
    return (day, LAST) if day < UNDATED else (day, "")


def _day(words: str) -> str:
    if DAY.fullmatch(words):
        try:
            return date.fromisoformat(words).isoformat()
        except ValueError:
            pass
    message = f"{words!r} is neither a day nor a report. Write a day as 2024-03-05, a report by its id (r-...)."
    raise SettingsError(message)


def moment_of(words: str) -> str:
    """Give a day or time as the store's clock writes it: of a day its end, and in UTC where nothing else is said.

    Raises:
        SettingsError: it is none.

    >>> moment_of("2024-03-05"), moment_of("2024-03-05T10:00+02:00")
    ('2024-03-05T23:59:59.999999+00:00', '2024-03-05T08:00:00.000000+00:00')

    """
    try:
        if DAY.fullmatch(words):
            return date.fromisoformat(words).isoformat() + END_OF_DAY
        time = datetime.fromisoformat(words)
        local = time if time.tzinfo else time.replace(tzinfo=UTC)
        return local.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        message = f"{words!r} is neither a day nor a time. Write it as 2024-03-05 or 2024-03-05T14:30."
        raise SettingsError(message) from None
