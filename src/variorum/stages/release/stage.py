"""Put the ledger's lines in order: the same ledger gives the same release, whatever order its parts come in."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from variorum.model.claim import Claim, Statement
from variorum.model.incident import Incident
from variorum.model.ledger import Release
from variorum.model.report import Report

Row = TypeVar("Row", Claim, Statement)
UNDATED = "9999-12-31"
"""Where what has no date stands: last."""


def release(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    statements: Iterable[Statement],
    incidents: Iterable[Incident],
    incident_of: Mapping[str, str],
) -> Release:
    """Give the release of a ledger.

    Reports stand in the order in which they came out, claims and statements in that of their reports and texts,
    incidents in the order in which they happened; ids decide between equals. Each thing stands there once.

    Args:
        reports: the reports.
        claims: their claims.
        statements: their statements.
        incidents: the incidents.
        incident_of: the incident of each account; accounts of incidents that are not handed in are left out.

    """
    ordered = sorted({report.id: report for report in reports}.values(), key=_published)
    rank = {report.id: (index, report.id) for index, report in enumerate(ordered)}
    happened = sorted({incident.id: incident for incident in incidents}.values(), key=_happened)
    known = {incident.id for incident in happened}
    return Release(
        reports=tuple(ordered),
        claims=_in_text_order(claims, rank),
        statements=_in_text_order(statements, rank),
        incidents=tuple(happened),
        incident_of={account: incident_of[account] for account in sorted(incident_of) if incident_of[account] in known},
    )


def _published(report: Report) -> tuple[str, str]:
    return report.published.earliest or UNDATED, report.id


def _happened(incident: Incident) -> tuple[str, str]:
    return (incident.date.start if incident.date else None) or UNDATED, incident.id


def _in_text_order(rows: Iterable[Row], rank: Mapping[str, tuple[int, str]]) -> tuple[Row, ...]:
    last = len(rank)
    unique = {row.id: row for row in rows}.values()
    return tuple(sorted(unique, key=lambda row: (rank.get(row.report, (last, row.report)), row.start, row.end, row.id)))
