"""The ledger: its incidents, as a list."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.web.guard import known
from variorum.web.render import page


@known
def show(request: Request) -> Response:
    """Show the incidents."""
    with request.app.state.ledgers.reading() as ledger:
        incidents = list(ledger.incidents("date", limit=50))
        return page(request, "ledger.html", incidents=incidents, counts=ledger.counts())


ROUTES = [Route("/", show, methods=["GET"])]
