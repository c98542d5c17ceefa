"""The dossier of an incident at the desk: to look at, to print, and to take away as a file."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.web.dossier import contents, dossier
from variorum.web.guard import known
from variorum.web.render import TEMPLATES

MOST_HASHED = 2_000
"""Reports of a ledger whose digest is told in a file from the desk: of more, nobody would wait for it."""


@known
def show(request: Request) -> Response:
    """Show a dossier, or hand it out as a file."""
    with request.app.state.ledgers.reading() as ledger:
        asked = request.path_params["incident"]
        if "file" in request.query_params:
            incident = ledger.incident(asked).id
            text = dossier(ledger, incident, hashed=ledger.counts().reports <= MOST_HASHED)
            named = {"Content-Disposition": f'attachment; filename="dossier-{incident}.html"'}
            return Response(text, media_type="text/html; charset=utf-8", headers=named)
        given = {**contents(ledger, asked), "styles": "", "digest": None, "standalone": False}
    return Response(TEMPLATES.get_template("dossier.html").render(given), media_type="text/html; charset=utf-8")


ROUTES = [Route("/dossier/{incident}", show, methods=["GET"])]
