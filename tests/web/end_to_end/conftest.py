"""A browser, and tabs of it that note whatever a page of the desk must never do."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright

from tests.web.end_to_end.serving import HOST, serving
from variorum.web.people import ROLES, Person, hash_of

PASSWORD = "a long enough password"
MISSING = "these tests need Debian's chromium: apt-get install -y --no-install-recommends chromium"
OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none",
)  # fmt: skip
SLOWEST = 30_000
"""Milliseconds that a page may take to show something, on a machine that has other work to do."""
Serve = Callable[..., str]
Open = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start Chromium, once for the tests of this folder."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip(MISSING)
    expect.set_options(timeout=SLOWEST)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(OPTIONS))
        yield started
        started.close()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Give a function that serves a desk over a ledger, and gives its address."""
    with ExitStack() as stack:
        yield lambda ledger, **given: stack.enter_context(serving(ledger, **given))


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Give a function that opens a page as somebody who was never there before.

    What must never happen there fails the test at its end: a request to another host, a trouble of a script, anything
    that the Content-Security-Policy kept out, an error of the server.
    """
    troubles: list[str] = []
    with ExitStack() as stack:

        def open_page(address: str, **given: Any) -> Page:
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **given})
            stack.callback(context.close)
            context.set_default_timeout(SLOWEST)
            page = context.new_page()
            watch(page, troubles)
            page.goto(address)
            return page

        yield open_page
    assert troubles == []


def watch(page: Page, troubles: list[str]) -> None:
    """Note what a page must not do."""

    def asked(request: Request) -> None:
        if not request.url.startswith((f"http://{HOST}:", "data:")):
            troubles.append(f"{page.url} asks for {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 500:
            troubles.append(f"{response.url} is answered with {response.status}")

    def said(message: ConsoleMessage) -> None:
        refused = message.text.startswith("Failed to load resource") and message.location.get("url") == page.url
        if message.type in {"error", "warning"} and not refused:
            troubles.append(f"{page.url}: {message.text}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))


@pytest.fixture
def people() -> dict[str, Any]:
    """Give people of each role, whose password is that of ``PASSWORD``."""
    hashed = hash_of(PASSWORD)
    return {name: Person(name, role, hashed) for name, role in zip(("Rea", "Ana", "Edo"), ROLES, strict=True)}


def sign_in(page: Page, name: str, password: str | None = None) -> None:
    """Sign in by the form that is shown."""
    page.get_by_label("Name").fill(name)
    if password is not None:
        page.get_by_label("Password").fill(password)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.get_by_text(f"You are signed in as {name}.").wait_for()
