"""Which incident an event, a day, a place and the dead belong to, in whole stories."""

from collections.abc import Callable

import msgspec
import pytest
from tests.conftest import Read

from variorum.model.claim import Claim
from variorum.model.ledger import Reading
from variorum.model.values import CountValue, DateValue, PlaceValue
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

Tell = Callable[..., Reading]


@pytest.fixture
def tell(read: Read, extract_resources: ExtractResources) -> Tell:
    def tell_text(text: str, published: str | None = None) -> Reading:
        return extract(read(text, published), extract_resources)

    return tell_text


def of_main(reading: Reading, field: str) -> list[Claim]:
    (main,) = (account.id for account in reading.accounts if account.standing == "main")
    return [claim for claim in reading.claims if claim.account == main and claim.field == field]


def of_others(reading: Reading, field: str) -> list[Claim]:
    mine = {claim.id for claim in of_main(reading, field)}
    return [claim for claim in reading.claims if claim.field == field and claim.id not in mine]


def numbers(claims: list[Claim]) -> list[int | None]:
    return [claim.value.best or claim.value.low for claim in claims if isinstance(claim.value, CountValue)]


def days(claims: list[Claim]) -> list[str | None]:
    return [claim.value.timex for claim in claims if isinstance(claim.value, DateValue)]


LEAD = "Gunmen ambushed a patrol near Gao on Tuesday, killing four soldiers, the army said. "


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("At least 60 soldiers have been killed in the region since January 2021.", 60),
        ("More than 90 soldiers have died in Mali since the war began.", 90),
        ("The ambush comes ten days after the army launched an offensive in Kidal in which 150 people died.", 150),
        ("The ambush followed a week of raids in which 40 villagers died.", 40),
        ("It was one of the worst attacks since the bombing of a camp, where 71 men were killed in November 2017.", 71),
        ("Gangs killed more than 5,600 people in Mali last year.", 5600),
        ("In March, at least 115 people were massacred in the town.", 115),
        ("More than 1,800 people have been killed since then.", 1800),
        ("On September 21 a policeman was shot dead in the same district.", 1),
        ("Twelve men were killed in an attack on a bus in 2015.", 12),
    ],
)
def test_the_dead_of_another_time_are_not_those_of_the_story(tell: Tell, text: str, other: int) -> None:
    reading = tell(LEAD.replace("Tuesday", "Tuesday, October 5") + "\n\n" + text)
    assert numbers(of_main(reading, "killed")) == [4]
    assert other in numbers(of_others(reading, "killed"))


def test_an_attack_in_which_people_died_is_of_the_day_of_their_death(tell: Tell) -> None:
    reading = tell(LEAD + "\n\nIn 2015, twelve men were killed in an attack on a bus in Kidal.")
    assert days(of_main(reading, "date")) == ["XXXX-WXX-2"]
    assert "Kidal" not in [c.value.name for c in of_main(reading, "place") if isinstance(c.value, PlaceValue)]


def test_who_dies_later_in_a_hospital_died_of_the_attack(tell: Tell) -> None:
    reading = tell(LEAD + "One of the wounded died on Thursday in a hospital in Bamako.")
    assert numbers(of_main(reading, "killed")) == [4, 1]
    parts = [c.value.subset_of for c in of_main(reading, "killed") if isinstance(c.value, CountValue)]
    assert parts == [None, "four soldiers"]
    assert days(of_main(reading, "date")) == ["XXXX-WXX-2"]
    assert [c.quote for c in of_main(reading, "place")] == ["Gao"]


def test_a_raid_that_also_took_hostages_is_one_incident(tell: Tell) -> None:
    reading = tell("Gunmen stormed a church near Jos on Sunday, killing 14 worshippers and abducting the pastor.")
    assert len(reading.accounts) == 1
    assert reading.accounts[0].type == "attack"
    assert numbers(of_main(reading, "killed")) == [14]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GAO, May 5 (AP) - Gunmen killed four soldiers near Kidal on Tuesday.", ["XXXX-WXX-2"]),
        ("October 12, 2022 - Jets bombed a school near Kidal on Tuesday.", ["2022-10-11"]),
        ("The army dismissed two officers on Friday after an inquiry into the April 1 air strike.", ["XXXX-04-01"]),
        ("Two men were arrested on Friday over the shooting on Monday.", ["XXXX-WXX-1"]),
        ("The toll rose to five on Saturday after a girl died, the mayor said.", []),
        ("The siege began on May 4, when gunmen killed two guards near Gao.", ["XXXX-05-04"]),
    ],
)
def test_the_day_of_the_report_or_of_an_arrest_is_not_that_of_the_deed(
    tell: Tell, text: str, expected: list[str]
) -> None:
    assert set(days(of_main(tell(text), "date"))) == set(expected)


def test_a_bare_day_weeks_before_the_report_is_another_incident(tell: Tell) -> None:
    reading = tell(
        "SUKHUMI, October 25 - Three servicemen were blown up by a mine near Gali, the ministry said.\n\n"
        "On September 21 a policeman was shot dead in the district."
    )
    assert "XXXX-09-21" not in days(of_main(reading, "date"))
    assert numbers(of_others(reading, "killed")) == [1]


def test_a_headline_may_tell_of_two_incidents(read: Read, extract_resources: ExtractResources) -> None:
    headline = "Seven soldiers killed in clash; mayor slain in the south\n"
    annotated = read(headline + "Rebels clashed with troops near Gao on Friday. The clash lasted an hour.")
    report = msgspec.structs.replace(annotated.report, body_start=len(headline))
    reading = extract(msgspec.structs.replace(annotated, report=report), extract_resources)
    assert numbers(of_main(reading, "killed")) == [7]


def test_raiders_who_killed_and_burnt_houses_made_an_attack(tell: Tell) -> None:
    reading = tell("Gunmen attacked a village near Gao on Friday, killing nine men. They set fire to forty houses.")
    assert [account.type for account in reading.accounts] == ["attack"]


def test_a_new_paragraph_goes_back_to_the_story_and_a_named_place_to_its_incident(tell: Tell) -> None:
    reading = tell(
        LEAD + "\n\nThirteen officers died in a separate attack in Mopti. In 2016 a guard was shot dead in Segou.\n\n"
        "The attack near Gao lasted an hour. The attack left the road closed."
    )
    last = reading.report.text.index("The attack near")
    assert all(claim.start < last for claim in of_others(reading, "event"))
    assert numbers(of_main(reading, "killed")) == [4]


def test_nothing_joins_the_dead_of_a_long_time(tell: Tell) -> None:
    reading = tell(LEAD + "\n\nMore than 2,300 civilians have been killed since January 2021. In March last year, at "
                   "least 100 demonstrators were shot dead in Segou.")  # fmt: skip
    assert numbers(of_main(reading, "killed")) == [4]
    accounts = {claim.account for claim in of_others(reading, "killed")}
    assert len(accounts) == 2


def test_the_dead_of_an_avenged_strike_are_told_with_it(tell: Tell) -> None:
    reading = tell(LEAD + "It may have been in retaliation for an air strike on Friday in Kidal in which eleven "
                   "rebels were killed, the army said.")  # fmt: skip
    (strike,) = (account for account in reading.accounts if account.type == "air_strike")
    assert {c.account for c in of_others(reading, "killed")} == {strike.id}


def test_raids_added_up_are_no_incident(tell: Tell) -> None:
    reading = tell(LEAD + "\n\nSince 2017, around 400 civilians have been killed in such raids.")
    assert [account.type for account in reading.accounts] == ["attack", "attack"]
    assert 400 in numbers(of_others(reading, "killed"))


def test_the_dead_that_a_raid_avenges_are_not_its_own(tell: Tell) -> None:
    reading = tell(LEAD + "The rebels said the ambush was in retaliation for villagers standing by while soldiers "
                   "killed twelve of their men.")  # fmt: skip
    assert numbers(of_main(reading, "killed")) == [4]


def test_a_headline_that_names_one_of_the_places_is_about_the_story(
    read: Read, extract_resources: ExtractResources
) -> None:
    headline = "132 civilians massacred in Bankass\n"
    annotated = read(
        headline + "Gunmen attacked villages near Diallassagou on Saturday. They attacked a market in Bankass and "
        "later a bus in Kidal."
    )
    report = msgspec.structs.replace(annotated.report, body_start=len(headline))
    reading = extract(msgspec.structs.replace(annotated, report=report), extract_resources)
    assert numbers(of_main(reading, "killed")) == [132]


@pytest.mark.parametrize("published", [None, "2021-05-06"])
def test_an_older_attack_told_at_length_is_not_the_news(tell: Tell, published: str | None) -> None:
    reading = tell(
        "Gunmen killed six soldiers on Tuesday near Gao. In 2019, ten men were killed in an attack on a camp. "
        "The raid wounded five.", published
    )  # fmt: skip
    assert 6 in numbers(of_main(reading, "killed"))
    assert 10 not in numbers(of_main(reading, "killed"))


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Police arrested two reporters in Varna on Monday.", "other"),
        ("A court in Dakar sentenced an editor to two years on Monday. He was arrested in May.", "other"),
        ("Police arrested a man in Varna on Monday after a woman was stabbed.", "attack"),
        ("Police arrested a man in Varna on Monday. He is accused of killing two women.", "attack"),
    ],
)
def test_arrests_are_the_incident_only_where_no_harm_is_told(tell: Tell, text: str, type_: str) -> None:
    (main,) = [account for account in tell(text).accounts if account.standing == "main"]
    assert main.type == type_


def test_an_arrest_that_is_the_incident_answers_none(tell: Tell) -> None:
    reading = tell("Police arrested two reporters in Varna on Monday.")
    assert [getattr(claim.value, "name", None) for claim in of_main(reading, "perpetrator")] == ["Police"]
    assert not [claim for claim in reading.claims if claim.field == "response"]


def test_the_day_of_a_commemoration_is_not_that_of_the_deed(tell: Tell) -> None:
    reading = tell("Survivors marked the tenth anniversary of the massacre in Varna on Sunday.")
    assert not [claim for claim in reading.claims if claim.field == "date"]


def test_another_bomb_is_another_incident(tell: Tell) -> None:
    reading = tell("A bomb exploded in Bunia on Monday, killing four. Another bomb went off in Goma, killing two.")
    assert numbers(of_main(reading, "killed")) == [4]
    assert numbers(of_others(reading, "killed")) == [2]
