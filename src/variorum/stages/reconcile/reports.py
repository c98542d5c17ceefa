"""The figures of all reports of a case, read anew only where a report came since or where more is known of them."""

from msgspec import Struct

from variorum.model.names import fold
from variorum.model.report import Report
from variorum.model.values import ActorValue
from variorum.stages.reconcile.evidence import Case, Evidence, by_report
from variorum.stages.reconcile.figures import Figure, Scene, figures
from variorum.stages.reconcile.vocabulary import VictimGroups


class Read(Struct, frozen=True):
    """What was read of the counts of a field, from the first reports of a case on.

    ``guilty`` and ``died`` are what it was read with, ``ends`` how much of the evidence on each field it was read from.
    """

    guilty: tuple[tuple[str, ...], ...]
    died: frozenset[str] = frozenset()
    reports: tuple[Report, ...] = ()
    figures: tuple[Figure, ...] = ()
    ends: dict[str, int] = {}

    def is_beginning_of(
        self, case: Case, field: str, guilty: tuple[tuple[str, ...], ...], died: frozenset[str]
    ) -> bool:
        """Say whether a case begins with the same reports, and all of them would be read as they were."""
        if guilty != self.guilty or case.reports[: len(self.reports)] != self.reports:
            return False
        since = {piece.claim.id for piece in case.of(field)[self.ends.get(field, 0) :]} if died != self.died else set()
        return (died ^ self.died) <= since


def read_figures(
    case: Case, field: str, groups: VictimGroups, died: frozenset[str] = frozenset()
) -> tuple[Figure, ...]:
    """Read the figures of every report, in order; of a case that was read before, those that came since."""
    guilty = _guilty(case)
    before: Read | None = case.so_far.get(field)
    if before is None or not before.is_beginning_of(case, field, guilty, died):
        before = Read(guilty)
    people = [piece for piece in _since(before, case, "victim", "target")
              if getattr(piece.claim.value, "named_person", False)]  # fmt: skip
    named, counted = by_report(people), by_report(_since(before, case, field))
    found: list[Figure] = []
    for report in case.reports[len(before.reports) :]:
        scene = Scene(tuple(named.get(report.id, ())), guilty, groups, report.text, died)
        found += _read_once(case, field, tuple(counted.get(report.id, ())), scene, report.id)
    ends = {name: len(case.of(name)) for name in ("victim", "target", field)}
    case.so_far[field] = now = Read(guilty, died, case.reports, (*before.figures, *found), ends)
    return now.figures


def _since(before: Read, case: Case, *fields: str) -> list[Evidence]:
    """Give the evidence on some fields that came since a case was read."""
    return [piece for field in fields for piece in case.of(field)[before.ends.get(field, 0) :]]


def _read_once(case: Case, field: str, evidence: tuple[Evidence, ...], scene: Scene, report: str) -> tuple[Figure, ...]:
    """Read the figures of a report, or give them as they were read from the same evidence before."""
    died = scene.died.intersection(piece.claim.id for piece in evidence) if scene.died else scene.died
    asked = (evidence, scene.people, scene.guilty, died)
    if (before := case.figures.get((field, report))) is None or before[0] != asked:
        case.figures[field, report] = before = (asked, figures(evidence, scene))
    found: tuple[Figure, ...] = before[1]
    return found


def _guilty(case: Case) -> tuple[tuple[str, ...], ...]:
    """Give the names of the persons who are said outright to have done it, in folded words."""
    said = (piece.claim.value for piece in case.of("perpetrator") if piece.claim.stance == "asserts")
    named = {tuple(fold(value.name).split()) for value in said if isinstance(value, ActorValue) and value.named_person
             and value.name}  # fmt: skip
    return tuple(sorted(named))
