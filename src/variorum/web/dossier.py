"""All that a ledger says of one incident on a page that stands by itself: to print, to file, to hand to an editor."""

from collections.abc import Mapping
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from variorum.api import Ledger
from variorum.briefs import brief_of
from variorum.model.ids import content_id
from variorum.web.incidents import POSITIONS, changes_of, charts, drawn_steps, in_order, matrix, numbers, rank
from variorum.web.render import TEMPLATES

STYLES = ("dossier.css",)
"""The style sheets that are written into the page, so that it asks for nothing."""


def dossier(ledger: Ledger, incident_id: str, *, hashed: bool = True) -> str:
    """Write the dossier of an incident as a page of HTML without script, and without anything from elsewhere.

    The same ledger gives the same page, byte for byte.

    Args:
        ledger: a ledger in which nothing moves meanwhile.
        incident_id: the incident's id, or a beginning of it.
        hashed: whether to tell the digest of the whole ledger, for which all of it is read.

    Raises:
        NotInLedger: no incident, or more than one, is meant.
        ResourceError: a vocabulary is wrong.

    """
    styles = Markup("\n".join(_style(name) for name in STYLES))  # noqa: S704 - our own sheets
    digest = ledger.digest() if hashed else None
    given = {**contents(ledger, incident_id), "styles": styles, "digest": digest, "standalone": True}
    return TEMPLATES.get_template("dossier.html").render(given)


def contents(ledger: Ledger, incident_id: str) -> Mapping[str, Any]:
    """Give what a dossier holds of an incident."""
    incident = ledger.incident(incident_id)
    reports = {report.id: report for report in ledger.reports(incident.reports)}
    ordered = in_order(reports.values())
    place = {report.id: number for number, report in enumerate(ordered, 1)}
    claims = sorted(ledger.claims(incident=incident.id), key=lambda c: (place[c.report], c.start, c.end, c.id))
    return {
        "incident": incident,
        "reports": reports,
        "ordered": ordered,
        "place": place,
        "claims": {claim.id: claim for claim in claims},
        "brief": brief_of(ledger, incident.id, ledger.settings.vocabulary),
        "findings": sorted(incident.findings, key=rank),
        "numbers": numbers(incident),
        "charts": charts(incident, reports, "#"),
        "matrix": matrix(incident.responsibility),
        "positions": POSITIONS,
        "responses": [claim for claim in claims if claim.field == "response"],
        "changes": changes_of(incident),
        "steps": drawn_steps(incident, reports, lambda report: f"#report-{place[report]}"),
        "judgements": list(ledger.judgements(incident.id)),
        "about": ledger.about(),
        "version": version("variorum"),
        "policies": sorted({casualty.policy for casualty in incident.casualties}),
        "read_by": sorted({report.read_by for report in ordered if report.read_by}),
        "evidence": content_id("d", incident, claims, [(report.id, report.text) for report in ordered]),
    }


def _style(name: str) -> str:
    return files("variorum.web").joinpath("static", name).read_text(encoding="utf-8")
