"""An incident -> its row in a list."""

from variorum.model.incident import Casualty, Incident, Status
from variorum.model.search import Listed
from variorum.stages.release.doubt import airwars_grade, doubt

DAY = len("2024-03-01")
"""Characters of an ISO day, with which the minutes of an hour begin too."""


def list_incident(incident: Incident, *, first_learnt: str, last_learnt: str) -> Listed:
    """Give the row of an incident; the moments are when the ledger first held it and when it last changed."""
    date, place, killed = incident.date, incident.place, _killed(incident)
    start, end = (date.start, date.end) if date else (None, None)
    statuses: set[Status] = {finding.status for finding in incident.findings}
    return Listed(
        id=incident.id,
        title=incident.title,
        type=incident.type,
        day=start[:DAY] if start else None,
        last_day=(end or start or "")[:DAY] or None,
        precision=date.precision if date else None,
        place=place.name if place else None,
        place_precision=place.precision if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        killed_low=killed.low if killed else None,
        killed_best=killed.best if killed else None,
        killed_high=killed.high if killed else None,
        reports=len(incident.reports),
        origins=len(incident.origins),
        actors=tuple(dict.fromkeys(actor.name for actor in incident.actors)),
        disputed=tuple(finding.field for finding in incident.findings if finding.status == "disputed"),
        statuses=tuple(sorted(statuses)),
        grade=airwars_grade(incident),
        doubt=doubt(incident).value,
        first_learnt=first_learnt,
        last_learnt=last_learnt,
    )


def _killed(incident: Incident) -> Casualty | None:
    """Give the number of all killed by the leading policy, which stands first."""
    killed = (casualty for casualty in incident.casualties if casualty.kind == "killed" and casualty.group is None)
    return next(killed, None)
