from collections.abc import Callable

import pytest

from variorum.model.report import Metadata, Report
from variorum.stages.acquire import Acquired

Take = Callable[..., Acquired]
ENGLISH = "Rebels shelled the market in the morning, and nine traders died, the mayor said on Monday evening."


def language(acquired: Acquired) -> str | None:
    assert isinstance(acquired.report, Report)
    return acquired.report.language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        ("Los rebeldes bombardearon el mercado por la mañana y murieron nueve comerciantes, dijo el alcalde.", "es"),
        ("Повстанці обстріляли ринок уранці, загинули дев'ятеро торговців, повідомив міський голова увечері.", "uk"),
        ("قصف المتمردون السوق صباح اليوم فقتل تسعة من التجار حسبما قال رئيس البلدية مساء الاثنين.", "ar"),
    ],
)
def test_the_language_is_detected(take: Take, text: str, expected: str) -> None:
    assert language(take(text)) == expected


@pytest.mark.parametrize("text", ["Nine dead.", "12, 34, 56, 78, 90", "OK"])
def test_too_short_a_text_has_no_language(take: Take, text: str) -> None:
    assert language(take(text)) is None


@pytest.mark.parametrize(
    ("written", "code"), [("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("English", "en"), ("rus", "ru")]
)
def test_the_language_that_is_given_is_kept_as_a_code(take: Take, written: str, code: str) -> None:
    assert language(take(ENGLISH, "record", Metadata(language=written))) == code


def test_a_language_that_is_given_in_no_known_way_is_detected_instead(take: Take) -> None:
    assert language(take(ENGLISH, "record", Metadata(language="unknown"))) == "en"
