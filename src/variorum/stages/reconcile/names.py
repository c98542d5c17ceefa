"""One name for one origin: how names are recognised as the same across the reports of an incident.

Conservative, and never final: a person can say that two names are one, or are not, and their word outranks every rule.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct

from variorum.model.judgement import Decision
from variorum.model.names import fold
from variorum.stages.reconcile.institutions import acronym_of, institution_key, same_institutions, speaks_for
from variorum.stages.reconcile.person_names import PersonName, person_name, same_persons
from variorum.stages.reconcile.vocabulary import OriginNames

Name: TypeAlias = tuple[str, bool]
"""A name as written, and whether it is a person's."""


class SaidOfNames(Struct, frozen=True):
    """What persons said of names: pairs that are one origin, and pairs that are not; folded, each pair in order."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()

    def apart(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Say whether any name of one group was said to be different from any of the other."""
        if not self.different:
            return False
        others = [fold(name) for name in right]
        return any(_pair(fold(name), other) in self.different for name in left for other in others)


def said_of_names(decisions: Iterable[Decision]) -> SaidOfNames:
    """Gather what persons decided of pairs of names; where they are in conflict, nothing is decided."""
    said: dict[str, set[tuple[str, str]]] = {"same": set(), "different": set()}
    for decision in decisions:
        if decision.question[0] == "origin" and decision.decides and decision.decides.verb in said:
            names = sorted({fold(name) for name in decision.decides.now})
            said[decision.decides.verb].update(_pair(one, other) for one in names for other in names if one < other)
    return SaidOfNames(frozenset(said["same"]), frozenset(said["different"]))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


NOTHING_SAID = SaidOfNames()


def same_names(names: Iterable[Name], vocabulary: OriginNames, said: SaidOfNames = NOTHING_SAID) -> dict[Name, str]:
    """Map each name to the one shown for all that are the same.

    Args:
        names: names as written, and whether each is a person's; repeated as often as they occur.
        vocabulary: aliases, synonyms and ways of writing another script.
        said: what persons said of pairs of names. It outranks the vocabulary: what they hold apart never becomes one.

    Returns:
        For each name and kind, the name shown: the one the vocabulary gives, else that with most words, the most
        frequent, the longest, the first in the alphabet.

    """
    counted = Counter(names)
    ordered = sorted(counted, key=lambda name: (-counted[name], name))
    group = {name: [name] for name in ordered}
    for one, other in [*_said_pairs(ordered, said), *_pairs(ordered, vocabulary)]:
        left, right = group[one], group[other]
        if left is not right and not said.apart((name for name, _ in left), (name for name, _ in right)):
            left += right
            group |= dict.fromkeys(right, left)
    return {name: _shown(sorted(members), counted, vocabulary) for name, members in group.items()}


def _said_pairs(names: Iterable[Name], said: SaidOfNames) -> Iterator[tuple[Name, Name]]:
    by_fold: dict[str, list[Name]] = {}
    for name in names:
        by_fold.setdefault(fold(name[0]), []).append(name)
    for one, other in sorted(said.same):
        yield from pairwise([*by_fold.get(one, ()), *by_fold.get(other, ())])


def _pairs(names: Iterable[Name], vocabulary: OriginNames) -> Iterator[tuple[Name, Name]]:
    """Give the pairs of names that the rules hold to be one, the surest first."""
    persons: dict[PersonName, list[Name]] = {}
    institutions: dict[tuple[str, ...], list[Name]] = {}
    for name in names:
        if name[1]:
            persons.setdefault(person_name(name[0], vocabulary), []).append(name)
        else:
            institutions.setdefault(institution_key(name[0], vocabulary), []).append(name)
    for members in (*persons.values(), *institutions.values()):
        yield from pairwise(members)
    yield from ((persons[one][0], persons[other][0]) for one, other in same_persons(persons))
    yield from ((institutions[a][0], institutions[b][0]) for a, b in same_institutions(institutions, vocabulary))
    written = [name for members in institutions.values() for name in members]
    yield from ((short, long) for short in written if (long := acronym_of(short, written, vocabulary)))


def _shown(members: list[Name], counted: Mapping[Name, int], vocabulary: OriginNames) -> str:
    aliases = vocabulary.aliases
    for name, person in members:
        told = name if person else speaks_for(name, vocabulary) or name
        if not person and fold(told) in aliases:
            return aliases[fold(told)]

    def place(name: Name) -> tuple[bool, int, int, int, Name]:
        voice = not name[1] and speaks_for(name[0], vocabulary) is not None
        return voice, -len(fold(name[0]).split()), -counted[name], -len(name[0]), name

    best, person = min(members, key=place)
    return best if person else re.sub(r"^(?:[Tt]he|[Aa]n?) (?=\w)", "", best)
