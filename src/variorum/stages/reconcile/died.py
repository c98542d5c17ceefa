"""Who died of their wounds: they are among the dead, and no longer among the wounded."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from variorum.model.report import Report
from variorum.model.values import CountValue
from variorum.stages.reconcile.evidence import UNDATED, Case, Evidence, by_report
from variorum.stages.reconcile.figures import Figure
from variorum.stages.reconcile.persons import Person, may_be_one, person_of, same_person
from variorum.stages.reconcile.vocabulary import VictimGroups

Name: TypeAlias = tuple[str, ...]
Hit: TypeAlias = tuple[str, int, int]
"""What a report gives on a day: its dead, and its wounded beside them."""
_OTHER = re.compile(r"\b(?:another|other|second|third|fourth)\b", re.IGNORECASE)
_THEY = re.compile(r"(?:all|both|the)\b", re.IGNORECASE)
"""Words that point back to people told before: "all three", "both victims"."""


class _Known(Struct, frozen=True):
    """Who is known to have died by the first reports of a case.

    ``names`` are those of the dead, ``found`` the claims on wounded people who are among them, ``named`` the claims and
    names of the wounded who are not; ``killed`` and ``wounded`` say how many claims were looked at.
    """

    reports: tuple[Report, ...] = ()
    names: frozenset[Name] = frozenset()
    found: frozenset[str] = frozenset()
    named: tuple[tuple[str, Name], ...] = ()
    killed: int = 0
    wounded: int = 0


def who_died(case: Case, groups: VictimGroups) -> frozenset[str]:
    """Give the ids of claims on wounded people who are told to be dead, in the same words or by the same name."""
    before: _Known = case.so_far.get("died", _Known())
    if case.reports[: len(before.reports)] != before.reports:
        before = _Known()
    killed, wounded = case.of("killed")[before.killed :], case.of("wounded")[before.wounded :]
    dead = [(piece, person_of(piece, groups)) for piece in killed if _is_one(piece)]
    dead = [(piece, person) for piece, person in dead if person.noun not in groups.attackers.words]
    came = frozenset(person.names for _, person in dead if person.names) - before.names
    found, named = _found_in(case.reports[len(before.reports) :], wounded, killed, [piece for piece, _ in dead], groups)
    names = before.names | came
    found |= {claim for claim, own in before.named if any(same_person(own, name) for name in sorted(came))}
    found |= {claim for claim, own in named if any(same_person(own, name) for name in sorted(names))}
    waiting = tuple(each for each in (*before.named, *named) if each[0] not in found)
    case.so_far["died"] = now = _Known(
        case.reports, names, before.found | found, waiting, len(case.of("killed")), len(case.of("wounded"))
    )
    return now.found


def _found_in(
    reports: Sequence[Report], wounded: Sequence[Evidence], killed: Sequence[Evidence], dead: Sequence[Evidence],
    groups: VictimGroups,
) -> tuple[set[str], list[tuple[str, Name]]]:  # fmt: skip
    """Give the claims on wounded people whom their own reports tell to be dead, and those on others who have names."""
    hurt_in, killed_in, dead_in = by_report(wounded), by_report(killed), by_report(dead)
    found: set[str] = set()
    named: list[tuple[str, Name]] = []
    for report in reports:
        hurt = hurt_in.get(report.id, [])
        theirs = [person_of(piece, groups) for piece in dead_in.get(report.id, ())]
        single = [(piece.claim, person_of(piece, groups)) for piece in hurt if _is_one(piece)]
        fresh = [person for _, person in single if not person.back]
        for claim, person in single:
            if _OTHER.search(claim.quote):
                continue
            if person.names:
                named.append((claim.id, person.names))
            elif _is_dead(person, theirs, fresh, groups, report.text):
                found.add(claim.id)
        found |= _all_who_died(hurt, killed_in.get(report.id, []))
    return found, named


def _is_one(piece: Evidence) -> bool:
    value = piece.claim.value
    single = isinstance(value, CountValue) and value.low == value.best == value.high == 1
    return single and piece.claim.stance in ("asserts", "hedges")


def _is_dead(person: Person, dead: Sequence[Person], hurt: Sequence[Person], groups: VictimGroups, text: str) -> bool:
    """Say whether a wounded person is one of the dead: by age, or as "the boy" whom only they can be."""
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
    told: dict[int, set[Hit]] = {}
    for figure in killed:
        number, rest = dead[figure.report], hurt.get(figure.report, 0)
        if number and figure.day < UNDATED:
            told.setdefault(number + rest, set()).add((figure.day, number, rest))
    return [_has_died(figure, dead.get(figure.report, 0), told) for figure in wounded]


def _has_died(hurt: Figure, before: int, told: Mapping[int, Collection[Hit]]) -> bool:
    """Say it of one figure, of whose report so many were dead ``before``; ``told`` is by the number of all hit."""
    floor_or_about = hurt.sort == "total" and hurt.high != hurt.stated
    if not hurt.stated or floor_or_about:
        return False
    more_dead = any(day >= hurt.day and dead > before for day, dead, _ in told.get(hurt.stated + before, ()))
    return more_dead or any(day >= hurt.day and rest for day, _, rest in told.get(hurt.stated, ()))


def _most(figures: Sequence[Figure]) -> dict[str, int]:
    most: dict[str, int] = {}
    for figure in figures:
        most[figure.report] = max(most.get(figure.report, 0), figure.stated or 0)
    return most
