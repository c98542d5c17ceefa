import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.stages.acquire import AcquireVocabulary
from variorum.stages.acquire.days import read_days


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("2016-11-11", ("2016-11-11", "2016-11-11")),
        ("2016-11-11T23:59:59-11:00", ("2016-11-11", "2016-11-11")),
        ("2016/11/11 11:02", ("2016-11-11", "2016-11-11")),
        ("20161111", ("2016-11-11", "2016-11-11")),
        ("20161111T110227Z", ("2016-11-11", "2016-11-11")),
        ("20161111110227", ("2016-11-11", "2016-11-11")),
        ("1478862147", ("2016-11-11", "2016-11-11")),
        ("1478862147000", ("2016-11-11", "2016-11-11")),
        ("Fri, 11 Nov 2016 11:02:27 GMT", ("2016-11-11", "2016-11-11")),
        ("November 11, 2016", ("2016-11-11", "2016-11-11")),
        ("Updated: Nov. 11th, 2016 at 5:32 pm ET", ("2016-11-11", "2016-11-11")),
        ("11 Sept 2016", ("2016-09-11", "2016-09-11")),
        ("11.10.2016", ("2016-10-11", "2016-10-11")),
        ("25/12/2016", ("2016-12-25", "2016-12-25")),
        ("12/25/2016", ("2016-12-25", "2016-12-25")),
        ("Thursday, 12/17/2015 - Updated: 2 months ago", ("2015-12-17", "2015-12-17")),
        ("11/11/2016", ("2016-11-11", "2016-11-11")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("February 2015", ("2015-02-01", "2015-02-28")),
        ("2016", ("2016-01-01", "2016-12-31")),
    ],
)
def test_a_day_is_read_in_its_usual_forms(vocabulary: AcquireVocabulary, words: str, span: tuple[str, str]) -> None:
    assert read_days(words, vocabulary.months) == (span,)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "yesterday",
        "2016-13-01",
        "30 February 2016",
        "Smarch 3, 2016",
        "99",
        "0000-00-00",
        "2016-11-11 to 2016-11-14",
    ],
)
def test_what_is_no_single_day_gives_none(vocabulary: AcquireVocabulary, words: str) -> None:
    assert read_days(words, vocabulary.months) == ()


def test_numbers_that_may_be_swapped_give_both_days(vocabulary: AcquireVocabulary) -> None:
    assert read_days("02/03/2016", vocabulary.months) == (("2016-02-03", "2016-02-03"), ("2016-03-02", "2016-03-02"))


@given(st.text(max_size=40) | st.from_regex(r"[0-9/.\-: T,]{0,24}", fullmatch=True), st.integers(0, 3))
def test_arbitrary_words_never_raise(words: str, month: int) -> None:
    for first, last in read_days(words, {"may": month}):
        assert first <= last
