"""The command that tells an incident in words, on the ledger made by hand."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ATTACK, CLAIMS, REPORTS, Ask


def test_a_brief_tells_what_is_known_on_whose_word(ask: Ask) -> None:
    code, out, _ = ask("brief", "i-aaaa", columns=400)
    assert code == 0
    assert "A shooting took place on 5 March 2024" in out
    assert "How many were killed is disputed: four, according to the Interior Ministry" in out
    assert "; five, according to the mayor's office" in out
    assert "The Northern Front denied responsibility" in out
    assert "The army did not say how many were killed" in out
    assert "[1] The Lowland Post, 6 March 2024: “Tuesday” (characters " in out


@pytest.mark.parametrize("columns", [60, 100])
def test_a_brief_fits_the_screen(ask: Ask, columns: int) -> None:
    _, out, _ = ask("brief", "i-aaaa", columns=columns)
    assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_brief_is_written_to_a_file_as_to_the_screen(ask: Ask, tmp_path: Path, form: str) -> None:
    path = tmp_path / "brief"
    code, out, _ = ask("brief", "i-aaaa", "--format", form, "--output", str(path))
    assert (code, out) == (0, "")
    written = path.read_text(encoding="utf-8")
    assert "\x1b" not in written
    if form != "text":
        assert ask("brief", "i-aaaa", "--format", form)[1] == written


def test_json_gives_each_sentence_with_its_claims(ask: Ask) -> None:
    (line,) = ask("brief", "i-aaaa", "--json")[1].splitlines()
    brief = json.loads(line)
    assert (brief["kind"], brief["incident"]) == ("brief", ATTACK.id)
    told = {claim for sentence in brief["sentences"] for clause in sentence["clauses"] for claim in clause["claims"]}
    assert told <= {claim.id for claim in CLAIMS}
    assert {source["report"] for note in brief["footnotes"] for source in note["sources"]} <= {r.id for r in REPORTS}


def test_a_brief_can_be_that_of_an_earlier_day(ask: Ask) -> None:
    code, out, _ = ask("brief", "i-aaaa", "--as-of", "2024-03-06")
    assert code == 0
    assert "Four people were killed in a shooting" in out
    assert "five" not in out


def test_what_is_not_there_is_told(ask: Ask, tmp_path: Path) -> None:
    assert ask("brief", "i-nowhere")[0] == 5
    assert ask("brief", "i-aaaa", "--format", "poem")[0] == 2
    assert ask("brief", "i-aaaa", ledger=tmp_path / "none.db")[0] == 4
    assert ask("brief", "i-aaaa", "--output", str(tmp_path / "no" / "where"))[0] == 7
