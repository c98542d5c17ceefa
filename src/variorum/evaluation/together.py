"""All reports of a corpus in one ledger: which of them are of one incident, and what the ledger says of that."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from variorum.edges.store import MemoryStore
from variorum.evaluation.case import Case
from variorum.evaluation.told import Told, best_of
from variorum.keeping import keep
from variorum.model.claim import Account
from variorum.model.incident import Incident
from variorum.model.ledger import Reading
from variorum.pipeline import Resources

BATCH = 32
"""Reports put into the ledger together, as in a build."""
NUMBERED = ("killed", "wounded")
"""The kinds of which a report's own number is kept."""


class Taken(Struct, frozen=True):
    """A report of a corpus as it goes into the ledger.

    ``main`` is the account of what it is mainly about, ``alone`` the incident which that account alone would make, and
    ``numbers`` the dead and wounded that it alone gives.
    """

    case: Case
    reading: Reading
    main: Account | None
    alone: Incident | None
    numbers: Mapping[str, int]

    @property
    def day(self) -> str:
        """The day of publication, or nothing."""
        return self.reading.report.published.earliest or ""


def taken(case: Case, told: Told) -> Taken:
    """Take what is needed of a report that was read, and let its text's parse go."""
    tallies = told.tallies()
    alone = told.incident(told.main) if told.main is not None else None
    return Taken(case, told.reading, told.main, alone, {kind: best_of(tallies, kind) for kind in NUMBERED})


class Together:
    """The reports of a corpus in one ledger."""

    def __init__(self, reports: Sequence[Taken], resources: Resources) -> None:
        self.reports, self.resources = reports, resources

    @cached_property
    def store(self) -> MemoryStore:
        """The ledger, with all reports read into it in their order."""
        store = MemoryStore()
        readings = list({each.reading.report.id: each.reading for each in self.reports}.values())
        for first in range(0, len(readings), BATCH):
            with store.transaction():
                keep(store, readings[first : first + BATCH], self.resources)
        return store

    @cached_property
    def incident_of(self) -> list[str]:
        """The incident of each report's main account; a report without one is by itself."""
        found = self.store.incident_of()
        return [found[each.main.id] if each.main else each.reading.report.id for each in self.reports]

    @cached_property
    def naive(self) -> list[Hashable]:
        """The baseline: reports whose main accounts give the same day and the same place are of one incident."""
        return [_day_and_place(each) or i for i, each in enumerate(self.reports)]

    def of(self, incident: str) -> list[Taken]:
        """Give the reports that are mainly about an incident of the ledger."""
        return [each for each, found in zip(self.reports, self.incident_of, strict=True) if found == incident]

    def most_told(self, wanted: str) -> Incident | None:
        """Give the incident of the ledger that most reports of a corpus's incident are about."""
        found = Counter(
            found
            for each, found in zip(self.reports, self.incident_of, strict=True)
            if each.case.incident == wanted and each.main is not None
        )
        if not found:
            return None
        return self.store.incident(min(found, key=lambda identity: (-found[identity], identity)))


def _day_and_place(each: Taken) -> tuple[str, str] | None:
    incident = each.alone
    if incident is None or incident.date is None or incident.place is None or incident.date.start is None:
        return None
    return incident.date.start[:10], incident.place.name


def newest(reports: Iterable[Taken], kind: str) -> int | None:
    """Give the number of the newest report, the baseline; None where there is no report."""
    ordered = sorted(reports, key=lambda each: (each.day, each.case.unit))
    return ordered[-1].numbers[kind] if ordered else None


def most_given(reports: Iterable[Taken], kind: str) -> int | None:
    """Give the number that most reports give, of equals the higher; None where there is no report."""
    given = Counter(each.numbers[kind] for each in reports)
    return max(given, key=lambda number: (given[number], number)) if given else None
