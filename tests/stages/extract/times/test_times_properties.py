"""Whatever the text, times never break, never overlap and never end before they begin."""

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from variorum.edges.resources.times import load_time_vocabulary
from variorum.model.report import Published
from variorum.stages.extract.times import TimeVocabulary, find_expressions, find_times, read_times, resolve

VOCABULARY = load_time_vocabulary()
WORDS = [
    *sorted(VOCABULARY.entries),
    "10", "31", "0", "1999", "2016", "9999", "1000", "99", "2400", "1,200", "12:61", "Nov.", "May", "March", "p.m.",
    "'", "’", "-", "–", "/", ".", ",", ":", "(", ")", "$", "Sun", "\n\n", "000", "10th", "a . m .", "10/11/2016",
    "2016-02-30", "February 30", "m²", "٣", "millennium",
]  # fmt: skip
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def vocabulary() -> TimeVocabulary:
    return VOCABULARY


def check(read: Read, vocabulary: TimeVocabulary, text: str, published: str | None) -> None:
    annotated = read(text, published)
    end = 0
    for mention in find_times(annotated, vocabulary):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.value.words
        assert mention.value.timex
        assert mention.anchored == (mention.value.start is not None) == (mention.value.end is not None)
        assert mention.value.start is None or mention.value.end is None or mention.value.start <= mention.value.end
        end = mention.end


@given(st.text(max_size=200), st.none() | DAYS)
@example("10" * 400, None)
@example("\x00", None)
@example("İ on 5 May 2016", date(2016, 5, 6))
@relaxed
def test_any_text_is_read(read: Read, vocabulary: TimeVocabulary, text: str, day: date | None) -> None:
    check(read, vocabulary, text, day.isoformat() if day else None)


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.none() | DAYS)
@example(["nine", "thousand", "nine", "hundred", "years", "ago"], date(1, 1, 1))
@example(["last", "century"], date(1, 1, 1))
@example(["two", "weeks", "later"], date(9999, 12, 31))
@example(["next", "weekend"], date(9999, 12, 31))
@relaxed
def test_any_words_of_time_are_read(read: Read, vocabulary: TimeVocabulary, words: list[str], day: date | None) -> None:
    check(read, vocabulary, " ".join(words), day.isoformat() if day else None)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@relaxed
def test_dating_a_report_never_breaks(read: Read, vocabulary: TimeVocabulary, words: list[str]) -> None:
    published, _ = read_times(read(" ".join(words)), vocabulary)
    assert (published.earliest is None) == (published.basis == "unknown")
    assert published.earliest is None or published.latest is None or published.earliest <= published.latest


@given(DAYS, st.integers(min_value=0, max_value=30))
@relaxed
def test_a_span_of_publication_anchors_only_what_all_its_days_agree_on(
    read: Read, vocabulary: TimeVocabulary, day: date, length: int
) -> None:
    text = "It was hit on Wednesday, last month and on 3 May 2015."
    annotated = read(text)
    last = date.fromordinal(min(day.toordinal() + length, date.max.toordinal()))
    published = Published(day.isoformat(), last.isoformat(), "calendar")
    expressions = find_expressions(annotated, vocabulary)
    weekday, month, full = resolve(expressions, published, text)
    assert full.value.start == "2015-05-03"
    assert weekday.anchored <= (length < 7)
    assert month.anchored <= ((day.year, day.month) == (last.year, last.month))
