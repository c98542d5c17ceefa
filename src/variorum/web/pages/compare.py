"""Two to six accounts of one incident side by side: rows are fields, differences are marked, silence is shown."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.errors import SettingsError
from variorum.model.claim import FIELDS, Claim
from variorum.web.guard import known
from variorum.web.render import page
from variorum.wording.naming import claim_words

FEWEST, MOST = 2, 6
"""Accounts that stand side by side: more do not fit a screen."""


class Cell(Struct, frozen=True):
    """What one account says of a field: its claims by their words; ``alone`` are words that no other account has."""

    claims: Mapping[str, Sequence[Claim]]
    alone: frozenset[str]


class Row(Struct, frozen=True):
    """A field, what each account says of it, and whether all that speak say the same."""

    field: str
    cells: Sequence[Cell]
    differs: bool


@known
def show(request: Request) -> Response:
    """Set the accounts of an incident in the chosen reports side by side."""
    chosen = list(dict.fromkeys(request.query_params.getlist("report")))
    if not FEWEST <= len(chosen) <= MOST:
        msg = f"Choose two to six reports to compare; {len(chosen)} were chosen."
        raise SettingsError(msg)
    with request.app.state.ledgers.reading() as ledger:
        incident = ledger.incident(request.query_params.get("incident", ""))
        reports = [ledger.report(report) for report in chosen]
        claims = {report.id: list(ledger.claims(incident=incident.id, report=report.id)) for report in reports}
        return page(request, "compare.html", incident=incident, reports=reports, rows=rows([*claims.values()]))


def rows(accounts: Sequence[Sequence[Claim]]) -> list[Row]:
    """Lay claims out by field and account; a field of which nobody speaks is left out."""
    found = []
    for field in FIELDS:
        told = [_told([claim for claim in claims if claim.field == field]) for claims in accounts]
        if not any(told):
            continue
        cells = []
        for i, own in enumerate(told):
            others = {words for j, other in enumerate(told) if j != i for words in other}
            cells.append(Cell(own, frozenset(own.keys() - others) if others else frozenset()))
        speaking = [frozenset(own) for own in told if own]
        found.append(Row(field, cells, len(set(speaking)) > 1))
    return found


def _told(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Gather claims by what they come to in words."""
    told: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.id)):
        words = " · ".join(part for part in claim_words(claim) if part)
        told.setdefault(words, []).append(claim)
    return told


ROUTES = [Route("/compare", show, methods=["GET"])]
