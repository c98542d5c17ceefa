"""What every store can say of what needs a person: what hangs on each incident, and what of it is in dispute."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from variorum.edges.store import content
from variorum.model.queue import Dispute, DisputeKind, Stake


class QueueReader(Protocol):
    """What can be asked for the queue, without reading a whole incident.

    Every method raises ``LedgerError`` where the ledger cannot be read.
    """

    def stakes(self, incident_ids: Collection[str]) -> dict[str, Stake]:
        """Give what hangs on those of some incidents that the ledger holds."""
        ...

    def dispute_kinds(self) -> Sequence[DisputeKind]:
        """Count the disputes by what their weight is made of, in the order of that."""
        ...

    def disputes(self, kind: DisputeKind, *, limit: int | None = None) -> Sequence[Dispute]:
        """Give the disputes of a kind, at most ``limit``, by incident, claims and what they say."""
        ...


def stake_row(stake: Stake) -> dict[str, Any]:
    """Give the row of what hangs on an incident."""
    return {"incident": stake.id, "title": stake.title, "dead": stake.dead, "origins": content.encode(stake.origins)}


def dispute_row(dispute: Dispute) -> dict[str, Any]:
    """Give the row of a dispute; its claims between spaces, so that rows are ordered as tuples of ids are."""
    return content.fields_of(dispute) | {"claims": " ".join(dispute.claims)}
