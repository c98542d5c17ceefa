"""How two states of a ledger differ, and the reason for each difference."""

from collections.abc import Sequence

import pytest
from msgspec import structs

from tests.builders import actor, blame, event, exactly, make_claim, make_report, number, on_day, speaker
from tests.stages.reconcile.conftest import Settle
from variorum.model.claim import Claim
from variorum.model.difference import Difference
from variorum.model.incident import Incident
from variorum.stages.release.changes import compare

MINISTRY, MAYOR = speaker("Ruvian Defence Ministry"), speaker("Ana Belt", "person")
FIRST, SECOND = make_report("r-1", "2031-05-07", outlet="Wire"), make_report("r-2", "2031-05-09", outlet="Echo")


def states(settle: Settle, earlier: Sequence[Claim], later: Sequence[Claim]) -> tuple[Incident, Incident]:
    """Give an incident as the first report tells it, and as both do."""
    return settle(earlier, [FIRST]), settle([*earlier, *later], [FIRST, SECOND])


def on(field: str, *pair: Incident) -> Difference:
    (found,) = [each for each in compare(pair[:1], pair[1:]) if each.field == field]
    return found


def test_a_state_does_not_differ_from_itself(settle: Settle) -> None:
    incident = settle([make_claim("r-1", "killed", exactly(4))], [FIRST])
    assert list(compare([incident], [incident])) == []


def test_an_origin_that_gives_another_number_corrects_itself(settle: Settle) -> None:
    pair = states(
        settle,
        [make_claim("r-1", "killed", exactly(4), by=MINISTRY)],
        [make_claim("r-2", "killed", exactly(6), by=MINISTRY)],
    )
    found = on("killed", *pair)
    assert (found.cause, found.origins) == ("corrected", ("Ruvian Defence Ministry",))
    assert (found.before["best"], found.after["best"]) == (4, 6)
    assert (found.status_before, found.status_after) == ("single", "revised")
    assert found.why == "the same origin corrected itself (Ruvian Defence Ministry)"


def test_a_part_that_an_origin_tells_besides_corrects_nothing(settle: Settle) -> None:
    pair = states(
        settle,
        [make_claim("r-1", "killed", exactly(4), by=MINISTRY)],
        [
            make_claim("r-2", "killed", exactly(6), by=MAYOR),
            make_claim("r-2", "killed", exactly(2, "children", subset_of="6 people"), start=40, by=MINISTRY),
        ],
    )
    assert "corrected" not in on("killed", *pair).why


def test_another_origin_contradicts_overtakes_or_says_the_same(settle: Settle) -> None:
    said = [make_claim("r-1", "killed", exactly(6), by=MINISTRY)]
    assert on("killed", *states(settle, said, [make_claim("r-2", "killed", exactly(4), by=MAYOR)])).cause == (
        "contradicted"
    )
    assert on("killed", *states(settle, said, [make_claim("r-2", "killed", exactly(9), by=MAYOR)])).cause == "overtaken"
    same = on("killed", *states(settle, said, [make_claim("r-2", "killed", exactly(6), by=MAYOR)]))
    assert (same.cause, same.status_after) == ("confirmed", "agreed")


def test_what_is_told_for_the_first_time_and_what_is_withheld(settle: Settle) -> None:
    said = [make_claim("r-1", "event", event("shelling"))]
    later = [make_claim("r-2", "killed", exactly(4), by=MAYOR)]
    assert on("killed", *states(settle, said, later)).why == "a first report of it (Ana Belt)"
    words = number(vague="dozens", words="dozens")
    silent = make_claim("r-2", "killed", number(), by=MINISTRY, stance="withholds")
    pair = settle([silent], [SECOND]), settle([silent, make_claim("r-1", "killed", words)], [FIRST, SECOND])
    assert on("killed", pair[1], pair[0]).cause == "withdrawn"
    assert on("killed", pair[0], pair[1]).status_before == "withheld"


def test_names_add_up_and_only_those_that_differ_are_told(settle: Settle) -> None:
    pair = states(
        settle,
        [
            make_claim("r-1", "victim", actor("farmers")),
            make_claim("r-1", "responsibility", blame("Red Column", "blamed")),
        ],
        [
            make_claim("r-2", "victim", actor("farmers")),
            make_claim("r-2", "victim", actor("herders"), start=40),
            make_claim("r-2", "responsibility", blame("Red Column", "denied"), by=speaker("Red Column", "armed_group")),
        ],
    )  # fmt: skip
    victims, deed = on("victim", *pair), on("responsibility", *pair)
    assert (victims.before, victims.after, victims.cause) == ([], ["herders"], "added")
    assert (deed.after, deed.cause) == (["Red Column · denied"], "contradicted")


def test_a_day_by_the_same_origin_is_a_correction(settle: Settle) -> None:
    pair = states(
        settle,
        [make_claim("r-1", "date", on_day("2031-05-05"), by=MINISTRY)],
        [make_claim("r-2", "date", on_day("2031-05-06"), by=MINISTRY)],
    )
    assert on("date", *pair).cause == "corrected"


def test_another_policy_and_other_rules_are_told_apart(settle: Settle) -> None:
    incident = settle([make_claim("r-1", "killed", exactly(4))], [FIRST])
    other = structs.replace(incident, casualties=tuple(
        structs.replace(each, policy="mine", best=3) for each in incident.casualties[:1]
    ))  # fmt: skip
    assert on("killed", incident, other).why == "the policy differs: ucdp, then mine"
    changed = structs.replace(incident, casualties=(structs.replace(incident.casualties[0], best=5),))
    assert on("killed", incident, changed).cause == "rules"


def told(name: str, *killed: int) -> list[Claim]:
    return [make_claim(name, "killed", exactly(count), start=50 * at) for at, count in enumerate(killed)]


def apart(incident: Incident, identity: str, supersedes: tuple[str, ...] = ()) -> Incident:
    return structs.replace(incident, id=identity, supersedes=supersedes)


def whole(before: Sequence[Incident], after: Sequence[Incident]) -> list[tuple[str, str, str]]:
    return [(each.incident, each.cause, each.why) for each in compare(before, after) if each.field == "incident"]


def test_incidents_that_are_new_or_gone(settle: Settle) -> None:
    one, two = settle(told("r-1", 4)), apart(settle(told("r-2", 5)), "i-2")
    assert whole([one], [one, two]) == [("i-2", "new", "no report told of it before")]
    assert whole([one, two], [one]) == [("i-2", "gone", "no report tells of it any more")]


@pytest.mark.parametrize("supersedes", [(), ("i-2",)])
def test_incidents_that_merge_and_split(settle: Settle, supersedes: tuple[str, ...]) -> None:
    one, two = settle(told("r-1", 4)), apart(settle(told("r-2", 5)), "i-2")
    both = apart(settle([*told("r-1", 4), *told("r-2", 5)]), "i-1", supersedes)
    assert whole([one, two], [both]) == [("i-2", "merged", "merged into i-1")]
    assert whole([both], [one, two]) == [("i-2", "split", "split from i-1")]


def test_the_same_incident_under_another_id_is_compared_with_itself(settle: Settle) -> None:
    one = settle(told("r-1", 4))
    other = apart(settle([*told("r-1", 4), *told("r-2", 6)]), "i-7")
    found = list(compare([one], [other]))
    assert [each.cause for each in found][:2] == ["renamed", "reports"]
    assert "killed" in {each.field for each in found}


def test_reports_that_come_and_go_are_counted(settle: Settle) -> None:
    pair = settle(told("r-1", 4)), settle([*told("r-2", 4), *told("r-3", 4)])
    found = on("reports", *pair)
    assert (found.before, found.after) == (["r-1"], ["r-2", "r-3"])
    assert found.why == "2 more tell of it and 1 no longer do"
