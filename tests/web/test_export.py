"""What fits a filter is handed out as a file: the same lines as the whole, of just these incidents."""

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Literal

import pytest

from tests.web.conftest import Client
from variorum import exporting
from variorum.api import open as open_ledger
from variorum.errors import SettingsError
from variorum.model.search import Filter


def lines_of(path: Path, asked: Filter) -> list[bytes]:
    stream = io.BytesIO()
    with open_ledger(path, readonly=True) as ledger:
        ledger.export_part(asked, "jsonl", stream)
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
@pytest.mark.parametrize("kind", [None, "claim"])
def test_where_nothing_is_asked_for_the_file_is_that_of_the_command(
    built: Path, form: Literal["jsonl", "json", "csv"], kind: exporting.PartKind | None
) -> None:
    part, whole = io.BytesIO(), io.BytesIO()
    with open_ledger(built, readonly=True) as ledger:
        ledger.export_part(Filter(), form, part, kind=kind)
        ledger.export(form, whole, kind=kind)
    assert part.getvalue() == whole.getvalue()


@pytest.mark.parametrize("few", [0, 1000])
def test_what_all_incidents_fit_has_all_that_is_told_of_any(
    built: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(exporting, "AT_ONCE", 2)
    monkeypatch.setattr(exporting, "FEW", few)
    with open_ledger(built, readonly=True) as ledger:
        held = {kind: list(ledger.lines(kind)) for kind in exporting.PART_KINDS}
        told = {report for incident in ledger.incidents() for report in incident.reports}
    found = lines_of(built, Filter(least_doubt=0.0))
    assert len(found) == len(set(found))
    assert set(found) <= set().union(*held.values())
    assert [line for line in found if line.startswith(b'{"kind":"incident"')] == held["incident"]
    assert {json.loads(line)["id"] for line in found if line.startswith(b'{"kind":"report"')} == told
    placed = {line for line in held["claim"] if json.loads(line)["incident"]}
    assert placed == {line for line in found if line.startswith(b'{"kind":"claim"')}


def test_only_what_fits_is_in_the_file(client: Client, built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        chosen = ledger.facets(Filter()).types[0]
    answer = client().get("/export", params={"type": chosen.value, "format": "json"})
    assert answer.headers["content-disposition"] == 'attachment; filename="ledger.json"'
    document = json.loads(answer.content)
    assert {incident["type"] for incident in document["incidents"]} == {chosen.value}
    assert len(document["incidents"]) == chosen.count
    ids = {incident["id"] for incident in document["incidents"]}
    assert {claim["incident"] for claim in document["claims"]} <= ids
    assert {statement["incident"] for statement in document["statements"]} <= ids


def test_every_file_that_the_page_offers_can_be_had(client: Client) -> None:
    desk = client()
    shown = desk.get("/export?words=the").text
    addresses = [unescape(each) for each in re.findall(r'href="(/export\?[^"]*format=[^"]*)"', shown)]
    assert len(addresses) == 7
    for address in addresses:
        answer = desk.get(address)
        assert answer.status_code == 200
        assert int(answer.headers["content-length"]) == len(answer.content) > 0
    tables = [desk.get(each) for each in addresses if "format=csv" in each]
    assert {answer.headers["content-disposition"] for answer in tables} == {
        f'attachment; filename="ledger-{kind}s.csv"' for kind in exporting.PART_KINDS
    }
    assert all(list(csv.DictReader(io.StringIO(answer.text))) for answer in tables)


def test_points_have_longitude_first_and_what_has_no_place_is_left_out(client: Client, built: Path) -> None:
    points = client().get("/export?format=geojson").json()["features"]
    with open_ledger(built, readonly=True) as ledger:
        placed = {row.id: [row.lon, row.lat] for row in ledger.search(Filter()).rows if row.lat is not None}
    assert {each["id"]: each["geometry"]["coordinates"] for each in points} == placed
    assert "title" in points[0]["properties"]


def test_nothing_that_fits_is_an_empty_file_that_can_be_read(client: Client) -> None:
    desk = client()
    asked = {"type": "famine", "country": "NZ"}
    assert desk.get("/export", params={**asked, "format": "jsonl"}).content == b""
    assert desk.get("/export", params={**asked, "format": "geojson"}).json()["features"] == []
    assert desk.get("/export", params={**asked, "format": "json"}).json()["claims"] == []


def test_a_format_or_kind_that_there_is_not_is_refused(client: Client, built: Path) -> None:
    desk = client()
    for query in ("format=xlsx", "format=csv&kind=rumour"):
        assert desk.get(f"/export?{query}").status_code == 400
    with open_ledger(built, readonly=True) as ledger, pytest.raises(SettingsError, match="geojson"):
        ledger.export_part(Filter(), "xlsx", io.BytesIO())  # type: ignore[arg-type]
