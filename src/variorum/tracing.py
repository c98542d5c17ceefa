"""Trace the claims of an incident back to those whose word they are, and find what else was part of it."""

from variorum.edges.resources.settling import load_settling
from variorum.edges.settings import Settings
from variorum.edges.store import LedgerReader, Past
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


def parts_within(source: LedgerReader | Past, incident_id: str) -> tuple[str, ...]:
    """Give the ids of the incidents that were part of one: by their reports' words, or by place and time.

    Args:
        source: what holds the ledger, now or at an earlier time.
        incident_id: the whole id of the incident that they may be part of.

    """
    own = set(source.members([incident_id]).get(incident_id, ()))
    found = {part.account for part in source.parts_of(sorted(own)) if part.whole in own}
    return tuple(sorted(set(source.incident_of(sorted(found)).values()) - {incident_id}))
