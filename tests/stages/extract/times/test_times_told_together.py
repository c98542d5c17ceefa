"""A day told by two times, or by one told before: "Friday last week", "ten years ago today", "the next day"."""

import pytest
from tests.conftest import Read

from variorum.edges.resources.times import load_time_vocabulary
from variorum.stages.extract.mentions import TimeMention
from variorum.stages.extract.times import TimeVocabulary, find_times

THURSDAY = "2024-05-16"


@pytest.fixture(scope="module")
def vocabulary() -> TimeVocabulary:
    return load_time_vocabulary()


def times(read: Read, vocabulary: TimeVocabulary, text: str, published: str | None = THURSDAY) -> list[TimeMention]:
    return list(find_times(read(text, published), vocabulary))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Rebels shelled the town on Friday last week.", "Friday last week", "2024-05-10"),
        ("Rebels shelled the town on Friday of last week.", "Friday of last week", "2024-05-10"),
        ("Rebels shelled the town last week on Tuesday.", "last week on Tuesday", "2024-05-07"),
        ("Rebels shelled the town on Tuesday of this week.", "Tuesday of this week", "2024-05-14"),
        ("Rebels shelled the town on Friday two weeks ago.", "Friday two weeks ago", "2024-05-03"),
        ("Ten years ago today, raiders burnt the town.", "Ten years ago today", "2014-05-16"),
        ("A month ago today, raiders burnt the town.", "A month ago today", "2024-04-16"),
        ("A week ago today, raiders burnt the town.", "A week ago today", "2024-05-09"),
    ],
)
def test_a_week_or_a_year_and_a_day_are_one_day(
    read: Read, vocabulary: TimeVocabulary, text: str, words: str, day: str
) -> None:
    (mention,) = times(read, vocabulary, text)
    assert (mention.value.words, mention.value.start, mention.value.end) == (words, day, day)


def test_without_a_day_of_publication_the_weekday_alone_is_known(read: Read, vocabulary: TimeVocabulary) -> None:
    (mention,) = times(read, vocabulary, "Rebels shelled the town on Friday last week.", None)
    assert (mention.value.timex, mention.value.start) == ("XXXX-WXX-5", None)


def test_a_day_that_the_year_has_not_is_none(read: Read, vocabulary: TimeVocabulary) -> None:
    (mention,) = times(read, vocabulary, "A year ago today, raiders burnt the town.", "2024-02-29")
    assert mention.value.start is None


def test_the_next_day_is_the_one_after_the_day_told_last(read: Read, vocabulary: TimeVocabulary) -> None:
    found = times(read, vocabulary, "Soldiers raided the camp on Friday. The next day it was shelled.")
    assert [mention.value.start for mention in found] == ["2024-05-10", "2024-05-11"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Five people were killed in an overnight raid on Saturday.", "2024-05-11", "2024-05-11"),
        ("Overnight shelling killed three people, officials said on Thursday.", "2024-05-15", "2024-05-16"),
    ],
)
def test_overnight_is_of_the_day_that_its_event_is_of(
    read: Read, vocabulary: TimeVocabulary, text: str, start: str, end: str
) -> None:
    night = times(read, vocabulary, text)[0]
    assert (night.value.start, night.value.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("At 0530 hours on Sunday the convoy was ambushed.", "2024-05-12T05:30"),
        ("The convoy was ambushed at about 1830 hours on Sunday.", "2024-05-12T18:30"),
        ("Volunteers spent 1500 hours on the search.", "PT1500H"),
        ("The search took 400 hours.", "PT400H"),
    ],
)
def test_hours_in_four_digits_are_of_the_clock(read: Read, vocabulary: TimeVocabulary, text: str, timex: str) -> None:
    assert times(read, vocabulary, text)[0].value.timex == timex
