"""The JSON API: the same objects as the contract, for programs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.api import Kind, Ledger, contract_lines
from variorum.web.asked import filter_of, limit_of, number_of, order_of
from variorum.web.guard import known, person_of

Asking = Callable[[Ledger, Request], Any]
JSON = "application/json"
FURTHEST = 10_000_000
"""How many can be passed over."""


def answer(value: Any, status: int = 200) -> Response:
    """Answer with JSON."""
    return Response(msgspec.json.encode(value), status, media_type=JSON)


def trouble(words: str, status: int) -> Response:
    """Answer that something is not possible, and why."""
    return answer({"error": words}, status)


def asking(ask: Asking) -> Callable[[Request], Response]:
    """Make an endpoint of a function that asks a ledger."""

    def endpoint(request: Request) -> Response:
        if person_of(request) is None:
            return trouble("Sign in first.", 401)
        with request.app.state.ledgers.reading() as ledger:
            return answer(ask(ledger, request))

    return endpoint


def in_contract(ledger: Ledger, kind: Kind, things: Iterable[Any]) -> list[msgspec.Raw]:
    """Write things as lines of the contract."""
    incident_of = ledger.incident_of(_accounts(things := list(things))) if kind in {"claim", "statement"} else {}
    return [msgspec.Raw(line) for line in contract_lines(kind, things, incident_of)]


def _accounts(things: Sequence[Any]) -> list[str]:
    return sorted({thing.account for thing in things if getattr(thing, "account", None)})


def _some(ledger: Ledger, request: Request, kind: Kind, things: Iterable[Any]) -> Mapping[str, Any]:
    """Give a page of things: from the one asked for on."""
    given = request.query_params
    start, limit = number_of(given, "offset", int, 0, 0, FURTHEST) or 0, limit_of(given)
    found = list(islice(things, start, start + limit + 1))
    more = start + limit if len(found) > limit else None
    return {"items": in_contract(ledger, kind, found[:limit]), "next_offset": more}


def incidents(ledger: Ledger, request: Request) -> Any:
    """Give the incidents that fit a filter, as light rows."""
    given = request.query_params
    page = ledger.search(filter_of(given), order=order_of(given), limit=limit_of(given), after=given.get("after", ""))
    rows = [{name: getattr(row, name) for name in row.__struct_fields__} for row in page.rows]
    return {"items": rows, "total": page.total, "after": page.after, "before": page.before}


def incident(ledger: Ledger, request: Request) -> Any:
    """Give one incident, as it stands or as it stood."""
    as_of = request.query_params.get("as_of")
    found = ledger.incident(request.path_params["incident"])
    (line,) = in_contract(ledger, "incident", [ledger.at(as_of).incident(found.id) if as_of else found])
    return line


def claims(ledger: Ledger, request: Request) -> Any:
    """Give claims, of an incident, of a report, or all."""
    given = request.query_params
    found = ledger.claims(incident=given.get("incident"), report=given.get("report"))
    return _some(ledger, request, "claim", found)


def claim(ledger: Ledger, request: Request) -> Any:
    """Give one claim."""
    (line,) = in_contract(ledger, "claim", [ledger.claim(request.path_params["claim"])])
    return line


def reports(ledger: Ledger, request: Request) -> Any:
    """Give all reports."""
    return _some(ledger, request, "report", ledger.reports())


def report(ledger: Ledger, request: Request) -> Any:
    """Give one report."""
    (line,) = in_contract(ledger, "report", [ledger.report(request.path_params["report"])])
    return line


def statements(ledger: Ledger, request: Request) -> Any:
    """Give statements, of an incident, of a report, by a speaker, or all."""
    given = request.query_params
    chosen = {name: given.get(name) for name in ("incident", "report", "speaker")}
    return _some(ledger, request, "statement", ledger.statements(**chosen))


def issues(ledger: Ledger, request: Request) -> Any:
    """Give what was dropped or doubted."""
    return _page(request, ledger.issues())


def _page(request: Request, things: Iterable[Any]) -> Mapping[str, Any]:
    start, limit = number_of(request.query_params, "offset", int, 0, 0, FURTHEST) or 0, limit_of(request.query_params)
    found = list(islice(things, start, start + limit + 1))
    return {"items": found[:limit], "next_offset": start + limit if len(found) > limit else None}


def queue(ledger: Ledger, request: Request) -> Any:
    """Give what a person should look at."""
    return {"items": ledger.queue(limit=limit_of(request.query_params))}


def judgements(ledger: Ledger, request: Request) -> Any:
    """Give what persons judged, the earliest first."""
    return _page(request, ledger.judgements(request.query_params.get("of") or None))


def counts(ledger: Ledger, request: Request) -> Any:
    """Count what the ledger holds."""
    del request
    return ledger.counts()


ASKED: Mapping[str, Asking] = {
    "/api/counts": counts,
    "/api/incidents": incidents,
    "/api/incidents/{incident}": incident,
    "/api/claims": claims,
    "/api/claims/{claim}": claim,
    "/api/reports": reports,
    "/api/reports/{report}": report,
    "/api/statements": statements,
    "/api/issues": issues,
    "/api/queue": queue,
    "/api/judgements": judgements,
}
"""What can be asked for, by address."""


@known
def openapi(request: Request) -> Response:
    """Give the description of the API."""
    from variorum.web.openapi import document  # noqa: PLC0415 - few ask for it

    del request
    return answer(document())


ROUTES = [
    Route("/api/openapi.json", openapi, methods=["GET"]),
    *(Route(address, asking(ask), methods=["GET"]) for address, ask in ASKED.items()),
]
