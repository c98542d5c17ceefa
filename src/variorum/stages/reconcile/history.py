"""How the ledger came to say what it says: a replay of the reports in the order in which they came out."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from variorum.model.incident import Change
from variorum.model.report import Report
from variorum.stages.reconcile.evidence import Case

Snapshot = Callable[[Case], dict[str, Any]]
"""What is followed through time: a value for each field, plain enough to be written as JSON."""


def replay(case: Case, snapshot: Snapshot) -> tuple[Change, ...]:
    """Give what each report changed. Reports without a date come last; a reprint that adds nothing is passed over."""
    return tuple(_changes(case, snapshot))


def _changes(case: Case, snapshot: Snapshot) -> Iterator[Change]:
    before: dict[str, Any] = {}
    told: list[Report] = []
    known: set[tuple[object, ...]] = set()
    for report, said in zip(case.reports, _said(case), strict=True):
        told.append(report)
        if report.copy_of is not None and said <= known and report is not case.reports[-1]:
            continue
        known |= said
        after = snapshot(case.only(told))
        for field in sorted(after.keys() | before.keys()):
            if before.get(field) != after.get(field):
                yield Change(report.published.earliest, report.id, field, before.get(field), after.get(field))
        before = after


def _said(case: Case) -> list[set[tuple[object, ...]]]:
    """Give what each report says: its claims without their words."""
    said: dict[str, set[tuple[object, ...]]] = {report.id: set() for report in case.reports}
    for field, pieces in case.fields.items():
        for piece in pieces:
            said[piece.claim.report].add((field, piece.claim.value, piece.origin, piece.claim.stance))
    return [said[report.id] for report in case.reports]


def plain(value: object) -> Any:
    """Give a value as JSON knows it."""
    return msgspec.to_builtins(value)
