"""Names made comparable: lower case, no diacritics, no articles, no possessives."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_MAYBE_A_MARK = re.compile(r"[^\x00-\u02ff]")
"""All characters that can be a mark on the letter before them, and some that are none."""
_ARTICLES = frozenset({"a", "an", "the"})
CACHED_NAMES = 65_536
"""Names kept folded; the same few thousand recur through a ledger."""


def words_of(text: str) -> list[str]:
    """Give the words of a text in lower case without diacritics, articles, possessives and punctuation.

    >>> words_of("The Défense Ministry's spokesman.")
    ['defense', 'ministry', 'spokesman']

    """
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text))
    bare = _MAYBE_A_MARK.sub(lambda found: "" if unicodedata.combining(found[0]) else found[0], plain)
    return [word for word in _WORD.findall(bare.casefold()) if word not in _ARTICLES]


@lru_cache(maxsize=CACHED_NAMES)
def fold(name: str) -> str:
    """Give a name made comparable. What was folded is remembered: for whole texts there is ``words_of``.

    >>> fold("The Défense Ministry's")
    'defense ministry'

    """
    return " ".join(words_of(name))
