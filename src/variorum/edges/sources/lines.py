"""Read lines from a stream of bytes without ever holding more than one, nor a line that is too long to be a report."""

import io
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

from variorum.stages.acquire import LONGEST_TEXT, mark_of

LONGEST_LINE = 8 * LONGEST_TEXT
"""Bytes of a line or file that holds one report: each character may take six bytes in JSON, and a page's markup is
often several times its text."""
CHUNK = 1 << 16
"""Bytes that are read at once while the rest of too long a line is passed over."""


class Stream(Protocol):
    """Bytes that can be read by the piece and by the line."""

    def read(self, size: int = -1, /) -> bytes:
        """Take bytes."""

    def readline(self, size: int = -1, /) -> bytes:
        """Take a line with its end."""


class LineTooLong(Exception):  # noqa: N818 - never leaves this package
    """A line has more bytes than a report can have; the stream stands behind it."""


class Lines:
    """The lines of a stream, as bytes in UTF-8 where a byte order mark says what they were, else as they are.

    ``number`` is that of the line last given, from 1. After ``LineTooLong`` the next line can be asked for.
    """

    def __init__(self, stream: Stream, start: bytes) -> None:
        """Read from ``stream``, whose first bytes ``start`` were looked at and not taken."""
        self.number = 0
        self.marked = mark_of(start)
        self._stream = stream
        self._text: io.TextIOWrapper | None = None
        if self.marked is not None and self.marked != "utf-8-sig":
            self._text = io.TextIOWrapper(cast("BinaryIO", stream), self.marked, errors="replace", newline="\n")

    def __iter__(self) -> Iterator[bytes]:
        """Give the lines."""
        return self

    def __next__(self) -> bytes:
        """Give the next line with its end; raise LineTooLong in place of one that is too long."""
        line = self._read(LONGEST_LINE + 1)
        self.number += 1
        if not line:
            raise StopIteration
        if len(line) > LONGEST_LINE:
            self._pass_over(line)
            raise LineTooLong
        if self.number == 1 and self.marked == "utf-8-sig":
            return line.removeprefix(b"\xef\xbb\xbf")
        return line

    def _read(self, most: int) -> bytes:
        if self._text is not None:
            return self._text.readline(most).encode("utf-8", "replace")
        return self._stream.readline(most)

    def _pass_over(self, line: bytes) -> None:
        while line and not line.endswith(b"\n"):
            line = self._read(CHUNK)
