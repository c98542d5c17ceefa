"""Say in plain words what reports, claims and incidents are: who stands behind them, when, and how it stands."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from variorum.model.claim import COUNT_FIELDS, AttributionLink, Claim
from variorum.model.incident import Casualty, Change, Grade, Incident
from variorum.model.report import Report
from variorum.wording.values import (
    SHORTEST_ID,
    STANCE_MARKS,
    STATUS_MARKS,
    day_words,
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
SHORT_NAME = 40
"""Characters of a report's name that tell it apart within a sentence."""
UNNAMED_OUTLET = re.compile(r"unnamed outlet \((r-[0-9a-f]+)\)")
REPORT_ID = re.compile(r"\br-[0-9a-f]{16}\b")
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


def report_day_words(report: Report) -> str:
    """Say when a report came out, shortly: the full answer, with what it rests on, is that of ``published_words``."""
    earliest, latest = report.published.earliest, report.published.latest
    if earliest is None:
        return f"before {day_words(latest)}" if latest else "day not known"
    return day_words(earliest) if latest in {None, earliest} else f"{day_words(earliest)} or later"


def short_report_words(report: Report) -> str:
    """Name a report within a sentence: by its outlet, else by the beginning of its title or text."""
    if report.outlet:
        return printable(report.outlet)
    words = report_words(report)
    cut = words if len(words) <= SHORT_NAME else words[:SHORT_NAME].rpartition(" ")[0].rstrip(" …") + " …"
    return f"“{cut}”"


def outlet_of_origin(origin: str) -> str | None:
    """Give the report whose outlet, not known by name, an origin is; None for any other origin.

    >>> outlet_of_origin("unnamed outlet (r-286553a0c9aa70c3)"), outlet_of_origin("Ministry")
    ('r-286553a0c9aa70c3', None)

    """
    found = UNNAMED_OUTLET.fullmatch(origin)
    return found[1] if found else None


def without_ids(text: str, reports: Mapping[str, Report]) -> str:
    """Write the names of reports in the place of their ids, in words that the program made.

    An outlet that is not known is named after its report; one whose report is not at hand is "an outlet not named".

    >>> without_ids("4 (unnamed outlet (r-286553a0c9aa70c3))", {})
    '4 (an outlet not named)'

    """

    def outlet(found: re.Match[str]) -> str:
        report = reports.get(found[1])
        return f"the outlet of {short_report_words(report)}" if report else "an outlet not named"

    def named(found: re.Match[str]) -> str:
        report = reports.get(found[0])
        return short_report_words(report) if report else found[0]

    return REPORT_ID.sub(named, UNNAMED_OUTLET.sub(outlet, text))


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


GRADES: Mapping[str, Mapping[str, str]] = {
    "reliability": {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    },
    "credibility": {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    },
}
"""What the grades of NATO AJP-2.1, the Admiralty scale, mean; those of Airwars are words of their own."""
SCALES = {"airwars": "Airwars", "reliability": "reliability of a source", "credibility": "credibility"}


def grade_meaning(scale: str, value: str) -> str:
    """Write a grade with what it means; one of Airwars is a word already.

    >>> grade_meaning("reliability", "C"), grade_meaning("airwars", "fair")
    ('C, fairly reliable', 'fair')

    """
    meaning = GRADES.get(scale, {}).get(value)
    return f"{value}, {meaning}" if meaning else plain(value)


def grade_words(grade: Grade) -> tuple[str, str]:
    """Give a grade in words, and of what and on which scale it is.

    >>> grade_words(Grade("credibility", "killed: 5", "3", "It is excluded by one.", ()))
    ('3, possibly true', 'killed: 5; credibility')

    """
    words = grade_meaning(grade.scale, grade.value)
    return words, "; ".join(filter(None, (grade.of, SCALES.get(grade.scale, grade.scale))))


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


def changed_field_words(change: Change) -> str:
    """Say what a change is of: a value, or how a field stands.

    >>> changed_field_words(Change(None, None, "killed finding", None, "disputed"))
    'killed, how it stands'

    """
    field = plain(change.field.removesuffix(FINDING))
    return f"{field}, how it stands" if change.field.endswith(FINDING) else field


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
