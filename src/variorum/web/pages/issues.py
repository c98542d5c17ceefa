"""What was dropped or doubted, worked down: by kind, with the cure, and what persons have dealt with."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from variorum.errors import SettingsError
from variorum.web.guard import changing, known, person_of
from variorum.web.pages.speakers import number_of
from variorum.web.render import page, tell

A_PAGE = 50
"""Issues on a page."""
DONE = ("the report was mended and read again", "nothing has to be done", "known, and left so")
"""Reasons that are offered; own words may stand instead."""


@known
def show(request: Request) -> Response:
    """Show issues, the open ones first."""
    number, code = number_of(request), request.query_params.get("code") or None
    with request.app.state.ledgers.reading() as ledger:
        counts = ledger.issue_counts()
        listed = ledger.listed_issues(code, limit=A_PAGE, offset=(number - 1) * A_PAGE)
    total = sum(each.all for each in counts if code in {None, each.code})
    return page(
        request,
        "issues.html",
        counts=counts,
        listed=listed,
        asked={"code": code},
        total=total,
        number=number,
        more=number * A_PAGE < total,
        done=DONE,
    )


@changing("analyst")
def deal(request: Request, form: FormData) -> Response:
    """Keep that an issue was dealt with, or is to be looked at again."""
    person = person_of(request)
    given = {name: value for name in ("issue", "why", "reason", "code") if isinstance(value := form.get(name), str)}
    again = form.get("again") == "yes"
    why = "; ".join(part for part in (given.get("reason", ""), given.get("why", "").strip()) if part)
    try:
        with request.app.state.ledgers.writing() as ledger:
            ledger.deal(given.get("issue", ""), why=why, who=person.name if person else "", again=again)
        tell(request, "Kept: to be looked at again." if again else "Kept: dealt with.")
    except SettingsError as error:
        tell(request, f"Nothing was kept. {error}")
    code = given.get("code", "")
    return RedirectResponse("/issues" if not code.replace("-", "").isalnum() else f"/issues?code={code}", 303)


ROUTES = [
    Route("/issues", show, methods=["GET"]),
    Route("/issues/deal", deal, methods=["POST"]),
]
