"""Whose deed it is said to be, and what was done about it afterwards."""

from collections.abc import Callable

import pytest
from tests.conftest import Read

from variorum.model.claim import Claim
from variorum.model.values import ResponseValue, ResponsibilityValue
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

Tell = Callable[[str], list[Claim]]
HARM = "Gunmen killed ten men near Jos on Sunday. "


@pytest.fixture
def tell(read: Read, extract_resources: ExtractResources) -> Tell:
    def tell_text(text: str) -> list[Claim]:
        return list(extract(read(HARM + text), extract_resources).claims)

    return tell_text


@pytest.mark.parametrize(
    ("text", "actor", "position"),
    [
        ("The military council confirmed that it had attacked the village.", "military council", "admitted"),
        ("The Israeli army said its jets bombed the school.", "Israeli army", "admitted"),
        ("Premier Anton Vasko admitted that Serbian forces had struck the clinic.", "Serbian forces", "admitted"),
        ("The gang's leader, Marek Dulan, took responsibility for the attack.", "Marek Dulan", "admitted"),
        ("The rebels owned up to the attack.", "rebels", "claimed"),
        ("The killings were attributed to Boko Haram.", "Boko Haram", "blamed"),
        ("It was the third raid claimed by Boko Haram.", "Boko Haram", "claimed"),
        ("The gang boasted that it had carried out the attack.", "gang", "claimed"),
        ("Hamas denied that its men had taken part.", "Hamas", "denied"),
        ("Hamas denied it.", "Hamas", "denied"),
        ("The rebels said the group was behind the attack.", "rebels", "claimed"),
        ("Officials suspect that the militia was behind the attack.", "militia", "suspected"),
        ("The responsibility lies with Hamas.", "Hamas", "blamed"),
        ("Residents blamed Fulani militias.", "Fulani militias", "blamed"),
        ("Russia's Border Service denied that its men had opened fire.", "Russian Border Service", "denied"),
    ],
)
def test_a_deed_is_laid_on_the_one_who_is_said_to_have_done_it(
    tell: Tell, text: str, actor: str, position: str
) -> None:
    values = [claim.value for claim in tell(text) if isinstance(claim.value, ResponsibilityValue)]
    assert (actor, position) in [(value.actor, value.position) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "The army of Mali denied that rebels had attacked the base.",
        "The army admitted that rebels had attacked the base.",
        "The police said the attackers had fired at them.",
        "Representatives of South Ossetia take part in the talks on the attack.",
    ],
)
def test_what_others_did_is_nobodys_admission(tell: Tell, text: str) -> None:
    assert not [claim for claim in tell(text) if claim.field == "responsibility"]


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("He met his counterpart, Tomas Oren, who apologized for the attack.", "apology", "Tomas Oren"),
        (
            "Six men have been held in Tessalit and the head of the local garrison was dismissed, he said.",
            "dismissal",
            None,
        ),
        ("The governor sympathised with the families of the dead.", "condolence", "governor"),
        ("The prosecutor opened a criminal case over the attack.", "investigation", "prosecutor"),
        ("The Red Cross offered medical assistance to the wounded.", "aid", "Red Cross"),
        ("The mayor handed financial assistance to the families.", "compensation", "mayor"),
        ("The police reported the arrest of a guide.", "arrest", "police"),
        ("The mission declined to comment and announced an investigation.", "investigation", "mission"),
    ],
)
def test_a_response_has_its_type_and_actor(tell: Tell, text: str, type_: str, actor: str | None) -> None:
    found = [claim for claim in tell(text) if isinstance(claim.value, ResponseValue)]
    assert (type_, actor, "asserts") in [
        (claim.value.type, claim.value.actor, claim.stance) for claim in found if isinstance(claim.value, ResponseValue)
    ]


def test_an_answer_beside_what_is_no_incident_of_its_own_is_about_the_story(tell: Tell) -> None:
    (claim,) = (c for c in tell("They took the children hostage. The responsibility lies with Hamas.") if
                c.field == "responsibility")  # fmt: skip
    assert claim.account is not None


def test_who_receives_is_not_who_gives(tell: Tell) -> None:
    (claim,) = (c for c in tell("The families will receive compensation from the government.") if c.field == "response")
    assert isinstance(claim.value, ResponseValue)
    assert (claim.value.actor, claim.value.toward) == ("government", "families")


@pytest.mark.parametrize(
    "text", ["No arrests were made.", "Neither has been arrested.", "No one has been arrested over the attack."]
)
def test_no_arrests_are_a_denial(tell: Tell, text: str) -> None:
    (claim,) = (c for c in tell(text) if c.field == "response")
    assert claim.stance == "denies"


def test_an_announcement_of_what_was_done_stands_on_the_word_of_the_announcer(tell: Tell) -> None:
    (arrest,) = (c for c in tell("The Kremlin announced that two men had been arrested.") if c.field == "response")
    assert [link.name for link in arrest.attribution] == ["Kremlin"]


def test_a_critic_of_an_inquiry_does_not_deny_it(tell: Tell) -> None:
    assert not [c for c in tell("The charity rejected the inquiry.") if c.field == "response"]


@pytest.mark.parametrize(
    "text", ["Police said the group was behind the attack.", "Officials suspect that it was behind the attack."]
)
def test_who_lays_a_deed_on_others_does_not_admit_it(tell: Tell, text: str) -> None:
    found = [claim.value for claim in tell(text) if isinstance(claim.value, ResponsibilityValue)]
    assert not [value for value in found if value.position == "admitted"]
