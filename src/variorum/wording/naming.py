"""Say in plain words what reports, claims and incidents are: who stands behind them, when, and how it stands."""

from pathlib import PurePath
from typing import Any

from variorum.model.claim import COUNT_FIELDS, AttributionLink, Claim
from variorum.model.incident import Casualty, Change, Incident
from variorum.model.report import Report
from variorum.wording.values import (
    SHORTEST_ID,
    STANCE_MARKS,
    STATUS_MARKS,
    finding_words,
    one_line,
    plain,
    printable,
    status_words,
    value_words,
)

LONGEST_NAME = 80
"""Characters of a report's text that stand for a title that it does not have."""
BASIS_WORDS = {
    "metadata": "from its metadata",
    "dateline": "from its dateline",
    "text": "from its text",
    "calendar": "worked out from the calendar",
    "unknown": "on unknown grounds",
}
FINDING = " finding"
"""How the history calls the status of a field's finding: ``killed finding``."""


def outlet_words(report: Report) -> str:
    """Name the publisher of a report."""
    return printable(report.outlet) if report.outlet else "outlet not known"


def report_words(report: Report) -> str:
    """Name a report by its title, else by the beginning of its text, else by where it came from."""
    if report.title:
        return one_line(report.title)
    beginning = one_line(report.text[: 2 * LONGEST_NAME])
    if len(beginning) > LONGEST_NAME:
        return beginning[:LONGEST_NAME].rpartition(" ")[0] + " …"
    return beginning or PurePath(report.location).name


def published_words(report: Report) -> str:
    """Say when a report was published, and on what that rests."""
    published = report.published
    earliest, latest = published.earliest, published.latest
    if earliest is None and latest is None:
        return "day of publication not known"
    span = " to ".join(dict.fromkeys(end for end in (earliest, latest) if end))
    others = f"; else {', '.join(published.candidates)}" if published.candidates else ""
    return f"{span} ({BASIS_WORDS[published.basis]}{others})"


def speaker_words(link: AttributionLink) -> str:
    """Name a speaker: by name and role, or by role alone."""
    name, role = link.name and printable(link.name), link.role and printable(link.role)
    if name and role and role.casefold() not in name.casefold():
        return f"{name} ({role})"
    return name or role or f"{plain(link.kind)} source"


def origin_words(claim: Claim, report: Report) -> str:
    """Name who stands behind a claim: the nearest speaker, or the outlet itself."""
    if claim.origin is None:
        return printable(report.outlet) if report.outlet else f"unnamed outlet ({report.id[:SHORTEST_ID]})"
    return printable(claim.origin.name) if claim.origin.name else speaker_words(claim.origin)


def way_words(claim: Claim) -> str:
    """Say how a claim came from its origin to the outlet: where it was said, on what grounds, through whom."""
    if claim.origin is None:
        return ""
    notes = [f"“{one_line(words)}”" for words in claim.origin.qualifiers]
    medium = [f"via {printable(claim.origin.medium)}"] if claim.origin.medium else []
    return ", ".join([*notes, *medium, *(f"through {speaker_words(link)}" for link in claim.attribution[1:])])


def claim_words(claim: Claim) -> tuple[str, str]:
    """Give a claim's value and stance in words; where the one says the other already, it is said once.

    A number that is withheld has no value, and a denial of responsibility is a denial by its position.
    """
    stance = STANCE_MARKS[claim.stance]
    if claim.stance == "withholds" and claim.field in COUNT_FIELDS:
        return "", stance
    words = value_words(claim.value)
    return words, "" if words.startswith(stance) else stance


def casualty_of(incident: Incident, kind: str = "killed") -> Casualty | None:
    """Give an incident's first number of a kind: the one for all groups together, where there is one."""
    found = [casualty for casualty in incident.casualties if casualty.kind == kind]
    return min(found, key=lambda casualty: casualty.group is not None, default=None)


def status_of(incident: Incident) -> str:
    """Give the status that stands for an incident in a list: a dispute anywhere counts before all else.

    Agreement stands for it only where nothing else does; an incident without findings counts as single.
    """
    statuses = [finding.status for finding in incident.findings]
    order = ("disputed", "revised", "withheld", "range", "agreed", "single")
    return min(statuses, key=order.index, default="single")


def codes_words(incident: Incident) -> str:
    """Name the codes that other houses would give an incident, as far as they have any.

    They stand in ``incident.codes`` by house: ``{"acled": {"event_type": "Battles"}}``.
    """
    houses = []
    for house, codes in sorted(incident.codes.items()):
        given = [str(code) for code in codes.values() if code not in {None, ""}]
        if given:
            houses.append(f"{house.upper()} {', '.join(given)}")
    return " · ".join(houses)


def change_words(change: Change) -> tuple[str, str]:
    """Write what the ledger said before and after a change; an empty string where it said nothing."""
    field = change.field.removesuffix(FINDING)
    before, after = (
        "" if value in (None, [], {}) else _changed(field, value) for value in (change.before, change.after)
    )
    return before, after


def _changed(field: str, value: Any) -> str:
    if isinstance(value, str) and value in STATUS_MARKS:
        return status_words(value)
    if field == "date" and isinstance(value, list):
        return " – ".join(dict.fromkeys(str(day) for day in value))
    return finding_words(field, value)
