"""``variorum eval``: a table for people, JSON for programs, and the misses in a file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.evaluation.corpora import shooting, write
from variorum.cli.main import run
from variorum.cli.screen import messages, output

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    def run_with(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", "100")
        output.cache_clear()
        messages.cache_clear()
        code = run(["eval", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_with


def test_the_table_gives_counts_precision_recall_and_interval(call: Call, tmp_path: Path) -> None:
    code, out, err = call(str(shooting(tmp_path)))
    assert code == 0
    assert out.splitlines()[0].split() == [
        "measure", "value", "95%", "interval", "answers", "found", "right", "precision", "recall",
    ]  # fmt: skip
    assert ["city", "1.000", "1.000-1.000", "1", "1", "1", "1.000", "1.000"] in [
        line.split() for line in out.splitlines()
    ]
    assert "gvc: 1 report" in err


def test_json_is_one_object_with_the_four_numbers_of_each_measure(call: Call, tmp_path: Path) -> None:
    code, out, _ = call(str(shooting(tmp_path)), "--json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["corpus", "sha256", "version", "measures"]
    assert (found["corpus"], len(found["sha256"])) == ("gvc", 64)
    assert found["measures"]["killed_exact"] == {"value": 1.0, "n": 1, "low": 1.0, "high": 1.0}


def test_every_miss_is_written_with_its_text(call: Call, tmp_path: Path) -> None:
    errors = tmp_path / "misses.txt"
    call(str(shooting(tmp_path / "corpus", killed=9)), "--errors", str(errors))
    written = errors.read_text(encoding="utf-8")
    assert "killed_exact  r0" in written
    assert "expected: 9" in written
    assert "found:    2" in written
    assert "shot dead two men" in written
    assert written.count("expected:") == 1


def test_what_is_no_corpus_and_what_is_no_kind_end_with_their_exit_codes(call: Call, tmp_path: Path) -> None:
    code, _, err = call(str(write(tmp_path / "none", other=[{"id": "x"}])))
    assert (code, "holds no corpus that is known" in err) == (3, True)
    code, _, err = call(str(shooting(tmp_path)), "--as", "novel")
    assert (code, "The kinds are: mixed, clusters, gvc" in err) == (2, True)
    code, _, err = call(str(shooting(tmp_path)), "--errors", str(tmp_path / "no" / "folder.txt"))
    assert (code, "cannot be written" in err) == (7, True)
    code, _, _ = call(str(shooting(tmp_path)), "--sample", "0")
    assert code == 2


def test_a_file_for_the_misses_is_tried_before_anything_is_read(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.edges.resources.bundle.load_resources", lambda **_: pytest.fail("it was loaded"))
    assert call(str(shooting(tmp_path)), "--errors", str(tmp_path / "no" / "folder.txt"))[0] == 7
