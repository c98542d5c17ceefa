"""A report without a date is dated from its text where that is sure enough, and is left alone where it is not."""

from datetime import date

import pytest
from tests.conftest import Read

from variorum.edges.resources.times import load_time_vocabulary
from variorum.model.report import Published
from variorum.stages.extract.times import TimeVocabulary, read_times

STORY = (
    "Rebels killed four customs officers at the border post on Wednesday. "
    "The officers had opened a gate when the rebels came. "
    "The rebels apologised to the families of the officers on Wednesday.\n\n"
    "The rebels began shelling the border post on the morning of September 19. "
    "On September 20, the rebels signed a truce that the officers had asked for.\n\n"
)
PAST = "In November 2020, a helicopter was shot down over the border."


@pytest.fixture(scope="module")
def vocabulary() -> TimeVocabulary:
    return load_time_vocabulary()


def dated(read: Read, vocabulary: TimeVocabulary, text: str, published: str | None = None) -> Published:
    return read_times(read(text, published), vocabulary)[0]


def test_a_running_story_leaves_only_some_years(read: Read, vocabulary: TimeVocabulary) -> None:
    published = dated(read, vocabulary, STORY + PAST)
    assert (published.earliest, published.latest, published.basis) == ("2023-09-20", "2023-09-26", "calendar")
    assert all(date.fromisoformat(day).isoweekday() == 3 for day in published.candidates)
    assert published.candidates[0] == "2028-09-20"


def test_all_times_are_resolved_with_the_day_found(read: Read, vocabulary: TimeVocabulary) -> None:
    _, mentions = read_times(read(STORY + PAST), vocabulary)
    starts = [mention.value.start for mention in mentions]
    assert starts == ["2023-09-20", "2023-09-20", "2023-09-19", "2023-09-20", "2020-11-01"]


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        STORY + "He said this on Thursday. " + PAST,
        STORY.replace("morning of September 19", "morning of July 2") + PAST,
        STORY.replace(" on the morning of September 19", "") + PAST,
        STORY.replace("officers on Wednesday", "officers") + PAST,
        STORY + "In November 2017, a helicopter was shot down.",
        "Rebels killed four officers on Wednesday. Talks are set for Thursday. Earlier this month they met.",
        "Rebels killed four officers on Wednesday. " + PAST,
    ],
    ids=["no-year", "two-weekdays", "scattered", "one-date", "one-mention", "too-long-ago", "no-date", "no-month-day"],
)
def test_too_little_evidence_gives_no_year(read: Read, vocabulary: TimeVocabulary, text: str) -> None:
    assert dated(read, vocabulary, text) == Published()


@pytest.mark.parametrize(
    "text",
    [
        "The convoy was hit on Wednesday, September 20. In 2021, a truck had been hit there.",
        "The convoy was hit on Wednesday (September 20). In 2021, a truck had been hit there.",
        "The convoy was hit on Wednesday afternoon, Sept. 20. In 2021, a truck had been hit there.",
    ],
)
def test_a_weekday_joined_to_a_date_leaves_only_some_years(read: Read, vocabulary: TimeVocabulary, text: str) -> None:
    published = dated(read, vocabulary, text)
    assert (published.earliest, published.basis) == ("2023-09-20", "calendar")


def test_joined_days_that_cannot_both_be_give_no_year(read: Read, vocabulary: TimeVocabulary) -> None:
    text = "He was shot on Wednesday, September 20, and died on Wednesday, September 21. In 2021 he had been jailed."
    assert dated(read, vocabulary, text) == Published()


def test_a_planned_day_dates_nothing(read: Read, vocabulary: TimeVocabulary) -> None:
    text = "The talks will be held on Wednesday, September 20. In 2021, talks had failed."
    assert dated(read, vocabulary, text) == Published()


def test_a_full_date_whose_weekday_is_named_gives_a_week(read: Read, vocabulary: TimeVocabulary) -> None:
    text = "The convoy was hit on Wednesday. Ten men had left the camp on September 20, 2023."
    published = dated(read, vocabulary, text)
    assert (published.earliest, published.latest, published.basis) == ("2023-09-20", "2023-09-26", "text")


def test_a_full_date_of_another_weekday_gives_nothing(read: Read, vocabulary: TimeVocabulary) -> None:
    text = "The convoy was hit on Monday. Ten men had left the camp on September 20, 2023."
    assert dated(read, vocabulary, text) == Published()


def test_an_old_date_gives_nothing_beside_a_later_year(read: Read, vocabulary: TimeVocabulary) -> None:
    text = "The convoy was hit on Wednesday. The camp opened on September 20, 2006. It was enlarged in 2014."
    assert dated(read, vocabulary, text) == Published()


def test_a_line_with_a_date_gives_the_day(read: Read, vocabulary: TimeVocabulary) -> None:
    text = "Four dead in convoy attack\n\nPublished 21 September 2023\n\nThe convoy was hit on Wednesday."
    assert dated(read, vocabulary, text) == Published("2023-09-21", "2023-09-21", "text")


@pytest.mark.parametrize(
    "text",
    [
        "KABUL, Sept. 21, 2023 (Newswire) - The convoy was hit on Wednesday.",
        "KABUL, 21 September 2023 -- The convoy was hit on Wednesday.",
        "KABUL (AFGHANISTAN), 21 SEP 23 (NEWSWIRE) -- THE CONVOY WAS HIT YESTERDAY.",
    ],
)
def test_a_dateline_gives_the_day(read: Read, vocabulary: TimeVocabulary, text: str) -> None:
    assert dated(read, vocabulary, text) == Published("2023-09-21", "2023-09-21", "dateline")


def test_a_dateline_without_a_year_needs_the_weekday_and_a_past_year(read: Read, vocabulary: TimeVocabulary) -> None:
    lead = "KABUL, Sept. 20 (Newswire) - A convoy was hit on Wednesday, officials said. "
    assert dated(read, vocabulary, lead) == Published()
    published = dated(read, vocabulary, lead + "In 2021, a truck was hit there.")
    assert (published.earliest, published.basis) == ("2023-09-20", "calendar")


def test_a_known_day_is_kept(read: Read, vocabulary: TimeVocabulary) -> None:
    assert dated(read, vocabulary, STORY + PAST, "2017-09-21") == Published("2017-09-21", "2017-09-21", "metadata")


@pytest.mark.parametrize(
    "text",
    [
        "Leticia, 10 May (Wire) - Two guards died, a mayor announced on Saturday.\n\n" + PAST.replace("2020", "2021"),
        "Leticia, 10 May: Two guards died on Saturday, a mayor said.\n\n" + PAST.replace("2020", "2021"),
    ],
)
def test_a_dateline_may_be_written_small(read: Read, vocabulary: TimeVocabulary, text: str) -> None:
    published = dated(read, vocabulary, text)
    assert (published.earliest, published.basis) == ("2025-05-10", "calendar")


@pytest.mark.parametrize(
    "text",
    [
        "By a staff writer | Leticia | Updated: Nov 28, 2024 10:12 IST\n\nTwo guards died on Wednesday.",
        "One died.\n\nWe slept.\n\nNobody saw.\n\nIt rained.\n\nPublished in the Leticia Post, November 28th, 2024",
    ],
    ids=["head", "foot"],
)
def test_a_line_that_says_when_it_was_published_dates_the_report(
    read: Read, vocabulary: TimeVocabulary, text: str
) -> None:
    published = dated(read, vocabulary, text)
    assert (published.earliest, published.latest) == ("2024-11-28", "2024-11-28")


def test_a_full_date_in_the_background_is_not_that_of_the_news(read: Read, vocabulary: TimeVocabulary) -> None:
    news = "A shell hit a market on Thursday. Nine traders died. A doctor was hurt. Nobody knew why. The mayor wept. "
    precedent = "Two more shells fell later. On August 9, 2018, a shell hit a school bus."
    assert dated(read, vocabulary, news + precedent) == Published()


@pytest.mark.parametrize("dash", [" - ", " — ", ": "])
def test_a_day_alone_before_a_dash_opens_the_telling(read: Read, vocabulary: TimeVocabulary, dash: str) -> None:
    for title in ("", "Four officers killed\n\n"):
        published = dated(read, vocabulary, f"{title}May 5, 2021{dash}Rebels killed four officers on Tuesday.")
        assert (published.earliest, published.basis) == ("2021-05-05", "dateline")


def test_the_days_of_a_chronicle_do_not_date_it(read: Read, vocabulary: TimeVocabulary) -> None:
    chronicle = "May 5, 2021 - Rebels killed four officers.\n\nJune 9, 2022 - Rebels shelled the border post."
    assert dated(read, vocabulary, chronicle).basis != "dateline"
