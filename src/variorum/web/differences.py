"""What one text says otherwise than another, sentence by sentence and word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.wording.values import printable

Sort: TypeAlias = Literal["same", "left", "right"]
_PART = re.compile(r"\S+\s*")
MOST_WORDS = 4000
"""Words of either text that are compared: comparing takes time as the square of them, and a report seldom has more."""


class Change(Struct, frozen=True):
    """Words that stand in both texts, or in the left or the right one only."""

    sort: Sort
    words: str


def differences(left: str, right: str) -> Iterator[Change]:
    """Give the words of both texts in their order, each with where it stands.

    >>> [(change.sort, change.words.strip()) for change in differences("Four men died.", "Five men died.")]
    [('left', 'Four'), ('right', 'Five'), ('same', 'men died.')]

    """
    one, other = (_PART.findall(printable(text))[:MOST_WORDS] for text in (left, right))
    bare, others = ([part.strip() for part in parts] for parts in (one, other))
    for tag, i, j, k, m in SequenceMatcher(None, bare, others, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", _join(one[i:j]))
            continue
        if i < j:
            yield Change("left", _join(one[i:j]))
        if k < m:
            yield Change("right", _join(other[k:m]))


def _join(parts: Sequence[str]) -> str:
    return "".join(parts)
