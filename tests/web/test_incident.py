"""Every incident shows what is said of it, how it changed, and where each word stands."""

from pathlib import Path

from tests.web.conftest import Client
from variorum.api import open as open_ledger
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
