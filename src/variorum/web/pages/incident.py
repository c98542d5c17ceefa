"""An incident: what is said of it field by field, by whom, how it stands, and how that changed."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.api import Ledger
from variorum.briefs import Asked, brief_of
from variorum.errors import NotInLedger
from variorum.model.incident import Incident
from variorum.web.guard import known
from variorum.web.incidents import POSITIONS, changes_of, charts, drawn_steps, in_order, matrix, numbers, rank
from variorum.web.render import page


@known
def show(request: Request) -> Response:
    """Show an incident, as it stands or as it stood on a day."""
    as_of = request.query_params.get("as_of") or None
    with request.app.state.ledgers.reading() as ledger:
        now = ledger.incident(request.path_params["incident"])
        state = ledger.at(as_of) if as_of else ledger
        incident = state.incident(now.id)
        claims = {claim.id: claim for claim in state.claims(incident=incident.id)}
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
            charts=charts(incident, reports),
            matrix=matrix(incident.responsibility),
            positions=POSITIONS,
            related=[(each, other) for each in incident.related if (other := _other(state, each.incident))],
            parts=[] if as_of else [ledger.incident(each) for each in ledger.parts(now.id)],
            responses=[claim for claim in claims.values() if claim.field == "response"],
            persons=list(ledger.judgements(now.id)),
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
    Route("/incident/{incident}/history", history, methods=["GET"]),
]
