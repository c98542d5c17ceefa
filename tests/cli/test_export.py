"""Handing the ledger on."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.conftest import CLAIMS, REPORTS, STATEMENTS, Ask
from variorum.api import Kind, Ledger
from variorum.edges.outputs import schema


def test_every_line_follows_the_contract(ask: Ask) -> None:
    _, out, _ = ask("export")
    lines = [json.loads(line) for line in out.splitlines()]
    for line in lines:
        jsonschema.validate(line, schema())
    kinds = [line["kind"] for line in lines]
    assert kinds == ["report"] * 3 + ["claim"] * len(CLAIMS) + ["statement"] * len(STATEMENTS) + ["incident"] * 2


def test_the_lines_stand_in_the_order_of_the_release(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.exporting.REPORTS_AT_ONCE", 2)
    monkeypatch.setattr("variorum.api.LINES_AT_ONCE", 3)
    release = ledger.release()
    orders: dict[Kind, Any] = {
        "report": release.reports,
        "claim": release.claims,
        "statement": release.statements,
        "incident": release.incidents,
    }
    for kind, things in orders.items():
        assert [json.loads(line)["id"] for line in ledger.lines(kind)] == [thing.id for thing in things]


def test_a_document_has_four_lists(ask: Ask) -> None:
    _, out, _ = ask("export", "--format", "json")
    document = json.loads(out)
    assert {name: len(things) for name, things in document.items()} == {
        "reports": len(REPORTS), "claims": len(CLAIMS), "statements": len(STATEMENTS), "incidents": 2,
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["report", "claim", "statement", "incident"])
def test_a_table_has_a_row_for_each(ask: Ask, kind: str) -> None:
    _, out, _ = ask("export", "--format", "csv", "--kind", kind)
    _, lines, _ = ask("export", "--kind", kind)
    assert len(list(csv.DictReader(io.StringIO(out)))) == len(lines.splitlines())


def test_a_file_is_written_whole_or_not_at_all(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    code, out, _ = ask("export", "--output", str(path))
    assert (code, out) == (0, "")
    assert path.read_text() == ask("export")[1]
    code, _, err = ask("export", "--output", str(tmp_path / "none" / "out.jsonl"))
    assert code == 7
    assert "out.jsonl" in err
    assert [file.name for file in tmp_path.iterdir()] == ["out.jsonl"]
