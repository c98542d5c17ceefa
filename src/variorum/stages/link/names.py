"""Names made comparable: lower case, no diacritics, no articles, no possessives."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?\b")
_ARTICLES = frozenset({"a", "an", "the"})
CACHED_NAMES = 65_536
"""Names kept folded; the same few thousand recur through a ledger."""


@lru_cache(maxsize=CACHED_NAMES)
def fold(name: str) -> str:
    """Give a name in lower case without diacritics, articles, possessives and punctuation.

    >>> fold("The Défense Ministry's")
    'defense ministry'

    """
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(word for word in _WORD.findall(bare.casefold()) if word not in _ARTICLES)


def names_agree(left: str, right: str) -> bool:
    """Say whether two folded names of persons can be one person's: equal, or one the last words of the other.

    >>> names_agree("oleh marchenko", "marchenko"), names_agree("oleh marchenko", "ivan marchenko")
    (True, False)

    """
    if left == right:
        return True
    shorter, longer = sorted((left.split(), right.split()), key=len)
    return bool(shorter) and len(shorter) < len(longer) and longer[-len(shorter) :] == shorter
