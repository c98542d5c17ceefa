"""Figures -> a finding and a policy's numbers: which stand, which were overtaken, and how those that stand agree."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from variorum.model.incident import Finding, FindingPosition, Status
from variorum.model.names import fold
from variorum.model.values import ActorValue, CountValue
from variorum.stages.reconcile.died import have_died, who_died
from variorum.stages.reconcile.evidence import UNDATED, Case, Evidence, by_report
from variorum.stages.reconcile.figures import MOST, Figure, Scene, count_of, figure_of, figures, is_general
from variorum.stages.reconcile.vocabulary import VictimGroups
from variorum.stages.reconcile.words import join, number_of

FIRM = ("total", "sum", "persons")
FLOORS_THAT_RULE_OUT = 2
"""Independent origins whose floor rules out a lower number: one may be wrong, two seldom are."""


class Standing(Struct, frozen=True):
    """The figures of one field: those that stand, those that later ones overtook, and the rest (parts, words, silence).

    ``hedged`` are those left aside because others were asserted outright; ``grouped`` are all that speak of one group,
    once more; ``outweighed`` those left aside because a person accepted another.
    """

    current: tuple[Figure, ...]
    overtaken: tuple[Figure, ...]
    hedged: tuple[Figure, ...]
    attackers: tuple[Figure, ...]
    grouped: tuple[Figure, ...]
    rest: tuple[Figure, ...]
    outweighed: tuple[Figure, ...] = ()

    @property
    def all(self) -> tuple[Figure, ...]:
        """Every figure."""
        return self.current + self.overtaken + self.hedged + self.attackers + self.rest + self.outweighed

    def sort(self, sort: str) -> tuple[Figure, ...]:
        """Give the rest of one sort."""
        return tuple(figure for figure in self.rest if figure.sort == sort)


def stand(case: Case, field: str, groups: VictimGroups) -> Standing:
    """Read all figures of a field and tell those that stand from those that were overtaken."""
    died = who_died(case, groups) if field == "wounded" else frozenset()
    read = _read(case, field, groups, died)
    found = [_as_part(figure, read, groups) for figure in read]
    firm = [figure for figure in found if figure.sort in FIRM]
    weak = [figure for figure in firm if figure.hedged and figure.stated == 0]
    if len(weak) < len(firm):
        firm = [figure for figure in firm if not (figure.hedged and figure.stated == 0)]
    else:
        weak = []
    moved = {figure.report for figure in found if figure.sort == "died"}
    late = _overtaken(firm, case, field, groups, moved)
    return Standing(
        current=tuple(figure for figure, gone in zip(firm, late, strict=True) if not gone),
        overtaken=tuple(figure for figure, gone in zip(firm, late, strict=True) if gone),
        hedged=tuple(weak),
        attackers=tuple(figure for figure in found if figure.sort == "attackers"),
        grouped=tuple(figure_of(piece, "part") for piece in case.of(field) if _is_of_a_group(piece, groups)),
        rest=tuple(figure for figure in found if figure.sort not in (*FIRM, "attackers")),
    )


def _read(case: Case, field: str, groups: VictimGroups, died: frozenset[str] = frozenset()) -> list[Figure]:
    """Read the figures of every report, in order."""
    people = [piece for piece in case.of("victim", "target") if getattr(piece.claim.value, "named_person", False)]
    named, counted, guilty = by_report(people), by_report(case.of(field)), _guilty(case)
    found: list[Figure] = []
    for report in case.reports:
        scene = Scene(tuple(named.get(report.id, ())), guilty, groups, report.text, died)
        found += _read_once(case, field, tuple(counted.get(report.id, ())), scene, report.id)
    return found


def _read_once(case: Case, field: str, evidence: tuple[Evidence, ...], scene: Scene, report: str) -> tuple[Figure, ...]:
    """Read the figures of a report, or give them as they were read from the same evidence before."""
    died = scene.died.intersection(piece.claim.id for piece in evidence) if scene.died else scene.died
    asked = (evidence, scene.people, scene.guilty, died)
    if (before := case.figures.get((field, report))) is None or before[0] != asked:
        case.figures[field, report] = before = (asked, figures(evidence, scene))
    found: tuple[Figure, ...] = before[1]
    return found


def _overtaken(firm: Sequence[Figure], case: Case, field: str, groups: VictimGroups, moved: set[str]) -> list[bool]:
    """Say of each figure whether it was overtaken; of the ``moved`` reports some of the wounded are dead."""
    answers = _answers(firm)
    late = [is_overtaken(figure, answers) for figure in firm]
    if field != "wounded":
        return late
    killed = [figure for figure in _read(case, "killed", groups) if figure.sort in FIRM]
    died = have_died(firm, killed)
    return [gone or (dead and figure.report not in moved) for gone, dead, figure in zip(late, died, firm, strict=True)]


def _guilty(case: Case) -> tuple[tuple[str, ...], ...]:
    """Give the names of the persons who are said outright to have done it, in folded words."""
    said = (piece.claim.value for piece in case.of("perpetrator") if piece.claim.stance == "asserts")
    named = {tuple(fold(value.name).split()) for value in said if isinstance(value, ActorValue) and value.named_person
             and value.name}  # fmt: skip
    return tuple(sorted(named))


def _as_part(figure: Figure, others: Sequence[Figure], groups: VictimGroups) -> Figure:
    """Take the number of one group for a part where anybody tells more of everybody: it contradicts no total."""
    if figure.sort != "total" or figure.value is None or is_general(figure.value.group, groups):
        return figure
    totals = (other for other in others if other.sort == "total")
    of_all = (total.low for total in totals if total.value is not None and is_general(total.value.group, groups))
    most = max(of_all, default=0)
    return structs.replace(figure, sort="part") if figure.high is not None and figure.high < most else figure


def _is_of_a_group(piece: Evidence, groups: VictimGroups) -> bool:
    value = count_of(piece)
    numbered = 0 < (value.low or value.best or value.high or 0) <= MOST
    return piece.claim.stance in ("asserts", "hedges") and numbered and not is_general(value.group, groups)


def _answers(figures: Iterable[Figure]) -> list[Figure]:
    """Put together the figures that say the same on the same day: a thousand reports give few different answers."""
    answers: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        key = (figure.sort, figure.low, figure.high, figure.stated, figure.day)
        answers.setdefault(key, []).append(figure)
    return [structs.replace(theirs[0], origins=_origins(theirs)) for theirs in answers.values()]


def is_overtaken(figure: Figure, others: Sequence[Figure]) -> bool:
    """Say whether a later figure takes the place of this one.

    One origin corrects itself with every later number. Other origins overtake it only by a higher number on a later
    day, when nobody gives the old one any more: tolls rise as the dead are found; a lower number contradicts, and so
    does any number where nobody was said to be hurt. A floor ("at least six") that two other origins give on that day
    or later rules out what lies below it.
    """
    if figure.stated and _floors_above(figure, others) >= FLOORS_THAT_RULE_OUT:
        return True
    later = [other for other in others if UNDATED not in (figure.day, other.day) and other.day > figure.day]
    if any(set(figure.origins) <= set(other.origins) and _corrects(other, figure) for other in later):
        return True
    if not figure.stated or any(compatible(figure, other) and other.sort == "total" for other in later):
        return False
    return any(other.sort == "total" and figure.high is not None and other.low > figure.high for other in later)


def _corrects(later: Figure, earlier: Figure) -> bool:
    """Say whether an origin's later figure takes the place of its earlier one: not when it only speaks of some."""
    if later.sort == "total":
        return later.stated != earlier.stated
    return earlier.sort == later.sort and (later.stated or 0) > (earlier.stated or 0)


def _floors_above(figure: Figure, others: Iterable[Figure]) -> int:
    """Count the other origins that give a floor above a figure on the same day or later."""
    top = figure.high
    if top is None or figure.sort != "total" or figure.day == UNDATED:
        return 0
    above = (other for other in others if other.open and other.sort == "total" and other.low > top)
    fresh = (other for other in above if figure.day <= other.day < UNDATED)
    return len({origin for other in fresh for origin in other.origins} - set(figure.origins))


def compatible(left: Figure, right: Figure) -> bool:
    """Say whether one number can satisfy both figures.

    A sum of single people contradicts nothing: the report may not tell of all, or tell of one in two ways.
    """
    if left.sort != "total" or right.sort != "total":
        return True
    return (right.high is None or left.low <= right.high) and (left.high is None or right.low <= left.high)


def finding(case: Case, field: str, standing: Standing) -> Finding:
    """Say of a field of counts what was claimed and how the claims stand to each other."""
    status = _status(standing)
    return Finding(field, status, _positions(standing), _rule(standing, status, len(case.reports)))


def _status(standing: Standing) -> Status:
    current = standing.current
    if not current:
        return "revised" if standing.overtaken else _status_without_numbers(standing)
    denied = {origin for figure in standing.sort("denied") for origin in figure.origins}
    if disagreeing(current) or denied - {origin for figure in current for origin in figure.origins}:
        return "disputed"
    if standing.overtaken:
        return "revised"
    if len({(figure.stated, figure.open) for figure in current if figure.sort == "total"}) > 1:
        return "range"
    return "single" if len(_origins(current)) == 1 else "agreed"


def _status_without_numbers(standing: Standing) -> Status:
    said = [figure for figure in (*standing.rest, *standing.attackers) if figure.sort != "withheld"]
    if not said:
        return "withheld"
    return "single" if len(_origins(said)) == 1 else "agreed"


def disagreeing(figures: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """Give the pairs of figures that no number satisfies, of different origins."""
    answers = _answers(figures)
    return [
        (left, right)
        for index, left in enumerate(answers)
        for right in answers[index + 1 :]
        if not compatible(left, right) and set(left.origins) != set(right.origins)
    ]


def _origins(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origin for figure in figures for origin in figure.origins))


def _positions(standing: Standing) -> tuple[FindingPosition, ...]:
    """Give one position a value: totals first, then sums, parts, words, and last who withholds."""
    grouped: dict[tuple[object, ...], list[Figure]] = {}
    for figure in standing.all:
        grouped.setdefault(_answer(figure), []).append(figure)
    positions = []
    for answer in sorted(grouped, key=str):
        theirs = grouped[answer]
        claims = tuple(sorted({claim for figure in theirs for claim in figure.claims}))
        warring = _origins(figure for figure in theirs if figure.belligerent)
        positions.append(
            FindingPosition(theirs[0].value, tuple(sorted(_origins(theirs))), claims, tuple(sorted(warring)))
        )
    return tuple(positions)


_ORDER = {
    "total": 0,
    "sum": 0,
    "persons": 0,
    "repeated": 1,
    "denied": 2,
    "attackers": 3,
    "part": 4,
    "died": 5,
    "vague": 5,
    "refused": 6,
    "withheld": 7,
}


def _answer(figure: Figure) -> tuple[object, ...]:
    """Give what makes two figures one position."""
    value = figure.value
    if value is None:
        return (_ORDER["withheld"], 0)
    group = value.group if figure.sort in ("part", "attackers", "died", "vague") else None
    numbers = (value.low, value.best, value.high)
    return (_ORDER[figure.sort], f"{figure.stated or 0:012d}", str(numbers), value.vague or "", group or "")


def _rule(standing: Standing, status: Status, reports: int) -> str:
    given = {figure.report for figure in standing.all if figure.sort != "withheld"}
    parts = [_reason(standing, status)]
    silent = _origins(standing.sort("withheld"))
    if silent and status != "withheld":
        parts.append(f"Withheld by {join(silent)}.")
    if standing.sort("part") and standing.current:
        parts.append("Counts of a part of them are not weighed against a total.")
    if standing.sort("died"):
        parts.append("Those who died of their wounds are counted among the dead.")
    if standing.sort("refused"):
        parts.append("A number that cannot be was set aside.")
    parts.append(f"{len(given)} of {reports} reports give it.")
    return " ".join(parts)


def _reason(standing: Standing, status: Status) -> str:
    if status == "withheld":
        return f"Nobody gives a number; withheld by {join(_origins(standing.sort('withheld')))}."
    if not standing.current:
        died = "Those who were wounded have died, by later figures."
        return died if standing.overtaken else "Nobody gives a number for all of them."
    said = join(f"{_shown(figure)} ({join(figure.origins)})" for figure in _distinct(standing.current))
    if status == "disputed":
        return f"Different origins give numbers that cannot all be true: {said}."
    if status == "revised":
        before = join(f"{_shown(figure)} ({join(figure.origins)})" for figure in _distinct(standing.overtaken))
        return f"Later figures took the place of earlier ones: before, {before}; now {said}."
    if status == "range":
        return f"The words differ, but one number can satisfy all: {said}."
    return f"{said}." if status == "single" else f"All origins agree: {said}."


def _distinct(figures: Iterable[Figure]) -> list[Figure]:
    seen = {(figure.stated, figure.open, figure.origins): figure for figure in reversed(list(figures))}
    return list(reversed(list(seen.values())))


def _shown(figure: Figure) -> str:
    value = figure.value or CountValue(None, None, None, None, None, None, None, "")
    return number_of(value)
