"""``variorum explain``: an overview, one sentence with everything, JSON, and what it is asked for by."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import REPORTS

Ask = Callable[..., tuple[int, str, str]]

TEXT = (
    "Gunmen attacked a bus near Gao on Tuesday, killing at least 12 people, the army said.\n\n"
    "The minister attacked the proposal.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_the_overview_has_each_sentence_with_what_was_read_in_it(ask: Ask, file: str) -> None:
    code, out, _ = ask("explain", file, "--published", "2024-03-06")
    assert code == 0
    assert "1 Gunmen attacked a bus" in out
    assert "killed: at least 12" in out
    assert "2 The minister attacked the proposal." in out
    assert "nothing read" in out
    assert "refused" in out


def test_a_sentence_is_shown_with_parse_entries_speaker_and_account(ask: Ask, file: str) -> None:
    code, out, _ = ask("explain", file, "--sentence", "1", "--published", "2024-03-06", columns=160)
    assert code == 0
    assert "Gunmen    gunman" in out
    assert "transitive.killed, “kill”" in out
    assert "counts.toml:" in out
    assert "army “said”" in out
    assert "told in  account 1" in out
    assert "CONSIDERED AND REFUSED" in out


def test_a_refused_sentence_says_why(ask: Ask, file: str) -> None:
    _, out, _ = ask("explain", file, "-s", "2", columns=160)
    assert "it is a figure of speech" in out


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_it_fits_any_screen(ask: Ask, file: str, columns: int) -> None:
    _, out, _ = ask("explain", file, "-s", "1", columns=columns)
    assert all(len(line) <= columns for line in out.splitlines())


def test_json_has_a_line_for_each_sentence(ask: Ask, file: str) -> None:
    code, out, _ = ask("explain", file, "--json", "--published", "2024-03-06")
    assert code == 0
    sentences = [json.loads(line) for line in out.splitlines()]
    assert [sentence["number"] for sentence in sentences] == [1, 2]
    assert all(sentence["kind"] == "sentence" for sentence in sentences)
    assert all(TEXT[s["start"] : s["end"]] == s["text"] for s in sentences)
    claims = {claim["field"]: claim for claim in sentences[0]["claims"]}
    assert claims["killed"]["value"]["low"] == 12
    assert claims["killed"]["entries"][0]["file"] == "counts.toml"
    assert sentences[1]["refused"]


def test_a_report_of_the_ledger_is_asked_for_by_the_beginning_of_its_id(ask: Ask) -> None:
    code, out, _ = ask("explain", REPORTS[0].id, "--sentence", "1")
    assert code == 0
    assert "killed: 4" in out


def test_standard_input_is_read(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    code, out, _ = ask("explain", "-")
    assert code == 0
    assert "killed: at least 12" in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("r-none",), 5, "r-none"),
        (("no/such.txt",), 3, "no/such.txt"),
        (("FILE", "--sentence", "9"), 5, "no sentence 9"),
        (("FILE", "--sentence", "0"), 2, "sentence"),
        (("FILE", "--model", "no_such_model"), 6, "no_such_model"),
        (("FOLDER",), 2, "several reports"),
    ],
)
def test_troubles_are_told_in_one_message(
    ask: Ask, file: str, arguments: tuple[str, ...], code: int, words: str
) -> None:
    folder = Path(file).parent
    (folder / "two.txt").write_text("Two died.", encoding="utf-8")
    names = {"FILE": file, "FOLDER": str(folder)}
    found, out, told = ask("explain", *(names.get(each, each) for each in arguments))
    assert (found, out) == (code, "")
    assert words in told
    assert "Traceback" not in told
