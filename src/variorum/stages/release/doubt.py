"""How far an incident needs a person: one number, and its reasons. The one place where that is weighed."""

from variorum.model.incident import Finding, Incident
from variorum.model.search import Doubt, DoubtReason

STATUS_DOUBT = {"disputed": 0.4, "withheld": 0.15, "range": 0.1, "revised": 0.1, "single": 0.0, "agreed": 0.0}
"""How much a finding's status leaves open. A dispute leaves it to the reader whom to believe; a range or a revision
only how near; who withholds leaves something unsaid. These are proportions, not measurements."""
FIELD_WEIGHT = {"killed": 1.0, "event": 0.8, "responsibility": 0.8, "perpetrator": 0.8, "date": 0.7, "place": 0.7}
"""How much hangs on a field; the others count as ``OTHER_WEIGHT``. Coders look first at how many, who, when, where."""
OTHER_WEIGHT = 0.4
UNKNOWN_DOUBT = {"date": 0.15, "place": 0.15}
"""What is added where a day or a place is not known at all."""
LONE_ORIGIN_DOUBT = 0.15
"""What is added where everything rests on one origin, or on none that is named."""
GRADE_DOUBT = {"confirmed": 0.0, "fair": 0.05, "weak": 0.2, "contested": 0.35, "discounted": 0.35}
"""What a grade of Airwars adds."""


def doubt(incident: Incident) -> Doubt:
    """Say how far an incident needs a person.

    The parts are joined as chances are: each takes its part of what those before it left, so that it never exceeds 1.
    """
    reasons = [*_findings(incident), *_gaps(incident), *_grades(incident)]
    ordered = sorted(reasons, key=lambda reason: (-reason.weight, reason.reason))
    certain = 1.0
    for reason in ordered:
        certain *= 1 - reason.weight
    return Doubt(round(1 - certain, 3), tuple(ordered))


def airwars_grade(incident: Incident) -> str | None:
    """Give the grade of Airwars of an incident: a person's before a proposal."""
    grades = [grade for grade in incident.grades if grade.scale == "airwars" and grade.of is None]
    by_person = [grade for grade in grades if grade.set_by is not None]
    return (by_person or grades)[-1].value if grades else None


def _findings(incident: Incident) -> list[DoubtReason]:
    weighed = ((finding, _weight(finding)) for finding in incident.findings)
    return [DoubtReason(f"{finding.field}: {finding.status}", weight) for finding, weight in weighed if weight]


def _weight(finding: Finding) -> float:
    return round(STATUS_DOUBT[finding.status] * FIELD_WEIGHT.get(finding.field, OTHER_WEIGHT), 3)


def _gaps(incident: Incident) -> list[DoubtReason]:
    day, place = incident.date and incident.date.start, incident.place
    missing = [field for field, known in (("date", day), ("place", place)) if not known]
    reasons = [DoubtReason(f"{field}: not known", UNKNOWN_DOUBT[field]) for field in missing]
    lone = [DoubtReason("one origin", LONE_ORIGIN_DOUBT)] if len(incident.origins) <= 1 else []
    return reasons + lone


def _grades(incident: Incident) -> list[DoubtReason]:
    grade = airwars_grade(incident)
    weight = GRADE_DOUBT.get(grade, 0.0) if grade else 0.0
    return [DoubtReason(f"grade: {grade}", weight)] if weight else []
