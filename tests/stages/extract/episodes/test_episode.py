"""When two days or two places can be those of one incident."""

import pytest

from variorum.model.values import DatePrecision, DateValue, PlacePrecision, PlaceValue
from variorum.stages.extract.episodes import apart, distance_km, same_day


def day(start: str | None, end: str | None = None, *, timex: str | None = None, words: str = "then",
        precision: DatePrecision = "day") -> DateValue:  # fmt: skip
    return DateValue(start, end or start, precision, words, timex or start)


def place(name: str, country: str, lat: float, lon: float, precision: PlacePrecision = "point",
          admin1: str | None = None) -> PlaceValue:  # fmt: skip
    return PlaceValue(name, country, admin1, lat, lon, precision, f"test:{name}", name)


def test_days_agree_where_they_overlap() -> None:
    assert same_day(day("2020-05-03"), day("2020-05-01", "2020-05-31", precision="month"))
    assert not same_day(day("2020-05-03"), day("2020-05-04"))


def test_a_night_may_be_called_by_either_of_its_days() -> None:
    assert same_day(day("2020-05-03", words="late on Sunday"), day("2020-05-04", words="Monday"))
    assert not same_day(day("2020-05-03", words="late on Sunday"), day("2020-05-05", words="Tuesday"))


def test_weekdays_without_a_date_agree_only_with_themselves() -> None:
    wednesday, thursday = day(None, timex="XXXX-WXX-3"), day(None, timex="XXXX-WXX-4")
    assert same_day(wednesday, day(None, timex="XXXX-WXX-3"))
    assert not same_day(wednesday, thursday)


def test_a_weekday_of_the_news_is_not_in_a_year_told_in_full() -> None:
    assert not same_day(day(None, timex="XXXX-WXX-3"), day("2015-01-01", "2015-12-31", precision="year"))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (place("Gao", "ML", 16.3, -0.04), place("Kidal", "ML", 18.4, 1.4), True),
        (place("Gao", "ML", 16.3, -0.04), place("Gao suburb", "ML", 16.4, 0.0), False),
        (place("Gao", "ML", 16.3, -0.04), place("Niger", "NE", 16.0, 8.0, "country"), True),
        (place("Gao", "ML", 16.3, -0.04), place("Mali", "ML", 17.0, -4.0, "country"), False),
    ],
)
def test_places_exclude_each_other_by_country_and_distance(left: PlaceValue, right: PlaceValue, expected: bool) -> None:
    assert apart(left, right) is expected
    assert apart(right, left) is expected


def test_a_place_that_no_gazetteer_lists_excludes_no_other() -> None:
    unlisted = PlaceValue("Tiny", "ML", None, 1.0, 1.0, "near", None, "Tiny")
    assert not apart(unlisted, place("Gao", "ML", 16.3, -0.04))


def test_distance_is_that_of_a_great_circle() -> None:
    assert distance_km((0, 0), (0, 90)) == pytest.approx(10_007, abs=5)


def test_days_without_a_year_agree_by_month_and_day() -> None:
    first = day(None, timex="XXXX-04-01")
    assert same_day(first, day(None, timex="XXXX-04-01"))
    assert same_day(first, day("2021-04-01"))
    assert not same_day(first, day(None, timex="XXXX-10-07"))
    assert not same_day(first, day("2014-01-01", "2014-12-31", timex="2014", precision="year"))


def test_a_historical_region_holds_what_lies_near_its_middle() -> None:
    strip = PlaceValue("Gaza Strip", "PS", "Gaza Strip", 31.4, 34.4, "region", "variorum:gaza-strip", "Gaza")
    town = place("Rafah", "PS", 31.28, 34.25, admin1="Rafah")
    far = PlaceValue("Gaza Strip", "PS", "Gaza Strip", 41.4, 34.4, "region", "variorum:elsewhere", "elsewhere")
    assert not apart(strip, town)
    assert apart(far, town)
