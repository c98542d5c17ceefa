"""What holds for any claims at all: none is lost, their order does not matter, low <= best <= high."""

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    actor,
    at_place,
    blame,
    event,
    make_claim,
    make_report,
    number,
    on_day,
    speaker,
    weapon,
    weekday,
)  # fmt: skip
from tests.stages.reconcile.conftest import Settle
from variorum.model.claim import Claim, Stance
from variorum.model.report import Report
from variorum.model.values import ResponseValue, Value
from variorum.stages.reconcile import turn_of

amounts = st.one_of(st.none(), st.integers(0, 30), st.just(2_000_000_000))
words = st.sampled_from(["five people", "a man", "the chief", "Vera Lind", "soldiers", ""])


@st.composite
def counts(draw: st.DrawFn) -> Value:
    ends = sorted(n for n in (draw(amounts), draw(amounts), draw(amounts)) if n is not None)
    shape = draw(st.sampled_from(["exact", "low", "high", "about", "between", "none"]))
    first, last = (ends[0], ends[-1]) if ends else (None, None)
    by_shape = {"exact": (first, first, first), "low": (first, None, None), "high": (None, None, first),
                "about": (None, first, None), "between": (first, None, last), "none": (None, None, None)}  # fmt: skip
    return number(
        *by_shape[shape],
        vague=draw(st.sampled_from([None, "dozens", "plural"])) if shape == "none" else None,
        group=draw(st.sampled_from([None, "soldiers", "civilians", "attacker", "people"])),
        subset_of=draw(st.sampled_from([None, None, "many"])),
        words=draw(words),
    )


OTHERS: list[tuple[str, Value]] = [
    ("date", on_day("2031-05-07")), ("date", weekday(3)), ("date", on_day("2031-05-01", "2031-05-31", "month")),
    ("place", at_place("Orlovka")), ("place", at_place("Upland", "XB", precision="region")), ("event", event("attack")),
    ("event", event("shelling")), ("perpetrator", actor("Red Column")), ("perpetrator", actor(None)),
    ("victim", actor("Vera Lind", person=True)), ("victim", actor("farmers")), ("weapon", weapon("mortar")),
    ("responsibility", blame("Red Column", "claimed")), ("responsibility", blame("Red Column", "denied")),
    ("response", ResponseValue("apology", None, None)),
]  # fmt: skip
STANCES: list[Stance] = ["asserts", "asserts", "hedges", "denies", "withholds"]
SPEAKERS = [None, speaker("Ana Belt", "person"), speaker("Belt", "person"), speaker("Red Column", "armed_group"),
            speaker("Ruvian Defence Ministry"), speaker(None, "anonymous")]  # fmt: skip


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    field = draw(st.sampled_from(["killed", "killed", "wounded", "other"]))
    value: Value
    field, value = draw(st.sampled_from(OTHERS)) if field == "other" else (field, draw(counts()))
    start = draw(st.integers(0, 400))
    return make_claim(
        draw(st.sampled_from(["r-1", "r-2", "r-3"])), field, value, start=start, context=start - start % 100,  # type: ignore[arg-type]
        by=draw(st.sampled_from(SPEAKERS)), stance=draw(st.sampled_from(STANCES)),
    )  # fmt: skip


days = st.sampled_from([None, "2031-05-07", "2031-05-08", "2031-06-01"])


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Claim], list[Report]]:
    reports = [make_report("r-1", draw(days), outlet="Wire"), make_report("r-2", draw(days)),
               make_report("r-3", draw(days), copy_of=draw(st.sampled_from([None, "r-1", "r-absent"])))]  # fmt: skip
    return draw(st.lists(claims(), max_size=12, unique_by=lambda claim: claim.id)), reports


@settings(max_examples=150)
@given(cases())
def test_every_claim_stands_in_a_position_of_its_field(settle: Settle, case: tuple[list[Claim], list[Report]]) -> None:
    incident = settle(*case)
    placed = {(finding.field, claim) for finding in incident.findings for p in finding.positions for claim in p.claims}
    assert placed == {(claim.field, claim.id) for claim in case[0]}
    assert len(incident.findings) == len({finding.field for finding in incident.findings})


@settings(max_examples=150)
@given(cases())
def test_low_best_and_high_are_in_order_and_rest_on_claims(
    settle: Settle, case: tuple[list[Claim], list[Report]]
) -> None:
    known = {claim.id for claim in case[0]}
    for entry in settle(*case).casualties:
        told = [number for number in (entry.low, entry.best, entry.high) if number is not None]
        assert told == sorted(told)
        assert entry.claims
        assert set(entry.claims) <= known
        assert entry.rule.endswith(".")


@settings(max_examples=150)
@given(cases())
def test_a_number_rests_on_claims_or_rejects_them_with_a_reason(
    settle: Settle, case: tuple[list[Claim], list[Report]]
) -> None:
    for entry in settle(*case).casualties:
        if entry.group is None:
            rejected = [claim for each in entry.rejected for claim in each.claims]
            assert sorted([*entry.claims, *rejected]) == sorted({c.id for c in case[0] if c.field == entry.kind})
            assert all(each.reason.endswith(".") for each in entry.rejected)


@given(cases(), st.integers())
def test_the_order_of_claims_and_reports_does_not_matter(
    settle: Settle, case: tuple[list[Claim], list[Report]], seed: int
) -> None:
    shuffled = (list(case[0]), list(case[1]))
    for part in shuffled:
        random.Random(seed).shuffle(part)  # noqa: S311 - an order, not a secret
    assert msgspec.json.encode(settle(*shuffled)) == msgspec.json.encode(settle(*case))


@given(cases())
def test_as_of_a_report_the_history_is_the_beginning_of_what_it_is_now(
    settle: Settle, case: tuple[list[Claim], list[Report]]
) -> None:
    claims, given_reports = case
    reports = [msgspec.structs.replace(report, copy_of=None) for report in given_reports]
    now = settle(claims, reports)
    turns = sorted(turn_of(report.id, {report.id: report for report in reports}) for report in reports)
    for place, until in enumerate(turns, 1):
        then = settle(claims, reports, until=until)
        came_out = [report for _, report in turns[:place]]
        assert list(then.reports) == came_out
        assert then.history == tuple(change for change in now.history if change.report in came_out)
        state = {change.field: change.after for change in then.history}
        for finding in then.findings:
            assert state[f"{finding.field} finding"] == finding.status
        for entry in then.casualties:
            if (entry.policy, entry.group) == ("ucdp", None):
                assert state[entry.kind] == {"low": entry.low, "best": entry.best, "high": entry.high}
        assert state.get("place") == (then.place and then.place.name)
    assert settle(claims, reports, until=turns[-1]) == now


@given(cases())
def test_the_history_ends_where_the_incident_stands(settle: Settle, case: tuple[list[Claim], list[Report]]) -> None:
    incident = settle(*case)
    state = {change.field: change.after for change in incident.history}
    for finding in incident.findings:
        assert state[f"{finding.field} finding"] == finding.status
    assert state.get("type") == incident.type
