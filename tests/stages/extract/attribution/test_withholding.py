from collections.abc import Callable
from typing import Any

import pytest

Hear = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The navy did not say how many sailors drowned.", "how many sailors drowned"),
        ("The navy declined to say how many sailors drowned.", "how many sailors drowned"),
        ("The navy gave no details of the fire.", "details of the fire"),
        ("The navy did not disclose the number of dead.", "the number of dead"),
        ("The navy said nothing about the dead.", "the dead"),
    ],
)
def test_a_source_that_keeps_something_back(hear: Hear, text: str, words: str) -> None:
    found = hear(text).over(words)
    assert (found.chain[0].name, found.stance) == ("navy", "withholds")


def test_withholding_without_agent_goes_to_whoever_spoke_right_before(hear: Hear) -> None:
    heard = hear("The navy said a boat sank. The number of dead has not been disclosed.")
    found = heard.over("number of dead")
    assert (found.chain[0].name, found.stance, found.source) == ("navy", "withholds", ())


def test_withholding_in_another_paragraph_stays_with_the_outlet(hear: Hear) -> None:
    found = hear("The navy said a boat sank.\n\nThe number of dead has not been disclosed.").over("number of dead")
    assert (found.chain, found.stance) == ((), "withholds")


def test_what_is_not_known_is_withheld(hear: Hear) -> None:
    found = hear("It was not immediately clear who set the fire.").over("who set the fire")
    assert (found.chain, found.stance) == ((), "withholds")


def test_a_plain_sentence_rests_on_the_source_that_then_says_no_more(hear: Hear) -> None:
    text = "A boat sank, according to the navy.\n\nThe boat was rammed. The navy did not say how many drowned."
    heard = hear(text)
    found = heard.over("was rammed")
    assert (found.chain[0].name, found.weight, found.stance) == ("navy", 0, "asserts")
    assert all("rammed" not in statement.quote for statement in heard.statements)


def test_a_plain_sentence_stays_with_the_outlet_where_the_source_had_not_spoken(hear: Hear) -> None:
    assert hear("The boat was rammed. The navy did not say how many drowned.").over("was rammed") is None


def test_what_is_kept_back_is_no_statement(hear: Hear) -> None:
    assert hear("The navy did not say how many sailors drowned.").statements == ()


def test_a_source_that_hides_keeps_nothing_back(hear: Hear) -> None:
    text = "A sailor, who asked not to be named, said nine people drowned. A guard declined to be identified."
    found = hear(text).attributions
    assert [(each.as_written, each.stance) for each in found] == [("A sailor", "asserts")]
