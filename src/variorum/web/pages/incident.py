"""An incident: what is said of it field by field, by whom, how it stands, and how that changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.api import Ledger
from variorum.briefs import Asked, brief_of
from variorum.cli.naming import change_words
from variorum.cli.words import casualty_words, plain
from variorum.errors import NotInLedger
from variorum.model.claim import COUNT_FIELDS, FIELDS, Claim
from variorum.model.incident import Casualty, Change, Finding, Incident, Responsibility
from variorum.model.report import Report
from variorum.web.charts import Step, span, steps
from variorum.web.charts.span import Said
from variorum.web.guard import known
from variorum.web.render import page

POSITIONS = ("claimed", "admitted", "blamed", "suspected", "denied")
"""The columns of the matrix of responsibility."""
FIRST = ("killed", "wounded")
"""Fields that stand before all others."""


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
            ordered=_in_order(reports.values()),
            findings=sorted(incident.findings, key=_rank),
            numbers=_numbers(incident),
            charts=_charts(incident),
            matrix=_matrix(incident.responsibility),
            positions=POSITIONS,
            related=[(each, other) for each in incident.related if (other := _other(state, each.incident))],
            responses=[claim for claim in claims.values() if claim.field == "response"],
            persons=_judged(ledger, incident, claims),
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
            changes=[(change, *change_words(change)) for change in incident.history],
            charts={kind: drawn for kind in COUNT_FIELDS if (drawn := _steps(incident, kind))},
        )


def _of_state(state: Any) -> Asked:
    asked: Asked = state
    return asked


def _rank(finding: Finding) -> int:
    order = (*FIRST, *FIELDS)
    return order.index(finding.field) if finding.field in order else len(order)


def _in_order(reports: Iterable[Report]) -> Sequence[Report]:
    return sorted(reports, key=lambda report: (report.published.earliest or "9999", report.id))


def _days(ledger: Ledger, incident: Incident) -> Sequence[str]:
    """Give the days on which reports of an incident came out: those at which something may have changed."""
    return sorted({r.published.earliest[:10] for r in ledger.reports(incident.reports) if r.published.earliest})


def _other(state: Asked, incident_id: str) -> Incident | None:
    try:
        return state.incident(incident_id)
    except NotInLedger:
        return None


def _numbers(incident: Incident) -> Mapping[str, Sequence[Casualty]]:
    """Give what the policies settle on, by kind."""
    kinds = dict.fromkeys(casualty.kind for casualty in incident.casualties)
    return {kind: [each for each in incident.casualties if each.kind == kind] for kind in kinds}


def _charts(incident: Incident) -> Mapping[str, Markup]:
    """Draw the leading policy's numbers of each kind with what each origin says."""
    drawn: dict[str, Markup] = {}
    for finding in incident.findings:
        settled = [c for c in incident.casualties if c.kind == finding.field and c.group is None]
        if finding.field in COUNT_FIELDS and settled:
            said = list(_said(finding, settled[0]))
            title = f"{plain(finding.field)}: {casualty_words(settled[0])}"
            drawn[finding.field] = span(title, settled[0].low, settled[0].best, settled[0].high, said)
    return drawn


def _said(finding: Finding, settled: Casualty) -> Iterable[Said]:
    for position in finding.positions:
        value = position.value if isinstance(position.value, Mapping) else {}
        low, best, high = (value.get(end) for end in ("low", "best", "high"))
        for origin in position.origins:
            counts = bool(set(position.claims) & set(settled.claims))
            yield Said(origin, low, best, high, counts, f"/claim/{position.claims[0]}")


def _matrix(rows: Sequence[Responsibility]) -> Mapping[str, Mapping[str, Sequence[Responsibility]]]:
    """Lay out who is said to have done it: actors by positions."""
    actors = dict.fromkeys(row.actor or "nobody named" for row in rows)
    return {
        actor: {
            position: [row for row in rows if (row.actor or "nobody named") == actor and row.position == position]
            for position in POSITIONS
        }
        for actor in actors
    }


def _judged(ledger: Ledger, incident: Incident, claims: Mapping[str, Claim]) -> Sequence[Any]:
    """Give what persons judged of an incident, its claims and its accounts."""
    accounts = {claim.account for claim in claims.values()}
    mine = {incident.id, *claims, *accounts, *incident.supersedes}
    return [judgement for judgement in ledger.judgements() if mine & {*judgement.now, *judgement.of}]


def _steps(incident: Incident, kind: str) -> Markup | None:
    """Draw how a number changed; None where it never did."""
    changes = [change for change in incident.history if change.field == kind]
    told = [_step(change) for change in changes]
    return steps(f"{plain(kind)}, report by report", told) if told else None


def _step(change: Change) -> Step:
    after = change.after if isinstance(change.after, Mapping) else {}
    return Step(change.at or "undated", change.report or "", *(after.get(end) for end in ("low", "best", "high")))


ROUTES = [
    Route("/incident/{incident}", show, methods=["GET"]),
    Route("/incident/{incident}/history", history, methods=["GET"]),
]
