"""Variorum reads reports of killings and keeps a ledger of what happened and who says so.

``open`` a ledger, ``add`` what ``read`` gives, and ask it. See ``variorum.api``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from variorum.api import Added, Ledger, open  # noqa: A004 - read as variorum.open
    from variorum.comparing import differences
    from variorum.edges.settings import Settings, load_settings
    from variorum.edges.store import Counts
    from variorum.errors import (
        JudgementError,
        LedgerBusy,
        LedgerError,
        NewerLedger,
        NotALedger,
        NotInLedger,
        OutputError,
        ResourceError,
        RunnerError,
        SettingsError,
        SourceError,
        VariorumError,
    )
    from variorum.judging import Judged
    from variorum.model.claim import Account, AttributionLink, Claim, Statement, make_account, make_claim
    from variorum.model.difference import Difference
    from variorum.model.incident import Casualty, Change, Finding, Incident
    from variorum.model.issue import Issue
    from variorum.model.judgement import PersonJudgement
    from variorum.model.ledger import Reading
    from variorum.model.queue import QueueEntry
    from variorum.model.report import Published, RawReport, Report
    from variorum.model.text import AnnotatedReport
    from variorum.reading import read
    from variorum.stages.extract.extractor import Extractor
    from variorum.states import State

    __version__: str

__all__ = [
    "Account",
    "Added",
    "AnnotatedReport",
    "AttributionLink",
    "Casualty",
    "Change",
    "Claim",
    "Counts",
    "Difference",
    "Extractor",
    "Finding",
    "Incident",
    "Issue",
    "Judged",
    "JudgementError",
    "Ledger",
    "LedgerBusy",
    "LedgerError",
    "NewerLedger",
    "NotALedger",
    "NotInLedger",
    "OutputError",
    "PersonJudgement",
    "Published",
    "QueueEntry",
    "RawReport",
    "Reading",
    "Report",
    "ResourceError",
    "RunnerError",
    "Settings",
    "SettingsError",
    "SourceError",
    "State",
    "Statement",
    "VariorumError",
    "__version__",
    "differences",
    "load_settings",
    "make_account",
    "make_claim",
    "open",
    "read",
]

_HOMES = {
    **dict.fromkeys(("Added", "Ledger", "open"), "variorum.api"),
    "read": "variorum.reading",
    "State": "variorum.states",
    "Difference": "variorum.model.difference",
    "differences": "variorum.comparing",
    **dict.fromkeys(("Settings", "load_settings"), "variorum.edges.settings"),
    "Counts": "variorum.edges.store",
    **dict.fromkeys(
        ("Account", "AttributionLink", "Claim", "Statement", "make_account", "make_claim"), "variorum.model.claim"
    ),
    **dict.fromkeys(("Casualty", "Change", "Finding", "Incident"), "variorum.model.incident"),
    "Issue": "variorum.model.issue",
    "Judged": "variorum.judging",
    "PersonJudgement": "variorum.model.judgement",
    "QueueEntry": "variorum.model.queue",
    "Reading": "variorum.model.ledger",
    "AnnotatedReport": "variorum.model.text",
    "Extractor": "variorum.stages.extract.extractor",
    **dict.fromkeys(("Published", "RawReport", "Report"), "variorum.model.report"),
    **dict.fromkeys(
        (
            "JudgementError",
            "LedgerBusy",
            "LedgerError",
            "NewerLedger",
            "NotALedger",
            "NotInLedger",
            "OutputError",
            "ResourceError",
            "RunnerError",
            "RunnerError",
            "SettingsError",
            "SourceError",
            "VariorumError",
        ),
        "variorum.errors",
    ),
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: importing the package costs nothing."""
    if name == "__version__":
        return import_module("importlib.metadata").version("variorum")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
