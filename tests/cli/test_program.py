"""The program as a whole: how it starts, how it ends, what it loads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from variorum.cli.main import COMMANDS, EXIT_CODES, Exit

HEAVY = ("spacy", "thinc", "numpy", "trafilatura", "lxml", "py3langid", "multiprocessing")


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "variorum", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "80", **environment},
    )


def test_help_fits_a_screen() -> None:
    lines = start("--help").stdout.splitlines()
    assert len(lines) <= 46
    assert max(map(len, lines)) <= 80


def test_help_names_every_command_and_the_exit_codes() -> None:
    out = start("--help").stdout
    assert all(f"│ {name} " in out for name, *_ in COMMANDS)
    assert "│ gazetteer " in out
    assert "Exit codes: 0 done" in out


@pytest.mark.parametrize("name", [name for name, *_ in COMMANDS])
def test_every_command_explains_itself(ask: Ask, name: str) -> None:
    code, out, _ = ask(name, "--help", columns=80)
    assert code == 0
    assert f"variorum {name}" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("arguments", [["--help"], ["show"], ["show", "i-aaaa"], ["export"]])
def test_asking_loads_nothing_that_reads_reports(ledger_path: Path, arguments: list[str]) -> None:
    program = (
        "import sys; from variorum.cli.main import run; code = run(sys.argv[1:]);"
        f"loaded = sorted(set({HEAVY!r}) & set(sys.modules)); print('loaded', loaded, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "VARIORUM_LEDGER": str(ledger_path)},
    )
    assert done.stderr.rstrip().endswith("loaded []")


def test_an_unknown_option_is_a_mistake_of_usage(ask: Ask) -> None:
    code, out, err = ask("show", "--colour")
    assert (code, out) == (2, "")
    assert "--colour" in err


def test_a_ledger_that_is_not_there_is_named_with_what_to_do(ask: Ask, tmp_path: Path) -> None:
    code, out, err = ask("show", "--ledger", str(tmp_path / "none.db"))
    assert (code, out) == (4, "")
    assert "none.db" in err
    assert "variorum build" in err
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_ledger_is_left_as_it_is(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear editor")
    code, _, err = ask("show", "--ledger", str(path))
    assert code == 4
    assert "letter.db" in err
    assert path.read_text() == "Dear editor"


def test_a_reader_that_stops_early_gets_no_traceback(ledger_path: Path) -> None:
    for command in (["show"], ["export"], ["claims", "i-aaaa"], ["schema"]):
        with subprocess.Popen(
            [sys.executable, "-m", "variorum", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "VARIORUM_LEDGER": str(ledger_path)},
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            complaint = process.stderr.read()
            assert process.wait() == Exit.PIPE_CLOSED
            assert b"Traceback" not in complaint
            assert b"Exception" not in complaint


def test_colour_is_used_only_where_it_is_wanted(ledger_path: Path) -> None:
    ledger = str(ledger_path)
    assert "\x1b[" not in start("show", "--ledger", ledger).stdout
    assert "\x1b[" in start("show", "--ledger", ledger, FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[3" not in start("show", "--ledger", ledger, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_terminal_without_unicode_is_served_too(ledger_path: Path) -> None:
    done = start("show", "i-aaaa", "--ledger", str(ledger_path), PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "disputed" in done.stdout


def test_each_exit_code_has_a_meaning() -> None:
    assert set(EXIT_CODES) == set(Exit)


def test_the_schema_is_a_schema(ask: Ask) -> None:
    code, out, _ = ask("schema")
    assert code == 0
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")
