"""Counts of one report added up: groups and people that are told apart, and none of them twice."""

from collections.abc import Sequence

from variorum.model.names import fold
from variorum.model.values import CountValue
from variorum.stages.reconcile.evidence import Evidence
from variorum.stages.reconcile.persons import kinds_of, least, listed, person_of
from variorum.stages.reconcile.vocabulary import VictimGroups


def added(pieces: Sequence[Evidence], groups: VictimGroups, text: str) -> int:
    """Add classes of people, and the groups and people of one sentence; never one class across sentences.

    The same class in another sentence is perhaps the same people told again.
    """
    single = [piece for piece in pieces if _count(piece).best == 1]
    several = [piece for piece in pieces if piece not in single]
    by_class: dict[str, list[Evidence]] = {}
    for piece in several:
        by_class.setdefault(_class(piece, groups), []).append(piece)
    classes = sum(_largest_sentence(theirs, (), groups, text) for name, theirs in by_class.items() if name)
    return max(classes, _largest_sentence(several, single, groups, text), least(single, groups, text))


def _largest_sentence(several: Sequence[Evidence], single: Sequence[Evidence], groups: VictimGroups, text: str) -> int:
    sentences: dict[int, list[Evidence]] = {}
    for piece in several:
        sentences.setdefault(piece.claim.context_start, []).append(piece)
    return max((_in_sentence(theirs, single, groups, text) for theirs in sentences.values()), default=0)


def _in_sentence(several: Sequence[Evidence], single: Sequence[Evidence], groups: VictimGroups, text: str) -> int:
    """Add up what one sentence tells, the same words once, with the people in one list with them."""
    told = {fold(piece.claim.quote): stated(_count(piece)) or 0 for piece in several}
    beside = [piece for piece in single if any(_beside(piece, other, groups, text) for other in several)]
    return sum(told.values()) + least(beside, groups, text)


def _beside(piece: Evidence, other: Evidence, groups: VictimGroups, text: str) -> bool:
    same = piece.claim.context_start == other.claim.context_start
    return same and listed(person_of(piece, groups), person_of(other, groups), text)


def stated(value: CountValue) -> int | None:
    """Give the number that the words name."""
    return next((number for number in (value.best, value.low, value.high) if number is not None), None)


def _count(piece: Evidence) -> CountValue:
    value = piece.claim.value
    if not isinstance(value, CountValue):
        msg = f"claim {piece.claim.id} on {piece.claim.field} carries no count"
        raise TypeError(msg)
    return value


def _class(piece: Evidence, groups: VictimGroups) -> str:
    """Give the class of people that a count is of, or an empty string."""
    kinds = kinds_of(f"{_count(piece).group or ''} {piece.claim.quote}", groups)
    return next((name for name in sorted(groups.classes) if name in kinds), "")
