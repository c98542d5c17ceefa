"""Read lines from a stream of bytes without ever holding more than one, nor a line that is too long to be a report."""

import codecs
from collections.abc import Iterator
from typing import Protocol

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


class Recoded:
    """A stream in another encoding, read as UTF-8; what is broken in it becomes U+FFFD."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        """Read from ``stream``, which is in ``encoding``."""
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._held = b""
        self._ended = False

    def read(self, size: int = -1, /) -> bytes:
        """Take bytes."""
        while not self._ended and (size < 0 or len(self._held) < size):
            self._fill()
        return self._take(len(self._held) if size < 0 else size)

    def readline(self, size: int = -1, /) -> bytes:
        """Take a line with its end."""
        while not self._ended and b"\n" not in self._held and (size < 0 or len(self._held) < size):
            self._fill()
        end = self._held.find(b"\n") + 1 or len(self._held)
        return self._take(end if size < 0 else min(size, end))

    def _fill(self) -> None:
        chunk = self._stream.read(CHUNK)
        self._ended = not chunk
        self._held += self._decoder.decode(chunk, final=self._ended).encode("utf-8", "replace")

    def _take(self, size: int) -> bytes:
        taken, self._held = self._held[:size], self._held[size:]
        return taken


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
        other = self.marked is not None and self.marked != "utf-8-sig"
        self._stream = Recoded(stream, str(self.marked)) if other else stream

    def __iter__(self) -> Iterator[bytes]:
        """Give the lines."""
        return self

    def __next__(self) -> bytes:
        """Give the next line with its end; raise LineTooLong in place of one that is too long."""
        line = self._stream.readline(LONGEST_LINE + 1)
        self.number += 1
        if not line:
            raise StopIteration
        if len(line) > LONGEST_LINE:
            self._pass_over(line)
            raise LineTooLong
        if self.number == 1 and self.marked == "utf-8-sig":
            return line.removeprefix(b"\xef\xbb\xbf")
        return line

    def _pass_over(self, line: bytes) -> None:
        while line and not line.endswith(b"\n"):
            line = self._stream.readline(CHUNK)
