"""A report: its text with the claims marked, beside it any other report, and what a reprint changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from string import ascii_uppercase
from typing import TypeAlias

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.api import Ledger
from variorum.model.claim import FIELDS, Claim, Field
from variorum.model.report import Report
from variorum.web.differences import differences
from variorum.web.guard import known
from variorum.web.marking import KINDS, paragraphs
from variorum.web.render import page

MOST_REPRINTS = 50
"""Reprints of a report that its page lists."""


class Row(Struct, frozen=True):
    """A field of an incident that two reports speak of: the claims of either, none where it is silent."""

    incident: str
    field: Field
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]


Group: TypeAlias = tuple[str, list[Row]]
"""An incident, and its rows."""


@known
def show(request: Request) -> Response:
    """Show a report."""
    with request.app.state.ledgers.reading() as ledger:
        report = ledger.report(request.path_params["report"])
        claims = list(ledger.claims(report=report.id))
        incidents = _incidents(ledger, claims)
        return page(
            request,
            "report.html",
            report=report,
            paragraphs=paragraphs(report.text, claims),
            claims=claims,
            kinds=KINDS,
            incidents=incidents,
            titles=dict(incidents.values()),
            letters=_letters(claims, incidents),
            statements=list(ledger.statements(report=report.id)),
            original=ledger.report(report.copy_of) if report.copy_of else None,
            reprints=_reprints(ledger, report),
            others=_told_beside(ledger, report),
            issues=list(ledger.issues(report=report.id)),
        )


@known
def beside(request: Request) -> Response:
    """Show two reports side by side, aligned on what they both speak of, and word by word if one reprints the other."""
    with request.app.state.ledgers.reading() as ledger:
        left, right = (ledger.report(request.path_params[name]) for name in ("report", "other"))
        own, others = (list(ledger.claims(report=report.id)) for report in (left, right))
        incidents = _incidents(ledger, [*own, *others])
        groups = [(incident, list(rows)) for incident, rows in groupby(_rows(own, others, incidents), _incident_of)]
        only_left, only_right = (_told_only(groups, side) for side in (0, 1))
        related = left.copy_of in {right.id, right.copy_of or "-"} or right.copy_of == left.id
        return page(
            request,
            "beside.html",
            left=left,
            right=right,
            shared=[group for group in groups if group not in only_left and group not in only_right],
            alone=[(left, only_left), (right, only_right)],
            titles=dict(incidents.values()),
            texts=[(left, paragraphs(left.text, own)), (right, paragraphs(right.text, others))],
            kinds=KINDS,
            changes=list(differences(left.text, right.text)) if related else [],
        )


def _told_only(groups: Sequence[Group], side: int) -> Sequence[Group]:
    """Give the incidents of which one side alone tells anything."""
    return [group for group in groups if not any((row.right, row.left)[side] for row in group[1])]


def _incidents(ledger: Ledger, claims: Iterable[Claim]) -> Mapping[str, tuple[str, str]]:
    """Give the id and title of the incident of each account."""
    found = ledger.incident_of(sorted({claim.account for claim in claims if claim.account}))
    titles = {identity: ledger.incident(identity).title for identity in sorted(set(found.values()))}
    return {account: (identity, titles[identity]) for account, identity in found.items()}


def _letters(claims: Iterable[Claim], incidents: Mapping[str, tuple[str, str]]) -> Mapping[str, str]:
    """Give each incident a letter, or a number where letters do not reach, in the order in which they are told."""
    told = dict.fromkeys(
        incidents[claim.account][0] for claim in claims if claim.account and claim.account in incidents
    )
    marks = ascii_uppercase if len(told) <= len(ascii_uppercase) else [str(i) for i in range(1, len(told) + 1)]
    return dict(zip(told, marks, strict=False))


def _reprints(ledger: Ledger, report: Report) -> Sequence[Report]:
    return [each for each in _told_beside(ledger, report) if each.copy_of == report.id][:MOST_REPRINTS]


def _told_beside(ledger: Ledger, report: Report) -> list[Report]:
    accounts = sorted({claim.account for claim in ledger.claims(report=report.id) if claim.account})
    incidents = [ledger.incident(identity) for identity in sorted(set(ledger.incident_of(accounts).values()))]
    ids = sorted({other for incident in incidents for other in incident.reports} - {report.id})
    return sorted(ledger.reports(ids), key=lambda each: (each.published.earliest or "9999", each.id)) if ids else []


def _incident_of(row: Row) -> str:
    return row.incident


def _rows(left: Sequence[Claim], right: Sequence[Claim], incidents: Mapping[str, tuple[str, str]]) -> list[Row]:
    """Align the claims of two reports field by field: first of the incidents that both tell of, then of the others."""
    sides: dict[tuple[str, Field], tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for side, claims in enumerate((left, right)):
        for claim in claims:
            if claim.account is not None and claim.account in incidents:
                sides[incidents[claim.account][0], claim.field][side].append(claim)
    told = [{incident for (incident, _), parts in sides.items() if parts[side]} for side in (0, 1)]
    both = told[0] & told[1]
    ordered = sorted(sides, key=lambda key: (key[0] not in both, key[0], FIELDS.index(key[1])))
    return [Row(*key, tuple(sides[key][0]), tuple(sides[key][1])) for key in ordered]


ROUTES = [
    Route("/report/{report}", show, methods=["GET"]),
    Route("/report/{report}/beside/{other}", beside, methods=["GET"]),
]
