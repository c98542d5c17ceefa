"""A dossier stands by itself, holds all of an incident, and lets no report into the page as markup."""

import re
import shutil
from pathlib import Path

import pytest

from tests.web.conftest import Client
from variorum.api import Ledger
from variorum.api import open as open_ledger
from variorum.edges.outputs import print_pdf, printing
from variorum.edges.settings import Settings
from variorum.errors import NotInLedger, OutputError
from variorum.model.report import Metadata, RawReport
from variorum.web.dossier import dossier

HOSTILE = (
    "A car bomb exploded on Monday in Mosul, killing four people, police said. "
    '"<script>alert(1)</script><img src=x onerror=alert(2)>" said a witness. \u202eTwo people were wounded.'
)


def fullest(ledger: Ledger) -> str:
    return max(ledger.incidents(), key=lambda each: (len(each.reports), each.id)).id


@pytest.fixture(scope="module")
def told(built: Path) -> str:
    """The dossier of the incident with most reports."""
    with open_ledger(built, settings=Settings(), readonly=True) as ledger, ledger.snapshot():
        return dossier(ledger, fullest(ledger))


def test_it_asks_for_nothing_and_runs_nothing(told: str) -> None:
    assert not re.search(r"<script|<link|<img|<iframe|url\(|@import|\son[a-z]+=", told)
    addresses = set(re.findall(r'(?:href|src)="([^"]*)"', told))
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert "default-src 'none'" in told
    assert "<style>" in told


def test_every_link_leads_somewhere_on_the_page(told: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', told)
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in re.findall(r'href="([^"]*)"', told)} <= set(ids)


def test_it_holds_all_parts_and_how_it_was_made(told: str, built: Path) -> None:
    for part in ("In words", "Numbers", "What is said, field by field", "Reports", "How the picture changed"):
        assert part in told
    with open_ledger(built, settings=Settings(), readonly=True) as ledger:
        incident = ledger.incident(fullest(ledger))
        assert ledger.digest() in told
        for claim in ledger.claims(incident=incident.id):
            assert f'id="{claim.id}"' in told
        assert all(report in told for report in incident.reports)


def test_it_comes_out_the_same(told: str, built: Path) -> None:
    with open_ledger(built, settings=Settings(), readonly=True) as ledger:
        assert dossier(ledger, fullest(ledger)) == told
        with pytest.raises(NotInLedger):
            dossier(ledger, "i-0000")


def test_a_hostile_report_stays_text(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "hostile.db", settings=Settings()) as ledger:
        given = Metadata(title="<b>Bomb</b>", outlet="<i>Post</i>", published="2024-03-05")
        ledger.add([RawReport("a.txt", HOSTILE.encode(), "text", given)])
        page = dossier(ledger, fullest(ledger))
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>Bomb" not in page
    assert "<i>Post" not in page
    assert "\u202e" not in page


def test_the_desk_shows_it_under_its_own_rules_and_hands_out_the_file(client: Client, built: Path, told: str) -> None:
    with open_ledger(built, settings=Settings(), readonly=True) as ledger:
        incident = fullest(ledger)
    desk = client()
    shown = desk.get(f"/dossier/{incident}")
    assert "<style>" not in shown.text
    assert "/static/dossier.css" in shown.text
    saved = desk.get(f"/dossier/{incident}?file")
    assert saved.headers["content-disposition"] == f'attachment; filename="dossier-{incident}.html"'
    assert saved.text == told
    assert desk.get("/dossier/i-0000").status_code == 404


def test_without_a_browser_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(OutputError, match=r"--output x\.html"):
        print_pdf("<p>words</p>")


def test_a_browser_that_prints_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/false")
    monkeypatch.setattr(printing, "BROWSERS", ("false",))
    with pytest.raises(OutputError, match="printed nothing"):
        print_pdf("<p>words</p>")


@pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no Chromium here")
def test_it_is_printed() -> None:
    assert print_pdf("<!doctype html><title>t</title><p>words</p>").startswith(b"%PDF-")
