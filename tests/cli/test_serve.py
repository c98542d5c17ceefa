"""The desk is not opened to others unless it is known who comes; people are added to its user file."""

import io
from pathlib import Path

import pytest

from variorum.cli.main import run
from variorum.web.people import admit, load_people


def test_other_machines_are_refused_without_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--host", "0.0.0.0"]) == 2
    assert "without knowing who comes" in capsys.readouterr().err


def test_a_user_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["serve", "--host", "0.0.0.0", "--users", str(tmp_path / "none.toml")]) == 2
    assert "variorum user add" in capsys.readouterr().err


def test_a_person_is_added_with_the_password_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough password\n"))
    path = tmp_path / "users.toml"
    assert run(["user", "add", "Mara", "--users", str(path), "--role", "editor"]) == 0
    person = admit(load_people(path), "Mara", "a long enough password")
    assert person is not None
    assert person.role == "editor"
    assert "Mara may come as editor" in capsys.readouterr().err
