"""The rows of incidents in a database, kept in step with the incidents, and searched."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select

from variorum.edges.store import content, schema
from variorum.edges.store.searching import Searching
from variorum.edges.store.sql_queue import SqlQueueStore
from variorum.edges.store.sql_reader import in_chunks
from variorum.model.incident import Incident, Membership
from variorum.model.search import Filter, Listed
from variorum.stages.release.listing import list_incident

if TYPE_CHECKING:
    from variorum.edges.store.columns import Columns, Fitting

MOST_KEPT = 4
"""Ledgers whose columns are held in memory: a desk has one open, tests and scripts a few in turn."""

CHANGED = "*"
"""The id of the row without content that is numbered anew when accounts join or leave incidents."""

_kept: dict[str, tuple[int, "Columns"]] = {}
_keeping = Lock()


class SqlSearchStore(Searching, SqlQueueStore):
    """A store in a database whose incidents can be searched."""

    _last: "tuple[Connection, Filter, Fitting] | None" = None
    """What fits what was asked last, which holds for as long as the snapshot in which it was asked."""

    def put_incidents(self, incidents: Iterable[Incident]) -> None:
        """Set incidents as they now stand, and where they have changed their rows, and what hangs on them."""
        given = {incident.id: incident for incident in incidents}
        with self.transaction():
            before = self._contents(given)
            super().put_incidents(given.values())
            changed = {key: each for key, each in given.items() if before.get(key) != content.encode(each)}
            first = {key: row.first_learnt for key, row in self._listed(sorted(changed)).items()}
            self._list({key: self._listing(each, first.get(key)) for key, each in changed.items()})
            self._weigh(list(changed), list(changed.values()))

    def _listing(self, incident: Incident, first_learnt: str | None) -> str:
        first = self._moment if first_learnt is None else first_learnt
        return content.encode(list_incident(incident, first_learnt=first, last_learnt=self._moment))

    def remove_incidents(self, incident_ids: Iterable[str]) -> None:
        """Remove incidents that nothing tells of any more, with their rows."""
        ids = list(incident_ids)
        with self.transaction():
            held = self._contents(ids)
            super().remove_incidents(ids)
            self._list(dict.fromkeys(held, ""))

    def put_memberships(self, memberships: Iterable[Membership]) -> None:
        """Set which accounts make up each of the incidents; who looks again sees that they have changed."""
        with self.transaction():
            super().put_memberships(memberships)
            self._list({CHANGED: ""})

    def _contents(self, ids: Iterable[str]) -> dict[str, str]:
        table = schema.incidents
        query = select(table.c.id, table.c.content)
        return {
            row.id: row.content for chunk in in_chunks(ids) for row in self._rows(query.where(table.c.id.in_(chunk)))
        }

    def _list(self, rows: Mapping[str, str]) -> None:
        """Set rows, each under a number greater than any before, so that one who looks again sees what has changed."""
        after = self._stamp()
        self._delete(schema.listed, "id", rows)
        numbered = [{"number": after + i, "id": key, "content": rows[key]} for i, key in enumerate(sorted(rows), 1)]
        self._execute(insert(schema.listed), numbered)

    def _stamp(self) -> int:
        ((stamp,),) = self._rows(select(func.max(schema.listed.c.number)))
        return int(stamp or 0)

    def _listed(self, ids: Sequence[str]) -> dict[str, Listed]:
        table = schema.listed
        query = select(table.c.id, table.c.content).where(table.c.content != "")
        rows = (row for chunk in in_chunks(ids) for row in self._rows(query.where(table.c.id.in_(chunk))))
        return {row.id: content.decode_listed(row.content) for row in rows}

    def _fitting(self, asked: Filter) -> "Fitting":
        """Give what fits; of all that a page asks within one snapshot only the first question is worked out."""
        with self.snapshot(), self._connected() as connection:
            if self._last is not None and self._last[:2] == (connection, asked) and not self._writing:
                return self._last[2]
            self._last = connection, asked, super()._fitting(asked)
            return self._last[2]

    def _columns(self) -> "Columns":
        """Give the rows as they now stand: those held in memory, if the ledger has not changed since.

        What is being written is not held: it may yet be undone, and its numbers given to something else.
        """
        with self.snapshot():
            stamp, identity = self._stamp(), self._identity()
            held, columns = _kept.get(identity, (0, None))
            if columns is not None and held == stamp:
                return columns
            columns = self._read_columns(held, columns if held < stamp else None)
            if not self._writing:
                _keep(identity, stamp, columns)
            return columns

    @abstractmethod
    def _identity(self) -> str:
        """Give what tells this ledger from all others that are or were open in this process."""

    def _read_columns(self, since: int, before: "Columns | None") -> "Columns":
        """Read all rows, or only those that have changed since columns were read."""
        from variorum.edges.store.columns import Columns  # noqa: PLC0415 - few ask for it, and it loads numpy

        table = schema.listed
        if before is None:
            with self._connected() as connection:
                held = connection.execute(select(table.c.content).where(table.c.content != "")).scalars().all()
            return Columns.of(map(content.decode_listed, held))
        rows = self._rows(select(table.c.id, table.c.content).where(table.c.number > since))
        listed = [content.decode_listed(row.content) for row in rows if row.content]
        return before.changed(listed, [row.id for row in rows if not row.content])


def _keep(identity: str, stamp: int, columns: "Columns") -> None:
    """Hold columns for all that have the ledger open in this process, unless newer ones are held."""
    with _keeping:
        held = _kept.pop(identity, None)
        _kept[identity] = held if held is not None and held[0] > stamp else (stamp, columns)
        while len(_kept) > MOST_KEPT:
            del _kept[next(iter(_kept))]
