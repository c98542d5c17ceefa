"""The application: the pages, the guard before them, and what is answered when something is not there."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from variorum.edges.resources.gazetteer_map import bundled_names
from variorum.errors import LedgerBusy, LedgerError, NotInLedger, VariorumError
from variorum.web.answers import trouble
from variorum.web.desk import Desk, Ledgers
from variorum.web.guard import Guard
from variorum.web.pages import ROUTES
from variorum.web.queues import Queues
from variorum.web.render import TEMPLATES, page

SESSION_DAYS = 30
"""Days after which somebody who has not come back has to sign in again."""
STATUS_OF_ERROR: tuple[tuple[type[VariorumError], int], ...] = (
    (NotInLedger, 404),
    (LedgerBusy, 503),
    (LedgerError, 500),
    (VariorumError, 400),
)


def make_app(desk: Desk, *, ready: Callable[[], None] | None = None) -> Starlette:
    """Make the application of a desk.

    Args:
        desk: its setting up.
        ready: called when the ledger is at hand; nobody is listened to before.

    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(_warm, app.state.ledgers)
        if ready is not None:
            ready()
        yield
        app.state.ledgers.close()

    app = Starlette(
        routes=[
            *ROUTES,
            Mount("/static/outlines", StaticFiles(packages=[("variorum", "data/outlines")])),
            Mount("/static", StaticFiles(packages=[("variorum.web", "static")])),
        ],
        middleware=[
            Middleware(Guard, hosts=desk.hosts),
            Middleware(
                SessionMiddleware,
                secret_key=desk.secret,
                session_cookie="variorum",
                max_age=SESSION_DAYS * 86400,
                same_site="strict",
                https_only=desk.secure,
            ),
        ],
        exception_handlers={VariorumError: _trouble, HTTPException: _refusal},  # type: ignore[dict-item]
        lifespan=lifespan,
    )
    app.state.desk = desk
    app.state.ledgers = Ledgers(desk.ledger, desk.settings)
    app.state.queues = Queues(app.state.ledgers)
    return app


def _warm(ledgers: Ledgers) -> None:
    """Ask what the first page asks, before anybody comes: at a hundred thousand incidents that takes some seconds.

    What goes wrong with it is told to whoever asks next.
    """
    TEMPLATES.get_template("ledger.html")
    with suppress(VariorumError):
        bundled_names()
        with ledgers.reading() as ledger:
            ledger.search(limit=1)
            ledger.facets()
            ledger.timeline()
            ledger.cells()


def _trouble(request: Request, error: VariorumError) -> Response:
    status = next(status for kind, status in STATUS_OF_ERROR if isinstance(error, kind))
    if request.url.path.startswith("/api/"):
        return trouble(str(error), status)
    return page(request, "trouble.html", status=status, words=str(error))


def _refusal(request: Request, error: HTTPException) -> Response:
    if request.url.path.startswith("/api/"):
        return trouble(error.detail, error.status_code)
    return page(request, "trouble.html", status=error.status_code, words=error.detail)
