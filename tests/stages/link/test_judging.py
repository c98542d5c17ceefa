"""Same, different or unsure: what weighs for and against two accounts being of one incident."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    actor,
    at_place,
    exactly,
    make_account,
    make_claim,
    make_report,
    on_day,
    weapon,
    weekday,
)  # fmt: skip
from variorum.edges.resources.linking import load_shares, load_weights
from variorum.model.claim import Claim, Field, Standing
from variorum.model.values import DateValue, IncidentType, ResponsibilityValue, Value
from variorum.stages.link import Profile, Weights, compare, judge, keys, profile

Told = tuple[Field, Value]
SHARES = load_shares()
WEIGHTS = load_weights()


@pytest.fixture(scope="module")
def weights() -> Weights:
    return WEIGHTS


def tell(
    report: str,
    values: Sequence[Told],
    *,
    kind: IncidentType = "attack",
    published: str | None = None,
    standing: Standing = "main",
    text: str = "",
) -> Profile:
    claims: list[Claim] = [make_claim(report, field, value, start=10 * i) for i, (field, value) in enumerate(values)]
    account = make_account(report, claims, name=f"a-{report}", kind=kind, standing=standing, span=(0, len(text)))
    return profile(account, claims, make_report(report, published, text=text), shares=SHARES)


VILLAGE: Told = ("place", at_place("Orlovka", precision="near"))
TOWN: Told = ("place", at_place("Petrovsk", lat=50.0, lon=40.0, gazetteer_id="1"))
PATROL: Told = ("victim", actor("Ruvian peacekeepers", country="XB"))
RIFLES: Told = ("weapon", weapon("small arms"))


def test_one_day_and_place_is_the_same_incident(weights: Weights) -> None:
    day: Told = ("date", on_day("2031-05-07"))
    judgement = judge(tell("r-1", [day, TOWN, PATROL]), tell("r-2", [day, TOWN, PATROL]), weights)
    assert judgement.answer == "same"


def test_the_same_place_a_week_later_is_another_incident(weights: Weights) -> None:
    left = tell("r-1", [("date", on_day("2031-05-07")), TOWN, PATROL])
    right = tell("r-2", [("date", on_day("2031-05-14")), TOWN, PATROL])
    assert judge(left, right, weights).answer == "different"


def test_without_a_date_the_village_the_victims_the_weapon_and_the_weekday_decide(weights: Weights) -> None:
    dated = tell("r-1", [("date", on_day("2031-05-07")), VILLAGE, PATROL, RIFLES])
    undated = tell("r-2", [("date", weekday(3)), VILLAGE, PATROL, RIFLES])
    assert judge(dated, undated, weights).answer == "same"
    without_weekday = tell("r-2", [VILLAGE, PATROL, RIFLES])
    assert judge(dated, without_weekday, weights).answer == "unsure"


def test_a_weekday_that_the_day_is_not_speaks_against(weights: Weights) -> None:
    dated = tell("r-1", [("date", on_day("2031-05-07")), TOWN])
    right, wrong = tell("r-2", [("date", weekday(3)), TOWN]), tell("r-2", [("date", weekday(5)), TOWN])
    assert judge(dated, right, weights).score - judge(dated, wrong, weights).score >= 3


def test_told_a_year_later_as_background_it_is_the_same(weights: Weights) -> None:
    day: Told = ("date", on_day("2031-05-07"))
    left = tell("r-1", [day, TOWN, PATROL], published="2031-05-08")
    right = tell("r-2", [day, TOWN, PATROL], published="2032-05-01", standing="background")
    assert judge(left, right, weights).answer == "same"


def test_an_attack_and_the_offensive_around_it_are_two(weights: Weights) -> None:
    day: Told = ("date", on_day("2031-05-07"))
    left, right = tell("r-1", [day, TOWN, PATROL]), tell("r-2", [day, TOWN, PATROL], kind="offensive")
    assert judge(left, right, weights).answer != "same"


def test_a_report_cannot_tell_what_came_after_it(weights: Weights) -> None:
    later = tell("r-1", [("date", on_day("2031-05-07")), VILLAGE, PATROL, RIFLES])
    earlier = tell("r-2", [VILLAGE, PATROL, RIFLES], published="2031-05-01")
    assert judge(later, earlier, weights).answer == "different"


def test_places_far_apart_speak_against(weights: Weights) -> None:
    day: Told = ("date", on_day("2031-05-07"))
    far: Told = ("place", at_place("Dalny", lat=55.0, lon=60.0, gazetteer_id="2"))
    assert judge(tell("r-1", [day, TOWN]), tell("r-2", [day, far]), weights).answer == "different"


def test_a_region_and_a_number_in_common_are_little(weights: Weights) -> None:
    left = tell("r-1", [("place", at_place("Upland", precision="region", gazetteer_id="9")), ("killed", exactly(3))])
    right = tell("r-2", [("place", at_place("Upland", precision="region", gazetteer_id="9")), ("killed", exactly(3))])
    assert judge(left, right, weights).answer == "different"


def test_a_named_person_and_a_country_are_enough_with_the_day(weights: Weights) -> None:
    person: Told = ("victim", actor("Vera Lind", person=True))
    left = tell("r-1", [("date", on_day("2031-05-07")), person])
    assert judge(left, tell("r-2", [("date", on_day("2031-05-07")), person]), weights).answer == "same"


def test_two_accounts_of_one_report_are_never_the_same(weights: Weights) -> None:
    day: Told = ("date", on_day("2031-05-07"))
    left, right = tell("r-1", [day, TOWN]), tell("r-1", [day, TOWN])
    assert judge(left, right, weights).answer == "different"


def test_the_score_is_the_sum_of_its_reasons(weights: Weights) -> None:
    text = "The granary beside the disused ropeway collapsed onto the ferrymen."
    left = tell("r-1", [("date", on_day("2031-05-07")), TOWN, PATROL], text=text)
    judgement = judge(left, tell("r-2", [("date", on_day("2031-05-08")), TOWN, RIFLES], text=text), weights)
    assert judgement.score == pytest.approx(sum(reason.weight for reason in judgement.reasons), abs=0.001)
    assert {"date", "place", "type", "words"} <= {reason.feature for reason in judgement.reasons}
    assert all(reason.detail for reason in judgement.reasons)


values = st.lists(
    st.sampled_from([
        ("date", on_day("2031-05-07")), ("date", on_day("2031-05-01", "2031-05-31", "month")), ("date", weekday(2)),
        VILLAGE, TOWN, PATROL, RIFLES, ("killed", exactly(1)), ("killed", exactly(40)), ("wounded", exactly(0)),
        ("perpetrator", actor("Red Column")), ("victim", actor("Vera Lind", person=True)),
    ]), max_size=6, unique_by=repr,
)  # fmt: skip


@given(values, values, st.sampled_from(["attack", "offensive", "talks"]), st.sampled_from([None, "2031-05-09"]))
def test_a_judgement_does_not_depend_on_the_order(
    left: list[Told], right: list[Told], kind: IncidentType, published: str | None
) -> None:
    weights = WEIGHTS
    one, other = tell("r-1", left, published=published), tell("r-2", right, kind=kind)
    assert judge(one, other, weights) == judge(other, one, weights)
    assert {r.feature: r.weight for r in compare(one, other, weights)} == {
        r.feature: r.weight for r in compare(other, one, weights)
    }


def test_an_unlisted_village_is_the_same_whatever_region_its_reports_speak_of(weights: Weights) -> None:
    day: Told = ("date", on_day("2031-05-07"))
    here = tell("r-1", [day, ("place", at_place("Orlovka", country="XA", precision="near"))])
    there = tell("r-2", [day, ("place", at_place("Orlovka", country="XB", precision="region"))])
    assert judge(here, there, weights).answer == "same"


def bare(month_and_day: str) -> DateValue:
    return DateValue(None, None, "day", "that day", f"XXXX-{month_and_day}")


def test_days_without_a_year_tell_the_same_day_from_another(weights: Weights) -> None:
    full: Told = ("date", on_day("2031-04-01"))
    same = judge(tell("r-1", [full, TOWN]), tell("r-2", [("date", bare("04-01")), TOWN]), weights)
    other = judge(tell("r-1", [full, TOWN]), tell("r-2", [("date", bare("10-07")), TOWN]), weights)
    both = judge(tell("r-1", [("date", bare("04-01")), TOWN]), tell("r-2", [("date", bare("04-01")), TOWN]), weights)
    assert (same.answer, other.answer, both.answer) == ("unsure", "different", "unsure")


def test_a_village_in_another_spelling_is_known_by_its_sound(weights: Weights) -> None:
    one: Told = ("place", at_place("Dzhanur Tagh", precision="near"))
    other: Told = ("place", at_place("Janur Tag", precision="near"))
    strange: Told = ("place", at_place("Orlovka", precision="near"))
    alike = judge(tell("r-1", [one, PATROL]), tell("r-2", [other, PATROL]), weights)
    unlike = judge(tell("r-1", [one, PATROL]), tell("r-2", [strange, PATROL]), weights)
    assert alike.score - unlike.score == pytest.approx(weights.place.village_by_sound - weights.place.other_point)


def test_who_claimed_it_in_one_report_may_have_done_it_in_the_other(weights: Weights) -> None:
    claimed: Told = ("responsibility", ResponsibilityValue("Red Hand", "claimed"))
    did: Told = ("perpetrator", actor("Red Hand"))
    (reason,) = (r for r in compare(tell("r-1", [claimed]), tell("r-2", [did]), weights) if r.feature == "perpetrators")
    assert reason.weight == weights.people.same_perpetrators


def test_a_toll_put_right_is_no_other_toll(weights: Weights) -> None:
    six, seven, nine = (tell(f"r-{n}", [("killed", exactly(n))]) for n in (6, 7, 9))
    assert compare(six, seven, weights)[-1].weight == weights.counts.near
    assert compare(six, nine, weights)[-1].weight == weights.counts.close


def test_middle_names_come_and_go(weights: Weights) -> None:
    left = tell("r-1", [("victim", actor("Samuel Okoth Barasa", person=True))])
    right = tell("r-2", [("victim", actor("Samuel Barasa", person=True))])
    assert [r.weight for r in compare(left, right, weights) if r.feature == "persons"] == [weights.people.same_person]
    assert set(keys(left)) & set(keys(right))


STRIKES = (
    "A strike hit a house on Oak Row in Petrovsk; neighbours carried Anna Weiss to the clinic of Saint Clare.",
    "Shells fell by the mill in Petrovsk. The baker Josef Tal and a guard died, his cousin Mirko Tal told a radio.",
)


def test_two_strikes_on_one_town_on_one_day_are_not_held_to_be_one(weights: Weights) -> None:
    day: Told = ("date", on_day("2031-05-07"))
    one, other = (
        tell(f"r-{i}", [day, TOWN, ("killed", exactly(killed))], kind="air_strike", published="2031-05-08", text=text)
        for i, (killed, text) in enumerate(zip((5, 2), STRIKES, strict=True))
    )
    assert judge(one, other, weights).answer != "same"


def test_another_deed_in_the_same_town_three_days_later_is_another_incident(weights: Weights) -> None:
    text = "The group had sent a bomber to the bridge of Petrovsk, where soldiers died. Its spokesman blamed the army."
    bomb = tell("r-1", [("date", on_day("2031-05-07")), TOWN, ("killed", exactly(13))], kind="bombing", text=text)
    strike = tell("r-2", [("date", on_day("2031-05-10")), TOWN, ("killed", exactly(9))], kind="air_strike", text=text)
    assert judge(bomb, strike, weights).answer == "different"


def test_of_many_numbers_the_highest_are_compared(weights: Weights) -> None:
    one = tell("r-1", [("killed", exactly(2)), ("killed", exactly(30))])
    other = tell("r-2", [("killed", exactly(2)), ("killed", exactly(6))])
    (reason,) = [each for each in compare(one, other, weights) if each.feature == "killed"]
    assert reason.detail == "30 and 6"
    assert reason.weight < 0


def test_of_many_ages_some_agree_by_chance(weights: Weights) -> None:
    def aged(report: str, *ages: int) -> Profile:
        return tell(report, [TOWN], text=", ".join(f"the {age}-year-old" for age in ages))

    features = {each.feature for each in compare(aged("r-1", 34, 6), aged("r-2", 34, 9), weights)}
    many = compare(aged("r-1", *range(10, 30, 2)), aged("r-2", *range(11, 30, 2), 10), weights)
    assert "ages" in features
    assert "ages" not in {each.feature for each in many}


def test_that_two_towns_lie_in_one_region_makes_them_no_likelier_to_be_one(weights: Weights) -> None:
    region: Told = ("place", at_place("Upland", precision="region", gazetteer_id="9"))
    far: Told = ("place", at_place("Dalny", lat=55.0, lon=60.0, gazetteer_id="2"))
    (reason,) = [each for each in compare(tell("r-1", [TOWN, region]), tell("r-2", [far, region]), weights)
                 if each.feature == "place"]  # fmt: skip
    assert reason.detail.startswith("dalny and petrovsk")


def test_words_of_places_forces_and_weapons_are_not_counted_again_as_words() -> None:
    told = tell("r-1", [TOWN, RIFLES, ("perpetrator", actor("Red Column"))], text="In Petrovsk the Red Column struck.")
    assert not {"petrovsk", "red", "column"} & (told.words.keys() | told.names.keys())
    assert "struck" in told.words
