"""The keys that do what buttons and links do."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.web.guard import known
from variorum.web.render import page

KEYS: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = {
    "On every page": (
        (("/",), "search reports and claims"),
        (("?",), "show this page"),
        (("u",), "undo the judgement that was just made, while the page tells of it"),
        (("Tab", "Enter"), "go to the next link, field or button; follow or press it"),
    ),
    "On the map of the ledger": (
        (("+",), "zoom in"),
        (("-",), "zoom out"),
        (("←", "→", "↑", "↓"), "move"),
    ),
    "In the queue": (
        (("j", "n", "→"), "the next thing"),
        (("k", "p", "←"), "the one before"),
        (("1", "…", "5"), "choose a reason"),
        (("0",), "give the reason in your own words"),
        (("s",), "one incident"),
        (("d",), "two incidents"),
        (("c",), "choose the next claim"),
        (("a",), "accept the chosen claim"),
        (("r",), "reject it"),
        (("e",), "open the fields to correct it"),
        (("h",), "the grade holds"),
        (("w",), "withdraw the judgement"),
    ),
    "At a claim": (
        (("a",), "accept it"),
        (("r",), "reject it"),
        (("e",), "correct it: go to the first field that is still empty"),
    ),
    "At a speaker": (
        (("s",), "the two names are one"),
        (("d",), "they are two"),
    ),
    "In lists of many pages": (
        (("j", "n"), "the next page"),
        (("k", "p"), "the page before"),
    ),
}
"""What each key does, by where it does it; the buttons themselves carry the keys."""


@known
def show(request: Request) -> Response:
    """Show the keys."""
    return page(request, "keys.html", keys=KEYS)


ROUTES = [Route("/keys", show, methods=["GET"])]
