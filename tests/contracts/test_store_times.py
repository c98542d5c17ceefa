"""What every store must tell alike of what it knew before, and of incidents that became several."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.contracts.conftest import Hands
from tests.contracts.ledgers import make_incident, make_judgement, make_reading
from variorum.edges.store import SqliteStore, Store
from variorum.errors import LedgerError, NotInLedger
from variorum.model.incident import Membership, Part

MONDAY, TUESDAY, WEDNESDAY = (f"2031-05-0{day}T12:00:00.000000+00:00" for day in (5, 6, 7))
LONG_AGO = "2001-01-01T00:00:00.000000+00:00"


def link(store: Store, *memberships: Membership) -> None:
    with store.transaction():
        store.put_memberships(memberships)
        store.put_incidents(make_incident(membership.incident) for membership in memberships)


def test_a_reading_is_known_from_when_it_came_until_another_took_its_place(store: Store, clock: Hands) -> None:
    old, new = make_reading("a"), make_reading("a", version=1)
    clock.time = TUESDAY
    store.add_reading(old)
    clock.time = WEDNESDAY
    store.add_reading(new)
    assert list(store.known_at(MONDAY).reports()) == []
    then, now = store.known_at(TUESDAY), store.known_at(WEDNESDAY)
    assert set(then.claims(accounts=["a-a0"])) == set(old.claims)
    assert set(now.claims(accounts=["a-a0"])) == set(new.claims)
    assert list(then.accounts(ids=["a-a0"])) == list(old.accounts)


def test_the_time_is_no_part_of_what_a_ledger_says(store: Store, clock: Hands) -> None:
    store.add_reading(make_reading("a"))
    before = store.digest()
    clock.time = WEDNESDAY
    store.withdraw_reading("r-a")
    store.add_reading(make_reading("a"))
    assert store.digest() == before


def test_a_reprint_is_one_only_where_its_original_was_known(store: Store, clock: Hands) -> None:
    clock.time = MONDAY
    store.add_reading(make_reading("b"))
    clock.time = TUESDAY
    store.add_reading(make_reading("a"))
    store.put_copies({"r-b": "r-a"})
    assert [report.copy_of for report in store.known_at(MONDAY).reports(["r-b"])] == [None]
    assert [report.copy_of for report in store.known_at(TUESDAY).reports(["r-b"])] == ["r-a"]


def test_incidents_that_were_merged_stand_apart_before(store: Store, clock: Hands) -> None:
    for name in ("a", "b"):
        store.add_reading(make_reading(name))
    clock.time = MONDAY
    link(store, Membership("i-1", ("a-a0",)), Membership("i-2", ("a-b0",)))
    clock.time = TUESDAY
    link(store, Membership("i-1", ("a-a0", "a-b0"), ("i-2",)))
    then = store.known_at(MONDAY)
    assert then.members(["i-1", "i-2"]) == {"i-1": ("a-a0",), "i-2": ("a-b0",)}
    assert then.resolve_incident("i-2") == "i-2"
    assert store.known_at(TUESDAY).resolve_incident("i-2") == "i-1"
    assert store.resolve_incident("i-2") == "i-1"


def test_an_incident_that_was_split_leads_to_its_parts(store: Store, clock: Hands) -> None:
    for name in ("a", "b", "c"):
        store.add_reading(make_reading(name))
    clock.time = MONDAY
    link(store, Membership("i-1", ("a-a0", "a-b0", "a-c0")))
    clock.time = TUESDAY
    link(store, Membership("i-1", ("a-a0", "a-b0")), Membership("i-3", ("a-c0",)))
    assert store.parted("i-1") == ("i-3",)
    assert store.parted("i-3") == ()
    assert store.known_at(MONDAY).resolve_incident("i-3") == "i-1"
    clock.time = WEDNESDAY
    link(store, Membership("i-4", ("a-a0",)), Membership("i-5", ("a-b0",)))
    store.remove_incidents(["i-1"])
    with pytest.raises(NotInLedger, match="divided among i-3, i-4, i-5"):
        store.resolve_incident("i-1")
    store.remove_incidents(["i-3", "i-4"])
    assert store.resolve_incident("i-1") == "i-5"


def test_what_was_never_there_is_not_found_in_the_past(store: Store, clock: Hands) -> None:
    store.add_reading(make_reading("a"))
    link(store, Membership("i-1", ("a-a0",)))
    for asked in ("i-9", ""):
        with pytest.raises(NotInLedger, match="At that time the ledger held no incident"):
            store.known_at(clock.time).resolve_incident(asked)


def test_what_is_moved_within_one_write_was_never_there(store: Store) -> None:
    store.add_reading(make_reading("a"))
    with store.transaction():
        link(store, Membership("i-1", ("a-a0",)))
        link(store, Membership("i-2", ("a-a0",)))
        store.remove_incidents(["i-1"])
    assert store.parted("i-1") == ()


def test_judgements_that_are_given_anew_change_nothing_of_the_rest(store: Store, clock: Hands) -> None:
    for name in ("a", "b"):
        store.add_reading(make_reading(name))
    store.add_judgements([make_judgement("a-a0", "a-b0")])
    clock.time = TUESDAY
    store.add_judgements([make_judgement("a-a0", "a-b0", score=-1), make_judgement("a-a0", "a-b0", judge="person")])
    assert len(store.judgements_of(["a-a0"])) == 2


def test_a_ledger_older_than_its_times_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with SqliteStore.open(path, write=True) as store:
        store.add_reading(make_reading("a"))
        assert list(store.known_at(LONG_AGO).reports()) == []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE readings SET added_at = ''")
        connection.commit()
    with SqliteStore.open(path) as store:
        with pytest.raises(LedgerError, match="only since"):
            store.known_at(LONG_AGO)
        assert [report.id for report in store.known_at("2999-01-01T00:00:00.000000+00:00").reports()] == ["r-a"]


def test_an_earlier_time_tells_what_was_held_a_part_then(store: Store, clock: Hands) -> None:
    for name in ("a", "b"):
        store.add_reading(make_reading(name))
    clock.time = TUESDAY
    store.add_judgements([make_judgement("a-a0", "a-b0", score=-1, part="a-b0")])
    clock.time = WEDNESDAY
    store.withdraw_judgements(["a-a0"], judge="machine")
    assert store.parts_of(["a-a0"]) == ()
    assert store.known_at(TUESDAY).parts_of(["a-a0"]) == (Part("a-b0", "a-a0"),)
    assert store.known_at(MONDAY).parts_of(["a-a0"]) == ()
