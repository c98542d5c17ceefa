"""Tell an incident of a ledger in words: what is agreed, what differs, what changed, each clause with its claims."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from variorum.edges.resources.brief import load_brief_words
from variorum.errors import NotInLedger, SettingsError
from variorum.model.claim import Claim
from variorum.model.incident import Incident
from variorum.model.report import Report
from variorum.stages.release.brief import BRIEF_FORMATS, Brief, BriefFormat, brief, fragment, render

__all__ = ["Brief", "BriefFormat", "brief_of", "fragment", "written"]


class Asked(Protocol):
    """What a brief asks of a ledger, or of one state of it."""

    def incident(self, incident_id: str) -> Incident:
        """Give one incident."""
        ...

    def reports(self, ids: tuple[str, ...]) -> Iterator[Report]:
        """Give reports by their ids."""
        ...

    def claims(self, *, incident: str) -> Iterator[Claim]:
        """Give the claims of an incident."""
        ...


def brief_of(ledger: Asked, incident_id: str, vocabulary: Path | None = None) -> Brief:
    """Tell an incident as sentences of clauses, each with the ids of the claims that it rests on.

    It is written by rules, says nothing that no claim says, and comes out the same every time.

    Args:
        ledger: a ledger, or one state of it.
        incident_id: the incident's id, or a beginning of it.
        vocabulary: a folder whose ``brief.toml`` takes the place of the bundled one.

    Raises:
        NotInLedger: no incident, or more than one, is meant.
        ResourceError: a vocabulary is wrong.

    """
    incident = ledger.incident(incident_id)
    others = {each.incident: other for each in incident.related if (other := _other(ledger, each.incident))}
    claims = [claim for identity in (incident.id, *others) for claim in ledger.claims(incident=identity)]
    around = {claim for each in incident.related for claim in each.claims}
    mine = [claim for claim in claims if claim.report in incident.reports or claim.id in around]
    reports = list(ledger.reports(tuple(sorted({*incident.reports, *(claim.report for claim in mine)}))))
    return brief(incident, claims=mine, reports=reports, others=others, words=load_brief_words(vocabulary))


def _other(ledger: Asked, incident_id: str) -> Incident | None:
    """Give a related incident, or None for one that is not in this state of the ledger."""
    try:
        return ledger.incident(incident_id)
    except NotInLedger:
        return None


def written(told: Brief, format: BriefFormat) -> str:  # noqa: A002 - the name of the option
    """Write a brief as ``markdown`` with footnotes, as ``text``, or as an ``html`` page.

    Raises:
        SettingsError: there is no such format.

    """
    if format not in BRIEF_FORMATS:
        msg = f"There is no format {format!r} of a brief. Choose one of: {', '.join(BRIEF_FORMATS)}."
        raise SettingsError(msg)
    return render(told, format)
