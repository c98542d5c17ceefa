"""A raid in an offensive that other reports tell of: both incidents stay, and each leads to the other."""

from itertools import permutations

import pytest
from msgspec import structs

import variorum as vm
from tests.builders import actor, at_place, event, exactly, make_account, make_claim, make_report, on_day
from variorum.edges.resources.bundle import load_resources
from variorum.edges.store import MemoryStore
from variorum.keeping import keep
from variorum.model.claim import Field
from variorum.model.ledger import Reading
from variorum.model.values import IncidentType, Value
from variorum.pipeline import Resources

REGION = at_place("Sarvin", admin1="Sarvin", precision="region", lat=50.5, lon=40.5, gazetteer_id="2")
CAMP = at_place("Orlovka", admin1="Sarvin", lat=50.0, lon=40.0, gazetteer_id="1")


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def reading(name: str, kind: IncidentType, published: str, *values: tuple[Field, Value]) -> Reading:
    told: list[tuple[Field, Value]] = [("event", event(kind)), *values]
    claims = [make_claim(name, field, value, start=10 * i) for i, (field, value) in enumerate(told)]
    account = make_account(name, claims, name=f"a-{name}", kind=kind)
    own = tuple(structs.replace(claim, account=account.id) for claim in claims)
    return Reading(make_report(name, published), own, (), (account,))


BEGUN: tuple[Field, Value] = ("date", on_day("2031-05-06"))
WAGED: tuple[Field, Value] = ("perpetrator", actor("Ruvian army"))
RAID = reading("r-1", "attack", "2031-05-27", ("date", on_day("2031-05-26")), ("place", CAMP), ("killed", exactly(45)))
OFFENSIVE = reading("r-2", "offensive", "2031-06-02", BEGUN, ("place", REGION), WAGED)
AGAIN = reading("r-3", "offensive", "2031-06-03", BEGUN, ("place", REGION), WAGED)


def told(readings: tuple[Reading, ...], resources: Resources) -> vm.Ledger:
    store = MemoryStore()
    for each in readings:
        with store.transaction():
            keep(store, [each], resources)
    return vm.Ledger(store)


def find(ledger: vm.Ledger, kind: str) -> vm.Incident:
    (found,) = (incident for incident in ledger.incidents() if incident.type == kind)
    return found


def test_each_leads_to_the_other_in_whatever_order_their_reports_come(resources: Resources) -> None:
    for readings in permutations((RAID, OFFENSIVE, AGAIN)):
        ledger = told(readings, resources)
        raid, offensive = find(ledger, "attack"), find(ledger, "offensive")
        (related,) = raid.related
        assert (related.incident, related.relation) == (offensive.id, "part_of")
        named = {claim.id for each in readings for claim in each.claims if claim.field == "event"}
        assert set(related.claims) == named
        assert ledger.parts(offensive.id) == (raid.id,)
        assert (offensive.related, ledger.parts(raid.id)) == ((), ())


def test_what_nobody_tells_any_more_holds_nothing(resources: Resources) -> None:
    ledger = told((RAID, OFFENSIVE), resources)
    elsewhere = reading("r-2", "offensive", "2031-06-02", BEGUN, ("place", at_place("Nord")))
    with ledger.store.transaction():
        keep(ledger.store, [elsewhere], resources)
    assert find(ledger, "attack").related == ()
    assert ledger.parts(find(ledger, "offensive").id) == ()


def test_before_the_offensive_was_told_of_the_raid_was_part_of_nothing(resources: Resources) -> None:
    ledger = told((RAID, OFFENSIVE), resources)
    raid, offensive = find(ledger, "attack"), find(ledger, "offensive")
    assert ledger.at("2031-05-28").incident(raid.id).related == ()
    later = ledger.at("2031-06-02")
    assert later.incident(raid.id).related == raid.related
    assert later.parts(offensive.id) == (raid.id,)


def test_a_brief_tells_of_the_offensive_and_leads_to_its_words(resources: Resources) -> None:
    ledger = told((RAID, OFFENSIVE), resources)
    brief = ledger.brief(find(ledger, "attack").id, format="text")
    around = "Around it, by place and time or in their words, reports tell of"
    assert f"{around} “Offensive by Ruvian army in Sarvin, 6 May 2031”" in brief
    assert "of r-2" in brief
