"""The queue is worked through at the desk: one thing after the other, by forms that say why."""

import re
import time
from html import unescape
from pathlib import Path

import pytest
from msgspec import structs

from tests.web.conftest import Client, token
from variorum.api import Ledger
from variorum.api import open as open_ledger
from variorum.edges.resources.linking import load_weights
from variorum.edges.settings import Settings
from variorum.errors import ResourceError
from variorum.model.incident import Judgement, Reason
from variorum.model.judgement import MACHINE
from variorum.model.queue import QueueEntry
from variorum.web import queues
from variorum.web.desk import Ledgers
from variorum.web.people import Person
from variorum.web.queues import Queues


def entries(path: Path, *doubts: str) -> list[QueueEntry]:
    with open_ledger(path, settings=Settings(), readonly=True) as ledger:
        return [entry for entry in ledger.queue() if not doubts or entry.doubt in doubts]


def two_accounts(ledger: Ledger) -> tuple[str, str]:
    first, second = list(ledger.store.accounts())[:2]
    return first.id, second.id


def test_the_queue_shows_the_weightiest_and_leads_on(client: Client, built: Path) -> None:
    first, second, *_ = entries(built)
    shown = client(person="Ana").get("/queue").text
    assert f"1 of {len(entries(built))}" in shown
    assert f'href="/queue/{second.key}" data-hotkey="j n ArrowRight"' in shown
    assert first.why.split(":")[0] in shown


def test_a_claim_is_accepted_with_a_reason_and_the_next_entry_comes(client: Client, ledger_path: Path) -> None:
    entry = entries(ledger_path, "disputed")[0]
    desk = client(person="Ana")
    shown = desk.get(f"/queue/{entry.key}").text
    onward = re.search(r'name="next" value="([^"]+)"', shown)
    assert onward
    form = {"token": token(desk, "/"), "verb": "accept", "of": entry.of[0], "reason": "the words say so",
            "why": "and twice", "stay": f"/queue/{entry.key}", "next": onward[1]}  # fmt: skip
    answer = desk.post("/judge", data=form)
    assert answer.headers["location"] == onward[1]
    assert entry.key not in {each.key for each in entries(ledger_path)}
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        assert [each.why for each in ledger.judgements()] == ["the words say so; and twice"]
    left = desk.get(f"/queue/{entry.key}")
    assert left.headers["location"] in {"/queue", "/queue?"}
    assert "no longer in the queue" in desk.get("/queue").text


def test_a_judgement_that_cannot_be_kept_is_told_on_the_page(client: Client, ledger_path: Path) -> None:
    entry = entries(ledger_path, "disputed")[0]
    desk = client(person="Ana")
    form = {"token": token(desk, "/"), "verb": "accept", "of": entry.of[0], "stay": f"/queue/{entry.key}"}
    answer = desk.post("/judge", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/queue/{entry.key}")
    assert "Nothing was kept" in desk.get(f"/queue/{entry.key}").text
    assert desk.post("/judge", data=form | {"stay": "//elsewhere.example"}).status_code == 400


def test_two_accounts_stand_side_by_side_with_the_reasons(client: Client, ledger_path: Path) -> None:
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        one, other = (ledger.store.members([incident.id])[incident.id][0] for incident in list(ledger.incidents())[:2])
        same, unsure = load_weights().thresholds.same, load_weights().thresholds.unsure
        reasons = (Reason("place", "one town", same), Reason("date", "two days apart", (unsure - same) / 2))
        score = sum(reason.weight for reason in reasons)
        left, right = sorted((one, other))
        ledger.store.add_judgements([Judgement(left, right, "unsure", score, reasons, MACHINE)])
    pair = next(entry for entry in entries(ledger_path, "unsure") if set(entry.of) == {one, other})
    shown = client(person="Ana").get(f"/queue/{pair.key}").text
    assert 'class="waterfall"' in shown
    assert "The reasons in a table" in shown
    assert "two days apart" in shown
    assert "Accounts side by side" in shown


def test_persons_who_differ_are_shown_and_answered(client: Client, ledger_path: Path) -> None:
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        left, right = two_accounts(ledger)
        one = ledger.same(left, right, why="told alike", who="Ana").judgement
        other = ledger.different(left, right, why="two towns", who="Ben").judgement
    (entry,) = entries(ledger_path, "conflict")
    desk = client(person="Cleo")
    shown = desk.get(f"/queue/{entry.key}").text
    assert "told alike" in shown
    assert "two towns" in shown
    assert "Accounts side by side" in shown
    assert f'name="answers" value="{one.id}"' in shown
    form = {"token": token(desk, "/"), "verb": "different", "of": [left, right], "answers": one.id, "why": "so it is"}
    assert desk.post("/judge", data=form).status_code == 303
    assert not entries(ledger_path, "conflict")
    assert other.id


def test_readers_see_the_queue_without_forms(client: Client) -> None:
    desk = client(door="proxy", proxy_header="x-person", people={"Rea": Person("Rea", "reader")})
    shown = desk.get("/queue", headers={"x-person": "Rea"}).text
    assert "1 of" in shown
    assert 'name="verb"' not in shown


def test_a_queue_that_takes_long_is_shown_as_it_was_while_it_is_made(
    ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledgers = Ledgers(ledger_path, Settings())
    held = Queues(ledgers)
    before = held.now()
    assert held.now() is before
    monkeypatch.setattr(queues, "PATIENCE", -1.0)
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        ledger.same(*two_accounts(ledger), why="told alike", who="Ana")
    stale = held.now()
    assert (stale.fresh, stale.entries) == (False, before.entries)
    for _ in range(100):
        if held.now().fresh:
            break
        time.sleep(0.1)
    assert held.now().fresh
    ledgers.close()


def test_a_queue_that_was_never_made_is_told_to_be_made(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "PATIENCE", -1.0)
    assert "The queue is being made" in client().get("/queue").text


def test_a_queue_that_cannot_be_made_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        trouble = "The weights are wrong."
        raise ResourceError(trouble)

    monkeypatch.setattr(Ledger, "weightiest", fail)
    answer = client().get("/queue")
    assert answer.status_code == 400
    assert "The weights are wrong" in answer.text


def test_a_judgement_to_look_at_again_is_shown_with_ways_to_settle_it(client: Client, ledger_path: Path) -> None:
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        told = max(ledger.incidents(), key=lambda each: (len(each.reports), each.id))
        graded = ledger.grade(told.id, "fair", why="seen by many", who="Ana").judgement
        claim = next(iter(ledger.claims(incident=told.id)))
        rejected = ledger.reject(claim.id, why="of another day", who="Ana").judgement
        # As they stand once the reports they rest on were read anew.
        few = structs.replace(graded, evidence=graded.evidence[:1])
        ledger.store.put_person_judgements([few, structs.replace(rejected, state="open", note="its words are gone")])
    desk = client(person="Ana")
    for doubt, words in (("grown", "It still holds"), ("reopened", "gone")):
        entry = entries(ledger_path, doubt)[0]
        shown = desk.get(f"/queue/{entry.key}").text
        assert words in shown
        assert "Take it back" in shown
        back = re.search(r'action="/judge/withdraw"><input type="hidden" name="judgement" value="([^"]+)"', shown)
        assert back
        form = {"token": token(desk, "/"), "judgement": back[1], "reason": "looked at again: it was a mistake"}
        assert desk.post("/judge/withdraw", data=form | {"next": "/queue"}).status_code == 303
    assert not entries(ledger_path, "grown", "reopened")


def test_no_answer_to_a_dispute_is_chosen_beforehand(client: Client, ledger_path: Path) -> None:
    with open_ledger(ledger_path, readonly=True) as ledger:
        entry = next(each for each in ledger.queue(limit=100) if each.doubt == "disputed" and len(each.of) > 1)
    shown = client(person="editor-1").get(f"/queue/{entry.key}").text
    assert shown.count('type="radio" name="of"') == len(entry.of)
    assert " checked" not in shown


def test_enter_gives_no_answer_that_nobody_asked_for(client: Client, ledger_path: Path) -> None:
    with open_ledger(ledger_path, readonly=True) as ledger:
        entries = {each.doubt: each for each in ledger.queue(limit=100)}
        claim = next(iter(ledger.claims()))
    desk = client(person="editor-1")
    for address in (f"/claim/{claim.id}", *(f"/queue/{each.key}" for each in entries.values())):
        for form in re.findall(r'<form[^>]*action="/judge".*?</form>', desk.get(address).text, re.DOTALL):
            buttons = re.findall(r"<button[^>]*>", form)
            assert len(buttons) == 1 or buttons[0] == "<button disabled hidden>", (address, buttons)


def test_of_more_than_can_be_gone_through_all_are_counted(
    client: Client, ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        counts = ledger.weightiest(None).counts
        weightiest = ledger.queue(limit=1)[0].doubt
    other = next(doubt for doubt in counts if doubt != weightiest)
    monkeypatch.setattr(queues, "MOST_HELD", 1)
    desk = client()
    shown = desk.get("/queue").text
    assert f">All</a> {sum(counts.values())}</li>" in shown
    assert "Of all these the weightiest 1 can be gone through here" in shown
    assert "None of this kind is among the weightiest 1 of the queue" in desk.get(f"/queue?doubt={other}").text
    assert "There is nothing that a person has to look at of this kind" in desk.get("/queue?doubt=reopened").text


def test_a_correction_says_how_its_value_is_written(client: Client, ledger_path: Path) -> None:
    with open_ledger(ledger_path, readonly=True) as ledger:
        claims = {claim.field: claim for claim in ledger.claims()}
    desk = client(person="editor-1")
    assert "the army: admitted" in unescape(desk.get(f"/claim/{claims['responsibility'].id}").text)
    assert "at least 14" not in desk.get(f"/claim/{claims['place'].id}").text
