"""Searching the words of reports and claims."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.model.claim import Claim
from variorum.model.report import Report
from variorum.model.words import Hit, Snippet, phrases
from variorum.web.guard import known
from variorum.web.render import page

ROWS = 20
"""Reports on a page."""


class Piece(Struct, frozen=True):
    """Some words of a snippet, and whether they were looked for."""

    words: str
    marked: bool


class Shown(Struct, frozen=True):
    """A report that holds the words, as a page shows it."""

    report: Report
    snippets: tuple[tuple[Piece, ...], ...]
    claims: tuple[Claim, ...]
    incidents: tuple[tuple[str, str], ...]


@known
def show(request: Request) -> Response:
    """Show the reports that hold the words."""
    words = request.query_params.get("words", "").strip()
    with request.app.state.ledgers.reading() as ledger:
        found = ledger.find(words, limit=ROWS, after=request.query_params.get("after", ""))
        reports = {report.id: report for report in ledger.reports([hit.report for hit in found.hits])}
        claims = {
            claim.id: claim for claim in ledger.store.claims(ids=[key for hit in found.hits for key in hit.claims])
        }
        told = sorted({key for hit in found.hits for key in hit.incidents})
        # A second report can be looked for, to be set beside one that somebody came from.
        beside = ledger.report(request.query_params["beside"]) if request.query_params.get("beside") else None
        titles = {key: ledger.incident(key).title for key in told}
    shown = [_shown(hit, reports[hit.report], claims, titles) for hit in found.hits]
    understood = bool(phrases(words))
    return page(request, "search.html", words=words, found=found, shown=shown, understood=understood, beside=beside)


def _shown(hit: Hit, report: Report, claims: Mapping[str, Claim], titles: Mapping[str, str]) -> Shown:
    return Shown(
        report,
        tuple(tuple(pieces(report.text, each)) for each in hit.snippets),
        tuple(claims[key] for key in hit.claims),
        tuple((key, titles[key]) for key in hit.incidents),
    )


def pieces(text: str, snippet: Snippet) -> Iterator[Piece]:
    """Cut a snippet where words that were looked for begin and end.

    >>> list(pieces("the old mill burned", Snippet(0, 19, ((8, 12),))))[1]
    Piece(words='mill', marked=True)

    """
    marked = {end for mark in snippet.marks for end in mark}
    cuts = sorted({snippet.start, snippet.end, *marked})
    for start, end in pairwise(cuts):
        yield Piece(text[start:end], any(first <= start and end <= last for first, last in snippet.marks))


ROUTES = [Route("/search", show, methods=["GET"])]
