"""What of a report cannot be read as it stands is told, with where it is and what to do."""

from collections.abc import Callable

import pytest
from tests.conftest import Read

from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

Doubt = Callable[[str], list[Issue]]
PLAIN = "Gunmen killed four people in Wajir, Kenya, on 3 March 2021, the police said."


@pytest.fixture
def told(read: Read, extract_resources: ExtractResources) -> Callable[[str], Reading]:
    return lambda text: extract(read(text, "2021-05-05"), extract_resources)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (PLAIN.replace("four people", "one billion people"), "number-impossible", "one billion people"),
        (PLAIN.replace("four people", "2,000,000,000 people"), "number-impossible", "2,000,000,000 people"),
        (f"{PLAIN} Another 90,000,000,000,000 were wounded.", "number-impossible", "90,000,000,000,000"),
        (PLAIN.replace("3 March", "30 February"), "date-impossible", "30 February 2021"),
        (PLAIN.replace("2021", "0021"), "date-impossible", "3 March 0021"),
        (PLAIN.replace("2021", "9999"), "date-impossible", "3 March 9999"),
    ],
)
def test_what_cannot_be_is_doubted_where_it_stands(
    told: Callable[[str], Reading], text: str, code: str, words: str
) -> None:
    (issue,) = told(text).issues
    assert (issue.code, issue.weight) == (code, "doubted")
    assert issue.start is not None
    assert issue.end is not None
    assert text[issue.start : issue.end] == words
    assert f"“{words}”" in issue.message


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("3 March 2021", "29 February 2020"),
        PLAIN.replace(" 2021", ""),
        f"{PLAIN} The war has cost 4,000,000,000 dollars.",
        f"{PLAIN} Some 2,000 people have been wounded since 3 March, 1200 of them children.",
    ],
)
def test_what_can_be_is_not(told: Callable[[str], Reading], text: str) -> None:
    assert told(text).issues == ()


def test_a_number_too_long_to_be_read_does_not_lend_its_place_to_another(told: Callable[[str], Reading]) -> None:
    reading = told("The police said that 12 people were killed and 1,000,000,000,000,000,000 wounded in Wajir.")
    assert [claim.field for claim in reading.claims if claim.field in {"killed", "wounded"}] == ["killed"]
