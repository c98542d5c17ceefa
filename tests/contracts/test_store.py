"""What every store must do alike. A new store is added to ``STORES`` and has to pass all of this."""

from collections.abc import Callable

import msgspec
import pytest

from tests.contracts.conftest import Opener
from tests.contracts.ledgers import account_id, make_incident, make_judgement, make_reading
from variorum.edges.store import Counts, Store, digest_of
from variorum.errors import LedgerError, NotInLedger
from variorum.model.incident import Membership
from variorum.model.issue import Issue


def link(store: Store, incident: str, *accounts: str, supersedes: tuple[str, ...] = ()) -> None:
    with store.transaction():
        store.put_memberships([Membership(incident, accounts, supersedes)])
        store.put_incidents([make_incident(incident)])


def test_a_new_ledger_is_empty(store: Store) -> None:
    assert store.counts() == Counts(0, 0, 0, 0, 0, 0, 0)
    assert list(store.reports()) == []
    assert list(store.incidents()) == []
    assert "created_by" in store.meta()


def test_a_reading_comes_back_as_it_went_in(store: Store) -> None:
    reading = make_reading("a", accounts=2)
    assert store.add_reading(reading)
    assert list(store.reports()) == [reading.report]
    assert store.report("r-a") == reading.report
    assert set(store.claims()) == set(reading.claims)
    assert set(store.statements()) == set(reading.statements)
    assert set(store.accounts()) == set(reading.accounts)
    assert list(store.issues()) == list(reading.issues)
    assert store.reading_digest("r-a") == digest_of(reading)
    assert store.known(["r-a", "r-b"]) == {"r-a"}


def test_the_same_reading_twice_changes_nothing(store: Store) -> None:
    store.add_reading(make_reading("a"))
    before = store.digest(), store.counts()
    assert not store.add_reading(make_reading("a"))
    assert (store.digest(), store.counts()) == before


def test_a_new_reading_of_a_report_takes_the_place_of_the_old(store: Store) -> None:
    old, new = make_reading("a"), make_reading("a", version=1)
    store.add_reading(old)
    assert store.add_reading(new)
    assert set(store.claims()) == set(new.claims)
    assert set(store.statements()) == set(new.statements)
    assert list(store.issues()) == list(new.issues)
    assert store.counts().reports == 1
    assert store.reading_digest("r-a") == digest_of(new)


def test_a_ledger_after_going_back_to_an_old_reading_is_as_if_it_was_never_left(opener: Opener) -> None:
    store, straight = opener(), opener()
    for version in (0, 1, 0):
        store.add_reading(make_reading("a", version=version))
    straight.add_reading(make_reading("a"))
    assert store.digest() == straight.digest()


def test_a_withdrawn_reading_leaves_nothing_to_find(store: Store) -> None:
    store.add_reading(make_reading("a"))
    store.add_keys({"a-a0": ["day"], "r-a": ["shingle"]})
    store.put_profiles({"a-a0": b"profile"})
    link(store, "i-1", "a-a0")
    assert store.withdraw_reading("r-a") == {"a-a0": "i-1"}
    assert store.counts() == Counts(0, 0, 0, 0, 1, 0, 0)
    assert store.owners_of_keys(["day", "shingle"], limit=9) == {}
    assert store.profiles(["a-a0"]) == {}
    assert store.incident_of(["a-a0"]) == {}
    assert store.withdraw_reading("r-a") == {}


def test_claims_are_found_by_report_account_and_id(store: Store) -> None:
    first, second = make_reading("a", accounts=2), make_reading("b")
    store.add_reading(first)
    store.add_reading(second)
    assert list(store.claims(reports=["r-b"])) == sorted(second.claims, key=lambda claim: (claim.start, claim.id))
    of_accounts = list(store.claims(accounts=[account_id("b"), account_id("a", 1)]))
    assert [claim.account for claim in of_accounts] == ["a-a1", "a-a1", "a-b0", "a-b0"]
    assert [claim.start for claim in of_accounts] == [4, 18, 3, 17]
    wanted = first.claims[2]
    assert list(store.claims(ids=[wanted.id, "c-none"])) == [wanted]
    assert list(store.claims(ids=[])) == []


def test_only_one_way_of_choosing_claims_can_be_asked_for(store: Store) -> None:
    with pytest.raises(TypeError, match="only one of report, id"):
        store.claims(reports=["r-a"], ids=["c-a"])


def test_statements_and_accounts_are_found_by_report(store: Store) -> None:
    first, second = make_reading("a"), make_reading("b")
    store.add_reading(first)
    store.add_reading(second)
    assert list(store.statements(reports=["r-b"])) == list(second.statements)
    assert list(store.statements(accounts=["a-a0"])) == list(first.statements)
    assert list(store.accounts(reports=["r-a"])) == list(first.accounts)
    assert list(store.accounts(ids=["a-b0", "a-none"])) == list(second.accounts)


def test_more_things_than_fit_a_page_come_in_order_and_once(store: Store) -> None:
    names = [f"{number:04d}" for number in range(1203)]
    with store.transaction():
        for name in reversed(names):
            store.add_reading(make_reading(name))
    assert [report.title for report in store.reports()] == [f"Report {name}" for name in names]
    starts = [(claim.report, claim.start) for claim in store.claims()]
    assert starts == sorted(starts)
    assert len(set(starts)) == 2 * len(names)
    assert len(list(store.claims(reports=[f"r-{name}" for name in names]))) == 2 * len(names)


def test_a_report_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    store.add_reading(make_reading("abc"))
    store.add_reading(make_reading("abd"))
    assert store.report("r-abc").location == "abc.txt"
    with pytest.raises(NotInLedger, match="several reports"):
        store.report("r-ab")
    with pytest.raises(NotInLedger, match="no report 'r-A'"):
        store.report("r-A")


def test_an_id_that_is_the_beginning_of_another_means_itself(store: Store) -> None:
    store.add_reading(make_reading("ab"))
    store.add_reading(make_reading("abc"))
    assert store.report("r-ab").location == "ab.txt"


def test_a_reading_with_an_id_twice_is_refused_and_costs_nothing_else(store: Store) -> None:
    reading = make_reading("a")
    twice = msgspec.structs.replace(reading, claims=(*reading.claims, reading.claims[0]))
    with pytest.raises(LedgerError, match="there twice"):
        store.add_reading(twice)
    assert store.known(["r-a"]) == set()


def test_a_reading_with_a_claim_of_another_report_is_refused(store: Store) -> None:
    mixed = msgspec.structs.replace(make_reading("a"), claims=make_reading("b").claims)
    with pytest.raises(LedgerError, match="another report's"):
        store.add_reading(mixed)


def test_accounts_are_unlinked_until_they_are_in_an_incident(store: Store) -> None:
    store.add_reading(make_reading("a", accounts=2))
    link(store, "i-1", "a-a1")
    assert [account.id for account in store.unlinked()] == ["a-a0"]
    store.remove_incidents(["i-1"])
    assert [account.id for account in store.unlinked()] == ["a-a0", "a-a1"]


def test_keys_lead_to_the_first_of_their_owners(store: Store) -> None:
    store.add_keys({"a-2": ["day", "place"], "a-1": ["day"]})
    store.add_keys({"a-3": ["day"], "a-1": ["day"]})
    assert store.owners_of_keys(["day", "place", "none"], limit=9) == {"day": ["a-1", "a-2", "a-3"], "place": ["a-2"]}
    assert store.owners_of_keys(["day"], limit=2) == {"day": ["a-1", "a-2"]}


def test_a_profile_comes_back_byte_for_byte(store: Store) -> None:
    store.put_profiles({"a-1": bytes(range(256)), "a-2": b""})
    store.put_profiles({"a-2": b"new"})
    assert store.profiles(["a-1", "a-2", "a-3"]) == {"a-1": bytes(range(256)), "a-2": b"new"}


def test_a_reprint_is_marked_without_a_new_reading(store: Store) -> None:
    for name in ("a", "b"):
        store.add_reading(make_reading(name))
    digest, reading_digest = store.digest(), store.reading_digest("r-b")
    store.put_copies({"r-b": "r-a"})
    assert store.report("r-b").copy_of == "r-a"
    assert [report.copy_of for report in store.reports()] == [None, "r-a"]
    assert (store.reprints_of(["r-a"]), store.reprints_of(["r-b"])) == (["r-b"], [])
    assert store.reading_digest("r-b") == reading_digest
    assert store.digest() != digest
    assert not store.add_reading(make_reading("b"))
    store.put_copies({"r-b": None})
    assert store.report("r-b").copy_of is None
    assert store.digest() == digest


def test_memberships_are_set_exactly(store: Store) -> None:
    link(store, "i-1", "a-1", "a-2")
    link(store, "i-2", "a-3")
    with store.transaction():
        store.put_memberships([Membership("i-1", ("a-1", "a-3"))])
    assert store.members(["i-1", "i-2", "i-9"]) == {"i-1": ("a-1", "a-3")}
    assert store.incident_of(["a-1", "a-2", "a-3"]) == {"a-1": "i-1", "a-3": "i-1"}
    assert store.incident_of() == {"a-1": "i-1", "a-3": "i-1"}


def test_a_merged_incident_is_found_under_all_its_ids(store: Store) -> None:
    link(store, "i-1", "a-1")
    link(store, "i-2", "a-2")
    link(store, "i-3", "a-1", "a-2", supersedes=("i-1", "i-2"))
    link(store, "i-40", "a-1", "a-2", supersedes=("i-3",))
    assert store.resolve_incident("i-1") == store.resolve_incident("i-4") == "i-40"
    assert store.incident("i-2").id == "i-40"
    assert store.supersedes(["i-3", "i-40"]) == {"i-3": ("i-1", "i-2"), "i-40": ("i-3",)}
    assert [incident.id for incident in store.incidents()] == ["i-40"]


def test_a_beginning_that_fits_several_incidents_names_them(store: Store) -> None:
    store.put_incidents([make_incident("i-10"), make_incident("i-11")])
    with pytest.raises(NotInLedger, match=r"several incidents \(i-10, i-11\)"):
        store.resolve_incident("i-1")
    with pytest.raises(NotInLedger, match="no incident 'i-2'"):
        store.incident("i-2")


@pytest.mark.parametrize("incidents", [1, 2])
def test_nothing_is_no_beginning(store: Store, incidents: int) -> None:
    store.put_incidents([make_incident(f"i-{number}") for number in range(incidents)])
    with pytest.raises(NotInLedger, match="no incident ''"):
        store.resolve_incident("")
    with pytest.raises(NotInLedger, match="no report ''"):
        store.report("")


def test_an_incident_that_comes_back_is_no_longer_superseded(store: Store) -> None:
    store.put_incidents([make_incident("i-1"), make_incident("i-2")])
    store.supersede("i-1", "i-2")
    store.put_incidents([make_incident("i-1")])
    assert store.resolve_incident("i-1") == "i-1"
    assert store.supersedes(["i-2"]) == {}


def test_incidents_that_supersede_each_other_are_none(store: Store) -> None:
    store.supersede("i-1", "i-2")
    store.supersede("i-2", "i-1")
    with pytest.raises(NotInLedger):
        store.resolve_incident("i-1")


def test_incidents_come_in_the_order_asked_for(store: Store) -> None:
    store.put_incidents([
        make_incident("i-a", day="2024-02-01", reports=1),
        make_incident("i-b", day=None, reports=3),
        make_incident("i-c", day="2023-12-31", reports=2),
    ])  # fmt: skip
    orders = {
        order: "".join(incident.id[-1] for incident in store.incidents(order))
        for order in ("date", "latest", "reports", "id")
    }
    assert orders == {"date": "cab", "latest": "acb", "reports": "bca", "id": "abc"}
    assert [incident.id for incident in store.incidents("id", limit=1, offset=1)] == ["i-b"]
    assert list(store.incidents("id", limit=0)) == []


def test_an_incident_comes_back_as_it_went_in(store: Store) -> None:
    incident = make_incident("i-1", day="2024-02-01", title="Attack “on” the bridge\n\0")
    store.put_incidents([incident])
    assert store.incident("i-1") == incident


def test_a_membership_needs_its_incident(store: Store) -> None:
    link(store, "i-1", "a-1")
    before = store.digest()
    with pytest.raises(LedgerError, match="incidents that it does not hold"):
        store.put_memberships([Membership("i-2", ("a-1",))])
    assert store.digest() == before


def test_a_transaction_that_fails_leaves_everything_as_it_was(store: Store) -> None:
    store.add_reading(make_reading("a"))
    link(store, "i-1", "a-a0")
    before, counts = store.digest(), store.counts()

    def write_and_fail() -> None:
        with store.transaction():
            store.add_reading(make_reading("b"))
            store.add_reading(make_reading("a", version=1))
            store.put_meta({"model": "other"})
            store.remove_incidents(["i-1"])
            assert store.known(["r-b"]) == {"r-b"}
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert (store.digest(), store.counts()) == (before, counts)
    assert "model" not in store.meta()


def test_a_transaction_in_a_transaction_is_part_of_it(store: Store) -> None:
    def write_and_fail() -> None:
        with store.transaction():
            with store.transaction():
                store.add_reading(make_reading("a"))
            assert store.known(["r-a"])
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert not store.known(["r-a"])


def test_what_is_read_can_be_written_while_reading_on(store: Store) -> None:
    with store.transaction():
        store.put_incidents([make_incident(f"i-{number:04d}") for number in range(1001)])
        for incident in store.incidents("id"):
            store.put_incidents([msgspec.structs.replace(incident, title="Seen")])
    assert {incident.title for incident in store.incidents()} == {"Seen"}


def test_issues_are_kept_once_and_withdrawn_by_location(store: Store) -> None:
    issues = [
        Issue("source", "dropped", "not-text", "b.bin holds no text", "leave it out", "b.bin"),
        Issue("source", "dropped", "empty", "a.txt is empty", "leave it out", "a.txt"),
    ]
    store.add_issues(issues)
    store.add_issues(issues)
    assert list(store.issues()) == [issues[1], issues[0]]
    store.withdraw_issues(["a.txt"])
    assert list(store.issues()) == [issues[0]]
    store.add_issues([issues[1]])
    assert store.counts().issues == 2


def test_issues_are_found_by_report(store: Store) -> None:
    for name in ("a", "b"):
        store.add_reading(make_reading(name))
    assert [issue.report for issue in store.issues(reports=["r-b"])] == ["r-b"]


def test_the_digest_does_not_depend_on_the_order_of_writing(opener: Opener) -> None:
    one, other = opener(), opener()
    for store, names in ((one, "abc"), (other, "cab")):
        for name in names:
            store.add_reading(make_reading(name))
        store.put_incidents([make_incident(f"i-{name}") for name in names])
        store.put_memberships([Membership(f"i-{name}", (f"a-{name}0",)) for name in names])
    assert one.digest() == other.digest()


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.add_reading(make_reading("b")),
        lambda store: store.put_incidents([make_incident("i-1", title="Other")]),
        lambda store: link(store, "i-1"),
        lambda store: store.supersede("i-0", "i-1"),
        lambda store: store.withdraw_issues(["a.txt"]),
        lambda store: store.withdraw_judgements(["a-a0"], judge="machine"),
    ],
)
def test_the_digest_tells_of_every_change(store: Store, change: Callable[[Store], object]) -> None:
    store.add_reading(make_reading("a", accounts=2))
    store.add_judgements([make_judgement("a-a0", "a-a1")])
    link(store, "i-1", "a-a0")
    before = store.digest()
    change(store)
    assert store.digest() != before


def test_what_is_noted_of_a_ledger_is_kept(store: Store) -> None:
    store.put_meta({"model": "en_core_web_md 3.7.1", "policy": "ucdp"})
    store.put_meta({"policy": "acled"})
    assert store.meta().items() >= {"model": "en_core_web_md 3.7.1", "policy": "acled"}.items()
