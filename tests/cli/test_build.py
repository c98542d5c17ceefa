"""Building, from the command line: what is read, what is told, and how it ends."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.console import Console

from tests.cli.conftest import Ask
from variorum import adding
from variorum.building import Progress
from variorum.cli import progress
from variorum.cli.demo import find_examples
from variorum.edges.journal import estimate_reports

REPORT = "Gunmen killed four people in Tehran on 5 March 2024, the interior ministry said."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "built.db"


def test_a_folder_becomes_a_ledger_and_a_second_build_changes_nothing(ask: Ask, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT)
    (folder / "empty.txt").write_text("")
    code, out, err = ask("build", str(folder), "--outlet", "The Post", "--published", "2024-03-06", ledger=path)
    assert (code, out) == (0, "")
    assert "1 new, 0 held already" in err
    assert "empty.txt is empty" in err
    before = ask("export", ledger=path)[1]
    (report,) = map(json.loads, ask("export", "--kind", "report", ledger=path)[1].splitlines())
    assert report["outlet"] == "The Post"
    assert report["published"]["earliest"] == "2024-03-06"
    code, _, err = ask("build", str(folder), ledger=path)
    assert code == 0
    assert "0 new, 1 held already" in err
    assert ask("export", ledger=path)[1] == before


def test_columns_of_other_names_are_mapped(ask: Ask, path: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f'body,paper\n"{REPORT}",The Post\n')
    code, *_ = ask("build", str(table), "--columns", "text=body,outlet=paper", ledger=path)
    assert code == 0
    (report,) = map(json.loads, ask("export", "--kind", "report", ledger=path)[1].splitlines())
    assert (report["text"], report["outlet"]) == (REPORT, "The Post")


def test_another_extractor_reads_the_reports(ask: Ask, path: Path, tmp_path: Path) -> None:
    file, mines = tmp_path / "one.txt", Path(__file__).parents[2] / "docs" / "guides" / "mines.py"
    file.write_text(REPORT, encoding="utf-8")
    assert ask("build", str(file), "--extractor", f"{mines}:Mines", ledger=path)[0] == 0
    (report,) = map(json.loads, ask("export", "--kind", "report", ledger=path)[1].splitlines())
    assert report["read_by"].startswith("mines 0.1 on variorum ")
    code, out, err = ask("build", str(file), "--extractor", "no_such", ledger=path)
    assert (code, out) == (6, "")
    assert "There is no extractor 'no_such'" in err


def test_standard_input_is_read(ask: Ask, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(REPORT.encode())))
    assert ask("build", "-", ledger=path)[0] == 0
    assert len(ask("export", "--kind", "report", ledger=path)[1].splitlines()) == 1


def test_where_nothing_can_be_read_the_exit_code_says_so(ask: Ask, path: Path, tmp_path: Path) -> None:
    code, _, err = ask("build", str(tmp_path / "none"), ledger=path)
    assert code == 3
    assert "none does not exist" in err.replace("\n", "")
    assert "none does not exist" in ask("issues", ledger=path)[1].replace("\n", "")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "at least one file or folder"),
        (["x.txt", "--colour"], 2, "--colour"),
        (["x.txt", "--published", "Tuesday"], 2, "2024-03-05"),
        (["x.txt", "--columns", "body"], 2, "columns"),
        (["x.txt", "--columns", "words=body"], 2, "words"),
        (["x.txt", "--workers", "0"], 2, "workers"),
        (["x.txt", "--model", "no_such_model"], 6, "no_such_model"),
        (["x.txt", "--policy", "no-such-policy"], 6, "no-such-policy"),
        (["x.txt", "--gazetteer", "none.txt"], 6, "none.txt"),
    ],
)
def test_what_is_asked_wrongly_is_told_with_what_to_do(
    ask: Ask, path: Path, arguments: list[str], code: int, words: str
) -> None:
    ended, out, err = ask("build", *arguments, ledger=path)
    assert (ended, out) == (code, "")
    assert words in err
    assert "Traceback" not in err


def test_an_interrupted_build_says_that_the_ledger_is_whole(
    ask: Ask, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> Iterator[Progress]:
        yield Progress(read=1, new=1)
        raise KeyboardInterrupt

    monkeypatch.setattr(adding, "adding", stopped)
    (tmp_path / "one.txt").write_text(REPORT)
    code, _, err = ask("build", str(tmp_path / "one.txt"), ledger=path)
    assert code == 130
    assert "The ledger is whole" in err


def test_the_number_of_reports_is_guessed_from_files_and_lines(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("a\nb\nc\n")
    (tmp_path / "two.jsonl").write_text("{}\n{}\n")
    assert estimate_reports([tmp_path]) == 3
    assert estimate_reports([tmp_path / "one.txt", "-"]) is None
    assert estimate_reports([tmp_path / "none"]) == 0


def test_the_bar_says_what_is_done_from_the_first_thing_on(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=80)
    monkeypatch.setattr(progress, "messages", lambda: screen)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.Meter("Loading", 2) as meter:
        meter.started.wait(5)
        assert list(meter.watch("ab", "Reading")) == ["a", "b"]
    assert isinstance(screen.file, io.StringIO)
    assert "Loading" in screen.file.getvalue()
    assert "Reading" in screen.file.getvalue()


def test_the_bar_waits_and_stays_away_where_nobody_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal, patience, seen in ((True, 0.0, True), (True, 60.0, False), (False, 0.0, False)):
        screen = Console(file=io.StringIO(), force_terminal=terminal, width=80)
        monkeypatch.setattr(progress, "messages", lambda screen=screen: screen)
        monkeypatch.setattr(progress, "PATIENCE", patience)
        with progress.Meter("Reading", 2) as meter:
            if patience == 0.0 and terminal:
                meter.started.wait(5)
            meter.at(3)
        assert isinstance(screen.file, io.StringIO)
        assert ("Reading" in screen.file.getvalue()) is seen


def test_the_demo_builds_the_examples_and_shows_a_dispute(ask: Ask, path: Path) -> None:
    assert len(find_examples()) >= 6
    code, out, _ = ask("demo", "--ledger", str(path), columns=80)
    assert code == 0
    assert "≠ disputed" in out
    assert f"export VARIORUM_LEDGER={path}\n" in out
    assert max(len(line) for line in out.splitlines() if str(path) not in line) <= 80
    incidents = ask("show", "--json", ledger=path)[1].splitlines()
    assert len(incidents) >= 3
    assert ask("issues", "--json", ledger=path)[0] == 0


def test_the_doctor_finds_all_well_and_says_what_is_not(ask: Ask, path: Path) -> None:
    code, out, _ = ask("doctor", "--json", ledger=path)
    checks = {check["name"]: check for check in map(json.loads, out.splitlines())}
    assert code == 0
    assert all(check["well"] for check in checks.values())
    assert {"language model", "gazetteers", "policies", "libraries", "ledger"} <= checks.keys()
    code, out, _ = ask("doctor", "--model", "no_such_model", ledger=path)
    assert code == 6
    assert "✗ language model" in out
    assert "→ The default model comes with the program" in out


def test_a_gazetteer_is_added_and_listed(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_DATA", str(tmp_path))
    row = [
        "1",
        "Hamletown",
        "Hamletown",
        "",
        "1.5",
        "2.5",
        "P",
        "PPL",
        "GH",
        "",
        "01",
        "",
        "",
        "",
        "90",
        "",
        "",
        "",
        "",
    ]
    file = tmp_path / "GH.txt"
    file.write_text("\t".join(row) + "\n")
    code, _, err = ask("gazetteer", "add", str(file))
    assert code == 0
    assert "1 place" in err
    code, out, _ = ask("gazetteer", "list", "--json")
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["GH"]
    file.write_text("no gazetteer\n")
    code, _, err = ask("gazetteer", "add", str(file))
    assert code == 6
    assert "line 1" in err
