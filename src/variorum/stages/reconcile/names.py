"""One name for one origin: how names are recognised as the same across the reports of an incident."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from variorum.model.names import fold
from variorum.stages.reconcile.vocabulary import OriginNames

_WORD = re.compile(r"[^\W_]+")
_VOWELS = re.compile(r"(?<=.)[aeiou]+")


def same_names(names: Iterable[tuple[str, bool]], vocabulary: OriginNames) -> dict[tuple[str, bool], str]:
    """Map each name to the one shown for all that are the same.

    Args:
        names: names as written, and whether each is a person's; repeated as often as they occur.
        vocabulary: aliases, synonyms and ways of writing another script.

    Returns:
        For each name and kind, the name shown: the one the vocabulary gives, else the most frequent, the longest, the
        first in the alphabet.

    """
    counted = Counter(names)
    aliases = _aliases(vocabulary)
    keys = {name: _key(name[0], vocabulary, aliases, person=name[1]) for name in counted}
    heads = _join_persons({key for name, key in keys.items() if name[1]}) | _join_institutions(
        {key for name, key in keys.items() if not name[1]}, vocabulary
    )
    groups: dict[Hashable, list[tuple[str, bool]]] = {}
    for name in sorted(counted):
        groups.setdefault((name[1], heads[keys[name]]), []).append(name)
    shown: dict[tuple[str, bool], str] = {}
    for members in groups.values():
        chosen = _shown(members, counted, aliases)
        shown |= dict.fromkeys(members, chosen)
    return shown


def _aliases(vocabulary: OriginNames) -> dict[str, str]:
    pairs = ((alias, name) for name, others in vocabulary.same.items() for alias in (name, *others))
    return {fold(alias): name for alias, name in pairs}


def _shown(members: list[tuple[str, bool]], counted: Mapping[tuple[str, bool], int], aliases: dict[str, str]) -> str:
    for name, person in members:
        if not person and fold(name) in aliases:
            return aliases[fold(name)]
    best = min(members, key=lambda member: (-len(fold(member[0]).split()), -counted[member], -len(member[0]), member))
    return re.sub(r"^[Tt]he (?=\w)", "", best[0]) if not best[1] else best[0]


def _key(name: str, vocabulary: OriginNames, aliases: dict[str, str], *, person: bool) -> tuple[str, ...]:
    if person:
        words = [word for word in fold(name).split() if word not in vocabulary.honorifics.words]
        return tuple(_transliterate(word, vocabulary) for word in words) or (name,)
    folded = fold(aliases.get(fold(name), name))
    words = plain_words(folded, vocabulary).split()
    return tuple(sorted(set(words) - vocabulary.phrases.dropped)) or (folded or name,)


def plain_words(name: str, vocabulary: OriginNames) -> str:
    """Give the folded words of a name, each replaced by what it stands for: "Russian" by "russia"."""
    return " ".join(vocabulary.words.get(word, word) for word in fold(name).split())


def _transliterate(word: str, vocabulary: OriginNames) -> str:
    for letters, plain in vocabulary.transliteration.items():
        word = word.replace(letters, plain)
    return word


def _join_persons(keys: set[tuple[str, ...]]) -> dict[tuple[str, ...], Hashable]:
    """Join persons by spelling, and a surname alone to the only full name that ends with it."""
    skeletons = {key: tuple(_VOWELS.sub("", word) for word in key) if len(key) > 1 else key for key in keys}
    full = sorted({skeleton for skeleton in skeletons.values() if len(skeleton) > 1})
    heads: dict[tuple[str, ...], Hashable] = {}
    for key, skeleton in skeletons.items():
        ending = _VOWELS.sub("", key[-1])
        surname = [other for other in full if other[-1] == ending] if len(key) == 1 else []
        heads[key] = surname[0] if len(surname) == 1 else skeleton
    return heads


def _join_institutions(keys: set[tuple[str, ...]], vocabulary: OriginNames) -> dict[tuple[str, ...], Hashable]:
    """Join an institution without its country to the only one that has the same words and more."""
    heads: dict[tuple[str, ...], Hashable] = {}
    for key in keys:
        fuller = [other for other in keys if set(key) < set(other) and len(other) == len(key) + 1]
        institution = len(key) > 1 and vocabulary.institutions.words & set(key)
        heads[key] = ("institution", *(fuller[0] if institution and len(fuller) == 1 else key))
    return heads
