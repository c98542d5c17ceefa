"""How two states of a ledger, or two ledgers, differ, in words."""

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol, TypeAlias

from variorum.api import Ledger
from variorum.edges.store import Order
from variorum.errors import NotInLedger, SettingsError
from variorum.model.difference import Difference
from variorum.model.incident import Incident
from variorum.stages.release.changes import compare, pair_differences
from variorum.states import State, moment_of, turn_in

By: TypeAlias = Literal["published", "known"]
"""Which time is meant: that of publication, or that at which the ledger learnt of it."""
ABOUT = ("model", "extractor", "policy")
"""What a ledger says of itself that makes it read the same reports otherwise."""


class Asked(Protocol):
    """A ledger or a state of one."""

    def incident(self, incident_id: str) -> Incident:
        """Give one incident."""
        ...

    def incidents(self, order: Order = "date", *, limit: int | None = None) -> Iterator[Incident]:
        """Give the incidents in an order."""
        ...


def differences(before: Asked, after: Asked, *, incident: str | None = None) -> Iterator[Difference]:
    """Give what ``after`` says otherwise than ``before``, incident by incident, each with the reason.

    Args:
        before: a ledger, or a state of one (``Ledger.at``).
        after: the same, or another.
        incident: the id of the only incident to look at, or the beginning of it.

    Raises:
        NotInLedger: neither has such an incident.

    """
    if incident is None:
        return compare(before.incidents("id"), after.incidents("id"))
    found = [_held(each, incident) for each in (before, after)]
    if not any(found):
        after.incident(incident)
    if found[0] and found[1] and found[0][0].id != found[1][0].id:
        return pair_differences(found[0][0], found[1][0])
    return compare(*found)


def _held(asked: Asked, incident: str) -> list[Incident]:
    try:
        return [asked.incident(incident)]
    except NotInLedger:
        return []


def states(ledger: Ledger, first: str, last: str | None, by: By) -> tuple[State, State]:
    """Give two states of a ledger, the earlier one first.

    Args:
        ledger: the ledger.
        first: a day or report, or, by what was known, a day or time.
        last: the same; the ledger with all that it holds where there is none.
        by: which time is meant.

    Raises:
        SettingsError: the first comes after the last, or one of them is no day, time or report.
        NotInLedger: there is no such report.

    """
    if by == "known":
        early, late = ledger.at(known_at=first), ledger.at(known_at=last)
        turned = last is not None and moment_of(first) > moment_of(last)
    else:
        early, late = ledger.at(first), ledger.at(last)
        turned = last is not None and turn_in(ledger.store, first) > turn_in(ledger.store, last)
    if turned:
        message = f"{first} comes after {last}. Name the earlier one first."
        raise SettingsError(message)
    return early, late


def read_otherwise(before: Ledger, after: Ledger) -> Iterable[str]:
    """Say in what two ledgers were made otherwise: by another language model, extractor or policy."""
    then, now = before.about(), after.about()
    for name in ABOUT:
        if then.get(name) != now.get(name):
            yield f"{name} {then.get(name, 'not known')}, then {now.get(name, 'not known')}"
