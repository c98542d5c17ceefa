"""What needs a person: one thing at a time, with all that it takes to settle it, and the rest beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from markupsafe import Markup
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from variorum.api import Ledger
from variorum.errors import NotInLedger
from variorum.model.judgement import PersonJudgement
from variorum.model.queue import Compared, QueueEntry
from variorum.web.charts import waterfall
from variorum.web.charts.drawing import both
from variorum.web.guard import known
from variorum.web.pages.compare import rows
from variorum.web.render import page, query, tell
from variorum.wording.values import plain

BESIDE, EARLIER = 30, 5
"""Entries that are listed beside the one at hand, and how many of these stand before it."""
REASONS: Mapping[str, Sequence[str]] = {
    "pair": (
        "the same place, day and people",
        "another place",
        "another day",
        "the same place and day, but other people",
        "one is told of as the background of the other",
    ),
    "claim": (
        "the words say so",
        "the words say something else",
        "an early count that later ones replace",
        "of another incident",
        "the word of a side that has reason to say so",
    ),
    "judgement": (
        "looked at again: it holds",
        "looked at again: it was a mistake",
        "the later reports bear it out",
        "the later reports speak against it",
    ),
}
"""Reasons that are offered; own words may be added, or stand alone."""
KIND_OF: Mapping[str, str] = {"unsure": "pair", "near": "pair", "disputed": "claim"}
"""What is judged, by why a person is asked; else it is a judgement that was made before."""


class Option(Struct, frozen=True):
    """An answer that a person gave: all who gave it, the judgement that repeats it, and those that it answers to."""

    judgements: Sequence[PersonJudgement]
    value: str
    others: Sequence[PersonJudgement]


@known
def show(request: Request) -> Response:
    """Show an entry of the queue, the weightiest where none is named, with the list beside it."""
    queue = request.app.state.queues.now()
    doubt = request.query_params.get("doubt")
    entries = [entry for entry in queue.entries if doubt in {None, "", entry.doubt}]
    key = request.path_params.get("key")
    at = next((i for i, entry in enumerate(entries) if entry.key == key), None if key and queue.of else 0)
    if at is None:
        tell(request, "That is no longer in the queue: it was settled, or the ledger has changed.")
        return RedirectResponse(f"/queue{query({'doubt': doubt})}", 303)
    entry = entries[at] if entries else None
    first = max(0, at - EARLIER)
    with request.app.state.ledgers.reading() as ledger:
        return page(
            request,
            "queue.html",
            fresh=queue.fresh,
            cut=queue.cut,
            counts=queue.counts,
            held=len(queue.entries),
            doubt=doubt,
            entry=entry,
            number=at + 1,
            total=len(entries),
            beside=list(enumerate(entries, 1))[first : first + BESIDE],
            before=entries[at - 1] if at else None,
            after=entries[at + 1] if at + 1 < len(entries) else None,
            kind=KIND_OF.get(entry.doubt, "judgement") if entry else None,
            reasons=REASONS,
            shown=_shown(ledger, entry) if entry else {},
        )


def _shown(ledger: Ledger, entry: QueueEntry) -> Mapping[str, Any]:
    """Give what the judging of an entry takes: accounts side by side, claims in dispute, or earlier judgements."""
    match KIND_OF.get(entry.doubt):
        case "pair":
            return _pair(ledger, *entry.of)
        case "claim":
            claims = [ledger.claim(claim) for claim in entry.of]
            reports = {report.id: report for report in ledger.reports({claim.report for claim in claims})}
            return {
                "claims": claims,
                "reports": reports,
                "judged": {c.id: list(ledger.judgements(c.id)) for c in claims},
            }
        case _:
            judgements = [ledger.judgement(judgement) for judgement in entry.of]
            return {"judgements": judgements, "options": _options(judgements), **_pair_judged(ledger, judgements[0])}


def _pair_judged(ledger: Ledger, judgement: PersonJudgement) -> Mapping[str, Any]:
    """Give the two accounts of a judgement on a pair, where both are still there."""
    try:
        return _pair(ledger, *judgement.now) if judgement.noun == "account" else {}
    except NotInLedger:
        return {}


def _pair(ledger: Ledger, left: str, right: str) -> Mapping[str, Any]:
    compared = ledger.compared(left, right)
    accounts = [ledger.account(each) for each in (left, right)]
    return {
        "compared": compared,
        "chart": _draw(compared) if compared else None,
        "reports": [ledger.report(account.report) for account in accounts],
        "rows": rows([list(ledger.told_in(account.id)) for account in accounts]),
    }


def _draw(compared: Compared) -> Markup:
    """Draw why two accounts may be one."""
    score = compared.judgement.score
    title = f"Score {score:+.1f}: from {compared.same:g} two accounts are one, below {compared.unsure:g} they are two"
    told = [
        (f"{plain(reason.feature)}: {plain(reason.detail)}", reason.weight) for reason in compared.judgement.reasons
    ]
    marks = [(f"two below {compared.unsure:g}", compared.unsure), (f"one from {compared.same:g}", compared.same)]
    return both(*(waterfall(title, told, marks, slim=slim) for slim in (False, True)))


def _options(judgements: Sequence[PersonJudgement]) -> Sequence[Option]:
    """Gather judgements by their answer."""
    found = []
    for answer in dict.fromkeys(judgement.answer for judgement in judgements):
        giving = [judgement for judgement in judgements if judgement.answer == answer]
        value = msgspec.json.encode(giving[0].value).decode() if giving[0].verb == "correct" else ""
        found.append(Option(giving, value, [each for each in judgements if each.answer != answer]))
    return found


ROUTES = [
    Route("/queue", show, methods=["GET"]),
    Route("/queue/{key}", show, methods=["GET"]),
]
