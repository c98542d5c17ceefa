"""Find the line of each word in the vocabulary files, which reading them as TOML does not tell."""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from variorum.errors import ResourceError
from variorum.stages.extract.entries import Entries, Entry

READ_BY_EXTRACT = (
    "actors", "answers", "armed_groups", "counts", "events", "names", "outlets", "places", "places_areas",
    "places_countries", "speech", "things", "times",
)  # fmt: skip
"""The vocabulary files whose words the readers of a report look up."""

_SECTION = re.compile(r"\s*\[+([^\]\"']+)\]+")
_KEY = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))\s*=")
_WORD = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'([^']*)'")
_COMMENT = re.compile(r"^((?:[^\"'#]|\"(?:[^\"\\]|\\.)*\"|'[^']*')*)#.*$")


def load_entries(directory: Path | None = None) -> Entries:
    """Read where the words of the vocabulary stand; a file in ``directory`` takes the place of the bundled one.

    Raises:
        ResourceError: a file cannot be read.

    >>> load_entries().named("blow up", {"events.toml": ("type.",)})[0].key
    'type.bombing.verbs'

    """
    return Entries(entry for name in READ_BY_EXTRACT for entry in _entries_of(_source(f"{name}.toml", directory)))


def _source(name: str, directory: Path | None) -> Path | Traversable:
    own = directory / name if directory is not None else None
    return own if own is not None and own.is_file() else files("variorum.data") / "vocabulary" / name


def _entries_of(source: Path | Traversable) -> Iterator[Entry]:
    try:
        text = source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"The vocabulary {source} cannot be read: {error}."
        raise ResourceError(msg) from error
    section = key = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = _COMMENT.sub(r"\1", raw)
        if heading := _SECTION.fullmatch(line.rstrip()):
            section, key = heading[1].strip(), ""
            continue
        if opened := _KEY.match(line):
            key = next(part for part in opened.groups() if part is not None)
            line = line[opened.end() :]
            if not line.lstrip().startswith(("[", "{")):  # the key itself is a word: seven = 7
                yield Entry(source.name, number, section, key)
        path = ".".join(part for part in (section, key) if part)
        for word in _WORD.finditer(line):
            yield Entry(source.name, number, path, word[1] if word[1] is not None else word[2])
