"""What is changed from the desk: a person's judgements, and taking them back."""

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from variorum.api import Ledger
from variorum.errors import JudgementError, SettingsError
from variorum.judging import IS_ID
from variorum.web.guard import changing, inside, known, person_of
from variorum.web.pages.speakers import number_of
from variorum.web.people import may
from variorum.web.render import UNDO, page, tell
from variorum.wording.values import count_of, plain

FOR_EDITORS = "Grades and names of origins are set by an editor; nothing was changed."
NOT_YOURS = "Only who judged it, or an editor, can withdraw a judgement; nothing was changed."
A_PAGE = 50
"""Judgements on a page."""
VERBS = ("same", "different", "accept", "reject", "correct", "grade")


@changing("analyst")
def judge(request: Request, form: FormData) -> Response:
    """Keep a judgement, and lead back to where it was made."""
    verb, of = _text(form, "verb"), [str(each) for each in form.getlist("of")]
    person = person_of(request)
    names = verb in {"same", "different"} and not all(map(IS_ID.fullmatch, of))
    editors = verb == "grade" or names or _text(form, "noun") == "origin"
    if editors and not (person is not None and may(person.role, "editor")):
        return PlainTextResponse(FOR_EDITORS, 403)
    try:
        with request.app.state.ledgers.writing() as ledger:
            judged = _ask(ledger, verb, of, form, person.name if person is not None else "")
    except JudgementError as error:
        return _stay(request, form, error)
    told = f"{plain(verb).capitalize()}: kept, and {count_of(len(judged.incidents), 'incident')} settled anew."
    if judged.conflicts:
        told += f" It differs from {count_of(len(judged.conflicts), 'judgement')} of others, so nothing is decided yet."
    tell(request, told)
    request.session[UNDO] = judged.judgement.id
    return RedirectResponse(_back(form, judged.incidents), 303)


def _stay(request: Request, form: FormData, error: JudgementError) -> Response:
    """Tell on the page that the form came from why nothing was kept, where the form says which page that is.

    Raises:
        JudgementError: the same, where it does not say.

    """
    if not inside(_text(form, "stay")):
        raise error
    tell(request, f"Nothing was kept. {error}")
    return RedirectResponse(_text(form, "stay"), 303)


def _ask(ledger: Ledger, verb: str, of: list[str], form: FormData, who: str) -> Any:
    """Ask the ledger for what the form says.

    Raises:
        SettingsError: the form says nothing that can be judged.
        VariorumError: as the ledger's own.

    """
    common: dict[str, Any] = {"why": _why(form), "who": who, "answers": list(map(str, form.getlist("answers")))}
    match verb, of:
        case (("same" | "different" as pair), [left, right]):
            return getattr(ledger, pair)(left, right, **common)
        case (("accept" | "reject" as mark), [claim]):
            return getattr(ledger, mark)(claim, **common)
        case "correct", [claim]:
            start, end = _text(form, "start"), _text(form, "end")
            span = (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None
            quote = _text(form, "quote") if span is None else None
            return ledger.correct(claim, _text(form, "value"), span=span, quote=quote or None, **common)
        case "grade", [what]:
            return ledger.grade(what, _text(form, "grade"), **common)
    msg = f"A judgement is one of {', '.join(VERBS)}, of one thing or of two; this was {verb!r} of {len(of)}."
    raise SettingsError(msg)


@changing("analyst")
def withdraw(request: Request, form: FormData) -> Response:
    """Take a judgement back."""
    person = person_of(request)
    with request.app.state.ledgers.writing() as ledger:
        judgement = ledger.judgement(_text(form, "judgement"))
        own = person is not None and judgement.judge == " ".join(person.name.casefold().split())
        if not own and not (person is not None and may(person.role, "editor")):
            return PlainTextResponse(NOT_YOURS, 403)
        why = _why(form) or "taken back at the desk"
        withdrawn = ledger.withdraw(judgement.id, why=why, who=person.name if person is not None else "")
    tell(request, f"Withdrawn; {count_of(len(withdrawn.incidents), 'incident')} settled anew.")
    return RedirectResponse(_back(form, withdrawn.incidents), 303)


@known
def show(request: Request) -> Response:
    """Show judgements, withdrawn ones among them, the latest first, page by page."""
    number = number_of(request)
    with request.app.state.ledgers.reading() as ledger:
        total = ledger.count_judgements()
        judgements = ledger.latest_judgements(limit=A_PAGE, offset=(number - 1) * A_PAGE)
    more = number * A_PAGE < total
    return page(request, "judgements.html", judgements=judgements, total=total, number=number, more=more)


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _why(form: FormData) -> str:
    """Give the reason: the one that was chosen, the words that were written, or both."""
    return "; ".join(part for part in (_text(form, "reason"), _text(form, "why")) if part)


def _back(form: FormData, incidents: tuple[str, ...]) -> str:
    """Lead back to the page that was left; one of an incident that was merged away leads to where it is now."""
    onward = _text(form, "next")
    return onward if inside(onward) else f"/incident/{incidents[0]}" if incidents else "/"


ROUTES = [
    Route("/judge", judge, methods=["POST"]),
    Route("/judge/withdraw", withdraw, methods=["POST"]),
    Route("/judgements", show, methods=["GET"]),
]
