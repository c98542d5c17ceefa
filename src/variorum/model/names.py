"""Names made comparable: lower case, no diacritics, no articles, no possessives."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
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
