"""Incidents of many reports: what is kept from one report to the next says what settling all of them anew would."""

import random
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import actor, event, make_claim, make_report, number, speaker
from tests.stages.reconcile.conftest import Settle
from variorum.edges.resources.policies import load_rules
from variorum.model.claim import Claim
from variorum.model.report import Report
from variorum.stages.reconcile import UNDATED, deeds, history, turn_of
from variorum.stages.reconcile.choosing import best_of, choose, put_together, reliable
from variorum.stages.reconcile.figures import Figure, Sort
from variorum.stages.reconcile.overtaking import Overtaking, said_by
from variorum.stages.reconcile.voices import Voices, allows, weigh

RULES = load_rules()
SORTS: tuple[Sort, ...] = ("total", "total", "sum", "persons")
FIELDS = ("killed", "wounded", "wounded", "victim", "perpetrator", "event")
DAYS = ("2031-05-07", "2031-05-08", "2031-05-09", UNDATED)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    stated, sort = draw(st.integers(0, 9)), draw(st.sampled_from(SORTS))
    high = draw(st.sampled_from([stated, stated, stated + 2, None])) if sort == "total" else None
    origins = draw(st.lists(st.sampled_from(["Wire", "Mayor", "Clinic"]), min_size=1, max_size=2, unique=True))
    return Figure(
        sort=sort, value=None, low=stated, high=high, stated=stated, origins=tuple(origins), belligerent=False,
        claims=(), report="r-1", day=draw(st.sampled_from(DAYS)), hedged=False,
    )  # fmt: skip


def in_order(found: list[Figure]) -> list[Figure]:
    return sorted(found, key=lambda figure: figure.day)


@given(st.lists(figures(), max_size=12).map(in_order))
def test_figures_that_come_one_by_one_are_overtaken_as_if_all_had_come_at_once(told: list[Figure]) -> None:
    kept = Overtaking()
    for place in range(len(told) + 1):
        anew = Overtaking()
        anew.add(told[:place])
        assert kept.goes_on_in(told[:place])
        kept.add(told[:place])
        assert kept.told() == anew.told()


@given(st.lists(figures(), min_size=1, max_size=12).map(in_order))
def test_what_is_kept_goes_on_only_in_figures_that_begin_alike(told: list[Figure]) -> None:
    kept = Overtaking()
    kept.add(told)
    assert not kept.goes_on_in(told[:-1])
    assert not kept.goes_on_in(told[1:])


@given(st.lists(figures(), max_size=12))
def test_the_voices_for_each_number_are_those_that_asking_every_figure_gives(told: list[Figure]) -> None:
    numbers = sorted({figure.stated for figure in told if figure.stated is not None})
    assert weigh(numbers, told) == {each: asked(each, told) for each in numbers}


@given(st.lists(figures(), min_size=1, max_size=12))
def test_figures_put_together_give_the_numbers_that_all_of_them_give(told: list[Figure]) -> None:
    together = put_together(told)
    assert len(together) == len({said_by(figure) for figure in told})
    for policy in RULES.policies:
        best = choose(told, policy).number
        assert best_of(told, together, policy) == best
        assert reliable(together, best) == reliable(told, best)


def asked(number_: int, told: list[Figure]) -> Voices:
    giving = [figure for figure in told if figure.stated == number_]
    return Voices(
        allowing=len({origin for figure in told if allows(figure, number_) for origin in figure.origins}),
        against=len({origin for figure in told if not allows(figure, number_) for origin in figure.origins}),
        giving=len({origin for figure in giving for origin in figure.origins}),
        latest=max(figure.day for figure in giving),
    )


def story(seed: int) -> tuple[list[Claim], list[Report]]:
    """Make the reports of a week, whose speakers differ on the dead and wounded, and name some who died of wounds."""
    chance = random.Random(seed)  # noqa: S311 - a story, not a secret
    claims, reports = [], []
    for each in range(30):
        report = f"r-{each:02d}"
        reports.append(make_report(report, chance.choice([None, *(f"2031-05-{day:02d}" for day in range(7, 14))])))
        by = chance.choice([None, speaker("Ana Belt", "person"), speaker("Harbour Clinic"), speaker("Red Column")])
        for place, field in enumerate(chance.choices(FIELDS, k=3)):
            if field in ("killed", "wounded"):
                many = chance.choice([1, 1, chance.randrange(30)])
                words = chance.choice(["Vera Lind", "Tom Orr", "the boy", "a girl"]) if many == 1 else f"{many} people"
                value = number(*chance.choice([(many, many, many), (many, None, None), (None, many, None)]),
                               words=words, group=chance.choice([None, None, "soldiers"]))  # fmt: skip
            elif field == "event":
                value = event(chance.choice(["shelling", "bombing"]))  # type: ignore[assignment]
            else:
                name = chance.choice(["Vera Lind", "Tom Orr", "Red Column"])
                value = actor(name, person=name != "Red Column")  # type: ignore[assignment]
            stance = "denies" if field in ("event", "perpetrator") and not chance.randrange(9) else "asserts"
            claims.append(
                make_claim(report, field, value, start=100 * place, context=100 * place, by=by, stance=stance)  # type: ignore[arg-type]
            )
    return claims, reports


def test_the_history_of_a_long_story_says_after_each_report_what_its_reports_come_to(settle: Settle) -> None:
    for seed in range(3):
        claims, reports = story(seed)
        history = settle(claims, reports).history
        turns = sorted(turn_of(report.id, {report.id: report for report in reports}) for report in reports)
        for place, until in enumerate(turns, 1):
            then = settle(claims, reports, until=until)
            came_out = {report for _, report in turns[:place]}
            state = {change.field: change.after for change in history if change.report in came_out}
            assert {f"{each.field} finding": each.status for each in then.findings}.items() <= state.items()
            assert state["type"] == then.type
            for entry in then.casualties:
                if (entry.policy, entry.group) == ("ucdp", None):
                    assert state[entry.kind] == {"low": entry.low, "best": entry.best, "high": entry.high}


def test_what_many_outlets_say_alike_is_settled_for_the_first_two_of_them(
    settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, read = Mock(side_effect=deeds.event_finding), Mock(side_effect=deeds._type)
    monkeypatch.setattr(history, "event_finding", found)
    monkeypatch.setattr(deeds, "_type", read)
    reports = [make_report(f"r-{each:02d}", "2031-05-07", outlet=f"Post {each}") for each in range(60)]
    settle([make_claim(report.id, "event", event("shelling")) for report in reports], reports)
    assert found.call_count == 2
    assert read.call_count < 10 * len(reports)
