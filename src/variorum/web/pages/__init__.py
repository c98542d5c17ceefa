"""One module a page: what it asks of the ledger, and the template that shows it."""

from variorum.web.pages import ledger, signing

ROUTES = [*ledger.ROUTES, *signing.ROUTES]
"""The addresses of all pages."""
