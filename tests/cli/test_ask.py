"""The commands that ask a ledger, run on one that was made by hand."""

import json
import re
import shutil
from pathlib import Path

import pytest
from msgspec import structs

from tests.cli.conftest import ATTACK, CLAIMS, FIRST, OLDER, REPORTS, Ask
from variorum.edges.store import SqliteStore
from variorum.model.incident import Membership

WIDTHS = (60, 80, 100, 140)
READING = (
    ("show",),
    ("show", "i-aaaa"),
    ("brief", "i-aaaa"),
    ("claims", "i-aaaa"),
    ("statements",),
    ("report", "r-1111"),
    ("issues",),
    ("history", "i-aaaa"),
)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("command", READING)
def test_nothing_is_wider_than_the_screen(ask: Ask, command: tuple[str, ...], columns: int) -> None:
    code, out, _ = ask(*command, columns=columns)
    assert code == 0
    assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize("command", READING)
def test_json_is_all_that_stands_on_standard_output(ask: Ask, command: tuple[str, ...]) -> None:
    code, out, _ = ask(*command, "--json")
    assert code == 0
    assert all("kind" in json.loads(line) for line in out.splitlines())
    assert out


@pytest.mark.parametrize("command", READING)
def test_no_escape_sequence_of_a_report_reaches_the_screen(ask: Ask, command: tuple[str, ...]) -> None:
    assert "\x1b" not in ask(*command)[1]
    assert "\x1b" not in ask("report", "r-3333")[1]


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_list_has_every_incident_with_its_numbers_and_its_status(ask: Ask, columns: int) -> None:
    _, out, _ = ask("show", columns=columns)
    assert "i-aaaa11" in out
    assert "2024-03-05" in out
    assert "5 (4–5)" in out
    assert "≠ disputed" in out
    assert "i-bbbb22" in out
    assert "not known" in out


def test_the_list_can_be_cut_short(ask: Ask) -> None:
    _, out, _ = ask("show", "--limit", "1", "--order", "id", "--json")
    assert [json.loads(line)["id"] for line in out.splitlines()] == [ATTACK.id]


def test_an_incident_shows_each_answer_with_who_gives_it_and_the_words(ask: Ask) -> None:
    _, out, _ = ask("show", "i-aaaa", columns=120)
    (five,) = re.findall(r".*5 people.*", out)
    assert "mayor's office" in five
    assert "“Five people”" in five
    assert "[3]" in five
    (silent,) = re.findall(r".*withheld.*army.*", out)
    assert "“how many were killed”" in silent
    assert "two origins give different numbers at the same time" in out


def test_an_incident_shows_numbers_people_responsibility_responses_relations_and_reports(ask: Ask) -> None:
    _, out, _ = ask("show", "i-aaaa", columns=120)
    assert "the lowest number where sources differ" in out
    assert re.search(r"Ilda Marrek\s+governor\s+killed", out)
    assert re.search(r"denied\s+Northern Front\s+by Northern Front", out)
    assert "arrest by police of two men" in out
    assert re.search(r"i-bbbb22\s+precedent\s+Attack in 2019", out)
    assert "The Lowland Post · 2024-03-06 (from its metadata)" in out
    assert "outlet not known · day of publication not known" in out
    assert "reprint of [1]" in out


def test_an_incident_of_which_nothing_is_known_says_so(ask: Ask) -> None:
    _, out, _ = ask("show", OLDER.id)
    assert re.search(r"when\s+not known", out)
    assert re.search(r"where\s+not known", out)
    assert re.search(r"killed\s+not known", out)


def test_the_matrix_has_a_column_for_each_origin(ask: Ask) -> None:
    _, out, _ = ask("claims", "i-aaaa", columns=220)
    header = out.splitlines()[2]
    for origin in ("Interior Ministry", "mayor's office", "army", "Northern Front", "Hill Radio", "The Lowland Post"):
        assert origin in out
    assert header.count("┃") >= 6


def test_the_way_from_each_outlet_to_the_origins_is_told(ask: Ask) -> None:
    _, out, _ = ask("claims", "i-aaaa", columns=120)
    told = out[out.index("6 independent origins") :]
    assert re.search(r"Interior Ministry\n +The Lowland Post, r-1111aa · 1 claim", told)
    assert "Hill Radio, r-3333cc · in its own voice · reprint of The Lowland Post, r-1111aa · 1 claim" in told


def test_only_the_origins_of_what_was_asked_for_are_told(ask: Ask) -> None:
    _, out, _ = ask("claims", "i-aaaa", "--field", "weapon", columns=120)
    assert "1 independent origin\n" in out
    assert "Hill Radio" not in out


def test_the_matrix_keeps_stance_and_qualifying_words(ask: Ask) -> None:
    _, out, _ = ask("claims", "i-aaaa", columns=300)
    assert "hedged" in out
    assert "withheld" in out
    assert "without giving a source" in out


def test_the_matrix_can_be_kept_to_one_field(ask: Ask) -> None:
    _, out, _ = ask("claims", "i-aaaa", "--field", "killed", "--json")
    claims = [json.loads(line) for line in out.splitlines()]
    assert {claim["field"] for claim in claims} == {"killed"}
    assert {claim["incident"] for claim in claims} == {ATTACK.id}
    assert len(claims) == 4


def test_a_claim_is_written_with_its_words_and_where_they_stand(ask: Ask) -> None:
    _, out, _ = ask("claims", "i-bbbb", "--json")
    (claim,) = map(json.loads, out.splitlines())
    assert FIRST[claim["start"] : claim["end"]] == claim["quote"] == "two people"


def test_statements_are_listed_by_speaker_and_can_be_chosen(ask: Ask) -> None:
    _, out, _ = ask("statements", "--speaker", "seli")
    assert "Tovan Seli  minister" in out
    assert "“We will find them”" in out
    assert "via Telegram" in out
    assert "Northern Front" not in out
    _, out, _ = ask("statements", "--incident", "i-bbbb", "--json")
    assert out == ""


def test_a_report_has_its_claims_marked_and_numbered(ask: Ask) -> None:
    _, out, _ = ask("report", "r-1111")
    assert "[Gunmen]¹ [fired]²" in out
    assert "5 killed: 4 people — Interior Ministry → i-aaaa11" in out
    assert "7 killed: 2 people — own voice → i-bbbb22" in out


def test_every_claim_of_a_report_has_a_note(ask: Ask) -> None:
    for report in REPORTS:
        _, out, _ = ask("report", report.id, columns=140)
        notes = re.findall(r"(?:^|  )(\d+) [a-z]+:", out, flags=re.MULTILINE)
        assert sorted(map(int, notes)) == list(range(1, 1 + sum(claim.report == report.id for claim in CLAIMS)))


def test_issues_tell_what_to_do(ask: Ask) -> None:
    _, out, _ = ask("issues")
    assert "1 dropped" in out
    assert "news/empty.txt is empty." in out
    assert "→ Fill it, or leave it out." in out


def test_history_tells_before_and_after(ask: Ask) -> None:
    _, out, _ = ask("history", "i-aaaa")
    assert re.search(r"2024-03-06.*The Lowland Post", out)
    assert re.search(r"killed\s+4 → 5 \(4–5\)", out)


@pytest.mark.parametrize("command", [("show", "i-zz"), ("claims", "i-zz"), ("history", "i-zz"), ("report", "r-zz")])
def test_what_is_not_there_is_told_in_one_message(ask: Ask, command: tuple[str, ...]) -> None:
    code, out, err = ask(*command)
    assert code == 5
    assert out == ""
    assert "-zz" in err
    assert "Traceback" not in err


def test_an_incident_and_the_list_can_be_shown_as_they_stood(ask: Ask) -> None:
    _, out, err = ask("show", "i-aaaa", "--as-of", "2024-03-06")
    assert "four people" in out
    assert "Five people" not in out
    assert "As of 2024-03-06" in err
    _, out, err = ask("show", "--as-of", "2024-03-06")
    assert "i-aaaa" in out
    assert "2 incidents listed" in err
    code, out, err = ask("show", "--as-of", "1999-01-01")
    assert (code, out) == (0, "")
    assert "As of 1999-01-01 there were no incidents yet." in err
    assert ask("show", "--as-of", "soon")[0] == 2
    assert ask("show", "--as-of", "r-none")[0] == 5


def test_a_state_as_json_is_a_line_of_the_contract(ask: Ask) -> None:
    _, out, _ = ask("show", "i-aaaa", "--as-of", "2024-03-06", "--json")
    assert json.loads(out)["reports"] == [REPORTS[0].id, REPORTS[2].id], "the third reprints the first"
    assert ask("show", "--known-at", "2001-01-01", "--json")[1] == ""


def test_an_id_that_was_merged_or_split_leads_to_where_it_went(ask: Ask, ledger_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "moved.db"
    shutil.copy(ledger_path, path)
    part = structs.replace(ATTACK, id="i-cccc3333", title="The part")
    with SqliteStore.open(path, write=True) as store:
        with store.transaction():
            store.put_memberships([Membership(ATTACK.id, ("a-1", "a-3")), Membership(part.id, ("a-2",))])
            store.put_incidents([ATTACK, part])
        with store.transaction():
            store.put_memberships([Membership(ATTACK.id, ("a-0", "a-1", "a-3"), (OLDER.id,))])
            store.put_incidents([ATTACK])
    _, out, err = ask("show", ATTACK.id, ledger=path)
    assert ATTACK.title in out
    assert f"It was split: part of what was told of it is now in {part.id}." in err
    _, out, err = ask("show", OLDER.id, ledger=path)
    assert ATTACK.title in out
    assert f"{OLDER.id} is now part of {ATTACK.id}." in err
    with SqliteStore.open(path, write=True) as store, store.transaction():
        store.put_memberships([Membership("i-dddd4444", ("a-0", "a-1", "a-3"))])
        store.put_incidents([structs.replace(ATTACK, id="i-dddd4444")])
        store.remove_incidents([ATTACK.id])
    code, _, err = ask("show", ATTACK.id, ledger=path)
    assert code == 5
    assert f"is divided among {part.id}, i-dddd4444." in err
