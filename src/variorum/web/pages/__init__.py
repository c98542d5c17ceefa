"""One module a page: what it asks of the ledger, and the template that shows it."""

from variorum.web.pages import claim, compare, incident, judging, ledger, report, signing

ROUTES = [
    *ledger.ROUTES,
    *incident.ROUTES,
    *claim.ROUTES,
    *compare.ROUTES,
    *judging.ROUTES,
    *report.ROUTES,
    *signing.ROUTES,
]
"""The addresses of all pages."""
