"""Who says or thinks so by a noun, an adjective or a verb of the mind."""

from collections.abc import Callable
from typing import Any

import pytest

Hear = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "words", "origin", "stance"),
    [
        ("There were reports of nine deaths in the harbour.", "nine deaths", None, "hedges"),
        ("Nine deaths were reported in the harbour.", "Nine deaths", None, "hedges"),
        ("The navy was accused of drowning nine men.", "drowning nine men", None, "hedges"),
        ("The navy's claim that nine boats sank drew anger.", "nine boats", "navy", "asserts"),
        ("The argument of the navy is that nine boats sank.", "nine boats", "navy", "asserts"),
        ("Ann Lee spoke. Her claim that nine boats sank drew anger.", "nine boats", "Ann Lee", "asserts"),
        ("The navy denied accusations that it drowned nine men.", "nine men", "navy", "denies"),
        ("The claim that nine men drowned was denied by the navy.", "nine men", "navy", "denies"),
        ("Asked whether nine men drowned, Ann Lee left the room.", "nine men", None, "hedges"),
        ("When asked if nine men drowned, Ann Lee left the room.", "nine men", None, "hedges"),
        ("The sailors were told that nine men drowned.", "nine men", None, "hedges"),
        ("Footage showed nine bodies on a quay.", "nine bodies on a quay", "Footage", "asserts"),
    ],
)
def test_nouns_and_passives(hear: Hear, text: str, words: str, origin: str | None, stance: str) -> None:
    found = hear(text).over(words)
    assert (found.chain[0].name if found.chain else None, found.stance) == (origin, stance)


def test_no_reports_are_no_report(hear: Hear) -> None:
    assert hear("There were no reports of deaths.").over("deaths") is None
    assert hear("No deaths were reported in the harbour.").over("deaths") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor is confident that the ferry will sail.", "the ferry will sail"),
        ("The mayor remained critical of the harbour office.", "the harbour office"),
        ("The mayor's criticism of the harbour office was brief.", "the harbour office"),
        ("The mayor wants to close the harbour.", "close the harbour"),
        ("The mayor supports the strike.", "the strike"),
    ],
)
def test_thoughts_are_no_speech(hear: Hear, text: str, words: str) -> None:
    heard = hear(text)
    start = text.index(words)
    thought = [each for each in heard.attributions if any(a <= start < b for a, b in each.content)]
    assert [each.thought for each in thought] == [True]
    assert heard.over(words) is None


def test_what_others_think_is_part_of_what_is_said(hear: Hear) -> None:
    found = hear("The mayor said that sailors want to leave.").attributions
    assert [each.as_written for each in found] == ["mayor"]
