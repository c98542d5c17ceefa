"""Every page of the desk, with an address over the ledger of the examples: what is looked at in a browser."""

from pathlib import Path
from urllib.parse import quote

from variorum.api import open as open_ledger
from variorum.edges.settings import Settings

PAGES = {
    "ledger": "/",
    "filtered": "/?type={type}",
    "search": "/search?words=killed",
    "incident": "/incident/{incident}",
    "as-of": "/incident/{incident}?as_of={day}",
    "told": "/incident/{incident}/claims?field=killed",
    "history": "/incident/{incident}/history",
    "compare": "/compare?incident={incident}&report={report}&report={other}",
    "report": "/report/{report}",
    "beside": "/report/{report}/beside/{other}",
    "claim": "/claim/{claim}",
    "judgements": "/judgements",
    "queue": "/queue",
    "question": "/queue/{question}",
    "speakers": "/speakers",
    "speaker": "/speakers/{speaker}",
    "issues": "/issues",
    "export": "/export",
    "outlines": "/outlines",
    "keys": "/keys",
    "words": "/words",
    "dossier": "/dossier/{incident}",
    "sign-in": "/sign-in",
    "trouble": "/incident/i-0000000000000000",
}
"""Names of pages, and their addresses with what is different in each ledger left open; a new page is a line here."""
NOT_SHOWN = ("/api/", "/live", "/static")
"""What is not for eyes."""


def names(path: Path) -> dict[str, str]:
    """Choose what the pages show of a ledger: the incident with most reports, two of these, a claim, a speaker."""
    with open_ledger(path, settings=Settings(), readonly=True) as ledger:
        incident = max(ledger.incidents(), key=lambda each: (len(each.reports), each.id))
        claims = list(ledger.claims(incident=incident.id))
        killed = next(finding for finding in incident.findings if finding.field == "killed")
        first = [position.claims[0] for position in killed.positions]
        claim = next(each for each in claims if each.id in first and each.attribution)
        day = next(each.published.earliest for each in ledger.reports(incident.reports) if each.published.earliest)
        report = claim.report
        return {
            "incident": incident.id,
            "type": incident.type,
            "day": day[:10],
            "report": report,
            "other": next(each for each in incident.reports if each != report),
            "claim": claim.id,
            "speaker": quote(claim.attribution[0].name or claim.attribution[0].role or "", safe=""),
        }
