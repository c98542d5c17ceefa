"""What follows from "two days after the attack": two incidents, and the day of one from that of the other."""

from collections.abc import Callable

import pytest
from tests.conftest import Read

from variorum.model.ledger import Reading
from variorum.model.values import DateValue
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

THURSDAY = "2024-05-16"
Tell = Callable[[str], Reading]


@pytest.fixture
def tell(read: Read, extract_resources: ExtractResources) -> Tell:
    return lambda text: extract(read(text, THURSDAY), extract_resources)


def days(reading: Reading) -> set[tuple[str | None, str]]:
    """Give the days claimed, each with the first word of the incident that it is claimed of."""
    words = {account.id: reading.report.text[account.start : account.end] for account in reading.accounts}
    return {
        (claim.value.start, words[claim.account or ""])
        for claim in reading.claims
        if isinstance(claim.value, DateValue)
    }


@pytest.mark.parametrize(
    ("text", "day", "event"),
    [
        (
            (
                "Gunmen attacked a convoy near Gao on Friday, killing four. Two days after the attack, men burnt "
                "down the village of Ansongo."
            ),
            "2024-05-12",
            "burnt down",
        ),
        (
            "A drone strike hit a depot in Kupiansk on Monday. The day after the strike, shelling killed two people.",
            "2024-05-14",
            "shelling",
        ),
        (
            (
                "Gunmen attacked a base in Djibo on Monday, killing five soldiers. A day before the attack, three aid "
                "workers were abducted in Dori."
            ),
            "2024-05-12",
            "abducted",
        ),
        (
            "A blast killed 12 people in Sabha on May 2. Just a week after the blast, militants executed three men.",
            "2024-05-06",
            "executed",
        ),
        (
            "The attack came a day after a suicide bomber killed 20 people in Peshawar on Tuesday.",
            "2024-05-15",
            "attack",
        ),
        (
            (
                "Gunmen killed seven worshippers in Imo on 3 May. Four days after the killings, soldiers shot dead "
                "three men in Owerri."
            ),
            "2024-05-07",
            "shot dead",
        ),
        (
            "Gunmen attacked a base in Basra on Friday. On the eve of the attack, a bomb killed three people in Mosul.",
            "2024-05-09",
            "killed",
        ),
    ],
)
def test_the_day_follows_from_that_of_the_event_it_is_told_from(tell: Tell, text: str, day: str, event: str) -> None:
    assert (day, event) in days(tell(text))


@pytest.mark.parametrize(
    ("text", "day", "event"),
    [
        (
            "On Friday, two days after the bombing of a market in Mopti, gunmen killed six villagers in Bankass.",
            "2024-05-08",
            "bombing",
        ),
        (
            "Rebels shelled a town on Wednesday, two days after an air strike killed eight of their fighters.",
            "2024-05-13",
            "air strike",
        ),
        (
            (
                "Six people died in the bombing of a market in Mopti. A man was charged on Wednesday, two days after "
                "the bombing."
            ),
            "2024-05-13",
            "bombing",
        ),
        ("On Friday, a day after a truce was agreed, snipers shot dead a girl in Taiz.", "2024-05-09", "truce"),
    ],
)
def test_and_the_day_of_that_event_from_the_day_beside_the_distance(
    tell: Tell, text: str, day: str, event: str
) -> None:
    assert (day, event) in days(tell(text))


@pytest.mark.parametrize(
    "words",
    ["About two days", "More than a day", "Within two days", "Days", "A few days", "One or two days", "2-3 days"],
)
def test_words_that_leave_the_day_open_give_none(tell: Tell, words: str) -> None:
    reading = tell(
        f"Gunmen attacked a base in Djibo on Friday. {words} after the attack, a mine killed two men in Dori."
    )
    assert days(reading) == {("2024-05-10", "attacked")}
    assert len(reading.accounts) == 2


def test_what_would_lie_after_the_report_is_no_day(tell: Tell) -> None:
    reading = tell("Gunmen attacked a base in Djibo on Wednesday. Six days after the attack, a mine killed two men.")
    assert days(reading) == {("2024-05-15", "attacked")}


def test_each_end_keeps_its_own_dead_and_place(tell: Tell) -> None:
    reading = tell(
        "On Friday a bomb killed nine people in a market in Mopti. "
        "A day after the bombing, troops clashed with rebels near Sevare, killing three."
    )
    main, other = (
        {claim.quote for claim in reading.claims if claim.account == account.id and claim.field in {"killed", "place"}}
        for account in reading.accounts
    )
    assert main == {"nine people", "Mopti"}
    assert other == {"three", "Sevare"}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb wounded Colonel Adan Farah on Monday in Kismayo. He died two days after the attack.",
        "A trader was abducted in Dori on Monday. He was killed two days after he was abducted.",
        "Police raided a house in Kismayo on Monday. Minutes after the raid two men were shot dead.",
    ],
)
def test_who_dies_of_it_later_belongs_to_it(tell: Tell, text: str) -> None:
    reading = tell(text)
    assert len(reading.accounts) == 1
    assert {day for day, _ in days(reading)} == {"2024-05-13"}
