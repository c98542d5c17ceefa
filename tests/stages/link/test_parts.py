"""A deed and the campaign around it: related, not the same."""

from collections.abc import Sequence

import pytest

from tests.builders import actor, at_place, make_account, make_claim, make_report, on_day
from variorum.edges.resources.linking import load_weights
from variorum.model.claim import AccountRelation, Field
from variorum.model.values import DateValue, IncidentType, Value
from variorum.stages.link import Held, Profile, asks, judge, judge_new, keys, profile

Told = tuple[Field, Value]
WEIGHTS = load_weights()
CAMP: Told = ("place", at_place("Orlovka", admin1="Sarvin", lat=50.0, lon=40.0, gazetteer_id="1"))
REGION: Told = ("place", at_place("Sarvin", admin1="Sarvin", precision="region", lat=50.5, lon=40.5, gazetteer_id="2"))
BEGUN: Told = ("date", on_day("2031-05-06"))
LATER: Told = ("date", on_day("2031-05-26"))


def tell(
    report: str, kind: IncidentType, values: Sequence[Told], *, published: str | None, within: Sequence[str] = ()
) -> Profile:
    claims = [make_claim(report, field, value, start=10 * i) for i, (field, value) in enumerate(values)]
    relations = [AccountRelation(each, "part_of") for each in within]
    account = make_account(report, claims, name=f"a-{report}-{kind}", kind=kind, relations=relations)
    return profile(account, claims, make_report(report, published))


OFFENSIVE = tell("r-2", "offensive", [BEGUN, REGION], published="2031-06-02")


def raid(*values: Told, kind: IncidentType = "attack") -> Profile:
    return tell("r-1", kind, values, published="2031-05-27")


def part(deed: Profile, campaign: Profile) -> str | None:
    found = judge(deed, campaign, WEIGHTS)
    assert judge(campaign, deed, WEIGHTS) == found
    return found.part


def test_an_attack_on_a_camp_is_part_of_the_offensive_around_it_and_not_the_same() -> None:
    attack = raid(LATER, CAMP)
    judgement = judge(attack, OFFENSIVE, WEIGHTS)
    assert (judgement.answer, judgement.part) == ("different", attack.account)
    (why,) = (reason for reason in judgement.reasons if reason.feature == "part of")
    assert (why.detail, why.weight) == ("attack of 2031-05-26 in the offensive in sarvin", 0.0)
    assert judgement.score == pytest.approx(sum(reason.weight for reason in judgement.reasons))


def test_they_find_each_other_whichever_came_first() -> None:
    attack = raid(LATER, CAMP)
    assert set(asks(attack)) & set(keys(OFFENSIVE))
    assert set(asks(OFFENSIVE)) & set(keys(attack))
    for first, second in ((attack, OFFENSIVE), (OFFENSIVE, attack)):
        (judgement,) = judge_new([second], Held([first]), WEIGHTS)
        assert judgement.part == attack.account


@pytest.mark.parametrize(
    ("day", "published"),
    [
        ("2031-05-05", "2031-06-02"),  # before it began
        ("2031-06-10", "2031-06-02"),  # after it was told of
        ("2031-05-26", None),  # nobody knows how long it went on
        ("2032-05-26", "2033-01-01"),  # told years later, and no offensive lasts that long
    ],
)
def test_outside_its_days_nothing_is_part_of_an_offensive(day: str, published: str | None) -> None:
    campaign = tell("r-2", "offensive", [BEGUN, REGION], published=published)
    assert part(raid(("date", on_day(day)), CAMP), campaign) is None


def test_an_end_that_is_told_ends_an_offensive() -> None:
    days = DateValue("2031-05-06", "2031-05-20", "range", "from 6 to 20 May")
    over = tell("r-2", "offensive", [("date", days), REGION], published="2031-06-02")
    assert part(raid(LATER, CAMP), over) is None
    assert part(raid(("date", on_day("2031-05-20")), CAMP), over) is not None


@pytest.mark.parametrize(
    "place",
    [
        at_place("Petrovsk", admin1="Nord", lat=58.0, lon=40.0, gazetteer_id="3"),
        at_place("Sarvin", country="XB", admin1="Sarvin", precision="region", gazetteer_id="4"),
        at_place("Sarvinia", precision="country", gazetteer_id="5"),
    ],
)
def test_another_place_or_a_country_alone_makes_no_part(place: Value) -> None:
    assert part(raid(LATER, ("place", place)), OFFENSIVE) is None


def test_nothing_follows_from_a_day_or_place_that_is_not_told() -> None:
    assert part(raid(CAMP), OFFENSIVE) is None
    assert part(raid(LATER), OFFENSIVE) is None


def test_the_deed_of_others_is_no_part_of_an_armys_offensive() -> None:
    waged: Told = ("perpetrator", actor("Ruvian army"))
    campaign = tell("r-2", "offensive", [BEGUN, REGION, waged], published="2031-06-02")
    assert part(raid(LATER, CAMP, ("perpetrator", actor("Talvan rebels"))), campaign) is None
    assert part(raid(LATER, CAMP, ("perpetrator", actor("Ruvian forces"))), campaign) is not None
    assert part(raid(LATER, CAMP), campaign) is not None


@pytest.mark.parametrize("kind", ["talks", "ceasefire", "protest", "offensive"])
def test_only_deeds_of_harm_are_parts(kind: IncidentType) -> None:
    assert part(raid(LATER, CAMP, kind=kind), OFFENSIVE) is None


def test_what_a_report_tells_as_part_of_another_needs_no_day() -> None:
    campaign = tell("r-1", "offensive", [REGION], published=None)
    attack = tell("r-1", "attack", [CAMP], published=None, within=[campaign.account])
    for new in ([attack, campaign], [campaign, attack]):
        (judgement,) = judge_new(new, Held(), WEIGHTS)
        assert (judgement.answer, judgement.part) == ("different", attack.account)


def test_two_accounts_of_one_report_are_not_judged_else() -> None:
    day_and_place = [LATER, CAMP]
    pair = [tell("r-1", kind, day_and_place, published=None) for kind in ("attack", "shooting")]
    assert judge_new(pair, Held(), WEIGHTS) == ()
