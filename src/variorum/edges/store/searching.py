"""Searching a ledger's incidents: the page, the counts, the timeline and the map under one filter, for any store."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from variorum.model.search import Cells, Facets, Filter, Listed, Page, SearchOrder, Timeline
from variorum.model.words import Found, Phrase, phrases

if TYPE_CHECKING:
    from variorum.edges.store.columns import Columns, Fitting, Mask

MOST_WORDED = 2_500
"""Reports that hold the words asked for and are looked at for their incidents: as many as are gone through in some
hundredths of a second."""
MOST_COUNTED = 10_000
"""Reports that hold words and are counted: beyond that it is enough to know that there are more."""


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

    def find_reports(self, sought: Sequence[Phrase], *, limit: int, after: str = "") -> Found:
        """Give the reports that hold all of some phrases, in the title, the text, or the names of their claims.

        Those that the ledger learnt of last come first, at most ``limit``, from the one after the id ``after`` on.

        Raises:
            NotInLedger: there is no report ``after``, or none any more.

        """
        ...


class Searching(ABC):
    """The same answers for every store that can give its rows column by column."""

    @abstractmethod
    def _columns(self) -> "Columns":
        """Give the rows of the ledger as it now stands."""

    @abstractmethod
    def _listed(self, ids: Sequence[str]) -> dict[str, Listed]:
        """Give the rows with some ids."""

    @abstractmethod
    def _worded(self, columns: "Columns", sought: Sequence[Phrase]) -> "tuple[Mask, bool]":
        """Give the rows of incidents that reports with phrases tell of, and whether only the latest were looked at."""

    def _fitting(self, asked: Filter) -> "Fitting":
        from variorum.edges.store.columns import Fitting  # noqa: PLC0415 - few ask for it, and it loads numpy

        columns = self._columns()
        if asked.words is None or not asked.words.strip():
            return Fitting(columns, asked)
        sought = phrases(asked.words)
        worded, latest_only = self._worded(columns, sought) if sought else (columns.with_ids(()), False)
        return Fitting(columns, asked, worded, latest_only=latest_only)

    def search(self, asked: Filter, *, order: SearchOrder, limit: int, after: str = "") -> Page:
        """Give rows that fit."""
        from variorum.edges.store.counting import page_of  # noqa: PLC0415

        fitting = self._fitting(asked)
        places = page_of(fitting, order=order, limit=limit, after=after)
        listed = self._listed(places.ids)
        rows = tuple(listed[identity] for identity in places.ids)
        return Page(rows, places.total, places.first, places.after, places.before, fitting.latest_only)

    def facets(self, asked: Filter) -> Facets:
        """Count the incidents that fit with each value."""
        from variorum.edges.store.counting import facets  # noqa: PLC0415

        return facets(self._fitting(asked))

    def timeline(self, asked: Filter) -> Timeline:
        """Count the incidents that fit by days, months or years."""
        from variorum.edges.store.spread import timeline  # noqa: PLC0415

        return timeline(self._fitting(asked))

    def cells(self, asked: Filter, *, zoom: int) -> Cells:
        """Gather the incidents that fit on the map."""
        from variorum.edges.store.spread import cells  # noqa: PLC0415

        return cells(self._fitting(asked), zoom=zoom)
