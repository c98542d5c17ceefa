"""Who judges, what comes of two who differ, and what becomes of a judgement when its report is read anew."""

from typing import Any

import pytest

from tests.judged import Watch, claim_on, incident_of, read_in, reading
from tests.judging.conftest import FOUR, R, best, killed, position
from variorum.api import Ledger
from variorum.edges.settings import Settings
from variorum.errors import JudgementError, SettingsError

# Who


@pytest.mark.parametrize("who", [None, "  "])
def test_nobody_judges_without_a_name(ledger: Ledger, who: str | None) -> None:
    nameless = Ledger(ledger.store, Settings(), Watch())
    with pytest.raises(SettingsError, match="--who NAME, with VARIORUM_WHO, or with who = 'NAME'"):
        nameless.reject(claim_on(ledger, "killed", "one"), who=who, why="misread")
    assert list(ledger.judgements()) == []


@pytest.mark.parametrize("why", ["", "  "])
def test_nobody_judges_without_a_reason(ledger: Ledger, why: str) -> None:
    with pytest.raises(JudgementError, match="says why"):
        ledger.reject(claim_on(ledger, "killed", "one"), why=why)
    with pytest.raises(JudgementError, match="says why"):
        ledger.same("RNA", "Ruvian News Agency", why=why)


def test_when_and_who_are_kept(ledger: Ledger) -> None:
    said = ledger.reject(claim_on(ledger, "killed", "one"), who=" Ben  Okri ", why="misread").judgement
    assert (said.who, said.at) == ("Ben Okri", "2031-06-01T00:01:00.000000+00:00")


# Two persons


def test_the_same_person_judges_anew_and_the_earlier_word_is_kept_as_withdrawn(ledger: Ledger) -> None:
    claim = claim_on(ledger, "killed", "one")
    first = ledger.reject(claim, who="ana", why="misread").judgement
    second = ledger.accept(claim, who="Ana", why="read again").judgement
    states = {each.id: each.state for each in ledger.judgements()}
    assert states == {first.id: "withdrawn", second.id: "in_force"}
    withdrawal = ledger.judgement(first.id).withdrawal
    assert withdrawal is not None
    assert withdrawal.why == f"judged anew: {second.id}"


def test_two_persons_in_conflict_settle_nothing_and_both_are_shown(ledger: Ledger) -> None:
    claim = claim_on(ledger, "killed", "one")
    first = ledger.reject(claim, why="misread")
    assert first.conflicts == ()
    second = ledger.accept(claim, who="Ben", why="read well")
    assert second.conflicts == (first.judgement.id,)
    finding = killed(ledger.incident(incident_of(ledger, "one")))
    assert "Not settled: Ana rejects and Ben accepts “4 farmers”" in finding.rule
    assert {position.judged for position in finding.positions} == {None}
    told = next(position for position in finding.positions if claim in position.claims)
    assert set(told.judgements) == {first.judgement.id, second.judgement.id}


def test_who_answers_to_the_other_decides(ledger: Ledger) -> None:
    claim = claim_on(ledger, "killed", "one")
    first = ledger.reject(claim, why="misread").judgement
    done = ledger.accept(claim, who="Ben", why="she looked at the wrong line", answers=[first.id[:9]])
    assert done.conflicts == ()
    assert position(killed(ledger.incident(incident_of(ledger, "one"))), "accepted").claims == (claim,)
    back = ledger.reject(claim, why="no, at the right one")
    assert back.conflicts == (done.judgement.id,)


def test_an_answer_to_something_else_is_refused(ledger: Ledger) -> None:
    other = ledger.grade(incident_of(ledger, "one"), "weak", who="Ben", why="one source").judgement
    with pytest.raises(JudgementError, match="no judgement on the same question"):
        ledger.reject(claim_on(ledger, "killed", "one"), why="misread", answers=[other.id])


def test_persons_in_conflict_over_a_pair_leave_it_to_the_machine(ledger: Ledger) -> None:
    first = ledger.different(R["one"], R["two"], why="two villages").judgement
    assert incident_of(ledger, "one") != incident_of(ledger, "two")
    ledger.same(R["two"], R["one"], who="Ben", why="one village")
    assert incident_of(ledger, "one") == incident_of(ledger, "two")
    ledger.different(R["one"], R["two"], who="Cato", why="saw both", answers=[ledger_answer(ledger, "Ben")])
    assert incident_of(ledger, "one") != incident_of(ledger, "two")
    assert ledger.judgement(first.id).state == "in_force"


def ledger_answer(ledger: Ledger, who: str) -> str:
    return next(judgement.id for judgement in ledger.judgements() if judgement.who == who)


# New readings


def test_a_judgement_on_a_claim_outlives_a_reading_that_moves_it(ledger: Ledger) -> None:
    ledger.reject(claim_on(ledger, "killed", "one"), why="misread")
    read_in(ledger, reading("one", before="Update. "))
    (said,) = ledger.judgements()
    assert (said.state, said.now) == ("in_force", (claim_on(ledger, "killed", "one"),))
    assert said.note == f"{said.of[0]} was read anew as {said.now[0]}"
    assert position(killed(ledger.incident(incident_of(ledger, "one"))), "rejected").claims == said.now


@pytest.mark.parametrize("changed", [{"killed": 6}, {"by": "the governor"}])
def test_a_judgement_on_a_claim_reopens_when_its_evidence_changed(ledger: Ledger, changed: dict[str, Any]) -> None:
    ledger.reject(claim_on(ledger, "killed", "one"), why="misread")
    read_in(ledger, reading("one", **changed))
    (said,) = ledger.judgements()
    assert (said.state, said.note) == ("open", f"“4 farmers” is no longer read as it was in {R['one']}")
    assert all(p.judged is None for p in killed(ledger.incident(incident_of(ledger, "one"))).positions)
    read_in(ledger, FOUR)
    (said,) = ledger.judgements()
    assert (said.state, said.note) == ("in_force", None)
    assert best(ledger.incident(incident_of(ledger, "one"))) == 5


def test_a_judgement_on_a_pair_outlives_new_readings(ledger: Ledger) -> None:
    ledger.different(R["one"], R["two"], why="two villages")
    for again in (reading("one", before="Update. "), reading("one", killed=7), reading("two", before="Update. ")):
        read_in(ledger, again)
        assert incident_of(ledger, "one") != incident_of(ledger, "two")
        assert [said.state for said in ledger.judgements()] == ["in_force"]


def test_a_judgement_on_a_pair_reopens_when_an_account_says_otherwise(ledger: Ledger) -> None:
    ledger.same(R["one"], R["three"], why="one attack")
    assert incident_of(ledger, "one") == incident_of(ledger, "three")
    read_in(ledger, reading("three", day="2031-05-20", place="Elsewhere", killed=2))
    (said,) = ledger.judgements()
    assert (said.state, said.note) == ("open", f"{R['three']} now says otherwise of place")
    assert incident_of(ledger, "one") != incident_of(ledger, "three")


def test_a_grade_follows_its_incident_and_reopens_when_that_is_parted(ledger: Ledger) -> None:
    kept, gone = incident_of(ledger, "one"), incident_of(ledger, "three")
    ledger.grade(gone, "weak", why="one source")
    joined = ledger.same(kept, gone, why="one attack").judgement
    said = next(iter(ledger.judgements(gone)))
    assert (said.state, said.now) == ("in_force", (kept,))
    assert [g.value for g in ledger.incident(kept).grades if g.set_by] == ["weak"]
    ledger.withdraw(joined.id, why="two attacks")
    assert [g.value for g in ledger.incident(incident_of(ledger, "three")).grades if g.set_by] == ["weak"]
    assert not [g for g in ledger.incident(incident_of(ledger, "one")).grades if g.set_by]
    ledger.grade(kept, "fair", why="two sources")
    ledger.different(R["one"], R["two"], why="two villages")
    grade = next(each for each in ledger.judgements() if each.grade == "fair")
    assert grade.state == "open"
    assert "what was graded is 2 incidents now" in (grade.note or "")


def test_a_new_report_leaves_a_grade_in_force(ledger: Ledger) -> None:
    ledger.grade(incident_of(ledger, "three"), "weak", why="one source")
    read_in(ledger, reading("four", day="2031-05-20", place="Orlomir", killed=2))
    assert [said.state for said in ledger.judgements()] == ["in_force"]


def test_what_was_judged_later_is_not_in_an_earlier_state(ledger: Ledger) -> None:
    said = ledger.reject(claim_on(ledger, "killed", "one"), why="misread").judgement
    past = ledger.store.known_at("2031-06-01T00:00:30.000000+00:00")
    assert list(past.person_judgements()) == []
    past = ledger.store.known_at("2031-06-01T00:01:30.000000+00:00")
    assert list(past.person_judgements([f"report:{R['one']}"])) == [said]
