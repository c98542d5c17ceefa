"""Which claims a number does not rest on, and why."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from variorum.model.incident import Casualty, Rejected
from variorum.stages.reconcile.choosing import FAR
from variorum.stages.reconcile.counts import Standing
from variorum.stages.reconcile.figures import Figure, Sort

REASONS: dict[Sort, str] = {
    "total": "Another figure was chosen.",
    "sum": "Another figure was chosen.",
    "persons": "People told one by one need not be all, where a report counts.",
    "part": "It counts a part of them.",
    "attackers": "It counts those who attacked, who are left out or held by the number.",
    "vague": "It is a word and no number.",
    "withheld": "It gives no number.",
    "denied": "It denies, and gives no number of its own.",
    "repeated": "The same origin gives another number in the same report first or more often.",
    "refused": "It is a number that cannot be.",
    "died": "Those whom it counts died of their wounds.",
}
OVERTAKEN = "A later figure took its place."
OUTWEIGHED = "A person accepted another claim."
HEDGED = "It says that nothing is known of any, and others count."
BOAST = "It is a warring side's own number, and others count."
FAR_OFF = f"It is one origin's alone, and more than {FAR} times what any other says."


def with_rejected(
    casualty: Casualty, standing: Standing, *, boasts: Sequence[Figure] = (), far: Sequence[Figure] = ()
) -> Casualty:
    """Add the claims of the same kind on which a number does not rest, one entry a reason."""
    told: dict[str, set[str]] = {}
    own = set(casualty.claims)
    for reason, figures in _reasons(standing, boasts, far):
        for figure in figures:
            told.setdefault(reason, set()).update(set(figure.claims) - own)
            own |= set(figure.claims)
    rejected = tuple(Rejected(tuple(sorted(claims)), reason) for reason, claims in told.items() if claims)
    return structs.replace(casualty, rejected=rejected)


def _reasons(
    standing: Standing, boasts: Sequence[Figure], far: Sequence[Figure]
) -> Iterable[tuple[str, Iterable[Figure]]]:
    """Give every figure with the first reason that holds for it."""
    yield FAR_OFF, far
    yield BOAST, boasts
    yield OVERTAKEN, standing.overtaken
    yield HEDGED, standing.hedged
    yield OUTWEIGHED, standing.outweighed
    for figure in (*standing.current, *standing.attackers, *standing.rest):
        yield REASONS[figure.sort], (figure,)
