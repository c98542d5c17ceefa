"""The rows of incidents in memory, and searching them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from variorum.edges.store.choice import gone
from variorum.edges.store.memory_queue import MemoryStore as _MemoryStore
from variorum.edges.store.searching import MOST_COUNTED, MOST_WORDED, Searching
from variorum.errors import NotInLedger
from variorum.model.incident import Incident
from variorum.model.search import Listed
from variorum.model.words import Found, Phrase, holds
from variorum.stages.release.hits import names_of
from variorum.stages.release.listing import list_incident

if TYPE_CHECKING:
    from variorum.edges.store.columns import Columns, Mask


class MemoryStore(Searching, _MemoryStore):
    """A ledger in memory. It answers as ``SqliteStore`` does; it is not for several threads at once."""

    def put_incidents(self, incidents: Iterable[Incident]) -> None:
        """Set incidents as they now stand, and their rows where they have changed."""
        given = {incident.id: incident for incident in incidents}
        with self.transaction():
            before = dict(self._tables.incidents)
            super().put_incidents(given.values())
            for key, incident in given.items():
                if before.get(key) != incident:
                    held = self._tables.listed.get(key)
                    first = held.first_learnt if held else self._moment
                    listed = list_incident(incident, first_learnt=first, last_learnt=self._moment)
                    self._tables.listed[key] = listed

    def remove_incidents(self, incident_ids: Iterable[str]) -> None:
        """Remove incidents that nothing tells of any more, with their rows."""
        ids = list(incident_ids)
        with self.transaction():
            super().remove_incidents(ids)
            for key in ids:
                self._tables.listed.pop(key, None)

    def find_reports(self, sought: Sequence[Phrase], *, limit: int, after: str = "") -> Found:
        """Give the reports that hold all of some phrases, the latest first."""
        found = self._with_words(sought)
        if after and after not in self._tables.readings:
            raise NotInLedger(gone(after))
        latest = list(reversed(self._tables.readings))
        left = set(latest[latest.index(after) + 1 :] if after else latest)
        shown = [report for report in found if report in left]
        following = shown[limit - 1] if len(shown) > limit else None
        return Found(tuple(shown[:limit]), min(len(found), MOST_COUNTED), len(found) > MOST_COUNTED, following)

    def _with_words(self, sought: Sequence[Phrase]) -> list[str]:
        readings = reversed(self._tables.readings.values())
        return [
            each.report.id
            for each in readings
            if holds((each.report.title or "", each.report.text, names_of(each.claims)), sought)
        ]

    def _worded(self, columns: "Columns", sought: Sequence[Phrase]) -> "tuple[Mask, bool]":
        found = self._with_words(sought)
        accounts = [account.id for account in self.accounts(reports=found[:MOST_WORDED])]
        return columns.with_ids(self.incident_of(accounts).values()), len(found) > MOST_WORDED

    def _columns(self) -> "Columns":
        from variorum.edges.store.columns import Columns  # noqa: PLC0415 - few ask for it, and it loads numpy

        return Columns.of(self._tables.listed.values())

    def _listed(self, ids: Sequence[str]) -> dict[str, Listed]:
        return {key: self._tables.listed[key] for key in ids}
