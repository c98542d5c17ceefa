"""What the queue asks of incidents in a database, kept in step with them."""

from collections.abc import Collection, Iterable, Sequence

import msgspec
from sqlalchemy import func, insert, select

from variorum.edges.store import schema
from variorum.edges.store.queueing import dispute_row, stake_row
from variorum.edges.store.sql_judged import SqlJudgedStore
from variorum.edges.store.sql_reader import in_chunks
from variorum.model.incident import Incident
from variorum.model.queue import Dispute, DisputeKind, Stake
from variorum.stages.release.stakes import disputes_of, stake_of

_names = msgspec.json.Decoder(tuple[str, ...]).decode


class SqlQueueStore(SqlJudgedStore):
    """A store in a database that knows what hangs on its incidents, and what of them is in dispute."""

    def remove_incidents(self, incident_ids: Iterable[str]) -> None:
        """Remove incidents that nothing tells of any more, with what hung on them."""
        ids = list(incident_ids)
        with self.transaction():
            super().remove_incidents(ids)
            self._weigh(ids, ())

    def _weigh(self, gone: Collection[str], incidents: Collection[Incident]) -> None:
        """Set what hangs on incidents; of those that are gone nothing is left."""
        for table in (schema.stakes, schema.disputes):
            self._delete(table, "incident", gone)
        stakes = [stake_row(stake_of(each)) for each in incidents]
        disputes = [dispute_row(dispute) for each in incidents for dispute in disputes_of(each)]
        self._execute(insert(schema.stakes), stakes)
        self._execute(insert(schema.disputes), disputes)

    def stakes(self, incident_ids: Collection[str]) -> dict[str, Stake]:
        """Give what hangs on incidents."""
        table = schema.stakes
        query = select(table)
        rows = (
            row for chunk in in_chunks(incident_ids) for row in self._rows(query.where(table.c.incident.in_(chunk)))
        )
        return {row.incident: Stake(row.incident, row.title, row.dead, _names(row.origins)) for row in rows}

    def dispute_kinds(self) -> Sequence[DisputeKind]:
        """Count the disputes by what their weight is made of."""
        table = schema.disputes.c
        kind = (table.field, table.dead, table.origins)
        rows = self._rows(select(*kind, func.count().label("count")).group_by(*kind).order_by(*kind))
        return [DisputeKind(*row) for row in rows]

    def disputes(self, kind: DisputeKind, *, limit: int | None = None) -> Sequence[Dispute]:
        """Give the disputes of a kind."""
        table = schema.disputes
        query = select(table).where(
            table.c.field == kind.field, table.c.dead == kind.dead, table.c.origins == kind.origins
        )
        ordered = query.order_by(table.c.incident, table.c.claims, table.c.says).limit(limit)
        return [
            Dispute(row.incident, row.place, row.field, row.dead, row.origins, tuple(row.claims.split()), row.says)
            for row in self._rows(ordered)
        ]
