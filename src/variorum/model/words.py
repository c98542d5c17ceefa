"""The words that somebody looks for, and where they stand in a text. How words are compared is told here, once."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
CACHED_WORDS = 65_536
"""Words kept as they are compared; a language has not many more."""


class Phrase(Struct, frozen=True):
    """Words that have to follow each other, as they are compared; the last may be the beginning of a word."""

    words: tuple[str, ...]
    begins: bool = False


class Snippet(Struct, frozen=True):
    """A part of a text around words that were looked for, and where these stand; all count code points of the text."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


class Hit(Struct, frozen=True):
    """A report that holds the words.

    ``snippets`` show where they stand in its text, none where only its title or the names of its claims hold them;
    ``claims`` are those whose quote, or whose name or speaker, holds any of the words. ``incidents`` are those that
    these claims belong to or, where there are none, all that the report tells of.
    """

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    snippets: tuple[Snippet, ...]
    claims: tuple[str, ...]
    incidents: tuple[str, ...]


class Found(Struct, frozen=True):
    """The ids of reports that hold phrases; see ``Hits``."""

    reports: tuple[str, ...]
    total: int
    more: bool
    after: str | None


class Hits(Struct, frozen=True):
    """Reports that hold the words, those that the ledger learnt of last first.

    ``total`` is how many there are; there are ``more`` where they were not counted to the end. ``after`` is what to go
    on from, or None at the end.
    """

    hits: tuple[Hit, ...]
    total: int
    more: bool
    after: str | None


def phrases(words: str) -> tuple[Phrase, ...]:
    """Give what somebody looks for: words, "words that follow each other", and begin* for what words begin with.

    Whatever else is written is left out: there is nothing that cannot be looked for, and nothing that is no word.

    >>> [(phrase.words, phrase.begins) for phrase in phrases('Café "drone strike" boy* -')]
    [(('cafe',), False), (('drone', 'strike'), False), (('boy',), True)]

    """
    found = []
    for quoted, bare in _TERM.findall(words):
        tokens = tuple(plain(token) for token in _TOKEN.findall(quoted or bare))
        if tokens:
            found.append(Phrase(tokens, begins=bare.endswith("*")))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=CACHED_WORDS)
def plain(word: str) -> str:
    """Give a word as it is compared: in lower case, without diacritics."""
    if word.isascii():
        return word.lower()
    bare = (each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
    return unicodedata.normalize("NFC", "".join(bare)).lower()


def marks(text: str, sought: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Give where phrases stand in a text, in the order of their beginnings."""
    longest = max((len(phrase.words) for phrase in sought), default=0)
    window: list[tuple[str, int, int]] = []
    for token in _TOKEN.finditer(text):
        window.append((plain(token[0]), token.start(), token.end()))
        if len(window) == longest:
            yield from _first(window, sought)
            del window[0]
    while window:
        yield from _first(window, sought)
        del window[0]


def _first(window: Sequence[tuple[str, int, int]], sought: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Give where the longest phrase that begins a window stands."""
    lengths = [len(phrase.words) for phrase in sought if _stands(window, phrase)]
    if lengths:
        yield window[0][1], window[max(lengths) - 1][2]


def _stands(window: Sequence[tuple[str, int, int]], phrase: Phrase) -> bool:
    if len(phrase.words) > len(window):
        return False
    *before, last = (word for word, _, _ in window[: len(phrase.words)])
    *wanted, end = phrase.words
    return before == wanted and (last.startswith(end) if phrase.begins else last == end)


def holds(texts: Sequence[str], sought: Sequence[Phrase]) -> bool:
    """Tell whether each of some phrases, and at least one, stands in any of some texts."""
    return bool(sought) and all(any(True for text in texts for _ in marks(text, [each])) for each in sought)
