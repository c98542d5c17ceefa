"""The lines of the vocabulary: in which file, list and line each word of it stands."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct


class Entry(Struct, frozen=True, order=True):
    """A word or phrase of a vocabulary file; ``key`` is its list, such as ``type.attack.verbs``."""

    file: str
    line: int
    key: str
    word: str


class Entries:
    """All entries of the vocabulary, looked up by word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_word: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_word.setdefault(entry.word.casefold(), []).append(entry)

    def named(self, word: str, files: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
        """Give the entries of a word in some files, whose keys begin with what stands there; with nothing, in any list.

        >>> entries = Entries([Entry("events.toml", 12, "type.attack.verbs", "raid")])
        >>> entries.named("raid", {"events.toml": ("type.",)})[0].line
        12

        """
        return tuple(sorted(e for e in self._by_word.get(word.casefold(), ()) if _is_among(e, files)))

    def within(self, words: Iterable[tuple[str, ...]], files: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
        """Give the entries of the words and phrases in a row of words, the longest phrases first.

        Each word is given by its forms, as written and as in a dictionary; a word of a phrase found is not looked up
        alone.
        """
        row = list(words)
        found: dict[Entry, None] = {}
        held: set[int] = set()
        for length in range(min(LONGEST_PHRASE, len(row)), 0, -1):
            for first in range(len(row) - length + 1):
                places = range(first, first + length)
                if held.intersection(places):
                    continue
                here = [entry for form in _forms(row[first : first + length]) for entry in self.named(form, files)]
                found.update(dict.fromkeys(here))
                held.update(places if here else ())
        return tuple(found)


LONGEST_PHRASE = 5
"""Words of the longest phrases that are looked for."""


def _is_among(entry: Entry, files: Mapping[str, tuple[str, ...]]) -> bool:
    beginnings = files.get(entry.file)
    return beginnings is not None and (not beginnings or entry.key.startswith(beginnings))


def _forms(words: list[tuple[str, ...]]) -> Iterator[str]:
    """Give a phrase in each form: all words as written, then all as in a dictionary."""
    for which in range(max(len(forms) for forms in words)):
        yield " ".join(forms[min(which, len(forms) - 1)] for forms in words)
