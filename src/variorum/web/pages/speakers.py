"""Who speaks, and what each of them said: when, where, of what; which names are one."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.errors import NotInLedger
from variorum.model.speaker import OUTLET
from variorum.web.guard import known
from variorum.web.render import page

A_PAGE, REPORTS_A_PAGE = 50, 20
"""Speakers on a page, and reports on the page of one."""
KINDS = ("person", "government", "organization", "media", "armed_group", "anonymous", "document", OUTLET)


def number_of(request: Request) -> int:
    """Give which page is asked for, from 1 on."""
    asked = request.query_params.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 9 else 1


@known
def listing(request: Request) -> Response:
    """List who speaks, those who speak most first."""
    number, like = number_of(request), request.query_params.get("name", "").strip()
    kind = request.query_params.get("kind")
    with request.app.state.ledgers.reading() as ledger:
        found = ledger.speakers(like, kind=kind or None, limit=A_PAGE, offset=(number - 1) * A_PAGE)
    return page(
        request,
        "speakers.html",
        found=found,
        asked={"name": like, "kind": kind},
        kinds=KINDS,
        number=number,
        first=(number - 1) * A_PAGE,
        more=number * A_PAGE < found.total,
    )


@known
def show(request: Request) -> Response:
    """Show what a speaker said, the latest report first, and which names are held to be the same."""
    number, name = number_of(request), request.path_params["name"]
    with request.app.state.ledgers.reading() as ledger:
        judgements = list(ledger.judgements(name))
        namesakes = ledger.namesakes(name)
        try:
            speaker = ledger.speaker(name)
        except NotInLedger:
            # The name that is shown for an origin may be one that no report writes so.
            if not judgements and not namesakes:
                raise
            speaker = None
        said = ledger.said_by(name, limit=REPORTS_A_PAGE, offset=(number - 1) * REPORTS_A_PAGE)
        incidents = {incident: ledger.incident(incident).title for each in said for incident in each.incidents}
        return page(
            request,
            "speaker.html",
            name=speaker.written if speaker else name,
            speaker=speaker,
            said=said,
            incidents=incidents,
            namesakes=sorted(namesakes, key=lambda each: (not each.one, each.speaker.name)),
            judgements=judgements,
            number=number,
            more=speaker is not None and number * REPORTS_A_PAGE < speaker.reports,
        )


ROUTES = [
    Route("/speakers", listing, methods=["GET"]),
    Route("/speakers/{name:path}", show, methods=["GET"]),
]
