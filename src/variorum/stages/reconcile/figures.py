"""The counts of one report made comparable: what it gives as the whole, what as a part, what it does not number."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.model.names import fold
from variorum.model.values import ActorValue, CountValue
from variorum.stages.reconcile.evidence import Evidence
from variorum.stages.reconcile.vocabulary import VictimGroups

Sort: TypeAlias = Literal[
    "total", "sum", "persons", "part", "attackers", "vague", "withheld", "denied", "repeated", "refused"
]
"""What a figure is.

A ``total`` as stated; a ``sum`` of single people; ``persons`` told apart by name or as "the guard", who need not be
all; a ``part`` of some total; dead or wounded ``attackers``; ``vague`` words; ``withheld``; ``denied``; ``repeated``,
another number that the same origin gives in the same report less prominently; ``refused``, a number that cannot be.
"""
MOST = 10_000_000
"""A count above this is refused: the deadliest days of any war stay far below it."""
ABOUT = 0.2
"""How far a number after "about" may be off before another number contradicts it: a fifth, as rounding does."""
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_DEFINITE = frozenset({"her", "his", "its", "our", "that", "the", "their", "this"})
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

    @property
    def open(self) -> bool:
        """Whether the words give a floor only: "at least 12"."""
        return self.high is None


def figures(evidence: Sequence[Evidence], people: Sequence[Evidence], groups: VictimGroups) -> tuple[Figure, ...]:
    """Read the counts of one report on one field.

    Args:
        evidence: the claims of the report on that field, in order.
        people: its claims that name persons: a count on the same words is of that one person.
        groups: which groups can be added up, and which mean everybody.

    """
    sorted_out: dict[Sort, list[Evidence]] = {}
    for piece in evidence:
        if isinstance(piece.claim.value, CountValue):
            sorted_out.setdefault(_sort(piece, people, groups), []).append(piece)
    totals, parts = sorted_out.pop("total", []), sorted_out.pop("part", [])
    found = [figure_of(piece, sort) for sort, pieces in sorted_out.items() for piece in pieces]
    if totals:
        return (*found, *_totals(totals, groups), *(figure_of(piece, "part") for piece in parts))
    counted = [piece for piece in parts if count_of(piece).subset_of is None]
    rest = [figure_of(piece, "part") for piece in parts if count_of(piece).subset_of is not None]
    told_apart = all(count_of(piece).best == 0 or _is_somebody(piece, people) for piece in counted)
    return (*found, *rest, *([_sum(counted, groups, "persons" if told_apart else "sum")] if counted else []))


def count_of(piece: Evidence) -> CountValue:
    """Give the count of a claim on casualties."""
    value = piece.claim.value
    if not isinstance(value, CountValue):
        msg = f"claim {piece.claim.id} on {piece.claim.field} carries no count"
        raise TypeError(msg)
    return value


def _sort(piece: Evidence, people: Sequence[Evidence], groups: VictimGroups) -> Sort:
    value, stance = count_of(piece), piece.claim.stance
    numbers = [number for number in (value.low, value.best, value.high) if number is not None]
    if stance == "withholds":
        return "withheld"
    if not numbers:
        return "denied" if stance == "denies" else "vague"
    if max(numbers) > MOST or min(numbers) < 0:
        return "refused"
    if stance == "denies":
        return "denied"
    return _numbered_sort(piece, value, people, groups)


def _numbered_sort(piece: Evidence, value: CountValue, people: Sequence[Evidence], groups: VictimGroups) -> Sort:
    if value.subset_of is None and is_group(value.group, groups.attackers.words):
        return "attackers"
    somebody = value.best == 1 and (not is_general(value.group, groups) or _is_somebody(piece, people))
    nobody_of_them = value.best == 0 and not is_general(value.group, groups)
    return "part" if value.subset_of is not None or somebody or nobody_of_them else "total"


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
    if first in _INDEFINITE or not words:
        return False
    names = sum(1 for word in words if _NAME.match(word))
    return first in _DEFINITE or first.endswith(("'s", "’s")) or names >= 2 or names == len(words)


def figure_of(piece: Evidence, sort: Sort) -> Figure:
    """Read one claim as a figure."""
    value = count_of(piece)
    low, high = _ends(value) if sort not in ("withheld", "vague", "refused") else (0, None)
    stated = next((number for number in (value.best, value.low, value.high) if number is not None), None)
    return Figure(
        sort=sort,
        value=None if sort == "withheld" else value,
        low=low,
        high=high,
        stated=stated if sort not in ("withheld", "vague", "refused") else None,
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


def _totals(pieces: Sequence[Evidence], groups: VictimGroups) -> list[Figure]:
    """Give one total an origin: what it says of everybody, or the groups of one sentence together.

    A group of which another origin of the report tells less than of everybody is a part.
    """
    general = [piece for piece in pieces if is_general(count_of(piece).group, groups)]
    most = max((figure_of(piece, "total").low for piece in general), default=0)
    by_origin: dict[str, list[Evidence]] = {}
    for piece in pieces:
        by_origin.setdefault(piece.origin, []).append(piece)
    found = []
    for theirs in by_origin.values():
        overall = [piece for piece in theirs if piece in general]
        grouped = [piece for piece in theirs if piece not in general]
        told = _leading(overall) if overall else _together(grouped, groups)
        if overall:
            told += [figure_of(piece, "part") for piece in grouped]
        elif (told[0].stated or 0) < most:
            told = [figure_of(piece, "part") for piece in grouped]
        found += told
    return found


def _together(grouped: Sequence[Evidence], groups: VictimGroups) -> list[Figure]:
    """Give the groups that one origin tells apart as one total; of one group, the number it gives most often."""
    if len({fold(count_of(piece).group or "") for piece in grouped}) == 1:
        return _leading(grouped)
    return [_sum(grouped, groups, "total")]


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


def _sum(pieces: Sequence[Evidence], groups: VictimGroups, sort: Sort) -> Figure:
    """Add up what a report tells apart: groups with their numbers are as good as a total, single people are not."""
    total = _added(pieces, groups)
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
    )


def _added(pieces: Sequence[Evidence], groups: VictimGroups) -> int:
    """Add classes of people, and the people of one sentence; never one class across sentences, told perhaps twice."""
    by_class: dict[str, list[Evidence]] = {}
    for piece in pieces:
        by_class.setdefault(_class(piece, groups), []).append(piece)
    classes = sum(_size(theirs) for name, theirs in by_class.items() if name)
    return max(classes, _size(by_class.get("", [])), _largest_sentence(pieces))


def _size(pieces: Sequence[Evidence]) -> int:
    named = {words[-1] for piece in pieces if (words := _names(piece))}
    return max(_largest_sentence(pieces), len(named))


def _largest_sentence(pieces: Sequence[Evidence]) -> int:
    sentences: dict[int, list[Evidence]] = {}
    for piece in pieces:
        sentences.setdefault(piece.claim.context_start, []).append(piece)
    return max((_in_sentence(theirs) for theirs in sentences.values()), default=0)


def _in_sentence(pieces: Sequence[Evidence]) -> int:
    """Add up what one sentence tells; the same words, or the same name, are the same people."""
    told: dict[str, int] = {}
    named: set[str] = set()
    for piece in pieces:
        names = set(_names(piece))
        if not names & named:
            told[fold(piece.claim.quote)] = figure_of(piece, "part").stated or 0
        named |= names
    return sum(told.values())


def _names(piece: Evidence) -> list[str]:
    words = piece.claim.quote.split()
    if not words or words[0].casefold() in _INDEFINITE | _DEFINITE or count_of(piece).best != 1:
        return []
    return [word.casefold() for word in words if _NAME.match(word)] if _NAME.match(words[-1]) else []


def _class(piece: Evidence, groups: VictimGroups) -> str:
    """Give the class of people that a count is of, or an empty string."""
    words = {*fold(count_of(piece).group or "").split(), *fold(piece.claim.quote).split()}
    words |= {word[:-1] for word in words if word.endswith("s")} | {
        word[:-3] + "man" for word in words if word.endswith("men")
    }
    return next((name for name, nouns in sorted(groups.classes.items()) if not words.isdisjoint(nouns)), "")
