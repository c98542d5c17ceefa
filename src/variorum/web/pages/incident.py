"""An incident: what is said of it field by field, by whom, how it stands, and how that changed."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.api import Ledger
from variorum.briefs import Asked, brief_of
from variorum.errors import NotInLedger
from variorum.model.claim import FIELDS, Claim
from variorum.model.incident import Incident
from variorum.web.guard import known
from variorum.web.incidents import (
    AT_HAND,
    MOST_ANSWERS,
    POSITIONS,
    changes_of,
    charts,
    drawn_steps,
    in_order,
    matrix,
    numbers,
    rank,
    undrawn,
)
from variorum.web.pages.speakers import number_of
from variorum.web.render import page

A_PAGE = 100
"""Claims on a page."""


@known
def show(request: Request) -> Response:
    """Show an incident, as it stands or as it stood on a day."""
    as_of = request.query_params.get("as_of") or None
    with request.app.state.ledgers.reading() as ledger:
        now = ledger.incident(request.path_params["incident"])
        state = ledger.at(as_of) if as_of else ledger
        incident = state.incident(now.id)
        claims = {claim.id: claim for claim in _claims(ledger, incident)}
        reports = {report.id: report for report in state.reports(incident.reports)}
        return page(
            request,
            "incident.html",
            incident=incident,
            asked=request.path_params["incident"],
            parted=ledger.parted(now.id),
            as_of=as_of,
            days=_days(ledger, now),
            brief=brief_of(_of_state(state), incident.id, ledger.settings.vocabulary),
            claims=claims,
            reports=reports,
            ordered=in_order(reports.values()),
            findings=sorted(incident.findings, key=rank),
            numbers=numbers(incident),
            charts=charts(incident, reports, most=MOST_ANSWERS),
            undrawn=undrawn(incident, MOST_ANSWERS),
            at_hand=AT_HAND,
            most_answers=MOST_ANSWERS,
            matrix=matrix(incident.responsibility),
            positions=POSITIONS,
            related=[(each, other) for each in incident.related if (other := _other(state, each.incident))],
            parts=[] if as_of else [held for _, held in sorted(ledger.store.stakes(ledger.parts(now.id)).items())],
            responses=[claim for claim in claims.values() if claim.field == "response"],
            persons=list(ledger.judgements(now.id)),
        )


@known
def told(request: Request) -> Response:
    """Show the claims of an incident, all or those on one field, page by page."""
    given, number = request.query_params, number_of(request)
    asked = {name: given.get(name) or None for name in ("field", "as_of")}
    with request.app.state.ledgers.reading() as ledger:
        now = ledger.incident(request.path_params["incident"])
        incident = (ledger.at(asked["as_of"]) if asked["as_of"] else ledger).incident(now.id)
        claims = _claims(ledger, incident)
        found = [claim for claim in claims if asked["field"] in {None, claim.field}]
        shown = found[(number - 1) * A_PAGE : number * A_PAGE]
        return page(
            request,
            "told.html",
            incident=incident,
            asked=asked,
            counts=Counter(claim.field for claim in claims),
            fields=FIELDS,
            claims=shown,
            reports={report.id: report for report in ledger.reports({claim.report for claim in shown})},
            first=(number - 1) * A_PAGE,
            total=len(found),
            number=number,
            more=number * A_PAGE < len(found),
        )


@known
def history(request: Request) -> Response:
    """Show how what the ledger says of an incident changed with each report."""
    with request.app.state.ledgers.reading() as ledger:
        incident = ledger.incident(request.path_params["incident"])
        reports = {report.id: report for report in ledger.reports(incident.reports)}
        return page(
            request,
            "history.html",
            incident=incident,
            reports=reports,
            changes=changes_of(incident),
            charts=drawn_steps(incident, reports, "/report/{}".format),
        )


def _claims(ledger: Ledger, incident: Incident) -> Sequence[Claim]:
    """Give the claims of an incident as it stands, or stood: those of reports that had not come out are left out."""
    return [claim for claim in ledger.claims(incident=incident.id) if claim.report in incident.reports]


def _of_state(state: Any) -> Asked:
    asked: Asked = state
    return asked


def _days(ledger: Ledger, incident: Incident) -> Sequence[str]:
    """Give the days on which reports of an incident came out: those at which something may have changed."""
    return sorted({r.published.earliest[:10] for r in ledger.reports(incident.reports) if r.published.earliest})


def _other(state: Asked, incident_id: str) -> Incident | None:
    try:
        return state.incident(incident_id)
    except NotInLedger:
        return None


ROUTES = [
    Route("/incident/{incident}", show, methods=["GET"]),
    Route("/incident/{incident}/claims", told, methods=["GET"]),
    Route("/incident/{incident}/history", history, methods=["GET"]),
]
