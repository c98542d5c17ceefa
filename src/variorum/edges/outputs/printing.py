"""A page of HTML -> a PDF, by the browser that is installed."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.errors import OutputError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""Programs that print as Chromium does, the first that is there is used."""
PATIENCE = 120
"""Seconds that a browser may take: it starts in some, and prints a hundred pages in a few more."""
QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
)
"""It shows no window, asks no other host for anything, and adds no line of its own to a page."""
NO_BROWSER = (
    "There is no browser to print with. Install Chromium or Chrome, so that the command chromium is found, or write "
    "a page instead (--output x.html) and print it from any browser."
)


def print_pdf(page: str) -> bytes:
    """Print a page that stands by itself.

    Raises:
        OutputError: there is no browser, or it did not print.

    """
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise OutputError(NO_BROWSER)
    with TemporaryDirectory(prefix="variorum-") as folder:
        source, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        # Its sandbox cannot be had by root, as in a container; the page holds no script, and may load nothing.
        root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        places = (f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}", source.as_uri())
        command = [browser, *QUIET, *root, *places]
        try:
            ended = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - no shell
        except (OSError, subprocess.TimeoutExpired) as error:
            msg = f"{browser} did not print the page: {error}. Write --output x.html and print it from a browser."
            raise OutputError(msg) from error
        if not printed.exists():
            told = ended.stderr.decode(errors="replace").strip().splitlines()[-1:]
            msg = f"{browser} printed nothing ({' '.join(told) or 'it gave no reason'}). Write --output x.html instead."
            raise OutputError(msg)
        return printed.read_bytes()
