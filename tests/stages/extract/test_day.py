"""The day of an incident that no word of it is dated by."""

import pytest
from tests.conftest import Read

from variorum.model.claim import Claim
from variorum.model.values import DateValue
from variorum.stages.extract.margin import watched
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

MONDAY = "2016-05-16"


def dates(text: str, read: Read, resources: ExtractResources) -> list[Claim]:
    reading = extract(read(text, MONDAY), resources)
    main = next(account.id for account in reading.accounts if account.standing == "main")
    return [claim for claim in reading.claims if claim.field == "date" and claim.account == main]


def days(claims: list[Claim]) -> list[str]:
    return [(claim.value.start or "")[:10] for claim in claims if isinstance(claim.value, DateValue)]


@pytest.mark.parametrize(
    "text",
    [
        "A boy was shot dead in Cleveland, Ohio, on Saturday, the police said.",
        "A boy was shot dead in Cleveland, in northern Ohio, on Saturday, his uncle, Jon Vale, said.",
        "Gunmen killed a boy in Wajir, Kenya, late on Saturday, officials told reporters.",
    ],
)
def test_a_day_before_the_speaker_is_that_of_what_is_said(
    text: str, read: Read, extract_resources: ExtractResources
) -> None:
    (claim,) = dates(text, read, extract_resources)
    assert days([claim]) == ["2016-05-14"]
    assert claim.stance == "asserts"


def test_a_day_behind_the_speaker_is_that_of_the_saying(read: Read, extract_resources: ExtractResources) -> None:
    assert dates("A boy was shot dead in Cleveland, Ohio, the police said on Saturday.", read, extract_resources) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened around 9 p.m. Saturday behind a diner.",
        "Officers were called to a diner on Saturday.",
        "Police responded to the diner just before midnight Saturday.",
        "His mother found the body on Saturday.",
        "The boy was cleaning a rifle on Saturday night.",
    ],
)
def test_what_follows_at_once_dates_the_incident(
    sentence: str, read: Read, extract_resources: ExtractResources
) -> None:
    (claim,) = dates(f"A boy was shot dead in Cleveland. {sentence}", read, extract_resources)
    assert days([claim]) == ["2016-05-14"]
    assert claim.stance == "hedges"


@pytest.mark.parametrize(
    "sentence",
    [
        "A man was charged with murder on Saturday.",
        "Police said on Saturday that they had no suspect.",
        "The trial will begin on Saturday.",
    ],
)
def test_the_days_of_arrests_and_sayings_do_not(sentence: str, read: Read, extract_resources: ExtractResources) -> None:
    assert dates(f"A boy was shot dead in Cleveland. {sentence}", read, extract_resources) == []


def test_nothing_is_added_to_a_day_that_is_told(read: Read, extract_resources: ExtractResources) -> None:
    text = "A boy was shot dead in Cleveland on Friday. His mother found the body on Saturday."
    assert days(dates(text, read, extract_resources)) == ["2016-05-13"]


def test_a_week_that_is_told_must_hold_the_day(read: Read, extract_resources: ExtractResources) -> None:
    text = "A boy was shot dead in Cleveland {}. Officers were called to a diner on Saturday night."
    assert days(dates(text.format("last week"), read, extract_resources)) == ["2016-05-09", "2016-05-14"]
    assert days(dates(text.format("last month"), read, extract_resources)) == ["2016-04-01"]


@pytest.mark.parametrize(
    "text",
    [
        "Two guards were shot in Cleveland on Friday night. A man who was wounded in the attack died on Sunday.",
        "Villagers buried on Sunday the two guards whom gunmen had killed in Cleveland on Friday.",
        "The mayor deplored the attack on Sunday. It began around 9 p.m. Friday, when gunmen killed two guards.",
    ],
)
def test_the_likelier_of_two_days_is_taken(text: str, read: Read, extract_resources: ExtractResources) -> None:
    assert set(days(dates(text, read, extract_resources))) == {"2016-05-13"}


def test_days_told_in_one_breath_stay_together(read: Read, extract_resources: ExtractResources) -> None:
    text = "Mortar fire on Thursday and Friday killed five people in the village of Marna."
    assert set(days(dates(text, read, extract_resources))) == {"2016-05-12", "2016-05-13"}


def test_the_points_of_each_day_are_noted(read: Read, extract_resources: ExtractResources) -> None:
    text = "A boy was shot dead in Cleveland on Friday. A man was charged on Saturday."
    report = watched(read(text, MONDAY))
    extract(report, extract_resources)
    found = [note for note in report.margin if note.what.startswith("day of the incident")]
    assert [note.what[-10:] for note in found] == ["2016-05-13"]
    assert "with_death" in found[0].why or "with_event" in found[0].why
