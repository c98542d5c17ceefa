"""Templates as in the message understanding conferences: aligned one to one, and scored slot by slot.

The rule for strings is ours: two are the same where the telling words of one are all among the other's.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from variorum.evaluation.marks import Mark, Miss
from variorum.evaluation.same import fold

HALF = 0.5
_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = {"the", "a", "an", "of", "and", "in", "from", "some", "other", "several", "two", "three", "people", "persons"}


class Value(Struct, frozen=True):
    """A value, and the strings of which any names what it belongs to."""

    value: str
    of: tuple[str, ...] = ()


class Fill(Struct, frozen=True):
    """A right answer: any of the values; an optional one may be left out."""

    any: tuple[Value, ...]
    optional: bool = False


class Key(Struct, frozen=True):
    """A template as it should be. ``strings`` are all that names perpetrators, things and people in it."""

    slots: Mapping[str, tuple[Fill, ...]]
    strings: tuple[str, ...]
    optional: bool = False


class Response(Struct, frozen=True):
    """A template as it was read."""

    slots: Mapping[str, tuple[Value, ...]]
    strings: tuple[str, ...]


Credit: TypeAlias = Callable[[Value, Value], float]
"""Says how right (0, a half, 1) a value found is, given the one wanted."""


def same_string(left: str, right: str) -> bool:
    """Say whether the telling words of one string are all among the other's.

    >>> same_string("THE RED FRONT", "Red Front rebels"), same_string("people", "people")
    (True, True)

    """
    ours, theirs = _words(left), _words(right)
    return ours <= theirs or theirs <= ours


def _words(text: str) -> set[str]:
    found = [word.removesuffix("s") for word in _WORD.findall(fold(text))]
    return {word for word in found if word not in _EMPTY} or set(found)


def same_reference(found: Value, wanted: Value) -> bool:
    """Say whether two values belong to the same; both to nothing is the same."""
    if not found.of or not wanted.of:
        return not wanted.of
    return any(same_string(left, right) for left in found.of for right in wanted.of)


def align(keys: Sequence[Key], responses: Sequence[Response], by_slot: Mapping[str, Credit]) -> list[tuple[int, int]]:
    """Pair templates one to one, the best pair first; only such whose type fits in part and that share a string."""
    pairs = []
    for i, key in enumerate(keys):
        for j, response in enumerate(responses):
            if _may_pair(key, response, by_slot):
                worth = sum(slot_credit(key.slots[s], response.slots.get(s, ()), by_slot[s]) for s in key.slots)
                pairs.append((-worth, i, j))
    taken: list[tuple[int, int]] = []
    for _, i, j in sorted(pairs):
        if all(i != k and j != m for k, m in taken):
            taken.append((i, j))
    return taken


def _may_pair(key: Key, response: Response, by_slot: Mapping[str, Credit]) -> bool:
    if slot_credit(key.slots["type"], response.slots["type"], by_slot["type"]) == 0:
        return False
    shared = any(same_string(left, right) for left in key.strings for right in response.strings)
    return shared or not key.strings


def slot_credit(fills: Iterable[Fill], found: Iterable[Value], credit: Credit) -> float:
    """Give what the values of a slot earn, each paired with the fill that they fit best."""
    return sum(worth for _, _, worth in _pairs(list(fills), list(found), credit))


def _pairs(fills: list[Fill], found: list[Value], credit: Credit) -> list[tuple[Fill, Value, float]]:
    ranked = sorted(
        (
            (max(credit(value, wanted) for wanted in fill.any), -i, -j)
            for i, fill in enumerate(fills)
            for j, value in enumerate(found)
            if fill.any
        ),
        reverse=True,
    )
    taken: list[tuple[int, int, float]] = []
    for worth, i, j in ranked:
        if worth > 0 and all(-i != k and -j != m for k, m, _ in taken):
            taken.append((-i, -j, worth))
    return [(fills[i], found[j], worth) for i, j, worth in taken]


def score_slot(
    measure: str, slot: str, keys: Sequence[Key], responses: Sequence[Response], pairs: Sequence[tuple[int, int]],
    credit: Credit, *, unit: str, text: str,
) -> Mark:  # fmt: skip
    """Score one slot over the templates of a message: what is not paired is missing, or given for nothing."""
    gold = given = earned = 0.0
    misses = []
    key_of = {j: i for i, j in pairs}
    lone = [key for i, key in enumerate(keys) if i not in key_of.values() and not key.optional]
    both = [(keys[key_of[j]] if j in key_of else None, response) for j, response in enumerate(responses)]
    for key, response in [*both, *((key, None) for key in lone)]:
        fills = list(key.slots[slot]) if key is not None else []
        found = list(response.slots.get(slot, ())) if response is not None else []
        matched = _pairs(fills, found, credit)
        met = {id(fill) for fill, _, _ in matched}
        gold += sum(1 for fill in fills if not fill.optional or id(fill) in met)
        given += len(found)
        worth = sum(each for _, _, each in matched)
        earned += worth
        if worth < max(len(found), sum(not fill.optional for fill in fills)):
            misses.append(Miss(measure, unit, _shown(fills), "; ".join(value.value for value in found), text))
    return Mark(measure, gold, earned, given, earned, tuple(misses))


def _shown(fills: Iterable[Fill]) -> str:
    return "; ".join(" / ".join(value.value for value in fill.any) for fill in fills)
