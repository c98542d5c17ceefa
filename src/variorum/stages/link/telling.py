"""How much the words of an account tell of which incident is meant: the rarer in the news, the more."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from variorum.model.names import fold

UNLISTED = 0.001
"""Share of reports that hold a word which the table does not list; the rarest listed stand in two of a thousand."""
MOST_WORDS, MOST_NAMES = 150, 60
"""Words and names kept of an account, the most telling ones: a long list must not grow on."""
SLIGHT = 100.0
"""Added to the square of a vector's length, as if each account had five more telling words than it has: of two accounts
with a dozen words each, some in common say less than the same share of two hundred."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<![.!?:”\"“] )(?<=[\w,;'’(-] )[A-Z][^\W\d_]{2,}")
_AGE = re.compile(r"\b(\d\d?)[- ]years?[- ]old|(?<=, )(\d\d?)(?=,)|\baged? (\d\d?)\b")
_BLOCK = re.compile(r"\b(\d{2,5}) block\b")

Telling = dict[str, float]
"""Words and how much each tells, the whole a vector of length one or, where words are few, less."""


def telling_words(scope: Sequence[str], shares: Mapping[str, float], *, without: Set[str] = frozenset()) -> Telling:
    """Weigh the words of some pieces of text.

    Args:
        scope: the pieces.
        shares: how many of all reports hold a word, from 0 to 1.
        without: words that are compared by themselves, and must not count twice.

    """
    found = (fold(word) for text in scope for word in _WORD.findall(text))
    return _vector(Counter(word for word in found if word not in without), shares, MOST_WORDS)


def telling_names(scope: Sequence[str], shares: Mapping[str, float], *, without: Set[str] = frozenset()) -> Telling:
    """Weigh the words written with a capital inside a sentence, whatever they name: a street, a school, a lawyer."""
    found = (fold(word) for text in scope for word in _NAME.findall(text))
    return _vector(Counter(word for word in found if word not in without), shares, MOST_NAMES)


def ages(scope: Sequence[str]) -> tuple[int, ...]:
    """Give the ages of people that some pieces of text name, each once.

    >>> ages(["Vera Lind, 34, and her 6-year-old son"])
    (6, 34)
    """
    found = {int(next(filter(None, match.groups()))) for text in scope for match in _AGE.finditer(text)}
    return tuple(sorted(found))


def blocks(scope: Sequence[str]) -> tuple[str, ...]:
    """Give the numbers of blocks of a street, as local news tell them ("the 2200 block of Elm Street")."""
    return tuple(sorted({match[1] for text in scope for match in _BLOCK.finditer(text)}))


def in_common(left: Telling, right: Telling) -> tuple[float, list[str]]:
    """Give how far two vectors point one way, from 0 to 1, and the words that make it, the most telling first."""
    shared = {word: left[word] * right[word] for word in left.keys() & right.keys()}
    # An exact sum: the words come in no order.
    return math.fsum(shared.values()), sorted(shared, key=lambda word: (-shared[word], word))


def certainty(left: Telling, right: Telling) -> float:
    """Give from 0 to 1 how much can be made of what two accounts do not have in common: of few words, little."""
    return math.sqrt(math.prod(sum(weight**2 for weight in words.values()) for words in (left, right)))


def _vector(counted: Mapping[str, int], shares: Mapping[str, float], most: int) -> Telling:
    raw = {
        word: -math.log(shares.get(word, UNLISTED)) * (1 + math.log(times)) for word, times in counted.items() if word
    }
    kept = sorted(raw, key=lambda word: (-raw[word], word))[:most]
    length = math.sqrt(sum(raw[word] ** 2 for word in kept) + SLIGHT)
    return {word: round(raw[word] / length, 4) for word in sorted(kept)}
