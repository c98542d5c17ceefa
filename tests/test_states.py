"""A ledger as it stood: as of a day or report, and as it was known at a time."""

from collections.abc import Sequence

import pytest

from tests.builders import event, exactly, make_account, make_claim, make_report, on_day, speaker
from tests.contracts.conftest import Hands
from variorum.api import Ledger
from variorum.comparing import By, differences, states
from variorum.edges.resources.linking import load_weights
from variorum.edges.resources.policies import load_rules
from variorum.edges.settings import Settings
from variorum.edges.store import MemoryStore
from variorum.errors import NotInLedger, SettingsError
from variorum.keeping import evidence_of, memberships_of
from variorum.model.incident import Incident, Membership
from variorum.model.ledger import Reading
from variorum.pipeline import Settling, reconcile
from variorum.states import State, moment_of

MONDAY, TUESDAY = "2031-05-05T12:00:00.000000+00:00", "2031-05-06T12:00:00.000000+00:00"
SETTLING = Settling(load_weights(), load_rules())
MINISTRY = speaker("Ruvian Defence Ministry")


def reading(name: str, day: str | None, killed: int, copy_of: str | None = None) -> Reading:
    report = make_report(f"r-{name}", day, outlet=f"The {name} Post", copy_of=copy_of)
    claims = [
        make_claim(report.id, "event", event("shelling"), start=1),
        make_claim(report.id, "date", on_day("2031-05-01"), start=9),
        make_claim(report.id, "killed", exactly(killed), start=20, by=MINISTRY),
    ]
    account = make_account(report.id, claims, name=f"a-{name}")
    placed = tuple(type(claim)(**{**{f: getattr(claim, f) for f in claim.__struct_fields__}, "account": account.id})
                   for claim in claims)  # fmt: skip
    return Reading(report, placed, (), (account,))


def settle(store: MemoryStore, memberships: Sequence[Membership]) -> None:
    with store.transaction():
        store.put_memberships(memberships)
        ids = [membership.incident for membership in memberships]
        store.put_incidents(reconcile(memberships_of(store, ids), evidence_of(store, ids), SETTLING))


@pytest.fixture
def ledger() -> Ledger:
    """Give a ledger of one incident that the ministry raised from 4 to 6, and of one that no report dates."""
    clock = Hands()
    store = MemoryStore(clock)
    clock.time = MONDAY
    store.add_reading(reading("late", "2031-05-09", 6))
    settle(store, [Membership("i-1", ("a-late",))])
    clock.time = TUESDAY
    store.add_reading(reading("early", "2031-05-02", 4))
    store.add_reading(reading("some", None, 5))
    store.add_reading(reading("other", None, 9))
    settle(store, [Membership("i-1", ("a-late", "a-early", "a-some")), Membership("i-2", ("a-other",))])
    return Ledger(store, Settings())


def killed(incident: Incident) -> int | None:
    return next(entry.best for entry in incident.casualties if entry.kind == "killed")


def ids(state: State) -> list[str]:
    return [incident.id for incident in state.incidents()]


def test_as_of_a_day_only_what_had_come_out_counts(ledger: Ledger) -> None:
    assert killed(ledger.at("2031-05-02").incident("i-1")) == 4
    assert killed(ledger.at("2031-05-08").incident("i-1")) == 4
    then = ledger.at("2031-05-09").incident("i-1")
    assert killed(then) == 6
    assert then.reports == ("r-early", "r-late")
    assert {finding.status for finding in then.findings if finding.field == "killed"} == {"revised"}


def test_as_of_a_report_it_is_the_last_that_counts(ledger: Ledger) -> None:
    assert ledger.at("r-early").incident("i-1").reports == ("r-early",)
    assert ledger.at("r-ea").incident("i-1").reports == ("r-early",)
    assert ledger.at("r-some").incident("i-1") == ledger.incident("i-1")


def test_what_is_undated_stands_after_every_day(ledger: Ledger) -> None:
    for day in ("2031-05-09", "9999-12-31"):
        state = ledger.at(day)
        assert ids(state) == ["i-1"]
        assert "r-some" not in state.incident("i-1").reports
        with pytest.raises(NotInLedger, match=r"No report of i-2 carries a date.*--as-of r-other"):
            state.incident("i-2")
    assert ids(ledger.at("r-some")) == ["i-1", "i-2"]


def test_before_the_first_report_there_is_nothing_and_it_says_when_there_was(ledger: Ledger) -> None:
    state = ledger.at("0001-01-01")
    assert ids(state) == []
    with pytest.raises(
        NotInLedger, match=r"As of 0001-01-01 nothing .* i-1: its first report, r-early, is of 2031-05-02"
    ):
        state.incident("i-1")


@pytest.mark.parametrize("words", ["2031-02-30", "2031-05", "yesterday", "", "2031-05-02T10:00"])
def test_what_is_neither_day_nor_report_is_refused(ledger: Ledger, words: str) -> None:
    with pytest.raises(SettingsError, match="neither a day nor a report"):
        ledger.at(words)


def test_a_report_that_is_not_there_is_named(ledger: Ledger) -> None:
    with pytest.raises(NotInLedger, match="no report 'r-none'"):
        ledger.at("r-none")
    with pytest.raises(NotInLedger, match="At that time the ledger did not hold the report r-early"):
        ledger.at("r-early", known_at="2031-05-05")


def test_what_was_known_goes_by_when_it_was_read_in(ledger: Ledger) -> None:
    then = ledger.at(known_at="2031-05-05")
    assert then.incident("i-1").reports == ("r-late",)
    assert killed(then.incident("i-1")) == 6
    assert ids(then) == ["i-1"]
    assert ids(ledger.at(known_at="2031-05-05T11:59")) == []
    assert ledger.at(known_at="2031-05-06").incident("i-1") == ledger.incident("i-1")


def test_both_times_may_be_asked_at_once(ledger: Ledger) -> None:
    assert ids(ledger.at("2031-05-08", known_at="2031-05-05")) == []
    assert ids(ledger.at("2031-05-08", known_at="2031-05-06")) == ["i-1"]


def test_a_state_has_the_claims_and_reports_of_its_incidents(ledger: Ledger) -> None:
    state = ledger.at("2031-05-02")
    assert {claim.report for claim in state.claims(incident="i-1")} == {"r-early"}
    assert [report.id for report in state.reports(["r-early"])] == ["r-early"]
    assert state.history("i-1")[0].report == "r-early"


def test_a_reprint_has_come_out_with_its_original() -> None:
    store = MemoryStore()
    store.add_reading(reading("first", "2031-05-02", 4))
    store.add_reading(reading("second", "2031-05-04", 4, copy_of="r-first"))
    settle(store, [Membership("i-1", ("a-first", "a-second"))])
    assert Ledger(store, Settings()).at("2031-05-02").incident("i-1").reports == ("r-first", "r-second")
    assert Ledger(store, Settings()).at("r-first").incident("i-1").reports == ("r-first",)


def test_a_moment_is_in_utc_and_a_day_is_whole() -> None:
    assert moment_of("2031-05-05T10:00") == "2031-05-05T10:00:00.000000+00:00"
    for words in ("noon", "2031-13-01", "0001-01-01T00:00+14:00"):
        with pytest.raises(SettingsError, match="neither a day nor a time"):
            moment_of(words)


def test_two_states_of_a_ledger_differ_by_what_came_out_between_them(ledger: Ledger) -> None:
    early, late = states(ledger, "2031-05-02", "2031-05-09", "published")
    found = {each.field: each for each in differences(early, late)}
    assert found["killed"].why == "the same origin corrected itself (Ruvian Defence Ministry)"
    assert found["reports"].after == ["r-late"]
    assert {each.incident for each in differences(early, ledger)} == {"i-1", "i-2"}
    assert [each.field for each in differences(early, late, incident="i-1")] == [*found]


def test_two_states_may_go_by_what_was_known(ledger: Ledger) -> None:
    early, late = states(ledger, "2031-05-05", None, "known")
    assert {each.cause for each in differences(early, late, incident="i-2")} == {"new"}
    (told,) = [each for each in differences(early, late, incident="i-1") if each.field == "reports"]
    assert told.after == ["r-early", "r-some"]


@pytest.mark.parametrize(
    ("first", "last", "by"),
    [
        ("2031-05-09", "2031-05-02", "published"),
        ("r-late", "2031-05-02", "published"),
        ("2031-05-06", "2031-05-05", "known"),
    ],
)
def test_the_earlier_state_is_to_be_named_first(ledger: Ledger, first: str, last: str, by: By) -> None:
    with pytest.raises(SettingsError, match=f"{first} comes after {last}"):
        states(ledger, first, last, by)


def test_an_incident_that_neither_state_has_is_not_found(ledger: Ledger) -> None:
    early, late = states(ledger, "2031-05-02", "2031-05-02", "published")
    assert list(differences(early, late)) == []
    with pytest.raises(NotInLedger):
        differences(early, late, incident="i-none")
