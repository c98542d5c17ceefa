"""What pages show of an incident in common: its numbers, drawn, how they changed, and who is said to have done it."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from variorum.model.claim import COUNT_FIELDS, FIELDS
from variorum.model.incident import Casualty, Change, Finding, Incident, Responsibility
from variorum.model.report import Report
from variorum.web.charts import Step, span, steps
from variorum.web.charts.span import Said
from variorum.wording.values import casualty_words, plain

POSITIONS = ("claimed", "admitted", "blamed", "suspected", "denied")
"""The columns of the matrix of responsibility."""
FIRST = ("killed", "wounded")
"""Fields that stand before all others."""


def rank(finding: Finding) -> int:
    """Say where a finding stands among those of its incident: numbers of people first."""
    order = (*FIRST, *FIELDS)
    return order.index(finding.field) if finding.field in order else len(order)


def in_order(reports: Iterable[Report]) -> Sequence[Report]:
    """Give reports in the order in which they came out."""
    return sorted(reports, key=lambda report: (report.published.earliest or "9999", report.id))


def numbers(incident: Incident) -> Mapping[str, Sequence[Casualty]]:
    """Give what the policies settle on, by kind."""
    kinds = dict.fromkeys(casualty.kind for casualty in incident.casualties)
    return {kind: [each for each in incident.casualties if each.kind == kind] for kind in kinds}


def charts(incident: Incident, claim_at: str = "/claim/") -> Mapping[str, Markup]:
    """Draw the leading policy's numbers of each kind with what each origin says; marks lead to ``claim_at`` + id."""
    drawn: dict[str, Markup] = {}
    for finding in incident.findings:
        settled = [c for c in incident.casualties if c.kind == finding.field and c.group is None]
        if finding.field in COUNT_FIELDS and settled:
            said = list(_said(finding, settled[0], claim_at))
            title = f"{plain(finding.field)}: {casualty_words(settled[0])}"
            drawn[finding.field] = span(title, settled[0].low, settled[0].best, settled[0].high, said)
    return drawn


def _said(finding: Finding, settled: Casualty, claim_at: str) -> Iterable[Said]:
    for position in finding.positions:
        value = position.value if isinstance(position.value, Mapping) else {}
        low, best, high = (value.get(end) for end in ("low", "best", "high"))
        for origin in position.origins:
            counts = bool(set(position.claims) & set(settled.claims))
            yield Said(origin, low, best, high, counts, f"{claim_at}{position.claims[0]}")


def matrix(rows: Sequence[Responsibility]) -> Mapping[str, Mapping[str, Sequence[Responsibility]]]:
    """Lay out who is said to have done it: actors by positions."""
    actors = dict.fromkeys(row.actor or "nobody named" for row in rows)
    return {
        actor: {
            position: [row for row in rows if (row.actor or "nobody named") == actor and row.position == position]
            for position in POSITIONS
        }
        for actor in actors
    }


def drawn_steps(incident: Incident, kind: str) -> Markup | None:
    """Draw how a number changed; None where it never did."""
    changes = [change for change in incident.history if change.field == kind]
    told = [_step(change) for change in changes]
    return steps(f"{plain(kind)}, report by report", told) if told else None


def _step(change: Change) -> Step:
    after = change.after if isinstance(change.after, Mapping) else {}
    return Step(change.at or "undated", change.report or "", *(after.get(end) for end in ("low", "best", "high")))
