"""The counts of one report made comparable: what it gives as the whole, what as a part, what it does not number."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct, structs

from variorum.model.names import fold
from variorum.model.values import MOST_HARMED, ActorValue, CountValue
from variorum.stages.reconcile.adding import added, stated
from variorum.stages.reconcile.evidence import Evidence
from variorum.stages.reconcile.persons import DEFINITE, INDEFINITE, names_of, person_of, same_person
from variorum.stages.reconcile.vocabulary import VictimGroups

Sort: TypeAlias = Literal[
    "total", "sum", "persons", "part", "attackers", "vague", "withheld", "denied", "repeated", "refused", "died"
]
"""What a figure is.

A ``total`` as stated; a ``sum`` of single people; ``persons`` told apart by name or as "the guard", who need not be
all; a ``part`` of some total; dead or wounded ``attackers``; ``vague`` words; ``withheld``; ``denied``; ``repeated``,
another number that the same origin gives in the same report less prominently; ``refused``, a number that cannot be;
``died``, wounded people who are among the dead.
"""
ABOUT = 0.2
"""How far a number after "about" may be off before another number contradicts it: a fifth, as rounding does."""
_SOME = re.compile(r"\bof (?:the|them|these|those|whom)\b|^(?:the )?other\b", re.IGNORECASE)
_ALL = re.compile(r"(?:all|both|each|every)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'’.-]*$")


class Figure(Struct, frozen=True):
    """A number as one report carries it from one origin; only a sum of parts may have several origins.

    ``low`` and ``high`` are the ends that the words allow, None where they leave an end open; ``stated`` is the number
    that they name. ``belligerent`` marks the word of those who are said to have done it.
    """

    sort: Sort
    value: CountValue | None
    low: int
    high: int | None
    stated: int | None
    origins: tuple[str, ...]
    belligerent: bool
    claims: tuple[str, ...]
    report: str
    day: str
    hedged: bool
    holds_attackers: bool = False

    @property
    def open(self) -> bool:
        """Whether the words give a floor only: "at least 12"."""
        return self.high is None


class Scene(Struct, frozen=True):
    """What is needed to read the counts of a report.

    ``people`` are its claims that name persons: a count on the same words is of that one person. ``guilty`` are the
    names of those who are said to have done it, ``groups`` which groups can be added up and which mean everybody,
    ``text`` is the text of the report, ``died`` the ids of claims on wounded people who are among the dead.
    """

    people: tuple[Evidence, ...]
    guilty: tuple[tuple[str, ...], ...]
    groups: VictimGroups
    text: str
    died: frozenset[str] = frozenset()


def figures(evidence: Sequence[Evidence], scene: Scene) -> tuple[Figure, ...]:
    """Read the counts of one report on one field, given in order."""
    sorted_out: dict[Sort, list[Evidence]] = {}
    for piece in evidence:
        if isinstance(piece.claim.value, CountValue):
            sorted_out.setdefault(_sort(piece, scene), []).append(piece)
    totals, parts = _some_of_them(sorted_out.pop("total", []), sorted_out.pop("part", []))
    found = [figure_of(piece, sort) for sort, pieces in sorted_out.items() for piece in pieces]
    if totals:
        single = [piece for piece in parts if count_of(piece).best == 1 and count_of(piece).subset_of is None]
        return (*found, *_totals(totals, single, scene), *(figure_of(piece, "part") for piece in parts))
    counted = [piece for piece in parts if count_of(piece).subset_of is None]
    rest = [figure_of(piece, "part") for piece in parts if count_of(piece).subset_of is not None]
    told_apart = all(count_of(piece).best == 0 or _is_somebody(piece, scene.people) for piece in counted)
    sort: Sort = "persons" if told_apart else "sum"
    told = [_sum(counted, scene, sort)] if counted else []
    if "attackers" in sorted_out and all(_points_back(piece, scene.groups) for piece in counted):
        # "The dead man" beside a gunman who shot himself is the gunman.
        told = [structs.replace(figure, holds_attackers=True) for figure in told]
    return (*found, *rest, *told)


def _points_back(piece: Evidence, groups: VictimGroups) -> bool:
    person = person_of(piece, groups)
    return person.back and not person.names and person.noun in groups.everyday()


def _some_of_them(totals: list[Evidence], parts: list[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """Take "two of the victims" and "the other two" for parts where the report gives as many of everybody."""
    some = [piece for piece in totals if _SOME.search(piece.claim.quote) and not _ALL.match(piece.claim.quote)]
    whole = [piece for piece in totals if piece not in some]
    most = max((stated(count_of(piece)) or 0 for piece in whole), default=0)
    within = [piece for piece in some if (stated(count_of(piece)) or 0) <= most]
    return [piece for piece in totals if piece not in within], [*parts, *within]


def count_of(piece: Evidence) -> CountValue:
    """Give the count of a claim on casualties."""
    value = piece.claim.value
    if not isinstance(value, CountValue):
        msg = f"claim {piece.claim.id} on {piece.claim.field} carries no count"
        raise TypeError(msg)
    return value


def _sort(piece: Evidence, scene: Scene) -> Sort:
    value, stance = count_of(piece), piece.claim.stance
    numbers = [number for number in (value.low, value.best, value.high) if number is not None]
    if stance == "withholds":
        return "withheld"
    if not numbers:
        return "denied" if stance == "denies" else "vague"
    if max(numbers) > MOST_HARMED or min(numbers) < 0:
        return "refused"
    if stance == "denies":
        return "denied"
    if piece.claim.id in scene.died:
        return "died"
    return _numbered_sort(piece, value, scene)


def _numbered_sort(piece: Evidence, value: CountValue, scene: Scene) -> Sort:
    groups = scene.groups
    if value.subset_of is None and is_group(value.group, groups.attackers.words):
        return "attackers"
    somebody = value.best == 1 and (not is_general(value.group, groups) or _is_somebody(piece, scene.people))
    nobody_of_them = value.best == 0 and not is_general(value.group, groups)
    return "part" if value.subset_of is not None or somebody or nobody_of_them else "total"


def _is_guilty(piece: Evidence, scene: Scene) -> bool:
    """Say whether a count is of one person, by the name of somebody who is said to have done it."""
    value = count_of(piece)
    names = names_of(piece.claim.quote, value.group, scene.groups) if value.best == 1 else ()
    return bool(names) and any(same_person(names, other) for other in scene.guilty)


def is_group(group: str | None, words: frozenset[str]) -> bool:
    """Say whether the last word of a group's name is one of these."""
    return bool(group) and _head(group or "") in words


def is_general(group: str | None, groups: VictimGroups) -> bool:
    """Say whether a group means everybody."""
    return not group or is_group(group, groups.general.words)


def _head(group: str) -> str:
    words = fold(group).split()
    return words[-1] if words else ""


def _is_somebody(piece: Evidence, people: Sequence[Evidence]) -> bool:
    """Say whether a count of one is of somebody told apart: by name, or as "the deputy commander"."""
    claim = piece.claim
    named = (other.claim for other in people if isinstance(other.claim.value, ActorValue))
    if any(other.start < claim.end and claim.start < other.end for other in named):
        return True
    words = claim.quote.split()
    first = words[0].casefold() if words else ""
    if first in INDEFINITE or not words:
        return False
    names = sum(1 for word in words if _NAME.match(word))
    return first in DEFINITE or first.endswith(("'s", "’s")) or names >= 2 or names == len(words)


def figure_of(piece: Evidence, sort: Sort) -> Figure:
    """Read one claim as a figure."""
    value = count_of(piece)
    low, high = _ends(value) if sort not in ("withheld", "vague", "refused") else (0, None)
    named = stated(value)
    return Figure(
        sort=sort,
        value=None if sort == "withheld" else value,
        low=low,
        high=high,
        stated=named if sort not in ("withheld", "vague", "refused") else None,
        origins=(piece.origin,),
        belligerent=piece.belligerent,
        claims=(piece.claim.id,),
        report=piece.claim.report,
        day=piece.day,
        hedged=piece.claim.stance == "hedges",
    )


def _ends(value: CountValue) -> tuple[int, int | None]:
    if value.low is not None or value.high is not None:
        return value.low or 0, value.high
    best = value.best or 0
    slack = int(best * ABOUT)
    return best - slack, best + slack


def _totals(pieces: Sequence[Evidence], single: Sequence[Evidence], scene: Scene) -> list[Figure]:
    """Give one total an origin: what it says of everybody, or the groups of one sentence together.

    A group of which another origin of the report tells less than of everybody is a part. ``single`` are people told
    one by one: beside a group, as in "her husband and three sons", they belong to its number.
    """
    general = [piece for piece in pieces if is_general(count_of(piece).group, scene.groups)]
    most = max((figure_of(piece, "total").low for piece in general), default=0)
    by_origin: dict[str, list[Evidence]] = {}
    for piece in pieces:
        by_origin.setdefault(piece.origin, []).append(piece)
    found = []
    for origin, theirs in by_origin.items():
        overall = [piece for piece in theirs if piece in general]
        grouped = [piece for piece in theirs if piece not in general]
        beside = [piece for piece in single if piece.origin == origin]
        told = _leading(overall) if overall else _together(grouped, beside, scene)
        if overall:
            told += [figure_of(piece, "part") for piece in grouped]
        elif (told[0].stated or 0) < most:
            told = [figure_of(piece, "part") for piece in grouped]
        found += told
    return found


def _together(grouped: Sequence[Evidence], single: Sequence[Evidence], scene: Scene) -> list[Figure]:
    """Give the groups that one origin tells apart as one total; of one group, the number it gives most often."""
    total = added([*grouped, *single], scene.groups, scene.text)
    one_group = len({fold(count_of(piece).group or "") for piece in grouped}) == 1
    if one_group and total == max(stated(count_of(piece)) or 0 for piece in grouped):
        return _leading(grouped)
    with_people = single if total > added(grouped, scene.groups, scene.text) else ()
    return [_sum([*grouped, *with_people], scene, "total")]


def _leading(pieces: Sequence[Evidence]) -> list[Figure]:
    """Choose the number that one origin gives most often, first among equals; the others are repeated less."""
    often = Counter(_number(piece) for piece in pieces)
    leading = min(pieces, key=lambda piece: (-often[_number(piece)], piece.order))
    same = [piece for piece in pieces if _number(piece) == _number(leading)]
    first = figure_of(leading, "total")
    told = tuple(piece.claim.id for piece in same)
    hedged = all(piece.claim.stance == "hedges" for piece in same)
    others = [figure_of(piece, "repeated") for piece in pieces if piece not in same]
    return [_with(first, claims=told, hedged=hedged), *others]


def _with(first: Figure, *, claims: tuple[str, ...], hedged: bool) -> Figure:
    fields = {name: getattr(first, name) for name in first.__struct_fields__}
    return Figure(**{**fields, "claims": claims, "hedged": hedged})


def _number(piece: Evidence) -> tuple[int | None, int | None, int | None]:
    value = count_of(piece)
    return value.low, value.best, value.high


def _sum(pieces: Sequence[Evidence], scene: Scene, sort: Sort) -> Figure:
    """Add up what a report tells apart: groups with their numbers are as good as a total, single people are not."""
    total = added(pieces, scene.groups, scene.text)
    floor = sort == "total" and any(figure_of(piece, "total").open for piece in pieces)
    words = " + ".join(dict.fromkeys(piece.claim.quote for piece in pieces))
    return Figure(
        sort=sort,
        value=CountValue(total, None if floor else total, None if floor else total, None, None, None, None, words),
        low=total,
        high=None if floor or sort != "total" else total,
        stated=total,
        origins=tuple(dict.fromkeys(piece.origin for piece in pieces)),
        belligerent=all(piece.belligerent for piece in pieces),
        claims=tuple(piece.claim.id for piece in pieces),
        report=pieces[0].claim.report,
        day=pieces[0].day,
        hedged=all(piece.claim.stance == "hedges" for piece in pieces),
        holds_attackers=any(_is_guilty(piece, scene) for piece in pieces),
    )
