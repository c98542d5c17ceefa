"""How two states of a ledger, or two ledgers, differ: told on the screen and as JSON."""

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.cli.conftest import ATTACK, OLDER, REPORTS, Ask
from variorum.cli.views.differences import difference_line
from variorum.edges.store import SqliteStore
from variorum.model.difference import Difference

FOUR, SIX = {"low": 4, "best": 4, "high": 4}, {"low": 6, "best": 6, "high": 6}


def test_what_came_out_between_two_days_is_told(ask: Ask) -> None:
    code, out, err = ask("diff", "1999-01-01", "2024-03-06")
    assert code == 0
    assert "i-aaaa11" in out
    assert "no report told of it before" in out
    assert "2 differences in 2 incidents." in err


def test_a_long_list_is_cut_short(ask: Ask) -> None:
    _, out, err = ask("diff", "1999-01-01", "2024-03-06", "--limit", "1")
    assert "i-bbbb22" not in out
    assert "1 more are not shown. For all: --limit 2, or --json" in err


def test_two_states_that_are_the_same_do_not_differ(ask: Ask) -> None:
    code, out, err = ask("diff", "2024-03-06", "2024-03-07")
    assert (code, out) == (0, "")
    assert "They do not differ." in err


def test_differences_as_json_are_a_line_each(ask: Ask) -> None:
    _, out, _ = ask("diff", REPORTS[0].id, "--incident", "i-aaaa", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert {line["kind"] for line in lines} == {"difference"}
    assert {line["incident"] for line in lines} == {ATTACK.id}
    killed = next(line for line in lines if line["field"] == "killed")
    assert killed["why"].startswith(("another origin contradicts", "another answer"))


def test_two_ledgers_are_compared_file_by_file(ask: Ask, ledger_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with SqliteStore.open(ledger_path) as source, SqliteStore.open(other, write=True) as store:
        store.put_incidents([source.incident(ATTACK.id)])
        store.put_meta({"policy": "mine"})
    code, out, err = ask("diff", str(other), str(ledger_path))
    assert code == 0
    assert OLDER.id[:8] in out
    assert "policy mine, then not known" in err
    assert ask("diff", str(other))[1] == out, "the ledger in use is meant where only one is named"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2024-03-07", "2024-03-06"), "comes after"),
        (("LEDGER", "2024-03-06"), "cannot be compared"),
        (("2024-03-06", "LEDGER"), "cannot be compared"),
        (("soon",), "neither a day nor a report"),
        (("soon", "--by", "known"), "neither a day nor a time"),
    ],
)
def test_what_cannot_be_compared_is_refused(ask: Ask, ledger_path: Path, words: tuple[str, ...], told: str) -> None:
    code, out, err = ask("diff", *(str(ledger_path) if word == "LEDGER" else word for word in words))
    assert (code, out) == (2, "")
    assert told in err


def test_a_ledger_that_is_missing_or_newer_is_named(ask: Ask, ledger_path: Path, tmp_path: Path) -> None:
    assert ask("diff", str(tmp_path / "none.db"), str(ledger_path))[0] == 4
    newer = tmp_path / "newer.db"
    shutil.copy(ledger_path, newer)
    with SqliteStore.open(newer, write=True) as store, store.transaction(), store._connected() as connection:
        connection.execute(text("INSERT INTO migrations VALUES (99, 'later', 'variorum 9.1', '2030-01-01')"))
    code, _, err = ask("diff", str(newer), str(ledger_path))
    assert code == 4
    assert "update variorum" in err


def line(before: object, after: object, field: str = "killed") -> str:
    return difference_line(Difference("i-1", "", field, "added", before, after, "why")).plain


def test_a_difference_is_told_in_words() -> None:
    assert line(FOUR, SIX) == "killed raised from 4 to 6: why"
    assert line(SIX, FOUR) == "killed lowered from 6 to 4: why"
    assert line(None, FOUR) == "killed now 4: why"
    assert line(FOUR, None) == "killed no longer 4: why"
    assert line(FOUR, {"low": 4, "best": 4, "high": 6}) == "killed changed from 4 to 4 (4–6): why"
    assert line(FOUR, FOUR) == "killed still 4: why"
    assert line({"low": 2, "best": None, "high": None}, SIX) == "killed raised from at least 2 to 6: why"
    assert (
        line("2031-05-01", "2031-05-01/2031-05-03", "date")
        == "date changed from 1 May 2031 to 1 May 2031 – 3 May 2031: why"
    )
    assert line([], ["herders"], "victim") == "victim also herders: why"
    assert line(["farmers"], ["herders"], "victim") == "victim also herders, no longer farmers: why"
    assert line("attack", "air_strike", "event") == "type changed from attack to air strike: why"
