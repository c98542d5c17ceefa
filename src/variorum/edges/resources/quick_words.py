"""Look up what is kept of words that a pipeline has met before, and ask only for the new ones."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

_MIX = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], dtype=np.uint64)
"""Odd multipliers under which three of spaCy's codes add up to one key, as good as never to that of another word."""


def places_of(
    docs: Sequence[Any], columns: Sequence[str], known: dict[int, int], add: Callable[[dict[int, Any]], None]
) -> list[list[int]]:
    """Give for each word of each text its place in ``known``, after ``add`` has put the words that are new there.

    Args:
        docs: spaCy's documents.
        columns: three attributes of a word on which what is kept depends.
        known: the places, by key; ``add`` is handed the new words by key, and fills it.
        add: computes what is kept of new words.

    """
    keys = [(doc.to_array(columns).reshape(len(doc), 3) * _MIX).sum(axis=1).tolist() for doc in docs]
    new: dict[int, Any] = {}
    for doc, found in zip(docs, keys, strict=True):
        for i, key in enumerate(found):
            if key not in known:
                new.setdefault(key, doc[i])
    if new:
        add(new)
    return [[known[key] for key in found] for found in keys]
