"""Tell open pages that the ledger has grown: while a build runs, they show what it finds."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from variorum.edges.store import Counts
from variorum.web.desk import Ledgers
from variorum.web.guard import person_of

PAUSE = 2.0
"""Seconds between two looks at the ledger: a batch of a build takes about as long."""
LONGEST = 3600.0
"""Seconds after which a page has to ask anew, so that none that was forgotten is served for ever."""


async def follow(request: Request) -> Response:
    """Send an event whenever the ledger has changed."""
    if person_of(request) is None:
        return PlainTextResponse("Sign in first.", 401)
    return StreamingResponse(_events(request), media_type="text/event-stream")


async def _events(request: Request) -> AsyncIterator[bytes]:
    ledgers: Ledgers = request.app.state.ledgers
    seen = stamp(ledgers.path)
    yield b"retry: 10000\n\n"
    for _ in range(int(LONGEST / PAUSE)):
        await asyncio.sleep(PAUSE)
        if await request.is_disconnected():
            return
        now = stamp(ledgers.path)
        if now != seen:
            seen = now
            counts = await run_in_threadpool(_counts, ledgers)
            yield b"data: " + msgspec.json.encode(counts) + b"\n\n"


def _counts(ledgers: Ledgers) -> Counts:
    with ledgers.reading() as ledger:
        return ledger.counts()


def stamp(path: Path) -> tuple[tuple[int, int], ...]:
    """Give what tells that a ledger was written to: when its files were, and how long they are."""
    files = (path, path.with_name(f"{path.name}-wal"))
    return tuple((file.stat().st_mtime_ns, file.stat().st_size) for file in files if _holds_anything(file))


def _holds_anything(file: Path) -> bool:
    """Say whether a file is there and not empty: to read a ledger leaves an empty journal beside it."""
    return file.exists() and file.stat().st_size > 0


ROUTES = [Route("/live", follow, methods=["GET"])]
