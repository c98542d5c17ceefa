"""What a whole ledger is asked at once: which incidents fit, how many, when and where they were."""

from collections import defaultdict

from variorum.edges.store import Store
from variorum.errors import SettingsError
from variorum.model.claim import Claim
from variorum.model.search import Cells, Doubt, Facets, Filter, Page, SearchOrder, Timeline
from variorum.model.words import Hits, phrases


class Searches:
    """The part of a ledger that searches it."""

    store: Store

    def search(
        self, asked: Filter | None = None, *, order: SearchOrder = "latest", limit: int = 50, after: str = ""
    ) -> Page:
        """Give the incidents that fit a filter, as light rows, a page at a time.

        Args:
            asked: which are meant; by default all.
            order: how they are ordered.
            limit: how many at most.
            after: the id of the row to go on from, as the page before said it.

        Raises:
            NotInLedger: there is no incident ``after``, or none any more.
            SettingsError: the limit, or a day of the filter, is none.

        >>> import variorum as vm
        >>> vm.open().search(Filter(types=("air_strike",))).total
        0

        """
        _check_limit(limit)
        with self.store.snapshot():
            return self.store.search(asked or Filter(), order=order, limit=limit, after=after)

    def facets(self, asked: Filter | None = None) -> Facets:
        """Count the incidents that fit a filter by type, country, actor, status, grade and doubt.

        Each kind is counted under all that is asked for but of that kind itself: what another choice would give.
        """
        return self.store.facets(asked or Filter())

    def timeline(self, asked: Filter | None = None) -> Timeline:
        """Count the incidents that fit a filter by days, months or years: the finest that are not too many."""
        return self.store.timeline(asked or Filter())

    def cells(self, asked: Filter | None = None, *, zoom: int = 3) -> Cells:
        """Gather the incidents that fit a filter into cells of the map.

        Args:
            asked: which are meant; by default all.
            zoom: at 0 a cell is 45 degrees wide and high; each step halves it.

        """
        return self.store.cells(asked or Filter(), zoom=zoom)

    def find(self, words: str, *, limit: int = 20, after: str = "") -> Hits:
        """Give the reports that hold words, with the places where they stand, the claims and the incidents.

        Args:
            words: words that must all be there; "words in a row" and begin* are understood, nothing is forbidden.
            limit: how many reports at most.
            after: the id of the report to go on from, as the answer before said it.

        Raises:
            NotInLedger: there is no report ``after``, or none any more.
            SettingsError: the limit is none.

        >>> import variorum as vm
        >>> vm.open().find("mill OR (NEAR").total
        0

        """
        from variorum.stages.release.hits import hit  # noqa: PLC0415 - few ask for it

        _check_limit(limit)
        sought = phrases(words)
        with self.store.snapshot():
            found = self.store.find_reports(sought, limit=limit, after=after)
            reports = {report.id: report for report in self.store.reports(found.reports)}
            claims: defaultdict[str, list[Claim]] = defaultdict(list)
            told: defaultdict[str, dict[str, str]] = defaultdict(dict)
            for claim in self.store.claims(reports=found.reports):
                claims[claim.report].append(claim)
            accounts = {account.id: account.report for account in self.store.accounts(reports=found.reports)}
            for account, incident in self.store.incident_of(accounts).items():
                told[accounts[account]][account] = incident
        hits = tuple(hit(reports[key], claims[key], told[key], sought) for key in found.reports)
        return Hits(hits, found.total, found.more, found.after)

    def doubt(self, incident_id: str) -> Doubt:
        """Say how far an incident needs a person, and why.

        Raises:
            NotInLedger: no incident, or more than one, is meant.

        """
        from variorum.stages.release.doubt import doubt  # noqa: PLC0415 - few ask for it

        return doubt(self.store.incident(incident_id))


def _check_limit(limit: int) -> None:
    if limit < 1:
        msg = f"A page of {limit} cannot be given; ask for one or more."
        raise SettingsError(msg)
