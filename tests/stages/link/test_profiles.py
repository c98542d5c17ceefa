"""What linking sees of an account, and under which keys it files it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    actor,
    at_least,
    at_place,
    exactly,
    make_account,
    make_claim,
    make_report,
    number,
    on_day,
    weapon,
    weekday,
)  # fmt: skip
from variorum.model.claim import Claim
from variorum.model.values import CountValue, DateValue, PlaceValue
from variorum.stages.link import Profile, asks, keys, profile


def profile_of(report_name: str, *claims: Claim, published: str | None = None, **about: object) -> Profile:
    report = make_report(report_name, published, text=str(about.pop("text", "Nothing much.")))
    return profile(make_account(report_name, claims, **about), claims, report)  # type: ignore[arg-type]


def test_claims_of_other_accounts_are_passed_over() -> None:
    mine = make_claim("r-1", "place", at_place("Orlovka"))
    other = make_claim("r-1", "place", at_place("Petrovsk"), start=50)
    found = profile(make_account("r-1", [mine]), [mine, other], make_report())
    assert [spot.name for spot in found.places] == ["orlovka"]


def test_names_are_folded_and_order_does_not_matter() -> None:
    claims = [
        make_claim("r-1", "victim", actor("Émile Durand", person=True)),
        make_claim("r-1", "weapon", weapon("Mortar")),
    ]
    account = make_account("r-1", claims)
    assert profile(account, claims, make_report()) == profile(account, claims[::-1], make_report())
    assert profile(account, claims, make_report()).persons == ("emile durand",)


@pytest.mark.parametrize(
    ("value", "ends"),
    [(exactly(4), (4, 4)), (at_least(12), (12, None)), (number(high=30), (0, 30)), (number(best=30), (30, 30))],
)
def test_counts_keep_the_ends_that_the_words_leave(value: CountValue, ends: tuple[int, int | None]) -> None:
    (tally,) = profile_of("r-1", make_claim("r-1", "killed", value)).killed
    assert (tally.low, tally.high) == ends


def test_parts_and_withheld_numbers_are_no_totals() -> None:
    part = make_claim("r-1", "killed", exactly(2, "children", subset_of="nine people"))
    withheld = make_claim("r-1", "killed", number(), stance="withholds")
    assert profile_of("r-1", part, withheld).killed == ()


def test_a_weekday_is_kept_only_where_no_day_is_known() -> None:
    known = profile_of("r-1", make_claim("r-1", "date", on_day("2031-05-07")))
    unknown = profile_of("r-1", make_claim("r-1", "date", weekday(3)))
    assert (known.weekdays, unknown.weekdays) == ((), (3,))
    assert [day.start for day in known.days] == ["2031-05-07"]


def shares(left: Profile, right: Profile) -> bool:
    return bool(set(keys(left)) & set(keys(right)))


def test_two_accounts_a_day_apart_in_one_country_share_a_key() -> None:
    left = profile_of(
        "r-1", make_claim("r-1", "date", on_day("2031-05-07")), make_claim("r-1", "place", at_place("Orlovka"))
    )
    right = profile_of(
        "r-2", make_claim("r-2", "date", on_day("2031-05-08")), make_claim("r-2", "place", at_place("Sosnovka"))
    )
    assert shares(left, right)


def test_an_undated_account_of_an_offensive_is_found_by_its_region() -> None:
    region = at_place("Upland", precision="region", gazetteer_id="1")
    dated = [make_claim("r-1", "date", on_day("2031-05-07")), make_claim("r-1", "place", region)]
    left = profile_of("r-1", *dated, kind="offensive")
    assert shares(left, profile_of("r-2", make_claim("r-2", "place", region), kind="offensive"))


def test_months_apart_in_two_towns_of_a_country_they_share_none() -> None:
    here, there = at_place("Orlovka", gazetteer_id="1"), at_place("Sosnovka", gazetteer_id="2")
    left = profile_of("r-1", make_claim("r-1", "date", on_day("2031-05-07")), make_claim("r-1", "place", here))
    right = profile_of("r-2", make_claim("r-2", "date", on_day("2031-09-08")), make_claim("r-2", "place", there))
    assert not shares(left, right)


def test_an_undated_account_is_found_by_a_village_that_no_gazetteer_lists() -> None:
    dated = profile_of(
        "r-1", make_claim("r-1", "date", on_day("2031-05-07")), make_claim("r-1", "place", at_place("Orlovka"))
    )
    undated = profile_of("r-2", make_claim("r-2", "place", at_place("Orlovka", None)))
    assert shares(dated, undated)


def test_an_undated_account_is_found_by_a_named_person() -> None:
    dated = profile_of(
        "r-1",
        make_claim("r-1", "date", on_day("2031-05-07")),
        make_claim("r-1", "victim", actor("Vera Lind", person=True)),
    )
    undated = profile_of("r-2", make_claim("r-2", "victim", actor("Vera Lind", person=True)))
    assert shares(dated, undated)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-0.2, 0.2), st.floats(-0.2, 0.2))
def test_neighbours_on_one_day_share_a_cell(lat: float, lon: float, north: float, east: float) -> None:
    def at(name: str, lat: float, lon: float) -> Profile:
        spot = at_place(name, None, lat=lat, lon=lon, gazetteer_id=name)
        return profile_of(name, make_claim(name, "date", on_day("2031-05-07")), make_claim(name, "place", spot))

    assert shares(at("a", lat, lon), at("b", lat + north, lon + east))


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_text_makes_a_profile(text: str, start: int, end: int) -> None:
    claim = make_claim("r-1", "place", at_place(text), quote=text)
    found = profile_of("r-1", claim, text=text, span=(min(start, end), max(start, end)))
    assert found.account.startswith("a-")
    assert keys(found) == tuple(sorted(set(keys(found))))


def test_a_village_in_no_gazetteer_is_filed_by_its_name_even_where_only_its_region_is_known() -> None:
    village = at_place("Orlovka", precision="region")
    left, right = (profile_of(name, make_claim(name, "place", village)) for name in ("r-1", "r-2"))
    assert any(key.startswith("village ") for key in set(keys(left)) & set(keys(right)))


def test_what_is_a_clash_in_one_report_and_a_bombing_in_another_is_filed_together() -> None:
    town = at_place("Petrovsk", lat=50.0, lon=40.0, gazetteer_id="1")
    clash = profile_of("r-1", make_claim("r-1", "place", town), kind="armed_clash")
    blast = profile_of("r-2", make_claim("r-2", "place", town), kind="bombing")
    talks = profile_of("r-3", make_claim("r-3", "place", town), kind="talks")
    assert set(keys(clash)) & set(keys(blast))
    assert not set(keys(clash)) & set(keys(talks))


def _meet(one: Profile, other: Profile) -> bool:
    """Say whether two accounts are compared, whichever of them is the new one."""
    first, second = set(asks(one)) & set(keys(other)), set(asks(other)) & set(keys(one))
    assert bool(first) == bool(second)
    return bool(first)


def test_two_blasts_of_one_town_years_apart_are_not_compared_but_one_without_a_date_is_with_both() -> None:
    def blast(report: str, day: str | None) -> Profile:
        town = make_claim(report, "place", at_place("Petrovsk", lat=50.0, lon=40.0, gazetteer_id="1"))
        when = [make_claim(report, "date", on_day(day), start=20)] if day else []
        claims = [town, *when]
        return profile(make_account(report, claims, kind="bombing", standing="background"), claims, make_report(report))

    early, late, undated = blast("r-1", "2021-05-07"), blast("r-2", "2031-05-07"), blast("r-3", None)
    assert _meet(early, undated)
    assert _meet(late, undated)
    assert _meet(undated, blast("r-4", None))
    assert not set(asks(early)) & {key for key in keys(late) if key.startswith("type")}


def test_two_towns_of_one_day_do_not_meet_but_one_without_a_town_meets_both() -> None:
    def told(report: str, place: PlaceValue) -> Profile:
        claims = [make_claim(report, "date", on_day("2031-05-07")), make_claim(report, "place", place, start=20)]
        return profile(make_account(report, claims, standing="background"), claims, make_report(report))

    north = told("r-1", at_place("Petrovsk", lat=50.0, lon=40.0, gazetteer_id="1"))
    south = told("r-2", at_place("Dalny", lat=44.0, lon=40.0, gazetteer_id="2"))
    somewhere = told("r-3", at_place("Ruvia", precision="country", gazetteer_id="3"))
    assert not _meet(north, south)
    assert _meet(north, somewhere)
    assert _meet(south, somewhere)


def test_a_day_without_its_year_meets_that_day_of_every_year_and_whole_dates_do_not() -> None:
    def told(report: str, when: DateValue) -> Profile:
        where = at_place("Ruvia", precision="country", gazetteer_id="3")
        claims = [make_claim(report, "date", when), make_claim(report, "place", where, start=20)]
        return profile(make_account(report, claims, standing="background"), claims, make_report(report))

    early, late = told("r-1", on_day("2021-05-07")), told("r-2", on_day("2031-05-07"))
    bare = told("r-3", DateValue(None, None, "day", "7 May", "XXXX-05-07"))
    assert not _meet(early, late)
    assert _meet(early, bare)
    assert _meet(late, bare)
