"""Single people told one by one: how many they are at least, however often and in whatever words each is told."""

import re
from collections.abc import Sequence

from msgspec import Struct

from variorum.model.names import fold
from variorum.model.values import CountValue
from variorum.stages.reconcile.evidence import Evidence
from variorum.stages.reconcile.vocabulary import VictimGroups

INDEFINITE = frozenset({"a", "an", "another", "one"})
DEFINITE = frozenset({"her", "his", "its", "my", "our", "that", "the", "their", "this", "those", "your"})
_BACK = frozenset({"that", "the", "this", "those"})
"""Words that point back to somebody who was told before."""
_NAME = re.compile(r"[A-Z][\w'’.-]*$")
_AGE = re.compile(r"\b([a-z]+|\d{1,3})[ -](year|month|week)[s]?[ -]old", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|as well as|along with|plus)\b|;", re.IGNORECASE)
_WHENCE = re.compile(r"(?<=\w),? (?:of|from|in|at) ")
"""Where a name ends and a place begins: "Ole Strand of Orlovka"."""
LIST_GAP = 100
"""Most characters between two members of one list: an age or an office may stand between, a clause seldom does."""
NAME_STEM = 4
"""Letters from which one name may be the other with an ending cut or added: "Holm" and "Holmes"."""


class Person(Struct, frozen=True):
    """Somebody told of: the words of a name, kinds of people, an age, and where."""

    names: tuple[str, ...]
    kinds: frozenset[str]
    noun: str
    age: str | None
    back: bool
    start: int
    end: int
    sentence: int


def least(pieces: Sequence[Evidence], groups: VictimGroups, text: str) -> int:
    """Count people told one by one: the fewest that they can be.

    Names that differ are different people, and so are those whom a list tells side by side, or whose age, sex or
    occupation differ. Anybody else may be one who was told before: the number is that of the largest set of people who
    are all different from each other.
    """
    told = sorted((person_of(piece, groups) for piece in pieces), key=lambda person: (person.start, person.end))
    different = _different(told[:MOST_TOLD], text)
    return max((_grown(first, different) for first in range(len(different))), default=0)


def _different(told: Sequence[Person], text: str) -> list[int]:
    """Give for each person, as bits, who is certainly another one."""
    found = [0] * len(told)
    for index, person in enumerate(told):
        for other in range(index):
            if not may_be_one(person, told[other], text):
                found[index] |= 1 << other
                found[other] |= 1 << index
    return found


def _grown(first: int, different: Sequence[int]) -> int:
    """Grow a set of people who all differ from one, those first who differ from most; give its size."""
    open_, size = different[first], 1
    while open_:
        best = max(_bits(open_), key=lambda index: ((different[index] & open_).bit_count(), -index))
        open_ &= different[best]
        size += 1
    return size


def _bits(mask: int) -> list[int]:
    return [index for index in range(mask.bit_length()) if mask >> index & 1]


MOST_TOLD = 60
"""People of one report who are compared with each other; a report that names more gives a total."""


def may_be_one(left: Person, right: Person, text: str) -> bool:
    """Say whether two tellings may be of one person."""
    if left.names and right.names:
        return share_a_name(left, right)
    if left.age and right.age and left.age != right.age:
        return False
    if _differ(left.kinds, right.kinds):
        return False
    return not (left.sentence == right.sentence and listed(left, right, text))


def share_a_name(left: Person, right: Person) -> bool:
    """Say whether the shorter of two names is within the longer one."""
    return same_person(left.names, right.names)


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether two names, in folded words, may be of one person.

    >>> same_person(["holm"], ["ada", "holm"]), same_person(["eva", "holm"], ["ada", "holm"])
    (True, False)

    """
    short, long = sorted((left, right), key=len)
    return bool(short) and all(any(_same_word(word, other) for other in long) for word in short)


def _same_word(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return left == right or (len(short) >= NAME_STEM and long.startswith(short) and len(long) - len(short) <= 2)


def _differ(left: frozenset[str], right: frozenset[str]) -> bool:
    """Say whether two descriptions exclude each other: by sex, by age, or as soldiers and civilians do."""
    sides = ({"female", "male"}, {"adult", "minor"})
    if any(left & side and right & side and not left & right & side for side in sides):
        return True
    aside = {"female", "male", "adult", "minor"}
    return bool(left - aside) and bool(right - aside) and not (left & right) - aside


def listed(left: Person, right: Person, text: str) -> bool:
    """Say whether a list tells two people side by side: "a man and his son"; the same words point to the same one."""
    first, second = sorted((left, right), key=lambda person: person.start)
    between = text[first.end : second.start]
    if second.start - first.end > LIST_GAP or (second.back and not first.back):
        return False
    if not text.strip() or first.end > len(text):
        return False
    comma = not between.strip(" ,") and bool(first.names) == bool(second.names)
    return (comma or bool(_AND.search(between))) and (first.noun != second.noun or bool(first.names or second.names))


def person_of(piece: Evidence, groups: VictimGroups) -> Person:
    """Read a claim on a single person."""
    claim, value = piece.claim, piece.claim.value
    group = value.group if isinstance(value, CountValue) else None
    words = claim.quote.split()
    first = words[0].casefold() if words else ""
    age = _AGE.search(claim.quote)
    noun = _noun(claim.quote, group)
    return Person(
        names=() if first in INDEFINITE else names_of(claim.quote, group, groups),
        kinds=frozenset(kinds_of(group or claim.quote, groups)),
        noun=noun,
        age=_age(age) if age else None,
        back=first in _BACK,
        start=claim.start,
        end=claim.end,
        sentence=claim.context_start,
    )


def _age(found: re.Match[str]) -> str:
    word = found[1].casefold()
    return f"{SMALL.index(word) if word in SMALL else word} {found[2].casefold()}"


SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""Ages that are written out; older people's are given in figures."""


def _noun(quote: str, group: str | None) -> str:
    words = fold(group or quote).split()
    return words[-1] if words else ""


def names_of(quote: str, group: str | None, groups: VictimGroups) -> tuple[str, ...]:
    """Give the words of the name in which a quote ends, folded; none where it ends in a noun.

    A headline writes nouns as names: those that the vocabulary knows are none.
    """
    told: list[str] = []
    for word in reversed(_WHENCE.split(quote)[0].split()):
        plain = fold(word)
        if not _NAME.match(word.strip(',.;:"“”')) or not plain or plain in groups.nouns():
            break
        told.insert(0, plain)
    known = bool(group) and fold(group or "").split()[-1:] == told[-1:] and len(told) == 1 and quote != (group or "")
    return () if known else tuple(word for part in told for word in part.split())


def kinds_of(words: str, groups: VictimGroups) -> set[str]:
    """Give the kinds of people that words tell of: their sex, their age, their occupation."""
    told = fold(words).split()
    singular = {word[:-1] for word in told if word.endswith("s")}
    men = {word[:-3] + "man" for word in told if word.endswith("men")}
    known = {*told, *singular, *men}
    return {name for name, nouns in groups.kinds() if not known.isdisjoint(nouns)}
