"""Read reports from a table: CSV as Python, Excel and R write it, with commas, semicolons or tabs."""

import csv
from collections.abc import Iterator

from variorum.edges.sources.lines import LONGEST_LINE, Lines, LineTooLong, Stream
from variorum.edges.sources.problems import dropped, empty, too_long
from variorum.edges.sources.records import Origin, how_to_map, record
from variorum.model.issue import Issue
from variorum.model.report import RawReport
from variorum.stages.acquire import decode

SEPARATORS = ",;\t"
"""What parts the columns; the one that the header line has most of."""


class _Words:
    """The lines of a table as text, each in its own encoding: one broken row leaves the others whole."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.first: str | None = None

    def __iter__(self) -> "_Words":
        return self

    def __next__(self) -> str:
        if self.first is not None:
            line, self.first = self.first, None
            return line
        return _text(next(self.lines))


class _NotText(Exception):  # noqa: N818 - never leaves this module
    """A line is no text in any encoding."""


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        decoded = decode(line)
        if decoded is None:
            raise _NotText from None
        return decoded.text


def read_table(stream: Stream, start: bytes, origin: Origin) -> Iterator[RawReport | Issue]:
    """Give the reports of a table, one row at a time.

    A row with more cells than columns is dropped: its text was cut at a comma that should stand in quotation marks.
    """
    csv.field_size_limit(LONGEST_LINE)
    words = _Words(Lines(stream, start))
    try:
        words.first = next(line for line in words if line.strip())
    except StopIteration:
        yield empty(origin.location)
        return
    except (LineTooLong, _NotText):
        yield _broken_row(origin, 1, "its header line cannot be read")
        return
    reader = csv.reader(words, delimiter=max(SEPARATORS, key=words.first.count), strict=True)
    rows = _rows(reader, words, origin)
    header = next(rows, None)
    if header is None or isinstance(header, Issue):
        yield header or empty(origin.location)
        return
    wrong = _header_issue(header[1], origin)
    if wrong is not None:
        yield wrong
        return
    yield from _reports(header[1], rows, origin)


Row = tuple[int, list[str]]


def _rows(reader: Iterator[list[str]], words: _Words, origin: Origin) -> Iterator[Row | Issue]:
    """Give each row with the number of the line that it starts on, and an issue for each that is broken."""
    number = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken_row(origin, number, str(error))
        except LineTooLong:
            yield too_long(f"{origin.location}#{words.lines.number}", LONGEST_LINE)
        except _NotText:
            yield _broken_row(origin, number, "it is no text in any encoding")
        else:
            if any(cell.strip() for cell in row):
                yield number, row
        number = words.lines.number + 1


def _header_issue(header: list[str], origin: Origin) -> Issue | None:
    names = [name.strip() for name in header]
    column = origin.columns["text"]
    found = ", ".join(repr(name) for name in names[:20])
    if column not in names:
        message = f"{origin.location} has no column {column!r}. Columns found: {found}."
        return dropped("no-text-column", message, how_to_map(), origin.location)
    twice = next((name for name in origin.columns.values() if names.count(name) > 1), None)
    if twice is not None:
        message = f"{origin.location} has two columns {twice!r}."
        return dropped("column-twice", message, "Rename or remove one of them.", origin.location)
    return None


def _reports(header: list[str], rows: Iterator[Row | Issue], origin: Origin) -> Iterator[RawReport | Issue]:
    names = [name.strip() for name in header]
    nothing = True
    for row in rows:
        nothing = False
        if isinstance(row, Issue):
            yield row
            continue
        number, cells = row
        if len(cells) > len(names):
            yield _broken_row(origin, number, f"it has {len(cells)} cells, and the header {len(names)}")
            continue
        cells += [""] * (len(names) - len(cells))
        yield from record(dict(zip(names, cells, strict=True)), number, origin)
    if nothing:
        yield dropped("empty", f"{origin.location} has a header and no rows.", "Remove it.", origin.location)


def _broken_row(origin: Origin, number: int, reason: str) -> Issue:
    place = f"{origin.location}#{number}"
    cure = 'Write each text between quotation marks ("), and each mark within it twice ("").'
    return dropped("broken-row", f"{place} cannot be read: {reason}.", cure, place)
