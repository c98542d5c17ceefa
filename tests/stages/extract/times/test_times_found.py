"""Which words tell a time, and what they mean by themselves or on a day of publication."""

import pytest
from tests.conftest import Read

from variorum.edges.resources.times import load_time_vocabulary
from variorum.stages.extract.mentions import TimeMention
from variorum.stages.extract.times import TimeVocabulary, find_times

PUBLISHED = "2016-11-11"
"""A Friday."""


@pytest.fixture(scope="module")
def vocabulary() -> TimeVocabulary:
    return load_time_vocabulary()


def times(read: Read, vocabulary: TimeVocabulary, text: str, published: str | None = PUBLISHED) -> list[TimeMention]:
    found = list(find_times(read(text, published), vocabulary))
    assert all(text[each.start : each.end] == each.value.words for each in found)
    return found


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("The depot burned down on 10 November 2016.", "2016-11-10"),
        ("The depot burned down on November 10, 2016.", "2016-11-10"),
        ("The depot burned down on Nov. 10.", "2016-11-10"),
        ("The depot burned down on Thursday , Nov . 10 .", "2016-11-10"),
        ("The depot burned down on Thursday, November 10th.", "2016-11-10"),
        ("The depot burned down on the 10th of November.", "2016-11-10"),
        ("The depot burned down on 2016-11-10.", "2016-11-10"),
        ("The depot burned down on 23/10/2016.", "2016-10-23"),
        ("The depot burned down on 10/23/2016.", "2016-10-23"),
        ("The depot burned down on 10.11.2016.", "2016-11-10"),
        ("THE DEPOT BURNED DOWN ON 5 MAY 1989.", "1989-05-05"),
        ("The depot burned down in November 2015.", "2015-11"),
        ("The depot burned down in September.", "2016-09"),
        ("The depot burned down last May.", "2016-05"),
        ("The depot burned down in May.", "2016-05"),
        ("The depot burned down in 2015.", "2015"),
        ("The depot was built in the 1990s.", "199"),
        ("The depot was built in the '80s.", "198"),
        ("The depot was built in the 19th century.", "18"),
        ("The depot burned down last summer.", "2016-SU"),
        ("The depot burned down in the winter of 2014.", "2014-WI"),
        ("The depot burned down in the third quarter.", "2016-Q3"),
        ("The depot burned down in the second quarter of 2015.", "2015-Q2"),
    ],
)
def test_dates_are_read_in_every_order(read: Read, vocabulary: TimeVocabulary, text: str, timex: str) -> None:
    assert [each.value.timex for each in times(read, vocabulary, text)] == [timex]


def test_a_full_stop_ends_the_month_and_not_its_abbreviation(read: Read, vocabulary: TimeVocabulary) -> None:
    found = times(read, vocabulary, "It burned down in November. 20 people fled. On Nov. 20 they returned.")
    assert [each.value.words for each in found] == ["November", "Nov. 20"]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Two guards were shot on Wednesday.", "2016-11-09"),
        ("Two guards were shot on Friday.", "2016-11-11"),
        ("Two guards were shot last Friday.", "2016-11-04"),
        ("The talks will resume on Monday.", "2016-11-14"),
        ("Talks are scheduled for Monday.", "2016-11-14"),
        ("The talks resumed on Monday.", "2016-11-07"),
        ("The talks will resume next Friday.", "2016-11-18"),
        ("Two guards were shot yesterday.", "2016-11-10"),
        ("Two guards were shot today.", "2016-11-11"),
        ("The curfew begins tomorrow.", "2016-11-12"),
        ("Two guards were shot three days ago.", "2016-11-08"),
        ("Two guards were shot three weeks ago.", "2016-W42"),
        ("Two guards were shot four months ago.", "2016-07"),
        ("Two guards were shot ten years ago.", "2006"),
        ("Two guards were shot last week.", "2016-W44"),
        ("Two guards were shot this week.", "2016-W45"),
        ("The talks will resume next month.", "2016-12"),
        ("Two guards were shot last year.", "2015"),
        ("Two guards were shot over the weekend.", "2016-W44-WE"),
        ("Officials said Wednesday the toll could rise.", "2016-11-09"),
        ("The trial begins on January 15.", "2017-01-15"),
        ("The next round of talks begins on Monday.", "2016-11-14"),
        ("The rebels have until Monday to leave.", "2016-11-14"),
        ("The rebels had held the town until Monday.", "2016-11-07"),
        ("Bomb kills four on Monday.", "2016-11-07"),
        ("Two guards were shot overnight on Thursday.", "2016-11-10TNI"),
    ],
)
def test_relative_days_count_from_publication(read: Read, vocabulary: TimeVocabulary, text: str, timex: str) -> None:
    assert [each.value.timex for each in times(read, vocabulary, text)] == [timex]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("The store was looted on Monday. The same day, troops arrived.", "2016-11-07"),
        ("The store was looted on Monday. Two days later, troops arrived.", "2016-11-09"),
        ("The store was looted on Monday. The following day, troops arrived.", "2016-11-08"),
        ("The store was looted on Monday. Troops had come the day before.", "2016-11-06"),
        ("The army seized power in March 2014. The following month it fell.", "2014-04"),
        ("The army seized power in March 2014. That year the currency fell.", "2014"),
    ],
)
def test_some_words_count_from_the_day_told_before(
    read: Read, vocabulary: TimeVocabulary, text: str, timex: str
) -> None:
    assert times(read, vocabulary, text)[-1].value.timex == timex


@pytest.mark.parametrize(
    ("text", "timex", "start", "precision"),
    [
        ("The blast came late on Thursday.", "2016-11-10", "2016-11-10", "day"),
        ("The blast came early on Thursday.", "2016-11-10", "2016-11-10", "day"),
        ("The blast came on Thursday night.", "2016-11-10TNI", "2016-11-10", "day"),
        ("The blast came on the afternoon of September 19.", "2016-09-19TAF", "2016-09-19", "day"),
        ("The blast came on the night of 5 November.", "2016-11-05TNI", "2016-11-05", "day"),
        ("The blast came last night.", "2016-11-10TNI", "2016-11-10", "day"),
        ("The blast came this morning.", "2016-11-11TMO", "2016-11-11", "day"),
        ("The blast came around 11pm local time on Thursday evening.", None, "2016-11-10T23:00", "hour"),
        ("The blast came Thursday at 3 : 20 p . m .", None, "2016-11-10T15:20", "hour"),
        ("The blast came at 12 : 00 GMT on Thursday.", None, "2016-11-10T12:00Z", "hour"),
        ("The blast came on Thursday. Police arrived at 3 p.m. (1200 GMT).", None, "2016-11-10T15:00", "hour"),
        ("The blast came at noon on Thursday.", None, "2016-11-10T12:00", "hour"),
    ],
)
def test_times_of_day_keep_the_day_and_hours_are_exact(
    read: Read, vocabulary: TimeVocabulary, text: str, timex: str | None, start: str, precision: str
) -> None:
    value = times(read, vocabulary, text)[-1].value
    assert (value.start, value.precision) == (start, precision)
    assert timex is None or value.timex == timex


def test_an_hour_belongs_to_the_day_that_its_sentence_tells_later(read: Read, vocabulary: TimeVocabulary) -> None:
    hour, _ = times(read, vocabulary, "At 4:15 p.m. in the old town Thursday, a car blew up.")
    assert hour.value.start == "2016-11-10T16:15"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("They set out on Tuesday night. A shell hit the boat around 2 a.m.", "2016-11-09T02:00"),
        ("They set out on Tuesday night. A shell hit the boat shortly after midnight.", "2016-11-09T00:00"),
        ("They set out on Tuesday night. A shell hit the boat around 10 p.m.", "2016-11-08T22:00"),
        ("They set out on Tuesday morning. A shell hit the boat around 5 a.m.", "2016-11-08T05:00"),
        ("The harbour was shelled overnight. A boat was hit around 2 a.m.", "2016-11-11T02:00"),
        ("The harbour was shelled overnight. A boat was hit around 11 p.m.", "2016-11-10T23:00"),
    ],
)
def test_the_small_hours_of_a_night_are_the_next_day(
    read: Read, vocabulary: TimeVocabulary, text: str, start: str
) -> None:
    assert times(read, vocabulary, text)[-1].value.start == start


def test_an_hour_in_a_report_that_names_no_day_is_of_the_day_it_came_out(
    read: Read, vocabulary: TimeVocabulary
) -> None:
    (hour,) = times(read, vocabulary, "A boat sank off the mole around 3:15 p.m.")
    assert hour.value.start == "2016-11-11T15:15"


@pytest.mark.parametrize(("published", "start"), [("2016-11-07", "2016-11-05"), ("2016-11-10", "2016-11-12")])
def test_this_weekend_is_the_one_just_over_on_the_days_after_it(
    read: Read, vocabulary: TimeVocabulary, published: str, start: str
) -> None:
    (mention,) = times(read, vocabulary, "A boat sank in the harbour this weekend.", published)
    assert mention.value.start == start


def test_the_length_of_a_film_and_a_street_are_no_hours(read: Read, vocabulary: TimeVocabulary) -> None:
    assert not times(read, vocabulary, "1:52 Mayor speaks of the flood\n2:10 Harbour under water")
    assert not times(read, vocabulary, "The boat was found near Noon Road in Harbourtown.")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The boat sank early Oct. 25, 2016 off the mole.", "2016-10-25"),
        ("The boat sank on Thursday morning October 27.", "2016-10-27"),
        ("The boat sank on May 5, a Thursday.", "2016-05-05"),
        ("The boat sank on Valentine\u2019s Day.", "2016-02-14"),
        ("The boat sank on Christmas Day 2014.", "2014-12-25"),
    ],
)
def test_a_date_may_be_told_in_two_ways_or_by_a_feast(
    read: Read, vocabulary: TimeVocabulary, text: str, start: str
) -> None:
    (mention,) = times(read, vocabulary, text)
    assert mention.value.start == start


def test_an_hour_far_from_two_days_belongs_to_neither(read: Read, vocabulary: TimeVocabulary) -> None:
    far = "It rained. The roads were empty. Nobody came. The shops were shut. A car blew up at 4:15 p.m."
    mentions = times(read, vocabulary, "Talks were held on Monday and on Tuesday. " + far)
    assert mentions[-1].value.start is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The town was shelled from Monday to Wednesday.", "2016-11-07", "2016-11-09"),
        ("The town was shelled between 10 and 15 October.", "2016-10-10", "2016-10-15"),
        ("The town was shelled on Oct. 10-15.", "2016-10-10", "2016-10-15"),
        ("The town was shelled from September 28 to October 3.", "2016-09-28", "2016-10-03"),
        ("The town was shelled from 2012 to 2014.", "2012-01-01", "2014-12-31"),
        ("Forty have died since June.", "2016-06-01", "2016-11-11"),
        ("Forty died earlier this month.", "2016-11-01", "2016-11-11"),
        ("Forty died last week.", "2016-10-31", "2016-11-06"),
        ("Forty died overnight.", "2016-11-10", "2016-11-11"),
    ],
)
def test_spans_have_two_ends(read: Read, vocabulary: TimeVocabulary, text: str, start: str, end: str) -> None:
    value = times(read, vocabulary, text)[-1].value
    assert (value.start, value.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "kind", "timex"),
    [
        ("The siege lasted three days.", "duration", "P3D"),
        ("The siege lasted four months.", "duration", "P4M"),
        ("The siege lasted a couple of weeks.", "duration", "P2W"),
        ("The siege lasted several months.", "duration", "PXM"),
        ("It was a 10-hour siege.", "duration", "PT10H"),
        ("Nobody slept for twenty-four hours.", "duration", "P1D"),
        ("The price fell two days after the vote was held.", "duration", "P2D"),
        ("They pray at the tomb every Friday.", "set", "XXXX-WXX-5"),
        ("They pray at the tomb every day.", "set", "P1D"),
        ("They pray at the tomb on Fridays.", "set", "XXXX-WXX-5"),
        ("The bridge is now closed.", "date", "PRESENT_REF"),
        ("The bridge was recently closed.", "date", "PAST_REF"),
        ("The bridge will soon be closed.", "date", "FUTURE_REF"),
        ("He was sent there several months ago.", "date", "PAST_REF"),
    ],
)
def test_durations_sets_and_vague_times_have_no_day(
    read: Read, vocabulary: TimeVocabulary, text: str, kind: str, timex: str
) -> None:
    (mention,) = times(read, vocabulary, text)
    assert (mention.kind, mention.value.timex, mention.value.start, mention.anchored) == (kind, timex, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "The 23-year-old was taken to a clinic.",
        "The driver, 45 years old, was unhurt.",
        "A second car was parked nearby.",
        "The rebels may attack again.",
        "Thousands joined the march in the capital.",
        "The sun was up and he sat down.",
        "Bus 2015 left the road.",
        "The army sent 2000 soldiers.",
        "The fund holds $1999.",
        "She told The Sunday Times that he was dead.",
        "Theresa May spoke to reporters.",
        "The score was 3:1 at half-time.",
        "Two thousand people fled.",
        "It was the third blast in as many days.",
        "The rally began at 1830 in the square.",
        "She met Dec and Jan at the gate.",
        "A man was hurt in the 1900 block of Mill Road.",
    ],
)
def test_other_words_are_no_times(read: Read, vocabulary: TimeVocabulary, text: str) -> None:
    assert times(read, vocabulary, text) == []


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Two guards were shot on Wednesday.", "XXXX-WXX-3"),
        ("Two guards were shot on Wednesday night.", "XXXX-WXX-3TNI"),
        ("Two guards were shot on September 20.", "XXXX-09-20"),
        ("Two guards were shot yesterday.", "XXXX-XX-XX"),
        ("Two guards were shot last week.", "XXXX-WXX"),
        ("Two guards were shot earlier this month.", "XXXX-XX"),
        ("Two guards were shot on 10/11/2016.", "2016-XX-XX"),
        ("Two guards were shot around 11 p.m.", "XXXX-XX-XXT23:00"),
    ],
)
def test_without_a_day_of_publication_nothing_is_guessed(
    read: Read, vocabulary: TimeVocabulary, text: str, timex: str
) -> None:
    (mention,) = times(read, vocabulary, text, None)
    assert (mention.value.timex, mention.value.start, mention.value.end) == (timex, None, None)
    assert not mention.anchored


@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_fortnight_that_is_pointed_at_is_read(read: Read, vocabulary: TimeVocabulary, published: str | None) -> None:
    (mention,) = times(read, vocabulary, "That fortnight was cold.", published)
    assert mention.value.words == "That fortnight"


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Profit rose in the third quarter, up from a year earlier.", "2015-Q3"),
        ("Profit rose in the third quarter. It was low in the year-ago period.", "2015-Q3"),
        ("Profit rose in the third quarter. Sales in the latest quarter fell.", "2016-Q3"),
        ("Profit rose, up from a year ago.", "2015"),
    ],
)
def test_a_year_ago_compares_with_the_quarter_told(
    read: Read, vocabulary: TimeVocabulary, text: str, timex: str
) -> None:
    assert times(read, vocabulary, text)[-1].value.timex == timex
