"""Figures -> a finding and a policy's numbers: which stand, which were overtaken, and how those that stand agree."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct, structs

from variorum.model.incident import Finding, FindingPosition, Status
from variorum.model.values import MOST_HARMED, CountValue
from variorum.stages.reconcile.died import have_died, who_died
from variorum.stages.reconcile.evidence import Case, Evidence
from variorum.stages.reconcile.figures import Figure, count_of, figure_of, is_general
from variorum.stages.reconcile.overtaking import Overtaking, meet, said_by
from variorum.stages.reconcile.reports import read_figures
from variorum.stages.reconcile.vocabulary import VictimGroups
from variorum.stages.reconcile.words import join, number_of

FIRM = ("total", "sum", "persons")


class Standing(Struct, frozen=True):
    """The figures of one field: those that stand, those that later ones overtook, and the rest (parts, words, silence).

    ``hedged`` are those left aside because others were asserted outright; ``grouped`` are all that speak of one group,
    once more; ``outweighed`` those left aside because a person accepted another.
    """

    current: tuple[Figure, ...]
    overtaken: tuple[Figure, ...]
    hedged: tuple[Figure, ...]
    attackers: tuple[Figure, ...]
    rest: tuple[Figure, ...]
    grouped: tuple[Figure, ...] = ()
    outweighed: tuple[Figure, ...] = ()

    @property
    def all(self) -> tuple[Figure, ...]:
        """Every figure."""
        return self.current + self.overtaken + self.hedged + self.attackers + self.rest + self.outweighed

    def sort(self, sort: str) -> tuple[Figure, ...]:
        """Give the rest of one sort."""
        return tuple(figure for figure in self.rest if figure.sort == sort)


def stand(case: Case, field: str, groups: VictimGroups) -> Standing:
    """Read all figures of a field, tell those that stand from those that were overtaken, and those of each group."""
    grouped = tuple(figure_of(piece, "part") for piece in case.of(field) if _is_of_a_group(piece, groups))
    return structs.replace(stand_for_all(case, field, groups), grouped=grouped)


def stand_for_all(case: Case, field: str, groups: VictimGroups) -> Standing:
    """Read all figures of a field and tell those that stand from those that were overtaken; of groups nothing more."""
    died = who_died(case, groups) if field == "wounded" else frozenset()
    read = read_figures(case, field, groups, died)
    found = _with_parts(read, groups)
    firm, attackers, rest = _sorted_out(found)
    weak = [figure for figure in firm if figure.hedged and figure.stated == 0]
    if len(weak) < len(firm):
        firm = [figure for figure in firm if not (figure.hedged and figure.stated == 0)]
    else:
        weak = []
    moved = {figure.report for figure in rest if figure.sort == "died"}
    late = _overtaken(firm, case, field, groups, moved)
    return Standing(
        current=tuple(figure for figure, gone in zip(firm, late, strict=True) if not gone),
        overtaken=tuple(figure for figure, gone in zip(firm, late, strict=True) if gone),
        hedged=tuple(weak),
        attackers=tuple(attackers),
        rest=tuple(rest),
    )


def _sorted_out(found: Iterable[Figure]) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """Part figures that may stand from those of attackers and from the rest."""
    firm: list[Figure] = []
    attackers: list[Figure] = []
    rest: list[Figure] = []
    for figure in found:
        (firm if figure.sort in FIRM else attackers if figure.sort == "attackers" else rest).append(figure)
    return firm, attackers, rest


def _overtaken(firm: Sequence[Figure], case: Case, field: str, groups: VictimGroups, moved: set[str]) -> list[bool]:
    """Say of each figure whether it was overtaken; of the ``moved`` reports some of the wounded are dead."""
    late = _taken_over(firm, case, field)
    if field != "wounded":
        return late
    killed = [figure for figure in read_figures(case, "killed", groups) if figure.sort in FIRM]
    died = have_died(firm, killed)
    return [gone or (dead and figure.report not in moved) for gone, dead, figure in zip(late, died, firm, strict=True)]


def _taken_over(firm: Sequence[Figure], case: Case, field: str) -> list[bool]:
    """Say of each figure whether a later one takes its place, going on from the case as it stood earlier."""
    before: Overtaking | None = case.so_far.get(f"{field} overtaken")
    if before is None or not before.goes_on_in(firm):
        before = case.so_far[f"{field} overtaken"] = Overtaking()
    before.add(firm)
    return before.told()


def _with_parts(read: Sequence[Figure], groups: VictimGroups) -> list[Figure]:
    """Take the number of one group for a part where anybody tells more of everybody: it contradicts no total."""
    told = {figure.value.group for figure in read if figure.value is not None}
    apart = {group for group in told if not is_general(group, groups)}
    if not apart:
        return list(read)
    general = [figure.value is None or figure.value.group not in apart for figure in read]
    of_all = (figure for figure, all_ in zip(read, general, strict=True) if all_ and figure.sort == "total")
    most = max((figure.low for figure in of_all if figure.value is not None), default=0)
    return [figure if all_ or figure.sort != "total" or figure.high is None or figure.high >= most
            else structs.replace(figure, sort="part") for figure, all_ in zip(read, general, strict=True)]  # fmt: skip


def _is_of_a_group(piece: Evidence, groups: VictimGroups) -> bool:
    value = count_of(piece)
    numbered = 0 < (value.low or value.best or value.high or 0) <= MOST_HARMED
    return piece.claim.stance in ("asserts", "hedges") and numbered and not is_general(value.group, groups)


def _answers(figures: Iterable[Figure]) -> list[Figure]:
    """Put together the figures that say the same on the same day: a thousand reports give few different answers."""
    answers: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        answers.setdefault(said_by(figure), []).append(figure)
    return [structs.replace(theirs[0], origins=_origins(theirs)) for theirs in answers.values()]


def compatible(left: Figure, right: Figure) -> bool:
    """Say whether one number can satisfy both figures.

    A sum of single people contradicts nothing: the report may not tell of all, or tell of one in two ways.
    """
    if left.sort != "total" or right.sort != "total":
        return True
    return meet(left, right)


def finding(case: Case, field: str, standing: Standing) -> Finding:
    """Say of a field of counts what was claimed and how the claims stand to each other."""
    found = status(standing)
    return Finding(field, found, _positions(standing), _rule(standing, found, len(case.reports)))


def status(standing: Standing) -> Status:
    """Say how the claims on a field of counts stand to each other."""
    current = standing.current
    if not current:
        return "revised" if standing.overtaken else _status_without_numbers(standing)
    denied = {origin for figure in standing.sort("denied") for origin in figure.origins}
    if _disagree(current) or denied - {origin for figure in current for origin in figure.origins}:
        return "disputed"
    if standing.overtaken:
        return "revised"
    if len({(figure.stated, figure.open) for figure in current if figure.sort == "total"}) > 1:
        return "range"
    return "single" if all(set(figure.origins) == {current[0].origins[0]} for figure in current) else "agreed"


def _status_without_numbers(standing: Standing) -> Status:
    said = [figure for figure in (*standing.rest, *standing.attackers) if figure.sort != "withheld"]
    if not said:
        return "withheld"
    return "single" if len(_origins(said)) == 1 else "agreed"


def _disagree(figures: Iterable[Figure]) -> bool:
    """Say whether two figures of different origins are such that no number satisfies both."""
    totals = [figure for figure in figures if figure.sort == "total"]
    highs = [figure.high for figure in totals if figure.high is not None]
    if not highs or max(figure.low for figure in totals) <= min(highs):
        return False
    return any(not compatible(left, right) and set(left.origins) != set(right.origins)
               for left, right in combinations(_answers(totals), 2))  # fmt: skip


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
