"""What a person says of a ledger: it outranks the machine's word, is settled at once, and is never erased."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.judged import Watch, claim_on, incident_of, ledger_of, read_in, reading
from variorum.api import Ledger
from variorum.edges.settings import Settings
from variorum.edges.store import MemoryStore, SqliteStore, Store
from variorum.errors import JudgementError, NotInLedger, SettingsError
from variorum.model.ids import content_id
from variorum.model.incident import Casualty, Finding, FindingPosition, Incident

FOUR, FIVE = reading("one"), reading("two", killed=5, by="the mayor of Tessary")
ELSEWHERE = reading("three", day="2031-05-20", place="Orlomir", killed=2)
R = {name: content_id("r", name) for name in ("one", "two", "three", "four")}


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store: Store = MemoryStore() if request.param == "memory" else SqliteStore.open(tmp_path / "l.db", write=True)
    yield store
    store.close()


@pytest.fixture
def ledger(store: Store) -> Ledger:
    """Give a ledger of one incident told twice and of another one."""
    made = ledger_of(FOUR, FIVE, ELSEWHERE, store=store)
    assert incident_of(made, "one") == incident_of(made, "two") != incident_of(made, "three")
    return made


def killed(incident: Incident) -> Finding:
    return next(finding for finding in incident.findings if finding.field == "killed")


def best(incident: Incident, policy: str = "ucdp") -> int | None:
    return next((c.best for c in incident.casualties if (c.kind, c.policy, c.group) == ("killed", policy, None)), None)


def position(finding: Finding, judged: str) -> FindingPosition:
    (found,) = [position for position in finding.positions if position.judged == judged]
    return found


def number(position: FindingPosition) -> int | None:
    best: int | None = msgspec.to_builtins(position.value)["best"]
    return best


def why(casualty: Casualty, claim: str) -> str | None:
    """Say why a number does not rest on a claim."""
    return next((rejected.reason for rejected in casualty.rejected if claim in rejected.claims), None)


# Same and different


def test_different_parts_an_incident_at_once(ledger: Ledger) -> None:
    done = ledger.different(R["one"], R["two"], why="two villages of one name")
    assert incident_of(ledger, "one") != incident_of(ledger, "two")
    assert set(done.incidents) >= {incident_of(ledger, "one"), incident_of(ledger, "two")}
    assert incident_of(ledger, "three") not in done.incidents
    for name, number in (("one", 4), ("two", 5)):
        incident = ledger.incident(incident_of(ledger, name))
        assert (incident.reports, best(incident)) == ((R[name],), number)


def test_same_joins_incidents_at_once_and_the_old_id_is_found(ledger: Ledger) -> None:
    first, other = incident_of(ledger, "one"), incident_of(ledger, "three")
    done = ledger.same(first, other, why="the dates are a slip")
    (present,) = {incident_of(ledger, name) for name in ("one", "two", "three")}
    assert done.incidents == (present,)
    assert ledger.incident(other).id == ledger.incident(first).id == present
    assert len(ledger.incident(present).reports) == 3


def test_withdrawn_it_is_as_if_it_was_never_said_and_yet_kept(ledger: Ledger) -> None:
    before = ledger.incident(incident_of(ledger, "one"))
    said = ledger.different(R["one"], R["two"], why="two villages").judgement
    back = ledger.withdraw(said.id[:10], who="Ben", why="one village, two spellings").judgement
    assert incident_of(ledger, "one") == incident_of(ledger, "two")
    after = ledger.incident(incident_of(ledger, "one"))
    assert (after.id, after.findings, after.casualties) == (before.id, before.findings, before.casualties)
    assert list(ledger.judgements()) == [back]
    assert back.withdrawal is not None
    assert (back.state, back.withdrawal.who, back.withdrawal.why) == ("withdrawn", "Ben", "one village, two spellings")
    assert (back.who, back.why) == ("Ana", "two villages")
    with pytest.raises(JudgementError, match="withdrawn already, by Ben"):
        ledger.withdraw(said.id, why="again")


def test_two_incidents_of_one_report_may_be_joined_by_a_person() -> None:
    ledger = ledger_of(reading("one", also=["2031-05-20"]))
    accounts = [account.id for account in ledger.store.accounts()]
    assert len(set(ledger.incident_of().values())) == 2
    ledger.same(*accounts, why="the second paragraph says it once more")
    assert len(set(ledger.incident_of().values())) == 1


def test_a_merged_id_is_followed_and_told_of(ledger: Ledger) -> None:
    gone = incident_of(ledger, "three")
    kept = incident_of(ledger, "one")
    ledger.same(kept, gone, why="one attack")
    read_in(ledger, reading("four", day="2031-07-01", place="Vastel"))
    done = ledger.different(gone[:12], incident_of(ledger, "four"), why="two months later")
    assert done.judgement.of[0] == gone
    assert done.judgement.note == f"{gone} was merged into {kept}"
    graded = ledger.grade(gone, "fair", why="two sources")
    assert (graded.judgement.now, graded.judgement.note) == ((kept,), f"{gone} was merged into {kept}")
    with pytest.raises(JudgementError, match=f"are {kept} now. Name two of its reports or accounts"):
        ledger.different(gone, kept, why="two attacks")


# Claims


def test_a_rejected_claim_stands_in_its_finding_and_does_not_count(ledger: Ledger) -> None:
    claim = claim_on(ledger, "killed", "one")
    done = ledger.reject(claim, why="that is the number of another attack")
    incident = ledger.incident(incident_of(ledger, "one"))
    assert done.incidents == (incident.id,)
    finding = killed(incident)
    assert (position(finding, "rejected").claims, number(position(finding, "rejected"))) == ((claim,), 4)
    assert position(finding, "rejected").judgements == (done.judgement.id,)
    assert finding.status == "single"
    assert "Rejected and not counted by Ana: “4 farmers” (" in finding.rule
    assert "that is the number of another attack." in finding.rule
    assert (best(incident), best(incident, "acled")) == (5, 5)
    assert all(
        why(casualty, claim) == "A person rejected it." for casualty in incident.casualties if not casualty.group
    )
    assert all(claim not in casualty.claims for casualty in incident.casualties)


def test_where_all_is_rejected_the_finding_says_so_and_there_is_no_number(ledger: Ledger) -> None:
    ledger.reject(claim_on(ledger, "killed", "three"), why="a misprint")
    incident = ledger.incident(incident_of(ledger, "three"))
    assert killed(incident).status == "disputed"
    assert killed(incident).rule.startswith("All that is said of it was rejected.")
    assert best(incident) is None


def test_an_accepted_claim_outweighs_what_others_say(ledger: Ledger) -> None:
    read_in(ledger, reading("four", killed=5, by="a hospital"))
    assert best(ledger.incident(incident_of(ledger, "one"))) == 5
    claim = claim_on(ledger, "killed", "one")
    ledger.accept(claim, why="the list of names has four")
    incident = ledger.incident(incident_of(ledger, "one"))
    assert (best(incident), best(incident, "acled")) == (4, 4)
    assert all(why(casualty, claim_on(ledger, "killed", "two")) == "A person accepted another claim."
               for casualty in incident.casualties if not casualty.group)  # fmt: skip
    assert killed(incident).status == "disputed"
    assert position(killed(incident), "accepted").claims == (claim,)
    assert "Accepted by Ana" in killed(incident).rule
    assert incident.history[-1].after != 5


def test_an_accepted_day_is_the_day_of_the_incident(ledger: Ledger) -> None:
    ledger.same(R["one"], R["three"], why="one attack")
    assert ledger.incident(incident_of(ledger, "one")).date.start == "2031-05-01"  # type: ignore[union-attr]
    ledger.accept(claim_on(ledger, "date", "three"), why="the others copied a slip")
    assert ledger.incident(incident_of(ledger, "one")).date.start == "2031-05-20"  # type: ignore[union-attr]


def test_a_corrected_value_is_used_and_both_are_shown(ledger: Ledger) -> None:
    claim = claim_on(ledger, "killed", "one")
    done = ledger.correct(claim, "14", why="a digit was lost", quote="4 farmers")
    incident = ledger.incident(incident_of(ledger, "one"))
    finding = killed(incident)
    assert number(position(finding, "corrected")) == 14
    assert number(position(finding, "as_read")) == 4
    assert position(finding, "corrected").claims == position(finding, "as_read").claims == (claim,)
    assert "was read as 4 farmers and is 14 farmers: a digit was lost." in finding.rule
    assert max(c.high or 0 for c in incident.casualties) == 14
    text = ledger.report(R["one"]).text
    start, end = done.judgement.span or (0, 0)
    assert text[start:end] == "4 farmers"
    (held,) = ledger.store.claims(ids=[claim])
    assert held.value.best == 4  # type: ignore[union-attr]


def test_a_corrected_type_is_the_type_of_the_incident(ledger: Ledger) -> None:
    ledger.correct(claim_on(ledger, "event", "three"), "bombing", why="a mine")
    assert ledger.incident(incident_of(ledger, "three")).type == "bombing"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("killed", "many", "Write a number, as 14, 10-15"),
        ("killed", "9-3", "no span of numbers"),
        ("killed", "4", "Write a number|has that value already"),
        ("killed", '{"lo": 3}', "no part is called lo"),
        ("date", "yesterday", "Write a day, month or year"),
        ("date", "2031-02-30", "Write a day, month or year"),
        ("event", "brawl", "one of attack, armed_clash"),
        ("place", " ", "Write a name, with the country's code"),
    ],
)
def test_a_value_that_is_none_is_refused_with_how_to_write_it(field: Any, value: str, message: str) -> None:
    ledger = ledger_of(FOUR)
    if value == "4":
        value = '{"best": 4}'
    with pytest.raises(JudgementError, match=message):
        ledger.correct(claim_on(ledger, field, "one"), value, why="misread")
    assert list(ledger.judgements()) == []


@pytest.mark.parametrize(
    ("quote", "message"), [("nine", "stands not in"), ("o", "stands more than once in"), ("", "stands not in")]
)
def test_words_that_are_not_in_the_report_once_are_refused(quote: str, message: str) -> None:
    ledger = ledger_of(FOUR)
    with pytest.raises(JudgementError, match=message):
        ledger.correct(claim_on(ledger, "killed", "one"), "9", why="misread", quote=quote)
    with pytest.raises(JudgementError, match="Give a span within its text"):
        ledger.correct(claim_on(ledger, "killed", "one"), "9", why="misread", span=(5, 5000))


# Names


def test_names_that_a_person_joins_are_one_origin_and_may_be_parted_again(store: Store) -> None:
    ledger = ledger_of(reading("one", by="Ruvian Post Office"), reading("two", by="Mail Service"), store=store)
    incident = incident_of(ledger, "one")
    assert {"Ruvian Post Office", "Mail Service"} <= set(ledger.incident(incident).origins)
    assert killed(ledger.incident(incident)).status == "agreed"
    done = ledger.same("Ruvian Post Office", "the mail service", why="it was renamed")
    assert done.incidents == (incident,)
    joined = set(ledger.incident(incident).origins)
    assert len(joined & {"Ruvian Post Office", "Mail Service", "mail service"}) == 1
    assert killed(ledger.incident(incident)).status == "single"
    read_in(ledger, reading("one", by="Ruvian Post Office", before="Update. "))
    assert killed(ledger.incident(incident_of(ledger, "one"))).status == "single"
    ledger.withdraw(done.judgement.id, why="two houses")
    assert killed(ledger.incident(incident_of(ledger, "one"))).status == "agreed"


# Grades


def test_grades_stand_in_the_incident_with_who_set_them(ledger: Ledger) -> None:
    incident = incident_of(ledger, "one")
    ledger.grade(incident, "Fair", why="two sources")
    ledger.grade(incident, "2", why="fits what is known")
    ledger.grade(claim_on(ledger, "killed", "one"), "4", why="hearsay")
    ledger.grade("the Mayor of Tessary", "b", why="was there")
    ledger.grade("the mayor of Nowhere", "F", why="never heard of")
    found = {(g.scale, g.of): (g.value, g.set_by) for g in ledger.incident(incident).grades if g.set_by}
    assert found == {
        ("airwars", None): ("fair", "Ana"),
        ("credibility", None): ("2", "Ana"),
        ("credibility", "killed: 4 farmers"): ("4", "Ana"),
        ("reliability", "mayor of Tessary"): ("B", "Ana"),
    } or found.keys() == {("airwars", None), ("credibility", None), ("credibility", "killed: 4 farmers"),
                          ("reliability", "the mayor of Tessary")}  # fmt: skip
    assert not [g for g in ledger.incident(incident_of(ledger, "three")).grades if g.set_by]


@pytest.mark.parametrize("grade", ["certain", "7", "A"])
def test_a_grade_that_is_none_is_refused_with_those_there_are(ledger: Ledger, grade: str) -> None:
    with pytest.raises(JudgementError, match=r"is no grade of an incident\. There are airwars: confirmed, fair"):
        ledger.grade(incident_of(ledger, "one"), grade, why="so it is")


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


# What cannot be


@pytest.mark.parametrize(
    ("judge", "error", "message"),
    [
        (lambda vm: vm.same(R["one"], R["one"], why="one"), JudgementError, "one thing already"),
        (lambda vm: vm.same("i-00", R["one"], why="one"), NotInLedger, "no incident 'i-00'"),
        (lambda vm: vm.same("r-00", R["one"], why="one"), NotInLedger, "no report 'r-00'"),
        (lambda vm: vm.same("a-00", R["one"], why="one"), NotInLedger, "no account 'a-00'"),
        (lambda vm: vm.same("c-00", R["one"], why="one"), JudgementError, "is a claim"),
        (lambda vm: vm.same("RNA", R["one"], why="one"), JudgementError, "one is an id, the other a name"),
        (lambda vm: vm.same("The RNA", "rna", why="one"), JudgementError, "are one name"),
        (lambda vm: vm.reject("c-00", why="one"), NotInLedger, "no claim 'c-00'"),
        (lambda vm: vm.reject(R["one"], why="one"), JudgementError, "is no claim"),
        (lambda vm: vm.grade(R["one"], "fair", why="one"), JudgementError, "cannot be graded"),
        (lambda vm: vm.withdraw("j-00", why="one"), NotInLedger, "no judgement 'j-00'"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_kept(
    ledger: Ledger, judge: Callable[[Ledger], object], error: type[Exception], message: str
) -> None:
    before = ledger.digest()
    with pytest.raises(error, match=message):
        judge(ledger)
    assert ledger.digest() == before


def test_a_report_without_a_single_main_account_asks_for_one() -> None:
    two = reading("one", also=["2031-05-20"])
    ledger = ledger_of(two, FIVE)
    ledger.same(R["one"], R["two"], why="the first of them")
    bare = ledger_of(FIVE, reading("three"))
    bare.store.add_reading(type(two)(two.report))
    with pytest.raises(JudgementError, match="has no single main account"):
        bare.same(R["one"], R["two"], why="one")


def test_what_was_judged_later_is_not_in_an_earlier_state(ledger: Ledger) -> None:
    said = ledger.reject(claim_on(ledger, "killed", "one"), why="misread").judgement
    past = ledger.store.known_at("2031-06-01T00:00:30.000000+00:00")
    assert list(past.person_judgements()) == []
    past = ledger.store.known_at("2031-06-01T00:01:30.000000+00:00")
    assert list(past.person_judgements([f"report:{R['one']}"])) == [said]
