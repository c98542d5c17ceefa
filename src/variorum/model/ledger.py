"""The whole of what is read out of one report, and the whole of what is handed out."""

from typing import TypeAlias

from msgspec import Struct

from variorum.model.claim import Account, Claim, Statement
from variorum.model.incident import Incident
from variorum.model.issue import Issue
from variorum.model.report import Report


class Reading(Struct, frozen=True):
    """All that one report gave: the report itself (now dated, where its text allows), and what was read in it."""

    report: Report
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    accounts: tuple[Account, ...] = ()
    issues: tuple[Issue, ...] = ()


Line: TypeAlias = Report | Claim | Statement | Incident
"""What a line of the export holds."""


class Release(Struct, frozen=True):
    """What is handed out: the four kinds of line, each in a fixed order.

    ``incident_of`` maps an account's id to its incident's, so that a claim can be written with its incident.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    incidents: tuple[Incident, ...]
    incident_of: dict[str, str]
