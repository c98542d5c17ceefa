"""The application: the pages, the guard before them, and what is answered when something is not there."""

import asyncio
from collections.abc import AsyncIterator
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
from variorum.web.render import page

SESSION_DAYS = 30
"""Days after which somebody who has not come back has to sign in again."""
STATUS_OF_ERROR: tuple[tuple[type[VariorumError], int], ...] = (
    (NotInLedger, 404),
    (LedgerBusy, 503),
    (LedgerError, 500),
    (VariorumError, 400),
)


def make_app(desk: Desk) -> Starlette:
    """Make the application of a desk."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        warming = asyncio.create_task(run_in_threadpool(_warm, app.state.ledgers))
        yield
        await warming
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
    """Ask the first question before anybody comes: at a hundred thousand incidents its answer takes some seconds.

    What goes wrong with it is told to whoever asks next.
    """
    with suppress(VariorumError):
        bundled_names()
        with ledgers.reading() as ledger:
            ledger.facets()


def _trouble(request: Request, error: VariorumError) -> Response:
    status = next(status for kind, status in STATUS_OF_ERROR if isinstance(error, kind))
    if request.url.path.startswith("/api/"):
        return trouble(str(error), status)
    return page(request, "trouble.html", status=status, words=str(error))


def _refusal(request: Request, error: HTTPException) -> Response:
    if request.url.path.startswith("/api/"):
        return trouble(error.detail, error.status_code)
    return page(request, "trouble.html", status=error.status_code, words=error.detail)
