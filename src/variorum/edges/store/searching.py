"""Searching a ledger's incidents: the page, the counts, the timeline and the map under one filter, for any store."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from variorum.model.search import Cells, Facets, Filter, Listed, Page, SearchOrder, Timeline

if TYPE_CHECKING:
    from variorum.edges.store.columns import Columns


class Searcher(Protocol):
    """What can be asked about many incidents at once. Ask within one ``snapshot`` for answers that fit together.

    Every method raises ``LedgerError`` where the ledger cannot be read, and ``SettingsError`` where a day is none.
    """

    def search(self, asked: Filter, *, order: SearchOrder, limit: int, after: str = "") -> Page:
        """Give rows that fit, in an order, at most ``limit``, from the one after the id ``after`` on.

        Raises:
            NotInLedger: there is no incident ``after``, or none any more.

        """
        ...

    def facets(self, asked: Filter) -> Facets:
        """Count the incidents that fit with each value of each kind, under all else that is asked for."""
        ...

    def timeline(self, asked: Filter) -> Timeline:
        """Count the incidents that fit by days, months or years: the finest of which there are not too many."""
        ...

    def cells(self, asked: Filter, *, zoom: int) -> Cells:
        """Gather the incidents that fit on the map, closer together the higher the zoom."""
        ...


class Searching:
    """The same answers for every store that can give its rows column by column."""

    def _columns(self) -> "Columns":
        """Give the rows of the ledger as it now stands."""
        raise NotImplementedError

    def _listed(self, ids: Sequence[str]) -> dict[str, Listed]:
        """Give the rows with some ids."""
        raise NotImplementedError

    def search(self, asked: Filter, *, order: SearchOrder, limit: int, after: str = "") -> Page:
        """Give rows that fit."""
        from variorum.edges.store.counting import page_of  # noqa: PLC0415 - few ask for it, and it loads numpy

        columns = self._columns()
        places = page_of(columns, asked, order=order, limit=limit, after=after)
        listed = self._listed(places.ids)
        rows = tuple(listed[identity] for identity in places.ids)
        return Page(rows, places.total, places.first, places.after, places.before)

    def facets(self, asked: Filter) -> Facets:
        """Count the incidents that fit with each value."""
        from variorum.edges.store.counting import facets  # noqa: PLC0415

        return facets(self._columns(), asked)

    def timeline(self, asked: Filter) -> Timeline:
        """Count the incidents that fit by days, months or years."""
        from variorum.edges.store.spread import timeline  # noqa: PLC0415

        return timeline(self._columns(), asked)

    def cells(self, asked: Filter, *, zoom: int) -> Cells:
        """Gather the incidents that fit on the map."""
        from variorum.edges.store.spread import cells  # noqa: PLC0415

        return cells(self._columns(), asked, zoom=zoom)
