"""Saying who one is: with a password, or by name alone where one works alone."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from variorum.web.guard import changing, desk_of, inside, token_of
from variorum.web.people import admit
from variorum.web.render import page, tell

LONGEST_NAME = 100
"""Characters of a person's name."""


def ask(request: Request) -> Response:
    """Show the form."""
    return page(request, "sign_in.html", onward=_inside(request.query_params.get("next", "/")), wrong=False)


@changing("reader", open_to_all=True)
def enter(request: Request, form: FormData) -> Response:
    """Take a name, and a password where there are any."""
    desk = desk_of(request)
    name = str(form.get("name", "")).strip()[:LONGEST_NAME]
    onward = _inside(str(form.get("next", "/")))
    known = admit(desk.people, name, str(form.get("password", ""))) if desk.door == "passwords" else None
    if desk.door == "proxy" or not name or (desk.door == "passwords" and known is None):
        return page(request, "sign_in.html", status=403, onward=onward, wrong=True)
    request.session.clear()  # a session from before somebody signed in is not theirs
    token_of(request)
    request.session["person"] = name
    tell(request, f"You are signed in as {name}.")
    return RedirectResponse(onward, 303)


@changing("reader")
def leave(request: Request, form: FormData) -> Response:
    """Sign out."""
    del form
    request.session.clear()
    return RedirectResponse("/", 303)


def _inside(address: str) -> str:
    """Give an address of this desk, whatever was asked for: nobody is sent on to another site."""
    return address if inside(address) else "/"


ROUTES = [
    Route("/sign-in", ask, methods=["GET"]),
    Route("/sign-in", enter, methods=["POST"]),
    Route("/sign-out", leave, methods=["POST"]),
]
