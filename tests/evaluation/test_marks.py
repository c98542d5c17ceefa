"""Measures come out as their definition says, and so do their intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.evaluation.marks import Mark, exact, measure


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    found = measure(
        [("a", Mark("f1", gold=4, hit=2, given=2, right=2)), ("b", Mark("f1", gold=4, hit=2, given=8, right=3))]
    )
    assert found.recall == 0.5
    assert found.precision == 0.5
    assert found.value == 0.5
    assert (found.n, found.given, found.hit, found.reports) == (8, 10, 4, 2)


def test_one_answer_a_question_comes_down_to_the_share_that_is_right() -> None:
    found = measure([(f"r{i}", exact("city", right=i < 3)) for i in range(4)])
    assert found.value == found.precision == found.recall == 0.75


def test_nothing_found_and_nothing_to_find_is_nought_and_no_error() -> None:
    assert measure([("a", Mark("f1", gold=3))]).value == 0.0
    assert measure([("a", Mark("f1"))]).value == 0.0


def test_intervals_are_the_same_every_time_and_narrow_with_more_reports() -> None:
    few = [(f"r{i}", exact("city", right=i % 2 == 0)) for i in range(10)]
    many = [(f"r{i}", exact("city", right=i % 2 == 0)) for i in range(1000)]
    assert measure(few) == measure(few)
    assert measure(many).high - measure(many).low < measure(few).high - measure(few).low
    assert measure(many).low == pytest.approx(0.469, abs=0.01)
    assert measure(many).high == pytest.approx(0.531, abs=0.01)


def test_reports_are_drawn_and_not_answers() -> None:
    """A hundred answers in one report are one draw: the interval is as wide as that of two reports."""
    marks = [("a", exact("city", right=True))] * 100 + [("b", exact("city", right=False))] * 100
    found = measure(marks)
    assert (found.low, found.high) == (0.0, 1.0)


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=30))
def test_the_value_lies_between_nought_and_one_and_the_interval_is_in_order(rows: list[tuple[int, bool]]) -> None:
    found = measure([(str(unit), exact("m", right=right)) for unit, right in rows], resamples=50)
    assert 0.0 <= found.low <= found.high <= 1.0
    assert found.n == len(rows)
