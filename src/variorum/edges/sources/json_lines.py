"""Read reports from JSON: an object a line, or a list of them in one document."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import msgspec

from variorum.edges.sources.lines import LONGEST_LINE, Lines, LineTooLong, Stream
from variorum.edges.sources.problems import dropped, empty, too_long
from variorum.edges.sources.records import Origin, record
from variorum.model.issue import Issue
from variorum.model.report import RawReport
from variorum.stages.acquire import decode

LONGEST_LIST = 64_000_000
"""Bytes of a JSON document with a list of reports, which must be held whole; JSON lines have no such limit."""
_NOT_JSON = 'Write one JSON object a line, with the report\'s text in "text".'


def read_lines(stream: Stream, start: bytes, origin: Origin) -> Iterator[RawReport | Issue]:
    """Give the reports of a file of JSON lines, one at a time. Blank lines are passed over."""
    lines = Lines(stream, start)
    nothing = True
    while True:
        try:
            line = next(lines)
        except StopIteration:
            break
        except LineTooLong:
            nothing = False
            yield too_long(f"{origin.location}#{lines.number}", LONGEST_LINE)
            continue
        if line.strip():
            nothing = False
            yield from _line(line, lines.number, origin)
    if nothing:
        yield empty(origin.location)


def _line(line: bytes, number: int, origin: Origin) -> Iterator[RawReport | Issue]:
    place = f"{origin.location}#{number}"
    try:
        row = _value(line)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        yield dropped("not-json", f"{place} is not JSON: {error}.", _NOT_JSON, place)
        return
    yield from _row(row, number, origin)


def _row(row: Any, number: int, origin: Origin) -> Iterator[RawReport | Issue]:
    if isinstance(row, dict):
        yield from record(row, number, origin)
        return
    place = f"{origin.location}#{number}"
    yield dropped("not-an-object", f"{place} is JSON, but no object with a text.", _NOT_JSON, place)


def _value(data: bytes) -> Any:
    """Decode JSON that ought to be UTF-8, and is read as what it is where it is not.

    Raises:
        msgspec.DecodeError: it is not JSON.
        ValueError: it is no text.

    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        decoded = decode(data)
        if decoded is None:
            msg = f"it is no text in any encoding ({error.reason} at byte {error.start})"
            raise ValueError(msg) from error
        data = decoded.text.encode("utf-8", "replace")
    return msgspec.json.decode(data)


def read_document(stream: Stream, start: bytes, origin: Origin) -> Iterator[RawReport | Issue]:
    """Give the reports of one JSON document: a list of objects, or one. JSON lines under this name are read too."""
    data = stream.read(LONGEST_LIST + 1)
    if len(data) > LONGEST_LIST:
        message = f"{origin.location} is longer than {LONGEST_LIST:,} bytes."
        cure = "Write it as JSON lines (jq -c '.[]'), which are read one by one."
        yield dropped("too-long", message, cure, origin.location)
        return
    try:
        whole = _value(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, ValueError, RecursionError):
        yield from _as_lines(data, start, origin)
        return
    rows = whole if isinstance(whole, list) else [whole]
    if not rows:
        yield empty(origin.location)
    for number, row in enumerate(rows, start=1):
        yield from _row(row, number, origin)


def _as_lines(data: bytes, start: bytes, origin: Origin) -> Iterator[RawReport | Issue]:
    yield from read_lines(BytesIO(data), start, origin)
