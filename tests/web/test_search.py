"""Words are found in reports and claims, shown where they stand, and lead to them."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.web.conftest import Client
from variorum.api import open as open_ledger
from variorum.model.words import Snippet
from variorum.web.pages import search as search_page
from variorum.web.pages.search import pieces


def test_hits_show_their_words_in_context_and_lead_to_claims_and_incidents(client: Client, built: Path) -> None:
    shown = client().get("/search", params={"words": "killed"}).text
    assert re.search(r"<mark>killed</mark>", shown)
    with open_ledger(built, readonly=True) as ledger:
        found = ledger.find("killed")
    assert found.hits
    for hit in found.hits:
        assert f"/report/{hit.report}" in shown
    assert re.search(r"/report/r-[0-9a-f]+#claim-c-", shown)
    assert "/incident/i-" in shown
    assert 'href="/?words=killed"' in shown


def test_pages_of_hits_go_on(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_page, "ROWS", 1)
    desk = client()
    first = desk.get("/search?words=killed").text
    (address,) = re.findall(r'rel="next" data-hotkey="j n" href="([^"]+)"', first)
    second = desk.get(f"/search{unescape(address)}").text
    assert re.findall(r'<h2 dir="auto"><a href="([^"]+)"', first) != re.findall(
        r'<h2 dir="auto"><a href="([^"]+)"', second
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "Give words"), ("?!", "There is no word in"), ("zzyzxq", "No report holds all")],
)
def test_nothing_found_is_said_with_what_to_do(client: Client, words: str, said: str) -> None:
    assert said in client().get("/search", params={"words": words}).text


def test_hostile_words_stay_words(client: Client) -> None:
    shown = client().get("/search", params={"words": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in shown


def test_marks_that_overlap_are_each_marked() -> None:
    found = list(pieces("one two three four", Snippet(0, 18, ((4, 13), (8, 13)))))
    assert "".join(piece.words for piece in found) == "one two three four"
    assert [piece.words for piece in found if piece.marked] == ["two ", "three"]
