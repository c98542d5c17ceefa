"""What a person says of a ledger: it outranks the machine's word, is settled at once, and is never erased."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from tests.judged import claim_on, incident_of, ledger_of, read_in, reading
from tests.judging.conftest import FIVE, FOUR, R, best, killed, position
from variorum.api import Ledger
from variorum.edges.store import Store
from variorum.errors import JudgementError, NotInLedger
from variorum.model.incident import Casualty, FindingPosition


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
