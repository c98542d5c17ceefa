"""Grades are proposed with their reason; what a person sets stands beside them."""

import pytest

from tests.builders import at_least, blame, event, exactly, make_claim, make_report, speaker
from tests.stages.reconcile.conftest import Settle
from variorum.model.claim import AttributionLink, Claim
from variorum.model.incident import Grade, Incident
from variorum.model.values import Position

MAYOR, MEDIC, NURSE = speaker("Ana Belt", "person"), speaker("Red Crescent"), speaker("Mia Lago", "person")
REBELS, ARMY = speaker("Red Column", "armed_group"), speaker("Ruvian army")


def killed(count: int, by: AttributionLink, start: int, group: str | None = None) -> Claim:
    return make_claim("r-1", "killed", exactly(count, group), by=by, start=start)


def laid(actor: str, position: Position, by: AttributionLink, start: int) -> Claim:
    return make_claim("r-1", "responsibility", blame(actor, position), by=by, start=start)


def grade(incident: Incident, scale: str, of: str | None = None) -> Grade:
    (found,) = [each for each in incident.grades if (each.scale, each.of) == (scale, of)]
    return found


@pytest.mark.parametrize(
    ("claims", "value"),
    [
        ([killed(5, MAYOR, 0), laid("Red Column", "claimed", REBELS, 40)], "confirmed"),
        ([killed(5, MAYOR, 0), laid("Red Column", "blamed", MAYOR, 9), laid("Ruvia", "blamed", MEDIC, 9)], "contested"),
        ([killed(5, MAYOR, 0), laid("Ruvia", "blamed", MAYOR, 40), laid("Ole Strand", "blamed", MAYOR, 60)], "weak"),
        ([killed(5, MAYOR, 0), killed(5, MEDIC, 20)], "fair"),
        ([killed(5, MAYOR, 0)], "weak"),
        ([killed(5, MAYOR, 0), killed(0, MEDIC, 20), killed(0, NURSE, 40)], "discounted"),
        ([killed(5, MAYOR, 0, "fighters"), killed(5, MEDIC, 20, "militants")], "discounted"),
    ],
)  # fmt: skip
def test_an_incident_is_graded_as_airwars_does(settle: Settle, claims: list[Claim], value: str) -> None:
    proposed = grade(settle(claims), "airwars")
    assert proposed.value == value
    assert proposed.set_by is None
    assert proposed.claims
    assert proposed.reason.endswith(".")


def test_nobody_hurt_is_not_graded(settle: Settle) -> None:
    assert settle([make_claim("r-1", "event", event("talks"))]).grades[0].scale == "credibility"


def test_an_incident_that_several_tell_of_alike_is_confirmed_by_them(settle: Settle) -> None:
    tell = [make_claim("r-1", "event", event("attack"), by=by, start=i) for i, by in enumerate((MAYOR, MEDIC))]
    assert grade(settle(tell), "credibility").value == "1"
    assert grade(settle(tell[:1]), "credibility").value == "3"
    disputed = [*tell, killed(4, MAYOR, 40), killed(5, MEDIC, 60)]
    assert grade(settle(disputed), "credibility").value == "2"
    hedged = make_claim("r-1", "event", event("attack"), by=MAYOR, stance="hedges")
    assert grade(settle([hedged]), "credibility").value == "4"


def test_a_number_is_graded_by_who_gives_and_who_excludes_it(settle: Settle) -> None:
    incident = settle([killed(0, MEDIC, 0), killed(0, NURSE, 20), killed(12, MAYOR, 40)])
    assert grade(incident, "credibility", "killed: 0").value == "3"
    assert grade(incident, "credibility", "killed: 12").value == "4"
    assert "Red Crescent" in grade(incident, "credibility", "killed: 12").reason
    assert grade(incident, "reliability", "Ana Belt").value == "D"


def test_a_number_that_was_overtaken_is_improbable(settle: Settle) -> None:
    reports = [make_report("r-1", "2031-05-07"), make_report("r-2", "2031-05-08")]
    claims = [killed(4, MAYOR, 0), make_claim("r-2", "killed", at_least(6), by=MAYOR)]
    incident = settle(claims, reports)
    assert grade(incident, "credibility", "killed: 4").value == "5"
    assert grade(incident, "credibility", "killed: at least 6").value == "2"


def test_origins_are_graded_by_how_their_numbers_stand_to_those_of_others(settle: Settle) -> None:
    incident = settle([killed(5, MAYOR, 0), killed(5, MEDIC, 20), killed(5, NURSE, 40)])
    assert {each.of: each.value for each in incident.grades if each.scale == "reliability"} == {
        "Ana Belt": "B", "Red Crescent": "B", "Mia Lago": "B"
    }  # fmt: skip
    assert grade(settle([killed(5, MAYOR, 0)]), "reliability", "Ana Belt").value == "F"
    boast = [killed(80, REBELS, 0), laid("Red Column", "claimed", REBELS, 40), killed(6, MAYOR, 60)]
    assert grade(settle(boast), "reliability", "Red Column").value == "D"
