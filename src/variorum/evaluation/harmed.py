"""Who was harmed, each person or group once, as a template holds them: the ledger keeps every mention as a claim."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from variorum.evaluation.same import fold
from variorum.evaluation.templates import Value
from variorum.evaluation.told import Told
from variorum.model.claim import Claim
from variorum.model.values import ActorValue, CountValue

PLURAL = "PLURAL"
_EFFECTS = {"killed": "DEATH", "wounded": "INJURY", "released": "REGAINED FREEDOM"}
_WORD = re.compile(r"[^\W\d_]+")
_COUNTING = {
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "at", "least", "about", "more",
    "than", "some", "several", "many", "the", "a", "an", "of", "and", "in", "from", "only", "their", "his", "her",
    "its", "our", "these", "those", "all", "both", "no",
}  # fmt: skip
_GENERIC = {
    "another", "body", "casualty", "civilian", "corpse", "dead", "injured", "other", "people", "person", "some", "them",
    "victim", "whom", "wounded", "man", "men", "women",
}  # fmt: skip
"""Words that say no more of the harmed than that they were harmed: of those who are described no other way."""


class Harmed(Struct, frozen=True):
    """A person or group: ``names`` are all that it is called, ``number`` as a template writes it."""

    names: tuple[str, ...]
    number: str
    effects: tuple[str, ...] = ()
    person: bool = False

    @property
    def words(self) -> set[str]:
        """The words that tell of whom, without numbers and articles."""
        return {word for name in self.names for word in _telling(name)}


def _telling(name: str) -> set[str]:
    found = {word.removesuffix("s") for word in _WORD.findall(fold(name)) if word not in _COUNTING}
    return found - _GENERIC


def harmed(told: Told, own: Iterable[Claim]) -> list[Harmed]:
    """Give everybody who was harmed, once, in the order in which an account names them."""
    found: list[Harmed] = []
    for each in (one for claim in own for one in _of_claim(told, claim)):
        at = next((i for i, other in enumerate(found) if _are_one(other, each)), None)
        if at is None:
            found.append(each)
        else:
            found[at] = _merged(found[at], each)
    return [each for i, each in enumerate(found) if not _is_told_otherwise(each, found[:i] + found[i + 1 :])]


def _of_claim(told: Told, claim: Claim) -> Iterator[Harmed]:
    value = claim.value
    if isinstance(value, CountValue) and claim.stance not in {"denies", "withholds"} and value.best != 0:
        effect = _EFFECTS.get(claim.field)
        names = names_of(value)
        if _is_armed(told, names[0]):
            return
        yield Harmed(names, written_number(value), (effect,) if effect else ())
    elif isinstance(value, ActorValue) and claim.field == "victim" and value.name and value.kind != "armed_group":
        names = tuple(name for name in (value.name, value.role) if name)
        yield Harmed(names, "1" if value.named_person else _number_of(told, claim), (), value.named_person)


def names_of(value: CountValue) -> tuple[str, ...]:
    """Give all that those counted are called."""
    return tuple(name for name in (value.group, value.words) if name)


def _is_armed(told: Told, words: str) -> bool:
    """Say whether a group is of rebels or gunmen, who are no victims by the rules."""
    kinds = told.resources.extract.actors.kinds
    last = words.lower().split()[-1]
    return "armed_group" in {kinds.get(last), kinds.get(last.removesuffix("s"))}


def _number_of(told: Told, claim: Claim) -> str:
    last = next((token for token in told.annotated.tokens if token.end == claim.end), None)
    return PLURAL if last is not None and last.tag in {"NNS", "NNPS"} else "1"


def _are_one(left: Harmed, right: Harmed) -> bool:
    """Say whether two mentions are of the same people: all words of one are among the other's, the numbers agree."""
    ours, theirs = left.words, right.words
    if not ours or not theirs or not (ours <= theirs or theirs <= ours):
        return False
    return left.number == right.number or not (left.number.isdigit() and right.number.isdigit())


def _merged(left: Harmed, right: Harmed) -> Harmed:
    number = left.number if left.number.isdigit() else right.number
    number = left.number if number == PLURAL else number
    names = tuple(dict.fromkeys((*left.names, *right.names)))
    effects = tuple(dict.fromkeys((*left.effects, *right.effects)))
    return Harmed(names, number, effects, left.person or right.person)


def _is_told_otherwise(each: Harmed, others: list[Harmed]) -> bool:
    """Say whether a bare number is of people who are described beside it, all together or one by one."""
    if each.words:
        persons = [other for other in others if other.person]
        return not each.person and each.number.isdigit() and 1 < int(each.number) == len(persons)
    described = [other for other in others if other.words]
    alike = [
        other for other in described if not each.effects or not other.effects or set(each.effects) & set(other.effects)
    ]
    if each.number == PLURAL:
        return bool(alike)
    numbers = [int(other.number) for other in alike if other.number.isdigit()]
    return each.number in {other.number for other in alike} or (
        each.number.isdigit() and sum(numbers) == int(each.number)
    )


def numbers_of(found: Iterable[Harmed]) -> Iterator[Value]:
    """Give the number of each."""
    for each in found:
        yield Value(each.number, each.names)


def effects_of(found: Iterable[Harmed]) -> Iterator[Value]:
    """Give what befell each."""
    for each in found:
        yield from (Value(effect, each.names) for effect in each.effects)


def written_number(value: CountValue) -> str:
    """Write a count as the templates do.

    >>> written_number(CountValue(6, None, None, "at least", None, None, None, "at least six"))
    '6-'

    """
    if value.low is not None and value.high is not None:
        return str(value.low) if value.low == value.high else f"{value.low}-{value.high}"
    if value.low is not None:
        return f"{value.low}-"
    if value.high is not None:
        return f"-{value.high}"
    return f"~{value.best}" if value.best is not None else PLURAL
