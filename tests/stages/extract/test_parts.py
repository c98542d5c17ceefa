"""A deed that a report tells as part of a campaign."""

from collections.abc import Callable

import pytest
from tests.conftest import Read

from variorum.model.ledger import Reading
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

Tell = Callable[[str], Reading]


@pytest.fixture
def tell(read: Read, extract_resources: ExtractResources) -> Tell:
    return lambda text: extract(read(text, "2022-05-06"), extract_resources)


def parts(reading: Reading) -> list[tuple[str, str]]:
    """Give each deed told as a part, with the type of what it is part of."""
    kinds = {account.id: account.type for account in reading.accounts}
    return [
        (account.type, kinds[relation.account])
        for account in reading.accounts
        for relation in account.relations
        if relation.relation == "part_of"
    ]


LEAD = "A bombing at a market in Menaka killed nine people on Thursday, the governor said. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The bombing came during an army offensive in the Gao region that began in March.",
        "The bombing took place amid an offensive in the Gao region that began in March.",
        "The town was bombed as part of an offensive in the Gao region that began in March.",
    ],
)
def test_what_comes_during_an_offensive_is_part_of_it(tell: Tell, sentence: str) -> None:
    assert ("bombing", "offensive") in parts(tell(LEAD + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The bombing came a week after an army offensive in the Gao region that began in March.",
        "An army offensive in the Gao region began in March.",
        "The governor spoke of the bombing during a visit to Gao.",
    ],
)
def test_what_is_only_told_beside_an_offensive_is_not(tell: Tell, sentence: str) -> None:
    assert parts(tell(LEAD + sentence)) == []
