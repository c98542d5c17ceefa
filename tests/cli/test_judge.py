"""The commands that judge, on a ledger of readings made by hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.judged import claim_on, incident_of, ledger_of, reading
from variorum.api import Ledger
from variorum.cli.main import run
from variorum.cli.screen import messages, output
from variorum.edges.store import SqliteStore
from variorum.model.ids import content_id

ONE, TWO = content_id("r", "one"), content_id("r", "two")


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """Give a ledger that the commands find, of one incident that two reports tell of."""
    path = tmp_path / "ledger.db"
    monkeypatch.setenv("VARIORUM_LEDGER", str(path))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("VARIORUM_WHO", raising=False)
    for console in (output, messages):
        console.cache_clear()
    with SqliteStore.open(path, write=True) as store:
        yield ledger_of(reading("one"), reading("two", killed=9, by="the mayor"), store=store)


Said = tuple[int, str, str]


def said(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    capsys.readouterr()
    code = run(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_without_a_name_nothing_is_judged_and_it_says_what_to_do(
    ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, "judge", "different", ONE, TWO, "--why", "two villages")
    assert code == 2
    assert "--who NAME" in err
    assert "VARIORUM_WHO" in err
    assert list(ledger.judgements()) == []


@pytest.mark.usefixtures("ledger")
def test_a_judgement_is_shown_with_what_it_touched(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "judge", "different", ONE, TWO, "--why", "two villages", "--who", "Ana")
    assert code == 0
    assert f"different: {ONE} and {TWO}  in force" in out
    assert "two villages" in out
    assert "Settled anew: 2 incidents" in err
    code, out, _ = said(capsys, "judgements", "--json")
    (line,) = out.splitlines()
    told = json.loads(line)
    assert (told["kind"], told["verb"], told["who"], told["state"]) == ("judgement", "different", "Ana", "in_force")


def test_what_was_judged_stands_in_the_page_of_the_incident(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    incident, claim = incident_of(ledger, "one"), claim_on(ledger, "killed", "one")
    for words in (["reject", claim], ["correct", claim_on(ledger, "killed", "two"), "7"], ["grade", incident, "fair"]):
        assert said(capsys, "judge", *words, "--why", "so it is", "--who", "Ana")[0] == 0
    _, out, _ = said(capsys, "show", incident)
    shown = " ".join(out.split())
    for told in ("4 farmers ✗ rejected", "7 farmers ✎ corrected", "9 farmers ✗ as read", "set by Ana"):
        assert told in shown


def test_a_conflict_is_told_with_how_to_answer(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    claim = claim_on(ledger, "killed", "one")
    said(capsys, "judge", "accept", claim[:10], "--why", "read well", "--who", "Ana")
    (first,) = ledger.judgements()
    code, _, err = said(capsys, "judge", "reject", claim, "--why", "misread", "--who", "Ben")
    assert code == 0
    assert f"--answers {first.id}" in err
    code, _, err = said(capsys, "judge", "reject", claim, "--why", "misread", "--who", "Ben", "--answers", first.id)
    assert code == 0
    assert "--answers" not in err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["withdraw", "j-00"], 5),
        (["reject", "c-00"], 5),
        (["same", "i-00", "i-01"], 5),
        (["grade", "i-00", "fair"], 5),
        (["same", "one name", "one  name"], 2),
        (["correct", "CLAIM", "9", "--span", "many"], 2),
    ],
)
def test_what_cannot_be_judged_ends_with_its_code(
    ledger: Ledger, capsys: pytest.CaptureFixture[str], words: list[str], code: int
) -> None:
    words = [claim_on(ledger, "killed", "one") if word == "CLAIM" else word for word in words]
    assert said(capsys, "judge", *words, "--why", "so it is", "--who", "Ana")[0] == code


def test_claims_show_their_ids_only_where_asked(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    incident, claim = incident_of(ledger, "one"), claim_on(ledger, "killed", "one")
    assert claim[:8] not in said(capsys, "claims", incident)[1]
    assert claim[:8] in said(capsys, "claims", incident, "--ids")[1]
