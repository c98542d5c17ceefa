"""On what the lines of the map rest."""

import tomllib
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.web.guard import known
from variorum.web.render import page


@known
def show(request: Request) -> Response:
    """Tell where the lines are from, and which are disputed."""
    rules = tomllib.loads(files("variorum").joinpath("data", "outlines", "disputed.toml").read_text("utf-8"))
    return page(request, "outlines.html", units=rules["units"], between=rules["between"])


ROUTES = [Route("/outlines", show, methods=["GET"])]
