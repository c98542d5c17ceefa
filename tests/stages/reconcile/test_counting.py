"""Numbers of killed and wounded: what agrees, what is disputed, what was revised, and what each policy makes of it."""

from collections.abc import Callable

from msgspec import structs

from tests.builders import (
    actor,
    at_least,
    blame,
    exactly,
    make_claim,
    make_report,
    number,
    speaker,
)  # fmt: skip
from tests.stages.reconcile.conftest import Settle, casualty, finding_on, numbers
from variorum.model.claim import AttributionLink, Claim, Stance
from variorum.model.values import CountValue

MINISTRY, MAYOR, MEDIC = speaker("Defense Ministry of Ruvia"), speaker("Ana Belt", "person"), speaker("Red Crescent")


def killed(
    report: str, value: CountValue, by: AttributionLink | None = None, start: int = 0, stance: Stance = "asserts"
) -> Claim:
    return make_claim(report, "killed", value, by=by, start=start, context=start - start % 100, stance=stance)


def test_one_origin_gives_a_single_finding(settle: Settle) -> None:
    incident = settle([killed("r-1", exactly(3), MAYOR)])
    assert finding_on(incident, "killed").status == "single"
    assert numbers(incident) == (3, 3, 3)


def test_two_origins_with_one_number_agree(settle: Settle) -> None:
    incident = settle([killed("r-1", exactly(3), MAYOR), killed("r-2", exactly(3), MEDIC)])
    finding = finding_on(incident, "killed")
    assert finding.status == "agreed"
    assert [position.origins for position in finding.positions] == [("Ana Belt", "Red Crescent")]


def test_two_origins_with_two_numbers_on_one_day_disagree(settle: Settle) -> None:
    incident = settle([killed("r-1", exactly(4), MAYOR), killed("r-1", exactly(5), MEDIC, 10)])
    assert finding_on(incident, "killed").status == "disputed"
    assert numbers(incident) == (4, 4, 5)


def test_the_number_of_one_group_does_not_overtake_that_of_everybody(settle: Settle) -> None:
    guards = structs.replace(exactly(13), group="border guards")
    incident = settle([killed("r-1", exactly(95)), killed("r-2", guards)], [make_report("r-1", "2031-05-07"),
                      make_report("r-2", "2031-05-09")])  # fmt: skip
    assert numbers(incident) == (95, 95, 95)


def test_most_independent_origins_make_the_best_figure(settle: Settle) -> None:
    claims = [killed("r-1", exactly(5), MAYOR), killed("r-1", exactly(5), MEDIC, 10),
              killed("r-1", exactly(4), speaker("Harbour Gazette", "media"), 20),
              killed("r-1", number(), MINISTRY, 30, "withholds"),
              killed("r-2", number(), speaker("Ruvia's Defence Ministry"), 0, "withholds")]  # fmt: skip
    incident = settle(claims)
    finding = finding_on(incident, "killed")
    assert finding.status == "disputed"
    assert numbers(incident) == (4, 5, 5)
    assert numbers(incident, policy="acled") == (4, 4, 4)
    values = [p.value.best if p.value else None for p in finding.positions]
    assert values == [4, 5, None]
    assert len(finding.positions[-1].claims) == 2
    assert len(finding.positions[-1].origins) == 1
    assert "Ana Belt and Red Crescent" in casualty(incident).rule
    assert "Withheld by" in finding.rule


def test_one_origin_that_raises_its_number_revises_it(settle: Settle) -> None:
    reports = [make_report("r-1", "2031-05-07"), make_report("r-2", "2031-05-09")]
    incident = settle([killed("r-1", exactly(4), MAYOR), killed("r-2", exactly(6), MAYOR)], reports)
    assert finding_on(incident, "killed").status == "revised"
    assert numbers(incident) == (6, 6, 6)
    assert "4 (Ana Belt)" in casualty(incident).rule


def test_without_dates_one_origin_with_two_numbers_revises_nothing(settle: Settle) -> None:
    incident = settle([killed("r-1", exactly(4), MAYOR), killed("r-2", exactly(6), MEDIC)])
    assert finding_on(incident, "killed").status == "disputed"


def test_a_later_lower_number_of_another_origin_is_a_dispute(settle: Settle) -> None:
    reports = [make_report("r-1", "2031-05-07"), make_report("r-2", "2031-05-09")]
    incident = settle([killed("r-1", exactly(12), MAYOR), killed("r-2", exactly(0), MEDIC)], reports)
    assert finding_on(incident, "killed").status == "disputed"
    assert numbers(incident)[::2] == (0, 12)


def test_a_floor_and_a_number_above_it_are_a_range(settle: Settle) -> None:
    incident = settle([killed("r-1", at_least(2), MAYOR), killed("r-1", exactly(4), MEDIC, 10)])
    assert finding_on(incident, "killed").status == "range"
    assert numbers(incident) == (2, 4, 4)


def test_floors_alone_leave_the_high_open(settle: Settle) -> None:
    assert numbers(settle([killed("r-1", at_least(12), MAYOR)])) == (12, 12, None)


def test_a_floor_of_two_origins_rules_out_what_lies_below(settle: Settle) -> None:
    reports = [make_report(f"r-{i}", "2031-05-07") for i in range(1, 4)]
    claims = [killed("r-1", exactly(4), MAYOR), killed("r-2", at_least(6), MEDIC), killed("r-3", at_least(6), MINISTRY)]
    incident = settle(claims, reports)
    assert finding_on(incident, "killed").status == "revised"
    assert numbers(incident) == (6, 6, None)


def test_groups_that_add_up_to_a_total_agree_with_it(settle: Settle) -> None:
    parts = [killed("r-1", exactly(9, "soldiers"), MAYOR, 5), killed("r-1", exactly(3, "civilians"), MAYOR, 30)]
    incident = settle([*parts, killed("r-2", exactly(12), MEDIC)])
    assert finding_on(incident, "killed").status == "agreed"
    assert numbers(incident) == (12, 12, 12)
    assert casualty(incident, group="civilians").best == 3


def test_a_part_never_competes_with_a_total(settle: Settle) -> None:
    claims = [killed("r-1", exactly(12), MAYOR),
              killed("r-1", exactly(3, "children", subset_of="12 people"), MAYOR, 20),
              killed("r-1", exactly(1, words="the deputy commander"), MEDIC, 40)]  # fmt: skip
    incident = settle(claims)
    assert finding_on(incident, "killed").status == "single"
    assert numbers(incident) == (12, 12, 12)


def test_a_named_person_is_one_of_the_dead_and_not_all_of_them(settle: Settle) -> None:
    person = make_claim("r-1", "victim", actor("Vera Lind", person=True, role="captain"), start=200)
    claims = [killed("r-1", exactly(1, words="Vera Lind"), MEDIC, 200), person, killed("r-2", exactly(5), MAYOR)]
    incident = settle(claims)
    assert finding_on(incident, "killed").status != "disputed"
    assert numbers(incident) == (5, 5, 5)
    (found,) = incident.people
    assert (found.name, found.fate, found.role) == ("Vera Lind", "killed", "captain")


def test_the_same_two_told_as_roles_names_and_a_number_are_two(settle: Settle) -> None:
    claims = [killed("r-1", exactly(1, "officer", "an officer"), None, 5),
              killed("r-1", exactly(1, "technician", "a technician"), None, 30),
              killed("r-1", exactly(1, None, "Vera Lind"), None, 210),
              killed("r-1", exactly(1, None, "Ole Strand"), None, 320), killed("r-2", exactly(2), MAYOR)]  # fmt: skip
    incident = settle(claims)
    assert finding_on(incident, "killed").status == "agreed"
    assert numbers(incident) == (2, 2, 2)


def test_nobody_hurt_in_one_group_says_nothing_of_the_others(settle: Settle) -> None:
    claims = [killed("r-1", exactly(0, "embassy staff"), MINISTRY), killed("r-2", exactly(4), MAYOR)]
    incident = settle(claims)
    assert finding_on(incident, "killed").status != "disputed"
    assert numbers(incident) == (4, 4, 4)


def test_no_reports_of_casualties_is_not_a_report_of_none(settle: Settle) -> None:
    claims = [killed("r-1", exactly(0), None, 0, "hedges"), killed("r-2", exactly(4), MAYOR)]
    incident = settle(claims)
    assert finding_on(incident, "killed").status == "single"
    assert numbers(incident) == (4, 4, 4)


def test_only_withheld_is_withheld_and_gives_no_number(settle: Settle) -> None:
    incident = settle([killed("r-1", number(), MINISTRY, 0, "withholds")])
    assert finding_on(incident, "killed").status == "withheld"
    assert incident.casualties == ()


def test_who_withholds_disputes_nothing(settle: Settle) -> None:
    incident = settle([killed("r-1", number(), MINISTRY, 0, "withholds"), killed("r-1", exactly(3), MAYOR, 9)])
    finding = finding_on(incident, "killed")
    assert finding.status == "single"
    assert finding.positions[-1].value is None


def test_a_denial_by_another_origin_is_a_dispute(settle: Settle) -> None:
    incident = settle([killed("r-1", exactly(3), MAYOR), killed("r-1", exactly(3), MINISTRY, 20, "denies")])
    assert finding_on(incident, "killed").status == "disputed"


def test_words_get_numbers_only_from_a_policy_that_has_them(settle: Settle) -> None:
    incident = settle([killed("r-1", number(vague="dozens", words="dozens"), MAYOR)])
    assert numbers(incident) == (None, None, None)
    assert numbers(incident, policy="acled") == (12, 12, 12)
    assert "dozens" in casualty(incident, policy="acled").rule


def test_acled_gives_no_wounded(settle: Settle) -> None:
    incident = settle([make_claim("r-1", "wounded", exactly(3))])
    assert {entry.policy for entry in incident.casualties} == {"ucdp"}


def test_a_warring_sides_boast_is_left_out_where_others_count(settle: Settle) -> None:
    rebels = speaker("Red Column spokesman", "armed_group")
    claims = [make_claim("r-1", "responsibility", blame("Red Column", "claimed"), by=rebels),
              killed("r-1", exactly(80), rebels, 20), killed("r-1", exactly(6), MAYOR, 40)]  # fmt: skip
    incident = settle(claims)
    assert numbers(incident) == (6, 6, 6)
    assert "80 (Red Column)" in casualty(incident).rule
    assert finding_on(incident, "killed").status == "disputed"


def test_a_boast_is_marked_where_it_is_told_and_where_it_is_rejected(settle: Settle) -> None:
    rebels = speaker("Red Column spokesman", "armed_group")
    claims = [make_claim("r-1", "responsibility", blame("Red Column", "claimed"), by=rebels),
              killed("r-1", exactly(80), rebels, 20), killed("r-1", exactly(6), MAYOR, 40)]  # fmt: skip
    incident = settle(claims)
    marked = {p.value.best: p.belligerents for p in finding_on(incident, "killed").positions}
    assert marked == {6: (), 80: ("Red Column",)}
    (rejected,) = casualty(incident).rejected
    assert rejected.claims == (claims[1].id,)
    assert "warring side's own" in rejected.reason
    assert casualty(settle(claims[:2])).belligerent


def test_a_lone_number_far_above_all_others_is_set_aside_with_its_reason(settle: Settle) -> None:
    claims = [killed("r-1", exactly(1_000_000), speaker("Lone Voice", "person")), killed("r-2", exactly(12), MAYOR),
              killed("r-3", exactly(0), MEDIC)]  # fmt: skip
    incident = settle(claims)
    assert numbers(incident)[2] == 12
    (rejected,) = casualty(incident).rejected
    assert "one origin's alone" in rejected.reason


def test_a_billion_dead_alone_make_no_number(settle: Settle) -> None:
    incident = settle([killed("r-1", exactly(1_000_000_000), MAYOR)])
    assert numbers(incident) == (None, None, None)
    assert "cannot be" in casualty(incident).rule


def test_floors_of_more_origins_than_give_a_number_leave_the_high_open(settle: Settle) -> None:
    reports = [make_report(f"r-{i}", "2031-05-07") for i in range(1, 4)]
    claims = [killed("r-1", at_least(90), MAYOR), killed("r-2", at_least(100), MEDIC), killed("r-3", exactly(120))]
    assert numbers(settle(claims, reports)) == (100, 120, None)


def test_a_majority_counts_reports_and_airwars_gives_a_range(settle_by: Callable[[str], Settle]) -> None:
    reports = [make_report(f"r-{i}", "2031-05-07") for i in range(1, 4)]
    claims = [killed("r-1", exactly(5), MAYOR), killed("r-2", exactly(4), MEDIC), killed("r-3", exactly(4), MEDIC)]
    assert numbers(settle_by("majority")(claims, reports), policy="majority") == (4, 4, 4)
    assert numbers(settle_by("airwars")(claims, reports), policy="airwars") == (4, None, 5)
    words = [killed("r-1", number(vague="plural", words="people"), MAYOR)]
    assert numbers(settle_by("airwars")(words), policy="airwars") == (2, None, 2)


def test_a_belligerents_name_within_another_name_is_no_belligerent(settle: Settle) -> None:
    official = speaker("Mia Lago", "person", "commissioner in South Ruvia")
    claims = [make_claim("r-1", "perpetrator", actor("Ruvia")), killed("r-1", exactly(12), official, 20)]
    assert "Left out" not in casualty(settle([*claims, killed("r-1", exactly(0), MAYOR, 40)])).rule


def test_dead_attackers_are_added_unless_the_total_holds_them(settle: Settle) -> None:
    apart = [killed("r-1", exactly(2), MAYOR), killed("r-1", exactly(1, "attacker", "the gunman"), MAYOR, 20)]
    assert numbers(settle(apart)) == (3, 3, 3)
    within = killed("r-1", exactly(1, "attacker", "the gunman", subset_of="3 people"), MAYOR, 20)
    assert numbers(settle([killed("r-1", exactly(3), MAYOR), within])) == (3, 3, 3)


def test_an_impossible_number_is_set_aside_and_kept(settle: Settle) -> None:
    claims = [killed("r-1", exactly(1_000_000_000), MAYOR), killed("r-2", exactly(6), MEDIC)]
    incident = settle(claims)
    assert numbers(incident) == (6, 6, 6)
    assert "set aside" in finding_on(incident, "killed").rule


def test_a_reprint_does_not_count_twice(settle: Settle) -> None:
    outlets = [("Wire", None), ("Echo", "r-1"), ("Mirror", "r-2"), ("Herald", None), ("Courier", None)]
    reports = [
        make_report(f"r-{i}", "2031-05-07", outlet=outlet, copy_of=copy_of)
        for i, (outlet, copy_of) in enumerate(outlets, start=1)
    ]
    claims = [*(killed(f"r-{i}", exactly(9)) for i in (1, 2, 3)), *(killed(f"r-{i}", exactly(7)) for i in (4, 5))]
    incident = settle(claims, reports)
    assert numbers(incident) == (7, 7, 9)
    assert incident.origins == ("Courier", "Herald", "Wire")
    assert len(incident.reports) == 5


def test_a_bare_plural_is_called_one_in_words(settle: Settle) -> None:
    incident = settle([killed("r-1", number(vague="plural", words="people"), MAYOR)])
    rules = [casualty.rule for casualty in incident.casualties]
    assert any("only words are given (a bare plural)" in rule for rule in rules)
    assert not any("“plural”" in rule for rule in rules)
