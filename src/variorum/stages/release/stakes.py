"""An incident -> what hangs on it, and what of it is in dispute: that by which it comes into the queue."""

from collections.abc import Iterator

from variorum.model.incident import Casualty, Finding, Incident
from variorum.model.queue import Dispute, Stake

UNCOUNTED = ("rejected", "as_read")
"""How an answer was judged that does not count."""


def stake_of(incident: Incident) -> Stake:
    """Give what hangs on an incident."""
    return Stake(incident.id, incident.title, dead_of(incident), incident.origins)


def disputes_of(incident: Incident) -> Iterator[Dispute]:
    """Give the findings that are in dispute, of which no person has said which one answer is right."""
    origins = len(set(incident.origins))
    for place, finding in enumerate(incident.findings):
        if _is_open(finding):
            dead = spread(incident) if finding.field == "killed" else dead_of(incident)
            claims = tuple(p.claims[0] for p in finding.positions if p.judged not in UNCOUNTED and p.claims)
            says = finding.rule.partition(". ")[0].rstrip(".")
            yield Dispute(incident.id, place, finding.field, dead, origins, claims, says)


def _is_open(finding: Finding) -> bool:
    accepted = [position for position in finding.positions if position.judged == "accepted"]
    return finding.status == "disputed" and len(accepted) != 1


def dead_of(incident: Incident) -> int:
    """Give how many were killed, by the leading policy; 0 where no number is known.

    Of a floor alone it is the floor.
    """
    total = _killed(incident)
    return ((total.best if total.best is not None else total.low) or 0) if total else 0


def spread(incident: Incident) -> int:
    """Give how many of the dead are in dispute: those between the lowest and the highest number, one at least."""
    total = _killed(incident)
    if total is None:
        return 0
    high = total.high if total.high is not None else total.best
    return max(1, (high or 0) - (total.low or 0))


def _killed(incident: Incident) -> Casualty | None:
    return next((c for c in incident.casualties if c.kind == "killed" and c.group is None), None)
