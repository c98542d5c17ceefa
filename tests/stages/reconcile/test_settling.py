"""What an incident is, when and where it was, whose deed, who suffered, and how the ledger came to say so."""

from tests.builders import (
    actor,
    at_place,
    blame,
    event,
    exactly,
    make_claim,
    make_report,
    number,
    on_day,
    speaker,
    weekday,
)  # fmt: skip
from tests.stages.reconcile.conftest import Settle, finding_on
from variorum.model.claim import AccountRelation
from variorum.model.values import ResponseValue
from variorum.stages.reconcile import Rules
from variorum.stages.reconcile.names import same_names


def test_the_finest_day_that_origins_allow_is_chosen(settle: Settle) -> None:
    claims = [make_claim("r-1", "date", on_day("2031-05-01", "2031-05-31", "month")),
              make_claim("r-2", "date", on_day("2031-05-07")), make_claim("r-3", "date", weekday(3))]  # fmt: skip
    incident = settle(claims)
    assert incident.date is not None
    assert (incident.date.start, incident.date.precision) == ("2031-05-07", "day")
    assert (incident.date.ucdp_prec, incident.date.acled_prec) == (1, 1)
    assert finding_on(incident, "date").status == "range"


def test_days_that_exclude_each_other_are_disputed_and_the_better_held_is_chosen(settle: Settle) -> None:
    claims = [
        make_claim(f"r-{i}", "date", on_day(day)) for i, day in enumerate(["2031-05-07", "2031-05-08", "2031-05-08"])
    ]
    incident = settle(claims)
    assert finding_on(incident, "date").status == "disputed"
    assert incident.date is not None
    assert incident.date.start == "2031-05-08"


def test_a_weekday_alone_stays_words(settle: Settle) -> None:
    incident = settle([make_claim("r-1", "date", weekday(3))])
    assert incident.date is not None
    assert (incident.date.start, incident.date.ucdp_prec, incident.date.words) == (None, None, "that weekday")


def test_precisions_of_longer_spans(settle: Settle) -> None:
    found = []
    for start, end in [("2031-05-01", "2031-05-04"), ("2031-05-01", "2031-05-07"), ("2031-05-01", "2031-05-31"),
                       ("2031-01-01", "2031-12-31")]:  # fmt: skip
        date = settle([make_claim("r-1", "date", on_day(start, end, "range"))]).date
        assert date is not None
        found.append((date.ucdp_prec, date.acled_prec))
    assert found == [(2, 2), (3, 2), (4, 3), (5, 3)]


def test_a_place_and_what_is_near_it_are_weighed_by_their_origins(settle: Settle) -> None:
    claims = [make_claim("r-1", "place", at_place("Orlovka")),
              make_claim("r-2", "place", at_place("Orlovka", precision="near")),
              make_claim("r-3", "place", at_place("Orlovka", precision="near"))]  # fmt: skip
    place = settle(claims, [make_report(f"r-{i}", outlet=f"Outlet {i}") for i in (1, 2, 3)]).place
    assert place is not None
    assert place.precision == "near"


def test_the_most_exact_place_is_chosen_and_the_region_agrees(settle: Settle) -> None:
    claims = [make_claim("r-1", "place", at_place("Upland", precision="region")),
              make_claim("r-2", "place", at_place("Orlovka", precision="near")),
              make_claim("r-2", "place", at_place("Ruvia", precision="country"), start=30)]  # fmt: skip
    incident = settle(claims)
    assert incident.place is not None
    assert (incident.place.name, incident.place.country, incident.place.ucdp_prec) == ("Orlovka", "XA", 2)
    assert finding_on(incident, "place").status == "agreed"
    assert "near Orlovka, Upland" in incident.title


def test_two_countries_are_a_dispute(settle: Settle) -> None:
    claims = [
        make_claim("r-1", "place", at_place("Petrovsk", "XA", gazetteer_id="1")),
        make_claim("r-2", "place", at_place("Petrovsk", "XB", gazetteer_id="2")),
    ]
    assert finding_on(settle(claims), "place").status == "disputed"


def test_the_country_told_around_an_unlisted_village_is_no_dispute(settle: Settle) -> None:
    claims = [
        make_claim("r-1", "place", at_place("Orlovka", "XA")),
        make_claim("r-2", "place", at_place("Orlovka", "XB")),
    ]
    assert finding_on(settle(claims), "place").status == "agreed"


def test_a_specific_type_wins_over_attack(settle: Settle) -> None:
    claims = [make_claim("r-1", "event", event("attack")), make_claim("r-2", "event", event("attack")),
              make_claim("r-2", "event", event("shelling"), start=20)]  # fmt: skip
    incident = settle(claims)
    assert incident.type == "shelling"
    assert incident.codes["acled"]["event_type"] == "Explosions/Remote violence"
    assert incident.codes["ucdp"] == {"type_of_violence": None}
    assert finding_on(incident, "event").status == "agreed"


def test_responsibility_names_the_reports_that_say_nothing(settle: Settle) -> None:
    claims = [
        make_claim("r-1", "responsibility", blame("Ruvia", "admitted")),
        make_claim("r-2", "date", on_day("2031-05-07")),
    ]
    incident = settle(claims)
    assert finding_on(incident, "responsibility").status == "single"
    assert "1 of 2 reports gives it; r-2 says nothing of it." in finding_on(incident, "responsibility").rule
    (row,) = incident.responsibility
    assert (row.actor, row.position) == ("Ruvia", "admitted")


def test_blamed_and_denied_is_disputed(settle: Settle) -> None:
    claims = [
        make_claim("r-1", "responsibility", blame("Ruvia", "blamed"), by=speaker("Ana Belt", "person")),
        make_claim(
            "r-1", "responsibility", blame("Ruvia", "denied"), by=speaker("Ruvian army"), stance="denies", start=9
        ),
    ]
    incident = settle(claims)
    assert finding_on(incident, "responsibility").status == "disputed"
    assert {(row.position, row.by) for row in incident.responsibility} == {
        ("blamed", "Ana Belt"),
        ("denied", "Ruvian army"),
    }


def test_no_claim_yet_is_withheld(settle: Settle) -> None:
    incident = settle([make_claim("r-1", "responsibility", blame(None, "claimed"), stance="withholds")])
    assert finding_on(incident, "responsibility").status == "withheld"
    assert incident.responsibility == ()


def test_an_unknown_perpetrator_is_withheld(settle: Settle) -> None:
    incident = settle([make_claim("r-1", "perpetrator", actor(None))])
    assert finding_on(incident, "perpetrator").status == "withheld"
    assert incident.actors == ()


def test_perpetrators_of_two_countries_are_disputed(settle: Settle) -> None:
    claims = [
        make_claim("r-1", "perpetrator", actor("Ruvian army", country="XA"), by=speaker("Ana Belt", "person")),
        make_claim(
            "r-1", "perpetrator", actor("Toskan navy", country="XB"), by=speaker("Ole Strand", "person"), start=9
        ),
    ]
    assert finding_on(settle(claims), "perpetrator").status == "disputed"


def test_actors_of_one_name_are_merged(settle: Settle) -> None:
    claims = [make_claim("r-1", "victim", actor("Ruvian peacekeepers", country="XA")),
              make_claim("r-2", "victim", actor("the Ruvian peacekeepers"))]  # fmt: skip
    incident = settle(claims)
    (found,) = incident.actors
    assert (found.role, found.country, len(found.claims)) == ("victim", "XA", 2)


def test_responses_add_up(settle: Settle) -> None:
    claims = [make_claim("r-1", "response", ResponseValue("apology", "Ana Belt", None)),
              make_claim("r-1", "response", ResponseValue("condolence", "Ministry", None), start=30)]  # fmt: skip
    finding = finding_on(settle(claims), "response")
    assert finding.status == "agreed"
    assert len(finding.positions) == 2


def test_a_denial_of_what_nobody_says_disputes_nothing(settle: Settle) -> None:
    claims = [
        make_claim("r-1", "response", ResponseValue("apology", "Ana Belt", None)),
        make_claim("r-1", "response", ResponseValue("retaliation", "Ruvia", None), start=30, stance="denies"),
    ]
    assert finding_on(settle(claims), "response").status == "agreed"
    denied = make_claim("r-2", "response", ResponseValue("apology", "Ana Belt", None), stance="denies")
    assert finding_on(settle([*claims, denied]), "response").status == "disputed"


def test_related_incidents_are_found_through_their_accounts(settle: Settle) -> None:
    relations = [AccountRelation("a-9", "part_of", ("c-1",)), AccountRelation("a-8", "background"),
                 AccountRelation("a-r-1", "precedent")]  # fmt: skip
    claims = [make_claim("r-1", "event", event("attack"))]
    incident = settle(claims, relations=relations, incident_of={"a-9": "i-9", "a-r-1": "i-1"})
    assert [(row.incident, row.relation, row.claims) for row in incident.related] == [("i-9", "part_of", ("c-1",))]


def test_the_title_is_a_line_that_a_person_can_read(settle: Settle) -> None:
    claims = [make_claim("r-1", "victim", actor("Ruvian peacekeepers")),
              make_claim("r-1", "date", on_day("2031-09-20")),
              make_claim("r-1", "place", at_place("Orlovka", precision="near")),
              make_claim("r-1", "place", at_place("Ruvia", precision="country"), start=40)]  # fmt: skip
    assert settle(claims).title == "Attack on Ruvian peacekeepers near Orlovka, Ruvia, 20 September 2031"
    assert settle([make_claim("r-1", "event", event("talks"))], kind="talks").title == "Talks, place and date not known"


def test_the_history_says_what_each_report_changed(settle: Settle) -> None:
    reports = [make_report("r-1", "2031-05-09"), make_report("r-2", "2031-05-07")]
    by = speaker("Ana Belt", "person")
    claims = [make_claim("r-1", "killed", exactly(6), by=by), make_claim("r-2", "killed", exactly(4), by=by)]
    changes = [change for change in settle(claims, reports).history if change.field == "killed"]
    assert [(change.at, change.report) for change in changes] == [("2031-05-07", "r-2"), ("2031-05-09", "r-1")]
    assert changes[0].before is None
    assert (changes[1].before["best"], changes[1].after["best"]) == (4, 6)


def test_a_report_that_adds_nothing_changes_nothing(settle: Settle) -> None:
    reports = [
        make_report("r-1", "2031-05-07", outlet="Wire"),
        make_report("r-2", "2031-05-08", outlet="Echo", copy_of="r-1"),
    ]
    claims = [make_claim(name, "killed", exactly(4)) for name in ("r-1", "r-2")]
    assert {change.report for change in settle(claims, reports).history} == {"r-1"}


def same(rules: Rules, *names: tuple[str, bool]) -> set[str]:
    return set(same_names(names, rules.origins).values())


def test_names_of_one_ministry_are_one(rules: Rules) -> None:
    names = ["Russian Defense Ministry", "Russia's Defense Ministry", "Defense Ministry of Russia",
             "the Russian Ministry of Defence", "Defense Ministry", "Russia's MoD"]  # fmt: skip
    assert len(same(rules, *((name, False) for name in names))) == 1


def test_a_ministry_without_its_country_is_nobodys_where_there_are_two(rules: Rules) -> None:
    names = ["Russian Defense Ministry", "Turkish Defense Ministry", "Defense Ministry"]
    assert len(same(rules, *((name, False) for name in names))) == 3


def test_agencies_go_by_their_aliases(rules: Rules) -> None:
    assert same(rules, ("RIA", False), ("RIA Novosti", False)) == {"RIA Novosti"}
    assert same(rules, ("AFP", False), ("Agence France-Presse", False)) == {"Agence France-Presse"}


def test_spellings_of_one_person_are_one_and_namesakes_are_two(rules: Rules) -> None:
    assert len(same(rules, ("Zajarova", True), ("María Zajarova", True), ("Maria Zakharova", True))) == 1
    assert len(same(rules, ("Vera Lind", True), ("Ole Lind", True))) == 2
    assert len(same(rules, ("Vera Lind", True), ("Ole Lind", True), ("Lind", True))) == 3


def test_a_speaker_without_a_name_is_another_one_in_each_report(settle: Settle) -> None:
    claims = [make_claim(f"r-{i}", "killed", exactly(4), by=speaker(None, "anonymous")) for i in (1, 2)]
    assert len(settle(claims).origins) == 2


def test_withheld_numbers_are_counted_as_given_by_nobody(settle: Settle) -> None:
    claims = [make_claim("r-1", "wounded", number(), stance="withholds"), make_claim("r-2", "wounded", exactly(4))]
    assert "1 of 2 reports" in finding_on(settle(claims), "wounded").rule


def test_what_was_done_beside_the_deed_does_not_name_it(settle: Settle) -> None:
    claims = [make_claim("r-1", "event", event("attack")), make_claim("r-1", "event", event("arson"), start=20)]
    assert settle(claims).type == "attack"
