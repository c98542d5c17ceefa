"""What the queue asks of the incidents of a ledger in memory: it is read from them whole."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from variorum.edges.store.memory_judged import MemoryStore as _MemoryStore
from variorum.model.queue import Dispute, DisputeKind, Stake
from variorum.stages.release.stakes import disputes_of, stake_of


class MemoryStore(_MemoryStore):
    """A ledger in memory. It answers as ``SqliteStore`` does; it is not for several threads at once."""

    def stakes(self, incident_ids: Collection[str]) -> dict[str, Stake]:
        """Give what hangs on incidents."""
        incidents = self._tables.incidents
        return {key: stake_of(incidents[key]) for key in sorted(set(incident_ids) & incidents.keys())}

    def dispute_kinds(self) -> Sequence[DisputeKind]:
        """Count the disputes by what their weight is made of."""
        kinds = Counter((each.field, each.dead, each.origins) for each in self._disputes())
        return [DisputeKind(*kind, kinds[kind]) for kind in sorted(kinds)]

    def disputes(self, kind: DisputeKind, *, limit: int | None = None) -> Sequence[Dispute]:
        """Give the disputes of a kind."""
        wanted = (kind.field, kind.dead, kind.origins)
        found = (each for each in self._disputes() if (each.field, each.dead, each.origins) == wanted)
        return sorted(found, key=lambda each: (each.incident, each.claims, each.says))[:limit]

    def _disputes(self) -> Iterator[Dispute]:
        return (dispute for incident in self._tables.incidents.values() for dispute in disputes_of(incident))
