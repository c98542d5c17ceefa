"""One module a page: what it asks of the ledger, and the template that shows it."""

from variorum.web import answers, live
from variorum.web.pages import (
    claim,
    compare,
    dossier,
    export,
    incident,
    issues,
    judging,
    keys,
    ledger,
    outlines,
    queue,
    report,
    search,
    signing,
    speakers,
    words,
)

PAGES = (
    answers,
    live,
    ledger,
    search,
    export,
    outlines,
    incident,
    claim,
    compare,
    dossier,
    judging,
    queue,
    report,
    speakers,
    issues,
    keys,
    words,
    signing,
)
ROUTES = [route for each in PAGES for route in each.ROUTES]
"""The addresses of all pages."""
