"""When two names are of one person: another spelling, a name left out, a surname alone. Never of father and son."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from msgspec import Struct

from variorum.model.names import fold
from variorum.stages.reconcile.vocabulary import OriginNames

_PARTS = re.compile(r"([^aeiou]?)([aeiou]*)")
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
"""What tells father and son apart: a name with one is another than the name without."""
_ARTICLES_OF_NAMES = frozenset({"al", "el", "ad", "as", "ash", "an", "ar", "at", "az"})
"""The Arabic article as it is written before a name, which one writer puts and the next leaves out."""
_VOWELS = frozenset("aeiou")
_SOUNDS = ({"a", "e"}, {"e", "i"}, {"o", "u"})
"""Vowels that writers put for one another where the script of the name leaves them open: Khaled and Khalid, Mohammed
and Mohammad. Not "a" and "u": Hassan and Hussein are two names, and so are Mohamed and Mahmoud."""


class PersonName(Struct, frozen=True):
    """The words of a person's name, as they are compared, without titles."""

    words: tuple[str, ...]
    generation: str | None


def person_name(name: str, vocabulary: OriginNames) -> PersonName:
    """Make a person's name comparable."""
    words = [word for word in fold(name).split() if word not in vocabulary.honorifics.words]
    generation = next((word for word in words[1:] if word in _GENERATIONS), None)
    bare = [word for word in words if word != generation]
    told = [word for i, word in enumerate(bare) if word not in _ARTICLES_OF_NAMES or i == len(bare) - 1]
    return PersonName(tuple(_transliterate(word, vocabulary) for word in told or words), generation)


def _transliterate(word: str, vocabulary: OriginNames) -> str:
    for letters, plain in vocabulary.transliteration.items():
        word = word.replace(letters, plain)
    return re.sub(r"([^aeiou])\1", r"\1", word)


def same_persons(names: Iterable[PersonName]) -> Iterator[tuple[PersonName, PersonName]]:
    """Give the pairs of names that are of one person, among all those of an incident.

    A shorter name is that of a longer one only where there is just one that it may be of: a surname alone, or the same
    first name with others left out ("Sawarmi Khalid", "al-Sawarmi Khaled Saad").
    """
    # A name of nothing but titles or signs is nobody's.
    told = {name for name in names if name.words}
    ordered = sorted(told, key=lambda name: (name.words, name.generation or ""))
    full = [name for name in ordered if len(name.words) > 1]
    filed = _Filed(full)
    for place, one in enumerate(full):
        yield from ((one, full[i]) for i in filed.with_words_of(one) if i > place and _spelled(one, full[i]))
    for name in ordered:
        others = (full[i] for i in filed.with_words_of(name))
        longer = [other for other in others if len(other.words) > len(name.words) and _shortened(name, other)]
        if all(_one(left, right) for left, right in combinations(longer, 2)):
            yield from ((name, other) for other in longer)


class _Filed:
    """Names filed by what words that are alike have in common, so that not every one is laid beside every other."""

    def __init__(self, names: Sequence[PersonName]) -> None:
        self._places: dict[tuple[str, ...], list[int]] = {}
        for place, name in enumerate(names):
            for key in {key for word in name.words for key in _filed_under(word)}:
                self._places.setdefault(key, []).append(place)

    def with_words_of(self, name: PersonName) -> list[int]:
        """Give the places of all names that have a word alike to one of a name: to the one that the fewest have.

        All that are spelled as the name is, or are a longer form of it, are among them: they have each of its words.
        """
        found = {word: [self._places.get(key, []) for key in _looked_for_under(word)] for word in name.words}
        rarest = min(found, key=lambda word: (sum(map(len, found[word])), word))
        return sorted(set(chain.from_iterable(found[rarest])))


def _filed_under(word: str) -> list[tuple[str, ...]]:
    return [("initial" if len(word) == 1 else "letter", word[:1]), ("consonants", *_consonants(word))]


def _looked_for_under(word: str) -> list[tuple[str, ...]]:
    """Give where words that may be alike to one are filed: an initial is alike to all that begin with it."""
    letters = ("initial", "letter") if len(word) == 1 else ("initial",)
    return [*((kind, word[:1]) for kind in letters), ("consonants", *_consonants(word))]


def _consonants(word: str) -> list[str]:
    return [consonant for consonant, _ in _PARTS.findall(word)]


def _one(one: PersonName, other: PersonName) -> bool:
    return _spelled(one, other) or _shortened(one, other) or _shortened(other, one)


def _spelled(one: PersonName, other: PersonName) -> bool:
    if one.generation != other.generation or len(one.words) != len(other.words):
        return False
    return all(_alike(left, right) for left, right in zip(one.words, other.words, strict=True))


def _shortened(short: PersonName, long: PersonName) -> bool:
    if short.generation != long.generation:
        return False
    if len(short.words) == 1:
        return _alike(short.words[0], long.words[-1])
    rest = iter(long.words)
    return _alike(short.words[0], long.words[0]) and all(
        any(_alike(word, each) for each in rest) for word in short.words
    )


def _alike(one: str, other: str) -> bool:
    """Say whether two words are spellings of one name: the same consonants, and vowels that stand for one another."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        # An initial stands for a name, but not for a surname: those are never cut to one letter.
        return one[0] == other[0]
    if one[0] != other[0] and not {one[0], other[0]} <= _VOWELS:
        return False
    left, right = _PARTS.findall(one), _PARTS.findall(other)
    return [part[0] for part in left] == [part[0] for part in right] and all(
        _sound_alike(a, b) for (_, a), (_, b) in zip(left, right, strict=True)
    )


def _sound_alike(one: str, other: str) -> bool:
    if not one or not other:
        # Alexander and Aleksandr: a helping vowel between two consonants.
        return one in {"", "e"} and other in {"", "e"}
    pairs = zip(one.ljust(2, one[-1]), other.ljust(2, other[-1]), strict=False)
    return all(a == b or any({a, b} <= sound for sound in _SOUNDS) for a, b in pairs)
