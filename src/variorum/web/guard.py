"""What stands between the desk and the world: which hosts it answers to, what pages may load, who may change what."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeAlias
from urllib.parse import SplitResult, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL, FormData, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.web.desk import Desk
from variorum.web.people import Person, Role, may

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing but what this desk serves itself, no script or style within a page, no frame around it."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
MOST_FIELDS, MOST_BYTES = 200, 1_000_000
"""Fields of a form, and bytes of one: a corrected value with the words that it rests on is far smaller."""
WRONG_HOST = "This desk does not answer to that name. Start it with --host or --allow-host if it should."


class Guard:
    """Refuse requests for other hosts, and send every answer with the headers that keep it to itself."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if not scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        if not self.knows(Headers(scope=scope).get("host", "")):
            await PlainTextResponse(WRONG_HOST, status_code=421)(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)

    def knows(self, host: str) -> bool:
        """Say whether a request is for this desk, so that no page of another name can reach it (DNS rebinding)."""
        return _without_port(host) in self.hosts


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].casefold()


def inside(address: str) -> bool:
    """Say whether an address is one of this desk: nobody is sent on to another site.

    >>> inside("/incident/i-1"), inside("//evil.example"), inside("https://evil.example/")
    (True, False, False)

    """
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def desk_of(request: Request) -> Desk:
    """Give the desk that is asked."""
    desk: Desk = request.app.state.desk
    return desk


def person_of(request: Request) -> Person | None:
    """Give who asks, or None where they have not said so yet."""
    desk = desk_of(request)
    if desk.door == "proxy":
        name = request.headers.get(desk.proxy_header or "")
        return desk.people.get(name, Person(name, "reader")) if name else None
    name = request.session.get("person")
    if desk.door == "passwords":
        return desk.people.get(name) if name else None
    name = name or desk.person
    return Person(name, "editor") if name else Person("", "editor")


def token_of(request: Request) -> str:
    """Give the token that every change from this session must bring along."""
    token: str = request.session.setdefault("token", secrets.token_urlsafe(16))
    return token


Handler: TypeAlias = Callable[[Request, FormData], Response]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def changing(needed: Role, *, open_to_all: bool = False) -> Callable[[Handler], Endpoint]:
    """Let a function change something only for people who may, from a page of this desk.

    Args:
        needed: the role that it takes.
        open_to_all: whether it is for people who are not known yet: signing in.

    """

    def guarded(handler: Handler) -> Endpoint:
        @wraps(handler)
        async def endpoint(request: Request) -> Response:
            form = await request.form(max_fields=MOST_FIELDS, max_part_size=MOST_BYTES)
            refusal = _foreign(request, form) or (None if open_to_all else _unfit(request, needed))
            return refusal if refusal is not None else await run_in_threadpool(handler, request, form)

        endpoint.needed = needed  # type: ignore[attr-defined]
        return endpoint

    return guarded


def _foreign(request: Request, form: FormData) -> Response | None:
    """Refuse what does not come from a page of this desk."""
    given = request.headers.get("x-csrf-token") or form.get("token") or ""
    kept = request.session.get("token", "")
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return PlainTextResponse("A page of another site asked for a change; nothing was changed.", 403)
    if not kept or not isinstance(given, str) or not hmac.compare_digest(given.encode(), kept.encode()):
        return PlainTextResponse("This page is out of date; load it anew and try again. Nothing was changed.", 403)
    return None


def _unfit(request: Request, needed: Role) -> Response | None:
    person = person_of(request)
    if person is None or not person.name:
        return to_sign_in(urlsplit(request.headers.get("referer", "/")))
    if not may(person.role, needed):
        return PlainTextResponse(f"This takes the role {needed}; you have the role {person.role}.", 403)
    return None


def to_sign_in(left: URL | SplitResult) -> Response:
    """Lead to where one signs in, and from there back to the page that was left, with what was asked for on it."""
    onward = f"{left.path or '/'}?{left.query}" if left.query else left.path or "/"
    return RedirectResponse(f"/sign-in?{urlencode({'next': onward})}", 303)


def known(handler: Callable[[Request], Any]) -> Callable[[Request], Any]:
    """Let a function answer only people who may read."""

    @wraps(handler)
    def endpoint(request: Request) -> Any:
        if person_of(request) is None:
            return to_sign_in(request.url)
        return handler(request)

    return endpoint
