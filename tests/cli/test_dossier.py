"""The command that writes a dossier, on the ledger made by hand."""

from pathlib import Path

import pytest

from tests.cli.conftest import ATTACK, Ask
from variorum.edges.outputs import printing


def test_a_dossier_is_written_to_a_file_as_to_the_screen(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "dossier.html"
    code, out, _ = ask("dossier", "i-aaaa", "--output", str(path))
    assert (code, out) == (0, "")
    written = path.read_text(encoding="utf-8")
    assert written.startswith("<!doctype html>")
    assert ATTACK.id in written
    assert ask("dossier", "i-aaaa")[1] == written


def test_what_cannot_be_written_is_told(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("dossier", "i-nowhere")[0] == 5
    assert ask("dossier", "i-aaaa", "--output", str(tmp_path / "no" / "where.html"))[0] == 7
    monkeypatch.setattr(printing, "BROWSERS", ())
    code, _, told = ask("dossier", "i-aaaa", "--output", str(tmp_path / "dossier.pdf"))
    assert code == 7
    assert "Install Chromium" in told
    assert not (tmp_path / "dossier.pdf").exists()
