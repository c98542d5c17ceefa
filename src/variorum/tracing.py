"""Trace the claims of an incident in a ledger back to those whose word they are."""

from variorum.edges.resources.settling import load_settling
from variorum.edges.settings import Settings
from variorum.edges.store import LedgerReader
from variorum.keeping import evidence_of, memberships_of
from variorum.model.origin import OriginChain
from variorum.stages import reconcile as reconciling


def trace(store: LedgerReader, settings: Settings, incident_id: str) -> tuple[OriginChain, ...]:
    """Give the independent origins of an incident's claims, each with the reports that carry its word.

    Args:
        store: what holds the ledger.
        settings: where a vocabulary of one's own lies.
        incident_id: the incident's id, or the beginning of it.

    Raises:
        NotInLedger: no incident, or more than one, is meant.
        ResourceError: a file of the vocabulary has a mistake.

    """
    ids = [store.resolve_incident(incident_id)]
    settling = load_settling(settings, store.meta())
    (membership,) = memberships_of(store, ids)
    evidence = evidence_of(store, ids)
    return reconciling.trace(
        membership,
        accounts=evidence.accounts,
        claims=evidence.claims,
        reports=evidence.reports,
        rules=settling.rules,
        decisions=evidence.decisions,
    )
