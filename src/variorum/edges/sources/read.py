"""Files, folders and standard input -> RawReport."""

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from msgspec import Struct

from variorum.edges.sources.json_lines import read_document, read_lines
from variorum.edges.sources.lines import LONGEST_LINE, Stream
from variorum.edges.sources.problems import dropped, empty, not_readable, not_text, shown, too_long
from variorum.edges.sources.records import Origin, check_columns
from variorum.edges.sources.table import read_table
from variorum.edges.sources.walk import walk
from variorum.model.issue import Issue
from variorum.model.report import Media, Metadata, RawReport
from variorum.stages.acquire import looks_binary

STANDARD_INPUT = "-"
"""The name that stands for standard input."""
FIRST_LOOK = 8192
"""Bytes at a file's start that are looked at to tell what it is."""

Given: TypeAlias = RawReport | Issue
_Reader: TypeAlias = Callable[[Stream, bytes, Origin], Iterator[Given]]


class _Peekable(Stream, Protocol):
    def peek(self, size: int = 0, /) -> bytes: ...


class Settings(Struct, frozen=True):
    """How to read: what the columns are called in the files, by our names, and what the person says of all reports."""

    columns: Mapping[str, str]
    by_hand: Metadata = Metadata()


def read(
    paths: Path | str | Iterable[Path | str],
    *,
    columns: Mapping[str, str] | None = None,
    by_hand: Metadata | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Given]:
    """Give the reports in files, folders and standard input (``-``), one at a time, and an Issue for what is not read.

    Args:
        paths: one or several: files whose ending is in ``READERS``, and folders of them, which are read with all below,
            in the order of their names, without hidden files.
        columns: our column names (those in ``COLUMNS``) to those in the files, where they differ: ``{"text": "body"}``.
        by_hand: what outranks whatever the reports say of themselves.
        stdin: what to read for ``-`` in place of the process's own standard input.

    Raises:
        SettingsError: a key of ``columns`` is no column of ours. Raised at the call, not at the first report.

    """
    settings = Settings(check_columns(columns or {}), by_hand or Metadata())
    several = [paths] if isinstance(paths, Path | str) else list(paths)
    return _read_all(several, settings, stdin)


def _read_all(paths: list[Path | str], settings: Settings, stdin: BinaryIO | None) -> Iterator[Given]:
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _read_stream(stdin or sys.stdin.buffer, settings)
        else:
            yield from read_path(Path(path), settings)


def read_path(path: Path, settings: Settings) -> Iterator[Given]:
    """Give the reports of one file or folder; see ``read``."""
    for file in walk(path):
        if isinstance(file, Issue):
            yield file
        else:
            yield from _read_file(file, settings)


def _read_file(path: Path, settings: Settings) -> Iterator[Given]:
    reader = READERS.get(path.suffix.lower())
    location = shown(path)
    if reader is None:
        cure = f"Rename it to one of {', '.join(sorted(READERS))}, or give it on standard input ('-')."
        yield dropped("unknown-ending", f"{location} has an ending that is not read.", cure, location)
        return
    try:
        with path.open("rb") as stream:
            yield from _read_open(stream, reader, _origin(location, settings))
    except OSError as error:
        yield not_readable(path, error)


def _origin(location: str, settings: Settings) -> Origin:
    return Origin(location, settings.columns, settings.by_hand, set())


def _read_open(stream: _Peekable, reader: _Reader, origin: Origin) -> Iterator[Given]:
    start = stream.peek(FIRST_LOOK)[:FIRST_LOOK]
    if not start:
        yield empty(origin.location)
    elif looks_binary(start):
        yield not_text(origin.location)
    else:
        yield from reader(stream, start, origin)


def _read_stream(stream: BinaryIO, settings: Settings) -> Iterator[Given]:
    """Read standard input, telling from its start whether it is JSON lines, a page or a text."""
    origin = _origin(STANDARD_INPUT, settings)
    start = _start(stream)
    whole = _Joined(start, stream)
    with io.BufferedReader(whole, FIRST_LOOK) as joined:
        yield from _read_open(joined, _sniff(start), origin)


def _start(stream: BinaryIO) -> bytes:
    """Take the first bytes of a pipe, which may come in drops."""
    start = b""
    while len(start) < FIRST_LOOK and (more := stream.read(FIRST_LOOK - len(start))):
        start += more
    return start


class _Joined(io.RawIOBase):
    """Bytes that were taken from a stream, and the stream behind them. Closing it leaves the stream open."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start = start
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        taken = self._start[: len(buffer)] or self._stream.read(len(buffer))
        self._start = self._start[len(taken) :] if self._start else b""
        buffer[: len(taken)] = taken
        return len(taken)


_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{\s*\"")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|\?xml|html|head|body|article|div|p|meta)\b", re.IGNORECASE)


def _sniff(start: bytes) -> _Reader:
    for pattern, reader in ((_OBJECT, read_lines), (_LIST, read_document), (_PAGE, _read_page)):
        if pattern.match(start):
            return reader
    return _read_text


def _read_text(stream: Stream, _start: bytes, origin: Origin) -> Iterator[Given]:
    return _read_whole(stream, "text", origin)


def _read_page(stream: Stream, _start: bytes, origin: Origin) -> Iterator[Given]:
    return _read_whole(stream, "html", origin)


def _read_whole(stream: Stream, media: Media, origin: Origin) -> Iterator[Given]:
    payload = stream.read(LONGEST_LINE + 1)
    if len(payload) > LONGEST_LINE:
        yield too_long(origin.location, LONGEST_LINE)
    elif not payload.strip():
        yield empty(origin.location)
    else:
        yield RawReport(origin.location, payload, media, Metadata(), origin.by_hand)


READERS: dict[str, _Reader] = {
    ".txt": _read_text,
    ".html": _read_page,
    ".htm": _read_page,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".json": read_document,
    ".csv": read_table,
    ".tsv": read_table,
}
"""What reads a file, by its ending."""
