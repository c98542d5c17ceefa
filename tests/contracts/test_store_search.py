"""Searching incidents: what fits, in what order, how much of it, when and where; the same in every store."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec.structs import replace

from tests.contracts.conftest import Hands
from tests.contracts.ledgers import make_incident
from variorum.edges.store import Store
from variorum.errors import NotInLedger, SettingsError
from variorum.model.incident import (
    Casualty,
    Finding,
    Grade,
    Incident,
    IncidentActor,
    IncidentDate,
    IncidentPlace,
    Status,
)
from variorum.model.search import Box, Cell, Counted, Filter, SearchOrder

LATER = "2031-02-01T00:00:00.000000+00:00"


@dataclass
class Told:
    """What an incident for these tests is to say."""

    day: str | None = None
    end: str | None = None
    country: str | None = None
    at: tuple[float, float] | None = None
    actors: tuple[str, ...] = ()
    statuses: dict[str, Status] = field(default_factory=dict)
    grades: tuple[tuple[str, str | None], ...] = ()
    killed: int | None = None
    reports: int = 1
    type: Any = "attack"

    def incident(self, identity: str) -> Incident:
        lat, lon = self.at or (None, None)
        place = IncidentPlace("Somewhere", self.country, None, lat, lon, "near", None, "there", 2, 2)
        date = IncidentDate(self.day, self.end or self.day, "day", "on the day", 1, 1) if self.day else None
        killed = Casualty("killed", None, None, self.killed, None, "ours", "as said", ())
        return replace(
            make_incident(identity, reports=self.reports),
            type=self.type,
            date=date,
            place=place if self.country or self.at else None,
            casualties=(killed,) if self.killed is not None else (),
            actors=tuple(IncidentActor(name, "party", None, ()) for name in self.actors),
            findings=tuple(Finding(name, status, (), "as said") for name, status in self.statuses.items()),
            grades=tuple(Grade("airwars", None, value, "why", (), by) for value, by in self.grades),
        )


TOLD = {
    "i-1": Told(day="2024-01-31", end="2024-02-02", country="ML", at=(16.0, -3.0), actors=("The Blue Guard",),
                statuses={"killed": "disputed", "date": "agreed"}, killed=12, type="air_strike"),
    "i-2": Told(day="2024-02-02", country="ML", at=(16.2, -3.2), actors=("Blue Guard", "Red Column"),
                statuses={"killed": "revised"}, grades=(("fair", None), ("weak", "ana")), killed=3, reports=4),
    "i-3": Told(day="2023-05-05", country="AF", at=(34.5, 69.2), actors=("Red Column",), grades=(("fair", None),)),
    "i-4": Told(country="AF", statuses={"place": "withheld"}, killed=12),
    "i-5": Told(day="2024-02-02", at=(-18.0, 179.5), type="air_strike"),
}  # fmt: skip


@pytest.fixture
def searched(store: Store) -> Store:
    store.put_incidents(told.incident(identity) for identity, told in TOLD.items())
    return store


def ids(store: Store, asked: Filter | None = None, *, order: SearchOrder = "id") -> list[str]:
    return [row.id for row in store.search(asked or Filter(), order=order, limit=100).rows]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Filter(), "12345"),
        (Filter(types=("air_strike",)), "15"),
        (Filter(types=("air_strike", "attack")), "12345"),
        (Filter(types=("riot",)), ""),
        (Filter(countries=("ML",)), "12"),
        (Filter(countries=("ML",), types=("attack",)), "2"),
        (Filter(actors=("blue guard",)), "12"),
        (Filter(actors=("the Red COLUMN",)), "23"),
        (Filter(statuses=("disputed", "withheld")), "14"),
        (Filter(grades=("weak",)), "2"),
        (Filter(grades=("fair",)), "3"),
        (Filter(earliest="2024-02-01"), "125"),
        (Filter(latest="2024-02-01"), "13"),
        (Filter(earliest="2024-02-01", latest="2024-02-01"), "1"),
        (Filter(box=Box(10, -10, 20, 0)), "12"),
        (Filter(box=Box(-30, 170, 0, -170)), "5"),
        (Filter(undated=True), "4"),
        (Filter(unplaced=True), "4"),
        (Filter(undated=True, countries=("ML",)), ""),
    ],
)
def test_what_fits_all_that_is_asked_for_is_found(searched: Store, asked: Filter, expected: str) -> None:
    assert ids(searched, asked) == [f"i-{number}" for number in expected]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("date", "31254"), ("latest", "52134"), ("reports", "25431"), ("id", "12345"), ("killed", "41253")],
)
def test_rows_come_in_the_order_asked_for(searched: Store, order: SearchOrder, expected: str) -> None:
    assert ids(searched, order=order) == [f"i-{number}" for number in expected]


@pytest.mark.parametrize("order", ["date", "latest", "reports", "id"])
def test_rows_and_incidents_come_in_the_same_order(searched: Store, order: Any) -> None:
    assert ids(searched, order=order) == [incident.id for incident in searched.incidents(order)]


def test_the_most_doubted_come_first(searched: Store) -> None:
    doubts = [row.doubt for row in searched.search(Filter(), order="doubt", limit=100).rows]
    assert doubts == sorted(doubts, reverse=True)
    assert ids(searched, Filter(least_doubt=doubts[1]), order="doubt") == ids(searched, order="doubt")[:2]


def test_a_row_says_what_a_list_shows(searched: Store, clock: Hands) -> None:
    (row,) = searched.search(Filter(actors=("Blue Guard",)), order="date", limit=1).rows
    assert (row.day, row.last_day, row.country, row.lat, row.lon) == ("2024-01-31", "2024-02-02", "ML", 16.0, -3.0)
    assert (row.killed_low, row.killed_best, row.killed_high, row.reports, row.origins) == (None, 12, None, 1, 0)
    assert (row.disputed, row.statuses) == (("killed",), ("agreed", "disputed"))
    assert row.first_learnt == row.last_learnt == clock()


def test_pages_follow_each_other(searched: Store) -> None:
    first = searched.search(Filter(), order="id", limit=2)
    assert (first.first, first.total, first.before, first.after) == (1, 5, None, "i-2")
    second = searched.search(Filter(), order="id", limit=2, after="i-2")
    assert [row.id for row in second.rows] == ["i-3", "i-4"]
    assert (second.first, second.before, second.after) == (3, "", "i-4")
    third = searched.search(Filter(), order="id", limit=2, after="i-4")
    assert [row.id for row in third.rows] == ["i-5"]
    assert (third.first, third.before, third.after) == (5, "i-2", None)


def test_a_page_goes_on_from_an_incident_that_does_not_fit_any_more(searched: Store) -> None:
    page = searched.search(Filter(types=("air_strike",)), order="id", limit=2, after="i-3")
    assert [row.id for row in page.rows] == ["i-5"]


def test_a_page_cannot_go_on_from_what_is_gone(searched: Store) -> None:
    searched.remove_incidents(["i-3"])
    with pytest.raises(NotInLedger, match="i-3"):
        searched.search(Filter(), order="id", limit=2, after="i-3")


def test_a_day_that_is_none_is_refused(searched: Store) -> None:
    with pytest.raises(SettingsError, match="2024-13-01"):
        searched.search(Filter(earliest="2024-13-01"), order="id", limit=2)


def test_nothing_is_found_in_an_empty_ledger(store: Store) -> None:
    assert store.search(Filter(), order="latest", limit=5).rows == ()
    assert store.facets(Filter()).types == ()
    assert store.timeline(Filter()).bins == ()
    assert store.cells(Filter(), zoom=3).cells == ()


def test_each_kind_is_counted_under_the_others(searched: Store) -> None:
    facets = searched.facets(Filter(types=("air_strike",), countries=("ML",)))
    assert facets.types == (Counted("air_strike", 1), Counted("attack", 1))
    assert facets.countries == (Counted("ML", 1),)
    assert facets.statuses == (Counted("agreed", 1), Counted("disputed", 1))
    assert facets.grades == ()
    assert sum(band.count for band in facets.doubt) == 1


def test_counts_come_with_the_most_first(searched: Store) -> None:
    facets = searched.facets(Filter())
    assert facets.types == (Counted("attack", 3), Counted("air_strike", 2))
    assert facets.countries == (Counted("AF", 2), Counted("ML", 2))
    assert facets.grades == (Counted("fair", 1), Counted("weak", 1))


def test_an_actor_is_one_whatever_the_articles(searched: Store) -> None:
    assert searched.facets(Filter()).actors == (Counted("Blue Guard", 2), Counted("Red Column", 2))


def test_an_actor_that_is_asked_for_is_counted_though_none_fits(searched: Store) -> None:
    counted = searched.facets(Filter(actors=("Red Column",), types=("air_strike",))).actors
    assert counted == (Counted("Blue Guard", 1), Counted("Red Column", 0))


def test_a_timeline_is_as_fine_as_fits(searched: Store) -> None:
    months = searched.timeline(Filter())
    assert (months.by, months.undated) == ("month", 1)
    assert [(each.start, each.end, each.count, each.disputed) for each in months.bins] == [
        ("2023-05-01", "2023-05-31", 1, 0),
        ("2024-01-01", "2024-01-31", 1, 1),
        ("2024-02-01", "2024-02-29", 2, 0),
    ]
    days = searched.timeline(Filter(countries=("ML",)))
    assert [(each.start, each.end, each.count) for each in days.bins] == [
        ("2024-01-31", "2024-01-31", 1),
        ("2024-02-02", "2024-02-02", 1),
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_timeline_reaches_to_the_ends_of_the_calendar(searched: Store, day: str) -> None:
    searched.put_incidents([Told(day=day).incident("i-6")])
    timeline = searched.timeline(Filter())
    assert timeline.by == "year"
    assert (day[:4], 1) in [(each.start[:4], each.count) for each in timeline.bins]


def test_cells_gather_what_is_near(searched: Store) -> None:
    far = searched.cells(Filter(), zoom=0)
    assert far.unplaced == 1
    assert sorted(cell.count for cell in far.cells) == [1, 1, 2]
    near = searched.cells(Filter(countries=("ML",)), zoom=9)
    assert sorted(cell.incident or "" for cell in near.cells) == ["i-1", "i-2"]


def test_a_cell_stands_in_the_middle_of_what_it_holds(searched: Store) -> None:
    (cell,) = searched.cells(Filter(countries=("ML",)), zoom=0).cells
    assert cell == Cell(16.1, -3.1, 2, 1, None, Box(0.0, -45.0, 45.0, 0.0))


def test_what_was_learnt_since_is_found(searched: Store, clock: Hands) -> None:
    before = clock()
    clock.time = LATER
    changed = replace(TOLD["i-2"].incident("i-2"), title="Otherwise")
    searched.put_incidents([TOLD["i-1"].incident("i-1"), changed, TOLD["i-3"].incident("i-9")])
    assert ids(searched, Filter(since=before)) == ["i-2", "i-9"]
    assert ids(searched, Filter(since=LATER)) == []
    assert ids(searched, order="learnt")[:2] == ["i-9", "i-2"]
    rows = {row.id: (row.first_learnt, row.last_learnt) for row in searched.search(Filter(), order="id", limit=9).rows}
    assert (rows["i-1"], rows["i-2"], rows["i-9"]) == ((before, before), (before, LATER), (LATER, LATER))


def test_what_was_merged_or_removed_is_not_found(searched: Store) -> None:
    searched.supersede("i-1", "i-2")
    searched.remove_incidents(["i-3"])
    assert ids(searched) == ["i-2", "i-4", "i-5"]


def put_and_fail(store: Store) -> None:
    with store.transaction():
        store.put_incidents([make_incident("i-7")])
        assert ids(store) == [*TOLD, "i-7"]
        raise ZeroDivisionError


def test_what_was_not_committed_is_not_found(searched: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        put_and_fail(searched)
    assert ids(searched) == list(TOLD)
    searched.put_incidents([make_incident("i-8")])
    assert ids(searched) == [*TOLD, "i-8"]
