"""When two names are of one institution: its words in another order, its country left out, its spokesman, initials."""

import re
from collections.abc import Iterable, Iterator, Sequence

from variorum.model.names import fold
from variorum.stages.reconcile.vocabulary import OriginNames

_ACRONYM = re.compile(r"[A-Z]{3,}")
_SMALL = frozenset({"and", "for", "in", "of", "on", "to"})
_WHERE = r"(?: (?:at|from|in|near) .*)?"
_SIDES = frozenset({"central", "east", "eastern", "north", "northern", "south", "southern", "west", "western"})
"""Words that make another country, army or command of one: what has them is never the fuller name of what has not."""


def plain_words(name: str, vocabulary: OriginNames) -> str:
    """Give the folded words of a name, each replaced by what it stands for: "Russian" by "russia", "U.S." by "us"."""
    spelled = re.sub(r"\b(\w) (?=\w\b)", r"\1", fold(name))
    words = " ".join(vocabulary.plain.get(word, word) for word in spelled.split())
    for written, plain in vocabulary.compounds.items():
        words = re.sub(rf"\b{re.escape(written)}\b", plain, words)
    return words


def speaks_for(words: str, vocabulary: OriginNames) -> str | None:
    """Give the institution for which somebody speaks, or None: "a spokesman for the army", "Nato spokeswoman".

    A "local reporter" speaks for nobody: what is spoken for has a name, or is an institution.

    Args:
        words: how a speaker is called, or a person's role.
        vocabulary: the words for those who speak for others.

    """
    if vocabulary.voices.words.isdisjoint(fold(words).split()):
        return None
    voices = "|".join(sorted(map(re.escape, vocabulary.voices.words)))
    before = re.fullmatch(rf"(?:.*? )?(?:{voices}) (?:for|of) (.+?){_WHERE}", words, re.IGNORECASE | re.DOTALL)
    after = re.fullmatch(
        rf"(?:an? |the )?(?:local |senior |chief )?(.+?) (?:{voices}){_WHERE}", words, re.IGNORECASE | re.DOTALL
    )
    house = (before or after or [None, None])[1]
    named = house and (house != house.lower() or vocabulary.institutions.words & set(fold(house).split()))
    return house if named else None


def institution_key(name: str, vocabulary: OriginNames) -> tuple[str, ...]:
    """Give what is the same for names of one institution in other words or another order.

    A country's government goes by the country and by its capital: "Khartoum", "Sudan" and "the Sudanese government".
    """
    told = speaks_for(name, vocabulary) or name
    folded = fold(vocabulary.aliases.get(fold(told), told))
    words = set(plain_words(vocabulary.capitals.get(folded, folded), vocabulary).split()) - vocabulary.phrases.dropped
    if words - {"government"} and words - {"government"} <= vocabulary.whose | _SIDES:
        words -= {"government"}
    return tuple(sorted(words)) or (folded or name,)


def same_institutions(
    keys: Iterable[tuple[str, ...]], vocabulary: OriginNames
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give the pairs of an institution without its country and the only one that has the same words and a country."""
    ordered = sorted(set(keys))
    for key in ordered:
        words = set(key)
        if len(key) < 2 or not words & vocabulary.institutions.words or words & (vocabulary.whose | _SIDES):
            continue
        fuller = [other for other in ordered if words < set(other) and _whose(set(other) - words, vocabulary)]
        if len(fuller) == 1:
            yield key, fuller[0]


def _whose(words: set[str], vocabulary: OriginNames) -> bool:
    """Say whether words name a country or a state, and nothing else."""
    return bool(words - _SIDES) and words <= vocabulary.whose | _SIDES


def acronym_of(
    name: tuple[str, bool], names: Sequence[tuple[str, bool]], vocabulary: OriginNames
) -> tuple[str, bool] | None:
    """Give the only institution among names whose initials are those letters, or None.

    An acronym that the vocabulary knows stands for what is said there and nothing else.
    """
    told = speaks_for(name[0], vocabulary) or name[0]
    letters = re.sub(r"^[Tt]he ", "", told)
    if not _ACRONYM.fullmatch(letters) or fold(letters) in vocabulary.aliases:
        return None
    long = [other for other in names if _initials(speaks_for(other[0], vocabulary) or other[0]) == letters.casefold()]
    keys = {institution_key(other[0], vocabulary) for other in long}
    return long[0] if len(keys) == 1 else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in fold(name).split() if word not in _SMALL)
