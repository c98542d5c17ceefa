"""What somebody does at the desk, from an empty ledger to a judged incident: by mouse, by keys, and with others."""

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import read_examples
from tests.web.end_to_end.conftest import PASSWORD, Open, Serve, sign_in
from tests.web.end_to_end.serving import PATIENCE, serving_by_command
from tests.web.end_to_end.shown import names
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.model.claim import COUNT_FIELDS

MOST_STEPS = 400
"""Times that Tab is pressed before a place counts as not to be reached."""


def test_from_an_empty_ledger_to_a_judged_incident_by_mouse(tmp_path: Path, opened: Open) -> None:
    path = tmp_path / "new.db"
    with serving_by_command(path) as address:
        page = opened(address)
        expect(page.get_by_role("heading", level=1)).to_contain_text("0 incidents")
        building = threading.Thread(target=read_examples, args=(path,))
        building.start()
        expect(page.locator("#live")).to_contain_text("The ledger has changed", timeout=1000 * PATIENCE)
        building.join(PATIENCE)
        expect(page.get_by_role("heading", level=1)).not_to_contain_text("0 incidents")
        to_a_claim_by_mouse(page, path)
        judge_by_mouse(page)
        compare_by_mouse(page)
        page.context.close()


def to_a_claim_by_mouse(page: Page, path: Path) -> None:
    """Go from the ledger to the incident, from it to the very words, and from them to the claim."""
    chosen = names(path)
    page.locator(f'main a[href="/incident/{chosen["incident"]}"]').first.click()
    page.locator(f'a[href$="#claim-{chosen["claim"]}"]:visible').first.click()
    words = page.locator(f'[id="claim-{chosen["claim"]}"]')
    expect(words).to_be_in_viewport()
    expect(page.locator(f'[id="note-{chosen["claim"]}"]')).to_be_visible()
    page.go_back()
    page.locator(f'main a[href="/claim/{chosen["claim"]}"]:visible').first.click()
    expect(page.locator("mark")).to_be_visible()


def judge_by_mouse(page: Page) -> None:
    """Say who one is, reject the claim, undo that, and reject it again."""
    page.locator("main").get_by_role("link", name="Sign in").click()
    sign_in(page, "editor-1")
    page.get_by_label("Why", exact=True).first.fill("the ministry took it back")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status").first).to_contain_text("Reject: kept")
    expect(page.locator(".judgements")).to_contain_text("by editor-1")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".judgements")).to_contain_text("withdrawn by editor-1: undone at once")
    page.get_by_label("Why", exact=True).first.fill("the ministry took it back after all")
    page.get_by_role("button", name="Reject").click()
    page.locator('main a[href^="/incident/"]').first.click()
    expect(page.locator(".position.rejected").first).to_contain_text("rejected")
    expect(page.locator("#judged + ul")).to_contain_text("the ministry took it back after all")


def compare_by_mouse(page: Page) -> None:
    """Set two accounts of the incident side by side."""
    boxes = page.locator('input[name="report"]')
    for i in range(boxes.count()):
        boxes.nth(i).set_checked(i < 2)
    page.get_by_role("button", name="Compare the chosen accounts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 accounts side by side")
    expect(page.locator("tbody tr").first).to_be_visible()


def step_to(page: Page, selector: str) -> None:
    """Press Tab until what is meant has the focus, and see that one can see it."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            expect(page.locator(":focus")).to_be_in_viewport()
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    pytest.fail(f"{selector} cannot be reached by keys")


def test_from_the_ledger_to_a_judged_claim_by_keys_alone(ledger_path: Path, serve: Serve, opened: Open) -> None:
    chosen = names(ledger_path)
    page = opened(serve(ledger_path))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()  # past what stands on every page
    step_to(page, f'a[href="/incident/{chosen["incident"]}"]')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/incident/{chosen['incident']}")
    step_to(page, f'a[href="/claim/{chosen["claim"]}"]')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/claim/{chosen['claim']}")
    step_to(page, 'main a[href^="/sign-in"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in?**")
    step_to(page, "#name")
    page.keyboard.type("editor-1")
    page.keyboard.press("Enter")
    page.get_by_text("You are signed in").wait_for()
    page.wait_for_load_state()
    page.keyboard.press("r")
    expect(page.locator("#why")).to_be_focused()
    page.keyboard.type("read again: a report of others")
    step_to(page, 'button[value="reject"]')
    page.keyboard.press("Enter")
    expect(page.locator(".judgements")).to_contain_text("by editor-1")
    page.keyboard.press("u")
    expect(page.locator(".judgements")).to_contain_text("withdrawn by editor-1")
    page.keyboard.press("/")
    expect(page.locator("#search-words")).to_be_focused()


def test_two_accounts_are_judged_in_the_queue_by_keys_alone(ledger_path: Path, serve: Serve, opened: Open) -> None:
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        entry = next(each for each in ledger.queue(limit=100) if each.doubt in {"unsure", "near"})
    page = opened(f"{serve(ledger_path, person='editor-1')}/queue/{entry.key}")
    page.wait_for_load_state()
    page.keyboard.press("1")
    page.keyboard.press("d")
    expect(page.get_by_role("status").first).to_contain_text("Different: kept")
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        (judgement,) = ledger.judgements()
    assert (judgement.verb, judgement.who, set(judgement.of)) == ("different", "editor-1", set(entry.of))
    page.keyboard.press("u")
    expect(page.get_by_role("status").first).to_contain_text("Withdrawn")


def test_words_of_the_text_are_chosen_for_a_corrected_value(ledger_path: Path, serve: Serve, opened: Open) -> None:
    chosen = names(ledger_path)
    page = opened(f"{serve(ledger_path, person='editor-1')}/claim/{chosen['claim']}")
    found = page.evaluate(
        """() => {
            const node = document.getElementById("words").firstChild, range = document.createRange();
            range.setStart(node, 3);
            range.setEnd(node, 21);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
            return range.toString();
        }"""
    )
    expect(page.locator("#quote")).to_have_value(found)
    page.locator("#value").fill("at least 14")
    page.locator("#why-correct").fill("the total stands here")
    page.get_by_role("button", name="Correct").click()
    expect(page.locator(".judgements")).to_contain_text("correct")
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        (judgement,) = ledger.judgements(chosen["claim"])
        text = ledger.report(chosen["report"]).text
    assert judgement.span is not None
    assert text[slice(*judgement.span)] == found


@pytest.mark.parametrize(("name", "judges", "grades"), [("Rea", 0, 0), ("Ana", 1, 0), ("Edo", 1, 1)])
def test_each_role_is_shown_what_it_may_do(
    name: str, judges: int, grades: int, ledger_path: Path, serve: Serve, opened: Open, people: dict[str, Any]
) -> None:
    page = opened(f"{serve(ledger_path, door='passwords', people=people)}/claim/{names(ledger_path)['claim']}")
    sign_in(page, name, PASSWORD)
    expect(page.locator("mark")).to_be_visible()
    assert page.get_by_role("button", name="Reject").count() == judges
    assert page.get_by_role("button", name="Set the grade").count() == grades
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Password")).to_be_visible()


def test_two_persons_who_judge_one_claim_see_each_other(
    ledger_path: Path, serve: Serve, opened: Open, people: dict[str, Any]
) -> None:
    address = f"{serve(ledger_path, door='passwords', people=people)}/claim/{names(ledger_path)['claim']}"
    ana, edo = opened(address), opened(address)
    sign_in(ana, "Ana", PASSWORD)
    sign_in(edo, "Edo", PASSWORD)
    for page, verb in ((ana, "Accept"), (edo, "Reject")):
        page.get_by_label("Why", exact=True).first.fill(f"{verb} it")
        page.get_by_role("button", name=verb).click()
        expect(page.get_by_role("status").first).to_contain_text("kept")
    expect(edo.get_by_role("status").first).to_contain_text("nothing is decided yet")
    expect(ana.locator("#live")).to_contain_text("The ledger has changed")
    ana.reload()
    for page in (ana, edo):
        expect(page.locator(".judgements")).to_contain_text("by Ana")
        expect(page.locator(".judgements")).to_contain_text("by Edo")
    ana.get_by_label("Why", exact=True).first.fill("having read what Edo says")
    ana.get_by_role("button", name="Accept").click()
    expect(ana.get_by_role("status").first).not_to_contain_text("nothing is decided")


def test_two_fingers_move_and_zoom_the_map(built: Path, serve: Serve, opened: Open) -> None:
    page = opened(serve(built), viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    world = page.locator("svg.world.ready")
    width = float((world.get_attribute("data-view") or "").split()[2])
    touch_apart(page, *middle_of(page))
    expect(page).to_have_url(re.compile("box="))
    expect(world).not_to_have_attribute("data-view", re.compile(f" {width:.2f}$"))
    assert float((world.get_attribute("data-view") or "").split()[2]) < width / 2
    assert page.evaluate("visualViewport.scale") == 1


def middle_of(page: Page) -> tuple[float, float]:
    """Give where the middle of the map is, brought into view."""
    page.locator("svg.world").scroll_into_view_if_needed()
    box = page.locator("svg.world").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def touch_apart(page: Page, x: float, y: float) -> None:
    """Put two fingers down beside each other, and draw them apart."""
    session = page.context.new_cdp_session(page)
    for kind, far in (("touchStart", 20), *(("touchMove", far) for far in range(26, 100, 6)), ("touchEnd", None)):
        points = [] if far is None else [{"x": x - far, "y": y, "id": 0}, {"x": x + far, "y": y, "id": 1}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_a_rejection_that_wants_its_reason_is_not_taken_for_an_acceptance(
    ledger_path: Path, serve: Serve, opened: Open
) -> None:
    claim = names(ledger_path)["claim"]
    page = opened(f"{serve(ledger_path, person='editor-1')}/claim/{claim}")
    page.wait_for_load_state()
    page.locator("#why").fill("nothing was pressed")
    page.keyboard.press("Enter")
    expect(page.locator(".judgements")).to_contain_text("Nobody has judged it")
    page.locator("#why").fill("")
    page.get_by_role("button", name="Reject").click()
    page.locator("#why").fill("the words say something else")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Reject: kept")


def test_marking_other_words_gives_the_value_that_they_hold(ledger_path: Path, serve: Serve, opened: Open) -> None:
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        claim = ledger.claim(names(ledger_path)["claim"])
    page = opened(f"{serve(ledger_path, person='editor-1')}/claim/{claim.id}")
    page.wait_for_load_state()
    mark = """([start, end]) => {
      const text = document.getElementById("words").firstChild, range = document.createRange();
      range.setStart(text, start); range.setEnd(text, end);
      getSelection().removeAllRanges(); getSelection().addRange(range);
    }"""
    page.evaluate(mark, [claim.start, claim.end])
    number = re.search(r"\d+", claim.quote)
    expect(page.locator("#value")).to_have_value(re.compile(number[0] if number else "^$"))
    page.locator("#value").fill("at least 3")
    page.evaluate(mark, [claim.start, claim.end - 1])
    expect(page.locator("#quote")).to_have_value(claim.quote[:-1])
    expect(page.locator("#value")).to_have_value("at least 3")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("e")
    expect(page.locator("#why-correct")).to_be_focused()


def test_a_page_that_has_grown_old_says_so_where_it_is_seen(ledger_path: Path, serve: Serve, opened: Open) -> None:
    chosen = names(ledger_path)
    address = serve(ledger_path, person="editor-1")
    page = opened(f"{address}/incident/{chosen['incident']}#compare")
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        ledger.accept(chosen["claim"], why="read again", who="Edo Lind")
    expect(page.locator("#live")).to_contain_text("The ledger has changed")
    expect(page.locator("#live")).to_be_in_viewport()
    page.locator("#live").get_by_role("link").click()
    expect(page.locator("#live")).to_be_hidden()


def test_other_words_are_marked_in_the_queue_for_a_corrected_value(
    ledger_path: Path, serve: Serve, opened: Open
) -> None:
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        entry = next(each for each in ledger.queue(limit=100) if each.doubt == "disputed" and len(each.of) > 1)
        claim = ledger.claim(entry.of[1])
        value = "at least 3" if claim.field in COUNT_FIELDS else "the coast guard: suspected"
        text = ledger.report(claim.report).text
    page = opened(f"{serve(ledger_path, person='editor-1')}/queue/{entry.key}")
    page.wait_for_load_state()
    page.evaluate(
        """id => {
            const sentence = document.querySelector(`.sentence[data-of="${id}"]`), range = document.createRange();
            range.setStart(sentence.firstChild, 0);
            range.setEnd(sentence.querySelector("mark").firstChild, 1);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        claim.id,
    )
    expect(page.locator(f'[id="of-{claim.id}"]')).to_be_checked()
    expect(page.locator("#quote")).to_be_visible()
    page.locator("#value").fill(value)
    page.locator('[data-reason="1"]').check()
    page.locator("#value").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Correct: kept")
    with open_ledger(ledger_path, settings=Settings(), readonly=True) as ledger:
        (judgement,) = ledger.judgements(claim.id)
    assert judgement.span is not None
    assert judgement.span[1] == claim.start + 1
    assert text[slice(*judgement.span)].endswith(claim.quote[:1])
