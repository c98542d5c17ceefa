"""Who died of their wounds: they are among the dead, and no longer among the wounded."""

import re
from collections.abc import Sequence

from variorum.model.values import CountValue
from variorum.stages.reconcile.evidence import UNDATED, Case, Evidence, by_report
from variorum.stages.reconcile.figures import Figure
from variorum.stages.reconcile.persons import Person, may_be_one, person_of, same_person
from variorum.stages.reconcile.vocabulary import VictimGroups

_OTHER = re.compile(r"\b(?:another|other|second|third|fourth)\b", re.IGNORECASE)
_THEY = re.compile(r"(?:all|both|the)\b", re.IGNORECASE)
"""Words that point back to people told before: "all three", "both victims"."""


def who_died(case: Case, groups: VictimGroups) -> frozenset[str]:
    """Give the ids of claims on wounded people who are told to be dead, in the same words or by the same name."""
    told = [(piece, person_of(piece, groups)) for piece in case.of("killed") if _is_one(piece)]
    dead = [(piece, person) for piece, person in told if person.noun not in groups.attackers.words]
    names = sorted({person.names for _, person in dead if person.names})
    wounded, killed = by_report(case.of("wounded")), by_report(case.of("killed"))
    of_report = by_report(piece for piece, _ in dead)
    found = set()
    for report in case.reports:
        theirs = [person_of(piece, groups) for piece in of_report.get(report.id, ())]
        hurt = wounded.get(report.id, [])
        fresh = [person for piece in hurt if _is_one(piece) and not (person := person_of(piece, groups)).back]
        for piece in hurt:
            if _is_one(piece) and _is_dead(piece, theirs, names, fresh, groups, report.text):
                found.add(piece.claim.id)
        found |= _all_who_died(hurt, killed.get(report.id, []))
    return frozenset(found)


def _is_one(piece: Evidence) -> bool:
    value = piece.claim.value
    single = isinstance(value, CountValue) and value.low == value.best == value.high == 1
    return single and piece.claim.stance in ("asserts", "hedges")


def _is_dead(
    piece: Evidence, dead: Sequence[Person], names: Sequence[tuple[str, ...]], hurt: Sequence[Person],
    groups: VictimGroups, text: str,
) -> bool:  # fmt: skip
    """Say whether a wounded person is one of the dead: by name, by age, or as "the boy" whom only they can be."""
    person = person_of(piece, groups)
    if _OTHER.search(piece.claim.quote):
        return False
    if person.names:
        return any(same_person(person.names, name) for name in names)
    alike = [other for other in dead if may_be_one(person, other, text)]
    if person.back:
        return (
            bool(alike)
            and person.noun in groups.everyday()
            and not any(may_be_one(person, other, text) for other in hurt)
        )
    return any(person.age is not None and person.age == other.age and person.noun == other.noun for other in alike)


def _all_who_died(hurt: Sequence[Evidence], dead: Sequence[Evidence]) -> set[str]:
    """Give the claims that tell of the wounds of "all three" where three are dead."""
    killed = {_number(piece) for piece in dead if piece.claim.stance == "asserts"} - {None, 0, 1}
    return {piece.claim.id for piece in hurt if _number(piece) in killed and _THEY.match(piece.claim.quote)}


def _number(piece: Evidence) -> int | None:
    value = piece.claim.value
    return value.best if isinstance(value, CountValue) and value.low == value.high else None


def have_died(wounded: Sequence[Figure], killed: Sequence[Figure]) -> list[bool]:
    """Say of each number of wounded whether it holds people who are dead by another report of that day or later.

    It does where that report tells of so many more dead, and of so many fewer wounded; and where its dead and its
    wounded come to the number, which was then of all who were hit.
    """
    dead, hurt = _most(killed), _most(wounded)
    told = sorted({(figure.day, dead[figure.report], hurt.get(figure.report, 0)) for figure in killed})
    return [_has_died(figure, dead.get(figure.report, 0), told) for figure in wounded]


def _has_died(hurt: Figure, before: int, told: Sequence[tuple[str, int, int]]) -> bool:
    floor_or_about = hurt.sort == "total" and hurt.high != hurt.stated
    if not hurt.stated or floor_or_about or hurt.day == UNDATED:
        return False
    later = ((dead, rest, hurt.stated - rest) for day, dead, rest in told if hurt.day <= day < UNDATED and dead)
    return any(fewer > 0 and (dead - before == fewer or (rest > 0 and dead == fewer)) for dead, rest, fewer in later)


def _most(figures: Sequence[Figure]) -> dict[str, int]:
    most: dict[str, int] = {}
    for figure in figures:
        most[figure.report] = max(most.get(figure.report, 0), figure.stated or 0)
    return most
