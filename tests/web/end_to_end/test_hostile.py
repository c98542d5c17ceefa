"""A hostile report in a browser: nothing of it runs, all of it can be read, and it does not take long."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.judged import ledger_of, reading
from tests.web.end_to_end.conftest import Open, Serve
from tests.web.end_to_end.shown import names
from tests.web.test_hostile import LINE, LONG, SCRIPT
from variorum.edges.store import SqliteStore

SLOWEST = 30.0
"""Seconds until 2 MB on one line are laid out, on a machine with other work; alone it takes one or two."""


@pytest.mark.parametrize("page_of", ["/report/{report}", "/claim/{claim}", "/report/{report}/beside/{other}"])
def test_two_million_characters_of_script_are_shown_as_text(
    page_of: str, tmp_path: Path, serve: Serve, opened: Open
) -> None:
    path, told = tmp_path / "hostile.db", {"place": SCRIPT, "by": SCRIPT, "before": LINE * (LONG // len(LINE))}
    with SqliteStore.open(path, write=True) as store:
        ledger_of(reading(SCRIPT, **told), reading("two", killed=5, **told), store=store)  # type: ignore[arg-type]
    address = serve(path, person="Mara") + page_of.format(**names(path))
    began = time.monotonic()
    page = opened(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert time.monotonic() - began < SLOWEST
    assert SCRIPT in page.evaluate("document.getElementById('main').textContent")
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
