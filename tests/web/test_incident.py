"""Every incident shows what is said of it, how it changed, and where each word stands."""

import re
from pathlib import Path

from tests.judged import ledger_of, reading
from tests.web.conftest import Client
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.edges.store import SqliteStore
from variorum.reading import read
from variorum.web.incidents import MOST_ANSWERS
from variorum.wording.values import printable

ON_BOTH = ("US admits Kabul drone strike killed civilians", "US drone strike in Kabul hits vehicle, military says")
"""Reports of the strike that tell of the bombing before it."""
STRIKE = ("Family says ten killed in Kabul drone strike", *ON_BOTH)
AIRPORT = (
    "Toll of Kabul airport bombing rises to 95",
    "Blasts kill at least 13 outside Kabul airport",
    "Deadly explosions at Kabul airport leave 13 dead",
    *ON_BOTH,
)


def test_every_incident_and_its_history_are_shown(client: Client, built: Path) -> None:
    desk = client()
    with open_ledger(built, readonly=True) as ledger:
        for incident in ledger.incidents():
            shown = desk.get(f"/incident/{incident.id}").text
            assert all(f'id="field-{finding.field}"' in shown for finding in incident.findings)
            for finding in incident.findings:
                assert all(f"/claim/{claim}" in shown for position in finding.positions for claim in position.claims)
            assert desk.get(f"/incident/{incident.id}/history").status_code == 200


def test_an_incident_is_shown_as_it_stood(client: Client, built: Path) -> None:
    desk = client()
    with open_ledger(built, readonly=True) as ledger:
        incident = next(each for each in ledger.incidents() if len(each.reports) > 1)
        days = sorted(r.published.earliest or "" for r in ledger.reports(incident.reports))
    shown = desk.get(f"/incident/{incident.id}", params={"as_of": days[0][:10]})
    assert shown.status_code == 200
    assert "As it stood on" in shown.text


def test_a_day_that_is_none_is_told(client: Client, built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        incident = next(ledger.incidents())
    assert client().get(f"/incident/{incident.id}", params={"as_of": "yesterday"}).status_code in {400, 404}


def test_no_drawing_or_page_carries_a_style_or_script_of_its_own(client: Client, built: Path) -> None:
    desk = client()
    with open_ledger(built, readonly=True) as ledger:
        for incident in ledger.incidents():
            shown = desk.get(f"/incident/{incident.id}").text
            assert " style=" not in shown
            assert " onclick" not in shown
            assert printable(shown) == shown


def test_two_attacks_on_one_town_three_days_apart_are_two_incidents_with_all_their_reports(built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        about = [sorted(report.title or "" for report in ledger.reports(each.reports)) for each in ledger.incidents()]
    airport, strike = ([titles for titles in about if first in titles] for first in (AIRPORT[0], STRIKE[0]))
    assert airport == [sorted(AIRPORT)]
    assert strike == [sorted(STRIKE)]


def seen(page: str) -> str:
    """Give the words of a page, without its addresses and what stands as code."""
    return re.sub(r"<[^>]+>", " ", re.sub(r"<code>.*?</code>|<head>.*?</head>", " ", page, flags=re.DOTALL))


def test_no_page_of_an_incident_shows_the_id_of_a_report(client: Client, built: Path) -> None:
    desk = client()
    with open_ledger(built, readonly=True) as ledger:
        for incident in ledger.incidents():
            for address in (f"/incident/{incident.id}", f"/incident/{incident.id}/history", f"/dossier/{incident.id}"):
                assert not re.search(r"\br-[0-9a-f]{8}", seen(desk.get(address).text)), address


def test_an_outlet_that_is_not_known_leads_to_its_report(ledger_path: Path, client: Client, tmp_path: Path) -> None:
    text = "Four people were killed in a bombing in Kabul on 5 March 2024, police said. A bomb hit a market.\n"
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        ledger.add(read(path))
        report = next(each for each in ledger.reports() if each.text.startswith("Four people were killed in a bombing"))
        (incident, *_) = sorted(
            ledger.incident_of({c.account for c in ledger.claims(report=report.id) if c.account}).values()
        )
    shown = client().get(f"/incident/{incident}").text
    assert f'<a href="/report/{report.id}">the outlet of “Four people were killed in a bombing' in shown
    assert "unnamed outlet" not in shown


def test_the_history_tells_report_by_report_what_changed(client: Client, built: Path) -> None:
    desk = client()
    with open_ledger(built, readonly=True) as ledger:
        incident = max(ledger.incidents(), key=lambda each: len(each.reports))
        reports = {change.report for change in incident.history if change.report}
    shown = desk.get(f"/incident/{incident.id}/history").text
    assert len(re.findall(r'<section class="changed"', shown)) >= len(reports) > 1
    assert "finding" not in seen(shown)
    assert all(f'href="/report/{report}"' in shown for report in reports)


def test_what_stands_on_an_incident_can_be_jumped_to(client: Client, built: Path) -> None:
    desk = client()
    with open_ledger(built, readonly=True) as ledger:
        for incident in ledger.incidents():
            shown = desk.get(f"/incident/{incident.id}").text
            contents = re.search(r'<nav class="contents".*?</nav>', shown, re.DOTALL)
            assert contents
            assert all(f'id="{id_}"' in shown for id_ in re.findall(r'href="#([^"]+)"', contents[0]))


def test_of_many_claims_a_page_shows_some_and_leads_to_all_the_others(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    with SqliteStore.open(path, write=True) as store:
        readings = [reading(f"r{i}", killed=4 + i % 55, by=f"the police of district {i}") for i in range(150)]
        (incident,) = ledger_of(*readings, store=store).incidents()
    desk = client(ledger=path)
    with open_ledger(path, readonly=True) as ledger:
        claims = {claim.id for claim in ledger.claims(incident=incident.id) if claim.field == "killed"}
    address = f"/incident/{incident.id}"
    shown = desk.get(address).text
    (killed,) = [finding for finding in incident.findings if finding.field == "killed"]
    assert len(killed.positions) > MOST_ANSWERS
    left = len(killed.positions) - MOST_ANSWERS
    assert f"{left} more answers among" in shown
    assert "more are not drawn" in shown
    assert "more among <a" in shown
    assert f'href="{address}/claims?field=killed"' in shown
    pages = [desk.get(f"{address}/claims?field=killed&page={number}").text for number in (1, 2)]
    listed = [re.findall(r'class="quote" dir="auto" href="/claim/([^"]+)"', each) for each in pages]
    assert [len(each) for each in listed] == [100, 50]
    assert {*listed[0], *listed[1]} == claims
    assert "<h1>150 claims on killed</h1>" in pages[0]
    assert "There is no claim here" in desk.get(f"{address}/claims?page=99").text
    assert "There is no claim here" in desk.get(f"{address}/claims?field=weapon").text


def test_the_claims_of_an_incident_as_it_stood_are_those_of_the_reports_of_then(client: Client, built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        incident = next(each for each in ledger.incidents() if len(each.reports) > 1)
        day = min((r.published.earliest or "9999")[:10] for r in ledger.reports(incident.reports))
        then = {claim.id for claim in ledger.at(day).claims(incident=incident.id)}
        assert len(then) < sum(1 for _ in ledger.claims(incident=incident.id))
    shown = client().get(f"/incident/{incident.id}/claims", params={"as_of": day}).text
    assert set(re.findall(r'class="quote" dir="auto" href="/claim/([^"]+)"', shown)) == then
    assert "as it stood on" in shown
