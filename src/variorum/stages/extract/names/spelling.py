"""Whether two spellings can be one name: Mikhajlova and Mikhailova, Hussein and Husain."""

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from variorum.stages.extract.names.vocabulary import Transliteration

SHORTEST_VARIANT = 5
"""Letters, once made equal: below it a difference of one letter is as a rule another name (Lee and Leo)."""

Rules = tuple[Transliteration, ...]


@lru_cache(maxsize=20_000)
def fold(word: str, rules: Rules) -> str:
    """Write a name as it sounds in any transliteration: lower case, no accents, no doubled letters.

    >>> from variorum.stages.extract.names.vocabulary import Transliteration
    >>> fold("Zajárova", (Transliteration(("kh", "j"), "h"),))
    'zaharova'
    """
    plain = unicodedata.normalize("NFKD", word.lower())
    letters = "".join(each for each in plain if each.isalnum())
    for rule in rules:
        for source in rule.source:
            letters = letters.replace(source, rule.target)
    return "".join(each for i, each in enumerate(letters) if i == 0 or letters[i - 1] != each)


def same_spelling(left: str, right: str, rules: Rules) -> bool:
    """Tell whether two words are one name, possibly spelt by two hands."""
    if left == right:
        return True
    others = _readings(right, rules)
    return any(_alike(first, second) for first in _readings(left, rules) for second in others)


def _readings(word: str, rules: Rules) -> tuple[str, ...]:
    """Give a name as it sounds; a j is heard in two ways, as in Jalid (Khalid) and in Mikhajlov."""
    sound = fold(word, rules)
    return (sound, fold(word.lower().replace("j", "y"), rules)) if "j" in word.lower() else (sound,)


def _alike(first: str, second: str) -> bool:
    if first == second:
        return bool(first)
    if min(len(first), len(second)) < SHORTEST_VARIANT or first[0] != second[0]:
        return False
    return Levenshtein.distance(first, second, score_cutoff=1) <= 1


def compatible_given(left: str, right: str, rules: Rules) -> bool:
    """Tell whether two given names can be one: spelt alike, or one the initial of the other."""
    if same_spelling(left, right, rules):
        return True
    first, second = left.strip(".").lower(), right.strip(".").lower()
    return min(len(first), len(second)) == 1 and first[:1] == second[:1]
