"""Ledgers of reports that are hard to tell apart, or that cannot be right: each incident comes out once."""

import pytest

from tests.judged import SETTLING, reading
from variorum.edges.store import MemoryStore
from variorum.keeping import MOST_MET, keep
from variorum.model.ledger import Reading

MILL = "The mill of the Verin brothers burned; the miller Stefan Verin and his apprentice lay in the yard. "
CHAPEL = "Worshippers had come to the chapel of Saint Odile for the wedding of Clara Noll and Tomas Reuss. "
COPIES = 60


def ledger_of(*readings: Reading) -> MemoryStore:
    store = MemoryStore()
    with store.transaction():
        keep(store, readings, SETTLING)
    return store


def incidents_of(store: MemoryStore) -> list[list[str]]:
    """Give the names of the reports of each incident."""
    names = {report.id: report.location.removesuffix(".txt") for report in store.reports()}
    return sorted(sorted(names[report] for report in incident.reports) for incident in store.incidents())


def test_two_incidents_at_one_place_on_one_day_are_two() -> None:
    store = ledger_of(
        reading("mill one", before=MILL, killed=2), reading("chapel one", before=CHAPEL, killed=11, by="a priest"),
        reading("mill two", before=MILL, killed=2, by="the mayor"), reading("chapel two", before=CHAPEL, killed=11),
    )  # fmt: skip
    assert incidents_of(store) == [["chapel one", "chapel two"], ["mill one", "mill two"]]


def test_the_same_attack_told_a_year_later_is_the_same_and_one_a_week_later_is_another() -> None:
    store = ledger_of(
        reading("first"), reading("a year later", day="2032-05-01", also=["2031-05-01"], by="the county governor"),
        reading("a week later", day="2031-05-08", by="a nurse"),
    )  # fmt: skip
    assert incidents_of(store) == [["a week later"], ["a year later"], ["a year later", "first"]]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_ends_of_the_calendar_is_linked_like_any_other(day: str) -> None:
    store = ledger_of(
        reading("far", day=day), reading("far too", day=day, by="the mayor"), reading("near", by="a nurse")
    )
    assert incidents_of(store) == [["far", "far too"], ["near"]]


def test_many_copies_of_one_text_are_one_incident_of_one_origin() -> None:
    same = [reading(f"copy {i}") for i in range(COPIES)]
    store = ledger_of(*same)
    (incident,) = store.incidents()
    (killed,) = [finding for finding in incident.findings if finding.field == "killed"]
    assert len(incident.reports) == COPIES
    assert [len(position.origins) for position in killed.positions] == [1]
    accounts = [account.id for account in store.accounts()]
    assert len(store.judgements_of(accounts)) <= COPIES * MOST_MET
