"""What was dropped or doubted is worked down at the desk; and the keys are told."""

import re
from pathlib import Path

from tests.contracts.ledgers import make_reading
from tests.web.conftest import Client, token
from variorum.edges.store import SqliteStore


def test_issues_are_dealt_with_and_opened_again(client: Client, ledger_path: Path) -> None:
    with SqliteStore.open(ledger_path, write=True) as store:
        store.add_reading(make_reading("a"))
    desk = client(person="Ana")
    shown = desk.get("/issues?code=vague").text
    assert "doubt 0" in shown
    (issue,) = set(re.findall(r'name="issue" value="([^"]+)"', shown))
    form = {"token": token(desk, "/"), "issue": issue, "code": "vague", "reason": "known, and left so", "why": ""}
    answer = desk.post("/issues/deal", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/issues?code=vague")
    shown = desk.get("/issues?code=vague").text
    assert "known, and left so" in shown
    assert "Look at it again" in shown
    desk.post("/issues/deal", data=form | {"reason": "", "why": "it came again", "again": "yes"})
    assert "it came again" in desk.get("/issues").text
    desk.post("/issues/deal", data=form | {"reason": ""})
    assert "Nothing was kept" in desk.get("/issues").text


def test_the_keys_are_told(client: Client) -> None:
    shown = client().get("/keys").text
    assert "the next thing" in shown
    assert "<kbd>u</kbd>" in shown
