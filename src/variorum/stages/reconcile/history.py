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
    """Give what each report changed. Reports without a date come last; a reprint changes nothing and is passed over."""
    return tuple(_changes(case, snapshot))


def _changes(case: Case, snapshot: Snapshot) -> Iterator[Change]:
    before: dict[str, Any] = {}
    told: list[Report] = []
    for report in case.reports:
        told.append(report)
        if report.copy_of is not None and len(told) > 1 and report.copy_of in {other.id for other in told}:
            continue
        after = snapshot(case.only(told))
        for field in sorted(after.keys() | before.keys()):
            if before.get(field) != after.get(field):
                yield Change(report.published.earliest, report.id, field, before.get(field), after.get(field))
        before = after


def plain(value: object) -> Any:
    """Give a value as JSON knows it."""
    return msgspec.to_builtins(value)
