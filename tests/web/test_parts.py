"""An offensive and a raid in it: each leads to the other at the desk."""

from pathlib import Path

from tests.web.conftest import Client
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.model.report import Metadata, RawReport

RAID = (
    "TESSERA, May 28, 2024 - An air strike on a camp near Idlib, Syria, on May 26 killed 46 people, medics said. "
    "The strike came during the army's offensive on Idlib, which began on May 6."
)


def test_an_offensive_leads_to_what_was_part_of_it_and_back(tmp_path: Path, client: Client) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path, settings=Settings()) as ledger:
        ledger.add([RawReport("raid.jsonl#1", RAID.encode(), "record", Metadata(id="raid"))])
        kinds = {incident.type: incident for incident in ledger.incidents()}
        raid, offensive = kinds["air_strike"], kinds["offensive"]
    asked = client(ledger=path)
    whole, part = (asked.get(f"/incident/{each.id}").text for each in (offensive, raid))
    assert f'<a href="/incident/{raid.id}">{raid.title}</a>' in whole
    assert '<a href="#parts">' in whole
    assert f'part of: <a href="/incident/{offensive.id}">{offensive.title}</a>' in part
