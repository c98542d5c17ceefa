"""Speakers are listed and read at the desk, and editors say which names are one."""

from pathlib import Path

from tests.web.conftest import Client, token
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.web.people import Person


def names(path: Path) -> list[str]:
    with open_ledger(path, settings=Settings(), readonly=True) as ledger:
        return [row.written for row in ledger.speakers().rows]


def test_speakers_are_listed_and_searched(client: Client, built: Path) -> None:
    first, *_ = names(built)
    desk = client()
    assert f">{first}</a>" in desk.get("/speakers").text
    found = desk.get("/speakers", params={"name": first.split()[-1]}).text
    assert f">{first}</a>" in found
    assert "0 speakers" in desk.get("/speakers?name=Nobodyatall").text
    assert "No" not in desk.get("/speakers?page=99").headers.get("x-none", "")


def test_a_speaker_shows_what_was_said_with_its_words(client: Client, built: Path) -> None:
    first, *_ = names(built)
    shown = client().get(f"/speakers/{first}").text
    assert 'href="/report/' in shown
    assert "#claim-" in shown or "#statement-" in shown
    assert 'href="/incident/' in shown


def test_a_name_may_hold_slashes_and_nobody_is_told(client: Client) -> None:
    answer = client().get("/speakers/AFP/Reuters")
    assert answer.status_code == 404
    assert "AFP/Reuters" in answer.text


def test_editors_say_that_names_are_one_and_take_it_back(client: Client, ledger_path: Path) -> None:
    left, right, *_ = names(ledger_path)
    desk = client(person="Edo")
    form = {"token": token(desk, "/"), "verb": "same", "noun": "origin", "of": [left, right], "why": "one house"}
    assert desk.post("/judge", data=form | {"next": f"/speakers/{left}"}).status_code == 303
    shown = desk.get(f"/speakers/{left}").text
    assert "one with this" in shown
    assert "one house" in shown
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        (judgement,) = ledger.judgements(left)
    back = {"token": token(desk, "/"), "judgement": judgement.id, "next": f"/speakers/{left}"}
    assert desk.post("/judge/withdraw", data=back).status_code == 303
    assert "withdrawn by Edo" in desk.get(f"/speakers/{left}").text


def test_analysts_join_no_names_by_leaving_out_what_they_are(client: Client, ledger_path: Path) -> None:
    left, right, *_ = names(ledger_path)
    desk = client(door="proxy", proxy_header="x-person", people={"Ana": Person("Ana", "analyst")})
    desk.headers["x-person"] = "Ana"
    form = {"token": token(desk, "/"), "verb": "same", "of": [left, right], "why": "one house"}
    assert desk.post("/judge", data=form).status_code == 403
