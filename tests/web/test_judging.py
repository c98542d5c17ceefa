"""Claims are judged at the desk, by people who may, and each sees what others judged."""

import re
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from tests.web.conftest import Client, sign_in, token
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.model.claim import Claim
from variorum.web.pages.judging import A_PAGE
from variorum.web.people import Person, hash_of

PASSWORD = "a long enough password"
PEOPLE = {
    "Ana": Person("Ana", "analyst", hash_of(PASSWORD)),
    "Edo": Person("Edo", "editor", hash_of(PASSWORD)),
    "Rea": Person("Rea", "reader", hash_of(PASSWORD)),
}


def a_claim(path: Path) -> Claim:
    with open_ledger(path, settings=Settings(), readonly=True) as ledger:
        return next(claim for claim in ledger.claims() if claim.field == "killed" and claim.account)


def judge(desk: TestClient, verb: str, of: str, **more: str) -> int:
    form = {"token": token(desk, "/"), "verb": verb, "of": of, "why": "it says so", **more}
    status: int = desk.post("/judge", data=form).status_code
    return status


def test_a_claim_shows_its_words_and_its_chain(client: Client, built: Path) -> None:
    claim = a_claim(built)
    shown = client().get(f"/claim/{claim.id}").text
    assert "<mark>" in shown
    assert "Chain of attribution" in shown


def test_a_rejected_claim_is_shown_as_rejected_and_can_be_undone(client: Client, ledger_path: Path) -> None:
    desk, claim = client(door="passwords", people=PEOPLE), a_claim(ledger_path)
    sign_in(desk, "Ana", PASSWORD)
    assert judge(desk, "reject", claim.id, next=f"/claim/{claim.id}") == 303
    shown = desk.get(f"/claim/{claim.id}").text
    assert "settled anew" in shown
    assert "by Ana" in shown
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        (judgement,) = ledger.judgements(claim.id)
        assert (judgement.verb, judgement.who) == ("reject", "Ana")
    taken = {"token": token(desk, "/"), "judgement": judgement.id}
    assert desk.post("/judge/withdraw", data=taken).status_code == 303
    assert "withdrawn by Ana" in desk.get(f"/claim/{claim.id}").text


def test_a_value_is_corrected_from_words_of_the_text(client: Client, ledger_path: Path) -> None:
    desk, claim = client(person="Ana"), a_claim(ledger_path)
    assert judge(desk, "correct", claim.id, value="at least 14", start=str(claim.start), end=str(claim.end)) == 303
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        (judgement,) = ledger.judgements(claim.id)
    assert judgement.span == (claim.start, claim.end)
    assert judgement.value["low"] == 14


def test_readers_judge_nothing_and_analysts_set_no_grades(client: Client, ledger_path: Path) -> None:
    desk, claim = client(door="passwords", people=PEOPLE), a_claim(ledger_path)
    sign_in(desk, "Rea", PASSWORD)
    assert judge(desk, "accept", claim.id) == 403
    sign_in(desk, "Ana", PASSWORD)
    assert judge(desk, "grade", claim.id, grade="2") == 403
    sign_in(desk, "Edo", PASSWORD)
    assert judge(desk, "grade", claim.id, grade="2") == 303


def test_what_another_judged_is_not_overwritten(client: Client, ledger_path: Path) -> None:
    claim = a_claim(ledger_path)
    one, other = (client(door="passwords", people=PEOPLE) for _ in range(2))
    sign_in(one, "Ana", PASSWORD)
    sign_in(other, "Edo", PASSWORD)
    judge(one, "accept", claim.id)
    judge(other, "reject", claim.id)
    told = other.get(f"/claim/{claim.id}").text
    assert "nothing is decided yet" in told
    assert "by Ana" in told
    assert "by Edo" in told


def test_only_who_judged_or_an_editor_withdraws(client: Client, ledger_path: Path) -> None:
    desk, claim = client(door="passwords", people=PEOPLE), a_claim(ledger_path)
    sign_in(desk, "Edo", PASSWORD)
    judge(desk, "accept", claim.id)
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        (judgement,) = ledger.judgements(claim.id)
    sign_in(desk, "Ana", PASSWORD)
    form = {"token": token(desk, "/"), "judgement": judgement.id}
    assert desk.post("/judge/withdraw", data=form).status_code == 403


def test_a_judgement_of_nothing_is_told_in_words(client: Client) -> None:
    desk = client(person="Ana")
    answer = desk.post("/judge", data={"token": token(desk, "/"), "verb": "marry", "of": "c-1"})
    assert answer.status_code == 400
    assert "A judgement is one of" in answer.text


def test_judgements_are_shown_page_by_page_the_latest_first(client: Client, ledger_path: Path) -> None:
    with open_ledger(ledger_path, settings=Settings(who="Ana")) as ledger:
        for number in range(A_PAGE + 2):
            ledger.same(f"Agency {number}", f"Bureau {number}", why=f"reason {number};")
        latest = ledger.latest_judgements(limit=1)[0]
    desk = client()
    first, second = desk.get("/judgements").text, desk.get("/judgements?page=2").text
    assert f"<h1>{A_PAGE + 2} judgements</h1>" in first
    assert latest.why in first
    assert (first.count("<li><p>"), second.count("<li><p>")) == (A_PAGE, 2)
    assert 'href="?page=2" rel="next"' in first
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second
    assert "There is no page 9" in desk.get("/judgements?page=9").text


def test_a_page_that_is_fetched_anew_beside_another_leaves_what_is_to_be_told(client: Client, built: Path) -> None:
    desk = client(person="editor-1")
    with open_ledger(built, readonly=True) as ledger:
        claim = next(iter(ledger.claims())).id
    form = {"token": token(desk, "/"), "verb": "accept", "of": claim, "why": "read again", "next": f"/claim/{claim}"}
    assert desk.post("/judge", data=form).status_code == 303
    assert "Accept: kept" not in desk.get("/", headers={"X-Renewed": "1"}).text
    told = desk.get(f"/claim/{claim}").text
    assert "Accept: kept" in told
    assert "Undo" in told
    assert "Accept: kept" not in desk.get(f"/claim/{claim}").text


def test_judgements_are_told_in_the_words_that_they_rest_on(client: Client, ledger_path: Path) -> None:
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        claim = next(each for each in ledger.claims() if each.field == "killed" and each.account)
        first, second, *_ = (each.account for each in ledger.claims() if each.account and each.account != claim.account)
        incident = ledger.incident_of([claim.account or ""])[claim.account or ""]
        ledger.correct(claim.id, "at least 3", why="the words", who="editor-1")
        ledger.grade(incident, "fair", why="two origins", who="editor-1")
        ledger.grade(claim.id, "4", why="one source", who="editor-1")
        ledger.same(first or "", second or "", why="one day", who="editor-1") if first != second else None
        ledger.same("Ministry of Health", "Health Ministry", why="one name", who="editor-1")
    desk = client(person="editor-1")
    for page in (desk.get("/judgements").text, desk.get(f"/claim/{claim.id}").text):
        assert "at least 3 instead of" in page
        assert "subset_of" not in page
        assert "4, doubtful" in page
    listed = desk.get("/judgements").text
    told = re.sub(r"<[^>]+>", " ", listed[listed.index("<main") :])
    assert not re.search(r"\b[cair]-[0-9a-f]{8}", told)
    assert claim.quote in unescape(told)
