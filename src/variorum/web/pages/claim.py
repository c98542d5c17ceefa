"""A claim: the very words, on whose word, what persons judged of it, and the place to judge it."""

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.model.claim import Claim
from variorum.model.report import Report
from variorum.web.charts import chain
from variorum.web.charts.drawing import both
from variorum.web.guard import known
from variorum.web.render import page
from variorum.wording.naming import claim_words, outlet_words, report_day_words, speaker_words
from variorum.wording.values import plain

AROUND, FURTHEST = 240, 2000
"""Characters shown before and behind the words of a claim, at least, and at most: a line may be a whole report."""


@known
def show(request: Request) -> Response:
    """Show a claim."""
    with request.app.state.ledgers.reading() as ledger:
        claim = ledger.claim(request.path_params["claim"])
        report = ledger.report(claim.report)
        incident = ledger.incident_of([claim.account]).get(claim.account) if claim.account else None
        start = max(0, claim.start - FURTHEST, min(claim.context_start, claim.start - AROUND))
        end = min(claim.end + FURTHEST, max(claim.context_end, claim.end + AROUND))
        return page(
            request,
            "claim.html",
            claim=claim,
            report=report,
            said=claim_words(claim),
            incident=ledger.incident(incident) if incident else None,
            before=_cut_before(report.text, start, claim.start),
            behind=_cut_behind(report.text, claim.end, end),
            chain=draw_chain(claim, report),
            judgements=list(ledger.judgements(claim.id)),
            text=report.text,
        )


def _cut_before(text: str, start: int, end: int) -> str:
    """Give the words from a place on; one that is cut in two is left out."""
    words = text[start:end]
    return "… " + (words.partition(" ")[2] or words) if start else words


def _cut_behind(text: str, start: int, end: int) -> str:
    words = text[start:end]
    return (words.rpartition(" ")[0] or words) + " …" if end < len(text) else words


def draw_chain(claim: Claim, report: Report) -> Markup:
    """Draw how a claim came to its report: who published it, through whom, and who said it first."""
    boxes = [(outlet_words(report), f"report, {report_day_words(report)}")]
    words: list[str] = []
    for link in reversed(claim.attribution):
        notes = [link.medium and f"via {link.medium}", *link.qualifiers, plain(link.kind)]
        boxes.append((speaker_words(link), next(note for note in notes if note)))
        words.append(link.cue or "")
    told = " from ".join(name for name, _ in boxes)
    return both(*(chain(f"Chain of attribution: {told}", boxes, words, slim=slim) for slim in (False, True)))


ROUTES = [Route("/claim/{claim}", show, methods=["GET"])]
