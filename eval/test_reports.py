"""What the ledger must hold of the two real reports of one attack: facts only, none of their sentences."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import variorum as vm

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports" / "karabakh"
SCHEMA = Path(__file__).resolve().parents[1] / "src" / "variorum" / "data" / "ledger.schema.json"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside this checkout")

Lines = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def lines() -> Lines:
    stream = io.BytesIO()
    with vm.open() as ledger:
        ledger.add(vm.read(REPORTS))
        ledger.export("jsonl", stream)
    found: Lines = {}
    for line in stream.getvalue().splitlines():
        row = json.loads(line)
        found.setdefault(row["kind"], []).append(row)
    return found


@pytest.fixture(scope="module")
def attack(lines: Lines) -> dict[str, Any]:
    (incident,) = (i for i in lines["incident"] if i["place"] and i["place"]["name"] == "Dzhanyatag")
    return incident


def of(lines: Lines, incident: dict[str, Any], field: str) -> Iterator[dict[str, Any]]:
    return (c for c in lines["claim"] if c["incident"] == incident["id"] and c["field"] == field)


def origin(claim: dict[str, Any]) -> str | None:
    return claim["attribution"][0]["name"] if claim["attribution"] else None


def finding(incident: dict[str, Any], field: str) -> dict[str, Any]:
    return next(f for f in incident["findings"] if f["field"] == field)


def test_one_incident_is_fed_by_both_reports(lines: Lines, attack: dict[str, Any]) -> None:
    assert sorted(attack["reports"]) == sorted(report["id"] for report in lines["report"])
    assert attack["type"] in {"attack", "shooting"}
    assert attack["place"]["country"] == "AZ"
    assert attack["place"]["precision"] == "near"
    assert "Karabakh" in str(attack["place"]["admin1"])


def test_the_year_comes_from_the_calendar(lines: Lines, attack: dict[str, Any]) -> None:
    assert (attack["date"]["start"], attack["date"]["end"]) == ("2023-09-20", "2023-09-20")
    assert attack["date"]["precision"] == "day"
    assert "calendar" in {report["published"]["basis"] for report in lines["report"]}


def test_victims_and_weapon_stand_in_both_on_the_ministrys_word(lines: Lines, attack: dict[str, Any]) -> None:
    victims = {actor["name"] for actor in attack["actors"] if actor["role"] == "victim"}
    assert "Russian peacekeepers" in victims
    weapons = list(of(lines, attack, "weapon"))
    assert {weapon["value"]["type"] for weapon in weapons} == {"small_arms"}
    assert {weapon["report"] for weapon in weapons} == set(attack["reports"])
    assert {origin(weapon) for weapon in weapons} == {"Russian Defense Ministry"}


def test_each_toll_has_its_origin(lines: Lines, attack: dict[str, Any]) -> None:
    counts = {(origin(c), c["value"]["best"], c["stance"]) for c in of(lines, attack, "killed")}
    assert {("Margarita Simonyan", 5, "asserts"), ("Yuri Kotenok", 5, "asserts")} <= counts
    assert ("Moscow Times", 4, "asserts") in counts
    withheld = [c for c in of(lines, attack, "killed") if c["stance"] == "withholds"]
    assert {c["report"] for c in withheld} == set(attack["reports"])
    assert {origin(c) for c in withheld} == {"Russian Defense Ministry"}
    (simonyan,) = (c for c in of(lines, attack, "killed") if origin(c) == "Margarita Simonyan")
    assert simonyan["attribution"][0]["role"] == "RT chief"
    assert "without citing sources" in simonyan["attribution"][0]["qualifiers"]


def test_the_number_is_a_dispute_with_its_rule(attack: dict[str, Any]) -> None:
    (killed,) = (c for c in attack["casualties"] if (c["kind"], c["group"], c["policy"]) == ("killed", None, "ucdp"))
    assert (killed["low"], killed["best"], killed["high"]) == (4, 5, 5)
    assert killed["rule"]
    assert finding(attack, "killed")["status"] == "disputed"
    assert "acled" in {c["policy"] for c in attack["casualties"]}


def test_other_dead_belong_to_other_incidents(lines: Lines, attack: dict[str, Any]) -> None:
    by_id = {incident["id"]: incident for incident in lines["incident"]}
    elsewhere = {
        c["value"]["low"]: by_id[c["incident"]]
        for c in lines["claim"]
        if c["field"] == "killed" and c["incident"] not in {None, attack["id"]} and c["value"]["low"]
    }
    offensive, helicopter = elsewhere[200], elsewhere[2]
    assert (offensive["type"], offensive["date"]["start"]) == ("offensive", "2023-09-19")
    assert (helicopter["type"], helicopter["date"]["start"][:7]) == ("shootdown", "2020-11")
    assert helicopter["place"]["country"] == "AM"
    related = {row["incident"]: row["relation"] for row in attack["related"]}
    assert related[offensive["id"]] in {"background", "part_of"}
    assert related[helicopter["id"]] in {"background", "precedent"}


def test_the_named_dead_has_a_role_a_fate_and_an_origin(lines: Lines, attack: dict[str, Any]) -> None:
    (person,) = (p for p in attack["people"] if "Kovgan" in p["name"])
    assert (person["role"], person["fate"]) == ("deputy commander", "killed")
    assert "SeverPost" in {origin(c) for c in lines["claim"] if c["id"] in person["claims"]}


def test_responsibility_is_admitted_in_one_report_and_the_finding_says_so(attack: dict[str, Any]) -> None:
    (row,) = attack["responsibility"]
    assert (row["actor"], row["position"]) == ("Azerbaijan", "admitted")
    assert "1 of 2 reports" in finding(attack, "responsibility")["rule"]


def test_responses_are_told_with_their_actors(lines: Lines, attack: dict[str, Any]) -> None:
    found = {(c["value"]["type"], c["value"]["actor"], origin(c)) for c in of(lines, attack, "response")}
    kinds = {type_ for type_, _, _ in found}
    assert {"condolence", "apology", "compensation", "arrest", "dismissal"} <= kinds
    (apology,) = (c for c in of(lines, attack, "response") if c["value"]["type"] == "apology")
    assert (apology["value"]["actor"], apology["value"]["toward"]) == ("Ilham Aliyev", "Vladimir Putin")
    assert origin(apology) == "Kremlin"
    (help_,) = (c for c in of(lines, attack, "response") if c["value"]["type"] == "compensation")
    assert help_["value"]["actor"] == "Ilham Aliyev"
    assert origin(help_) == "Kremlin"


def test_what_is_told_around_it_is_kept_apart(lines: Lines) -> None:
    by_type: dict[str, list[dict[str, Any]]] = {}
    for incident in lines["incident"]:
        by_type.setdefault(incident["type"], []).append(incident)
    truce = next(i for i in by_type["ceasefire"] if i["date"])
    assert truce["date"]["start"] == "2023-09-20"
    assert ("Russian peacekeepers", "mediator") in {(a["name"], a["role"]) for a in truce["actors"]}
    assert "Yevlakh" in {i["place"]["name"] for i in by_type["talks"] if i["place"]}
    downed = next(i for i in by_type["shootdown"] if i["date"] and i["date"]["start"][:4] == "2015")
    assert any(c["incident"] == downed["id"] and c["value"]["type"] == "sanction"
               for c in lines["claim"] if c["field"] == "response")  # fmt: skip


def test_statements_have_the_right_speaker(lines: Lines) -> None:
    said = lines["statement"]
    speakers = {s["speaker"] for s in said}
    assert {"Nikol Pashinyan", "Elchin Amirbekov", "Dimitri Peskov", "Russian Defense Ministry"} <= speakers
    danilov = [s for s in said if s["speaker"] and "Danilov" in s["speaker"] and s["mode"] == "direct"]
    assert danilov
    assert "Ukrainska Pravda" in str(danilov[0]["medium"])
    spokeswoman = [s for s in said if s["speaker"] and "Zajarova" in s["speaker"]]
    assert len(spokeswoman) >= 2
    assert "Telegram" in {s["medium"] for s in spokeswoman}
    ministry = {s["report"] for s in said if s["speaker"] == "Russian Defense Ministry" and s["mode"] != "indirect"}
    assert len(ministry) == 2


def test_the_outlet_is_named_only_where_the_report_names_it(lines: Lines) -> None:
    assert sorted(str(report["outlet"]) for report in lines["report"]) == ["None", "POLITICO"]


def test_every_claim_quotes_its_report_and_every_line_is_valid(lines: Lines) -> None:
    texts = {report["id"]: report["text"] for report in lines["report"]}
    for row in (*lines["claim"], *lines["statement"]):
        assert texts[row["report"]][row["start"] : row["end"]] == row["quote"]
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for rows in lines.values():
        for row in rows:
            validator.validate(row)
