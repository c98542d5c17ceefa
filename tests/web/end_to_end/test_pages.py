"""Every page, in light and dark, at a desk's and a phone's width: axe finds nothing, and nothing runs off the side.

With ``VARIORUM_PICTURES`` set the pictures of the docs are written as well (see ``scripts/build_screens.py``).
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from starlette.routing import Route

from tests.web.end_to_end.conftest import Open, Serve
from tests.web.end_to_end.shown import NOT_SHOWN, PAGES, names
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.web.pages import ROUTES

SIZES = ((1280, 900), (360, 780))
PICTURES = Path(__file__).resolve().parents[3] / "docs" / "images"
PICTURE = (1200, 900)
NOT_PICTURED = {"filtered", "as-of", "told", "trouble"}
"""Pages that look like others."""
LARGEST = 300_000
"""Bytes of a picture in the docs, at most."""


def judged(ledger_path: Path) -> dict[str, str]:
    """Have one claim judged by two persons who differ, so that the pages have judgements to show."""
    chosen = names(ledger_path)
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        ledger.reject(chosen["claim"], why="a first count, before the names were known", who="analyst-1")
        ledger.accept(chosen["claim"], why="the ministry says so itself", who="Edo Lind")
        pairs = [entry for entry in ledger.queue(limit=100) if entry.doubt in {"unsure", "near"}]
        return {**chosen, "question": pairs[0].key}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_used_by_all(name: str, ledger_path: Path, serve: Serve, opened: Open) -> None:
    address = serve(ledger_path, person=None if name == "sign-in" else "editor-1")
    page = opened(address + PAGES[name].format(**judged(ledger_path)))
    assert (page.get_by_role("heading", level=1).inner_text() == "That is not possible") == (name == "trouble")
    assert list(found_by_axe(page)) == []
    if "VARIORUM_PICTURES" in os.environ and name not in NOT_PICTURED:
        write_picture(page, PICTURES / f"desk-{name}.png")


def found_by_axe(page: Page) -> Iterator[str]:
    """Tell what keeps somebody from using a page, and where it runs off the side."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                yield f"{width}: the page is {page.evaluate('document.documentElement.scrollWidth')} wide"
            for violation in Axe().run(page).response["violations"]:
                yield f"{width} {scheme} {violation['id']}: {_places(violation['nodes'])}"


def _places(nodes: list[dict[str, Any]]) -> str:
    return "; ".join(f"{node['html'][:200]} {node['failureSummary']}" for node in nodes[:3])


def write_picture(page: Page, path: Path) -> None:
    """Write the picture of a page, as it looks on a desk in light."""
    page.set_viewport_size({"width": PICTURE[0], "height": PICTURE[1]})
    page.emulate_media(color_scheme="light")
    page.screenshot(path=path)


def test_every_page_is_looked_at() -> None:
    shown = [re.sub(r"\{[^}]+\}", "x", address.partition("?")[0]) for address in PAGES.values()]
    routes = [route for route in ROUTES if isinstance(route, Route) and "GET" in (route.methods or ())]
    for route in routes:
        if not route.path.startswith(NOT_SHOWN):
            assert any(route.path_regex.match(address) for address in shown), f"{route.path} is not in shown.PAGES"


@pytest.mark.parametrize("name", [name for name in PAGES if name not in NOT_PICTURED])
def test_every_page_has_a_small_picture_in_the_guide(name: str) -> None:
    picture = PICTURES / f"desk-{name}.png"
    assert f"../images/{picture.name}" in (PICTURES.parent / "guides" / "desk.md").read_text("utf-8")
    assert picture.stat().st_size < LARGEST
