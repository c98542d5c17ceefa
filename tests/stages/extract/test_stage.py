"""A whole report: which incidents it tells of, what belongs to which, and on whose word."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from variorum.model.claim import Account, Claim
from variorum.model.ledger import Reading
from variorum.model.values import ActorValue, CountValue, DateValue, PlaceValue, ResponseValue, ResponsibilityValue
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

Tell = Callable[..., Reading]


@pytest.fixture
def tell(read: Read, extract_resources: ExtractResources) -> Tell:
    def tell_text(text: str, published: str | None = "2022-05-06") -> Reading:
        return extract(read(text, published), extract_resources)

    return tell_text


def main(reading: Reading) -> Account:
    return next(account for account in reading.accounts if account.standing == "main")


def beside(reading: Reading, standing: str) -> list[Account]:
    return [account for account in reading.accounts if account.standing == standing]


def claims(reading: Reading, account: Account | None, field: str) -> list[Claim]:
    wanted = account.id if account is not None else None
    return [claim for claim in reading.claims if claim.account == wanted and claim.field == field]


def numbers(found: list[Claim]) -> list[int | None]:
    return [claim.value.best or claim.value.low for claim in found if isinstance(claim.value, CountValue)]


def test_the_dead_of_another_year_are_not_counted_here(tell: Tell) -> None:
    reading = tell(
        "Gunmen killed four soldiers near Gao on Thursday, the army said. "
        "In March 2019, a roadside bomb in Kidal killed 23 soldiers."
    )
    assert numbers(claims(reading, main(reading), "killed")) == [4]
    (precedent,) = beside(reading, "precedent")
    assert numbers(claims(reading, precedent, "killed")) == [23]
    assert [relation.relation for relation in main(reading).relations] == ["precedent"]


def test_what_an_attack_avenges_is_another_incident(tell: Tell) -> None:
    reading = tell(
        "A car bomb killed six people in Herat on Thursday. "
        "The Taliban said the bombing was in retaliation for air strikes in Kunduz that left 32 civilians dead."
    )
    assert numbers(claims(reading, main(reading), "killed")) == [6]
    strikes = next(account for account in reading.accounts if account.type == "air_strike")
    assert numbers(claims(reading, strikes, "killed")) == [32]
    places = [c.value.name for c in claims(reading, strikes, "place") if isinstance(c.value, PlaceValue)]
    assert places == ["Kunduz"]


def test_that_crash_is_the_one_just_told(tell: Tell) -> None:
    reading = tell(
        "Rebels ambushed a patrol near Goma on Thursday and killed five soldiers. "
        "In June 2020 a helicopter was shot down over Ituri. That crash cost the lives of three crew members."
    )
    down = next(account for account in reading.accounts if account.type == "shootdown")
    assert numbers(claims(reading, down, "killed")) == [3]
    assert numbers(claims(reading, main(reading), "killed")) == [5]


def test_the_fighting_around_an_attack_keeps_its_own_dead(tell: Tell) -> None:
    reading = tell(
        "Four aid workers were shot dead near Bria on Thursday, the ministry said.\n\n"
        "Rebels began shelling the Donbas region on Monday. More than 200 people have died in the fighting."
    )
    offensive = next(account for account in reading.accounts if account.type == "offensive")
    assert numbers(claims(reading, offensive, "killed")) == [200]
    assert 200 not in numbers(claims(reading, main(reading), "killed"))


def test_the_day_of_a_statement_is_not_the_day_of_the_incident(tell: Tell) -> None:
    reading = tell("Police said on Friday that a bomb had killed two guards in Quetta on Tuesday.")
    dates = [c.value.start for c in claims(reading, main(reading), "date") if isinstance(c.value, DateValue)]
    assert dates == ["2022-05-03"]


def test_where_a_report_was_sent_from_is_not_where_it_happened(tell: Tell) -> None:
    reading = tell("NAIROBI, Kenya — Gunmen attacked a village near Baidoa on Thursday, killing nine people.")
    places = [c.value.name for c in claims(reading, main(reading), "place") if isinstance(c.value, PlaceValue)]
    assert places == ["Baidoa"]


@pytest.mark.parametrize(
    ("text", "actor", "position"),
    [
        ("Islamic State claimed responsibility for the bombing.", "Islamic State", "claimed"),
        ("Turkey has taken responsibility for the deaths of the villagers.", "Turkey", "admitted"),
        ("Sudan denied that it had bombed the camp.", "Sudan", "denied"),
        ("Ukraine accused Russia of shelling the hospital.", "Russia", "blamed"),
        ("The governor blamed the attack on Boko Haram.", "Boko Haram", "blamed"),
        ("Sudan denied the allegations.", "Sudan", "denied"),
        ("Sudan's army denied that it carried out the attack.", "Sudan's army", "denied"),
        ("Taliban spokesman Omar Khan said the group was behind the attack.", "Taliban", "claimed"),
    ],
)
def test_responsibility_has_an_actor_and_a_position(tell: Tell, text: str, actor: str, position: str) -> None:
    reading = tell(f"A blast killed two people in Gao on Thursday. {text}")
    found = [c.value for c in reading.claims if c.field == "responsibility"]
    assert ResponsibilityValue(actor, position) in found  # type: ignore[arg-type]


def test_nobody_having_claimed_it_is_a_claim_withheld(tell: Tell) -> None:
    reading = tell("A blast killed two people in Gao on Thursday. No group has claimed responsibility for the attack.")
    (claim,) = (c for c in reading.claims if c.field == "responsibility")
    assert claim.value == ResponsibilityValue(None, "claimed")
    assert claim.stance == "withholds"


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Israel apologized to Egypt for the attack.", "apology", "Israel"),
        ("France expressed its condolences to the families.", "condolence", "France"),
        ("Police arrested three suspects after the attack.", "arrest", None),
        ("The army's commander was dismissed.", "dismissal", None),
        ("Germany condemned the attack.", "condemnation", "Germany"),
    ],
)
def test_responses_are_told_with_who_responds(tell: Tell, text: str, kind: str, actor: str | None) -> None:
    reading = tell(f"A blast killed two people in Gao on Thursday. {text}")
    found = [c.value for c in reading.claims if c.field == "response"]
    answers = {(v.type, v.actor) for v in found if isinstance(v, ResponseValue)}
    assert any(type_ == kind and (actor is None or who == actor) for type_, who in answers)


def test_an_act_stands_on_the_word_of_who_reports_it(tell: Tell) -> None:
    reading = tell(
        "A blast killed two people in Gao on Thursday. President Ada Brown, according to the palace, expressed her "
        "willingness to provide financial help to the families."
    )
    (claim,) = (c for c in reading.claims if c.field == "response")
    assert isinstance(claim.value, ResponseValue)
    assert claim.value.actor == "Ada Brown"
    assert [link.name for link in claim.attribution] == ["palace"]


def test_a_response_that_did_not_come_is_denied(tell: Tell) -> None:
    reading = tell("A blast killed two people in Gao on Thursday, but the army avoided retaliation.")
    (claim,) = (c for c in reading.claims if c.field == "response")
    assert claim.stance == "denies"


def test_the_mediator_of_a_ceasefire_is_named_as_such(tell: Tell) -> None:
    reading = tell("The two sides reached a ceasefire on Thursday with the mediation of Egypt.")
    actors = [c.value for c in reading.claims if isinstance(c.value, ActorValue)]
    assert ("Egypt", "mediator") in [(actor.name, actor.role) for actor in actors]


def test_a_report_of_no_incident_says_so(tell: Tell) -> None:
    reading = tell("The museum opens at nine and closes at five.")
    assert reading.accounts == ()
    assert "no-incident" in [issue.code for issue in reading.issues]


FRAGMENTS = st.sampled_from([
    "Gunmen killed", "four soldiers", "near Gao", "on Thursday", "the army said.", "“No,”", "he told", "\n\n",
    "A blast",
    "in retaliation for", "claimed responsibility",
    "at least", "12", "wounded", ", ", ". ", "police", "denied", "—",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=25).map(" ".join)))
def test_any_text_is_read_without_an_error_and_every_claim_quotes_it(
    read: Read, extract_resources: ExtractResources, text: str
) -> None:
    annotated = read(text.replace("\x00", " "))
    reading = extract(annotated, extract_resources)
    for claim in reading.claims:
        assert annotated.text[claim.start : claim.end] == claim.quote
        assert claim.context_start <= claim.start < claim.end <= claim.context_end
    for statement in reading.statements:
        assert annotated.text[statement.start : statement.end] == statement.quote
    ids = {account.id for account in reading.accounts}
    assert all(claim.account in ids or claim.account is None for claim in reading.claims)


def test_an_incident_told_to_date_another_keeps_its_dead(tell: Tell) -> None:
    reading = tell(
        "A drone strike killed ten people in Sirte on Thursday. "
        "The strike came three days after a suicide bomber killed 13 guards outside the port."
    )
    assert numbers(claims(reading, main(reading), "killed")) == [10]


def test_mourners_do_not_move_the_incident(tell: Tell) -> None:
    reading = tell(
        "Families of those who died gathered in Oslo on Thursday to mourn the victims of the plane "
        "that rebels shot down near Goma on 8 January 2020."
    )
    places = [c.value.name for c in claims(reading, main(reading), "place") if isinstance(c.value, PlaceValue)]
    dates = [c.value.start for c in claims(reading, main(reading), "date") if isinstance(c.value, DateValue)]
    assert places == ["Goma"]
    assert dates == ["2020-01-08"]
