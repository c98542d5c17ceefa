"""Pair claims of counts with those that were marked."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from variorum.evaluation.spans import meet
from variorum.model.claim import Claim
from variorum.model.values import CountValue

Gold: TypeAlias = dict[str, Any]
"""A claim as it was marked: a line of the file."""


def match(golds: Sequence[Gold], claims: Iterable[Claim]) -> tuple[list[tuple[Gold, Claim]], list[Gold], list[Claim]]:
    """Pair counts one to one: of a kind, with words that overlap, and of equal value; give what is left of both."""
    rest, pairs, missed = list(claims), [], []
    for gold in golds:
        found = next((claim for claim in rest if _same(gold, claim)), None)
        if found is None:
            missed.append(gold)
        else:
            rest.remove(found)
            pairs.append((gold, found))
    return pairs, missed, rest


def _same(gold: Gold, claim: Claim) -> bool:
    if gold["field"] != claim.field or not meet([(gold["start"], gold["end"])], [(claim.start, claim.end)]):
        return False
    value, wanted = claim.value, gold["value"]
    names = ("low", "high", "bound", "vague")
    if not isinstance(value, CountValue) or any(wanted[name] != getattr(value, name) for name in names):
        return False
    return wanted["low"] is not None or wanted["high"] is not None or wanted["best"] == value.best
