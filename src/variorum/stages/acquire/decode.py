"""From bytes to characters, in whatever encoding the bytes are."""

import codecs
import importlib
import re

from msgspec import Struct

SAMPLE = 20_000
"""Bytes that an unknown encoding is judged on: the detector's answers do not change on more, its cost does."""
FOREIGN_LETTERS = 0.05
"""Share of bytes from 0xC0 on, beyond which a text is not English or its neighbours in Windows-1252. English news has
under 0.01, French about 0.04; Polish and Czech start at 0.06, other scripts at 0.3."""
UNPRINTABLE = 0.02
"""Share of control characters beyond which bytes are no text. Real texts have none or a stray one."""
LEAST_UNPRINTABLE = 2
"""Control characters that even a short text may have by accident."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"\xd0\xcf\x11\xe0",
           b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"SQLite format 3")  # fmt: skip
_CONTROLS = bytes({*range(0x09), *range(0x0E, 0x20), 0x7F})
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-:.]{2,40})""", re.IGNORECASE)
_DECLARATION_ENDS = 2048


class Decoded(Struct, frozen=True):
    """Characters, the encoding that they were in, and how many bytes or runs of bytes could not be read."""

    text: str
    encoding: str
    broken: int = 0


def mark_of(payload: bytes) -> str | None:
    r"""Give the encoding that a byte order mark at the start names, or None without one.

    >>> mark_of(b"\xff\xfeA\x00")
    'utf-16'
    """
    return next((encoding for mark, encoding in _MARKS if payload.startswith(mark)), None)


def looks_binary(payload: bytes) -> bool:
    """Tell whether the start of a file is no text: a known signature, or control characters in plenty.

    >>> looks_binary(b"%PDF-1.7"), looks_binary(b"Four dead")
    (True, False)
    """
    sample = payload[:SAMPLE]
    if mark_of(sample) is not None:
        return False
    if sample.startswith(_BINARY):
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(LEAST_UNPRINTABLE, UNPRINTABLE * len(sample))


def decode(payload: bytes, *, page: bool = False) -> Decoded | None:
    """Turn bytes into characters, or give None where no encoding makes text of them.

    In order: a byte order mark, UTF-8, the encoding that a ``page`` declares, UTF-8 with a few broken places,
    Windows-1252 for Latin letters, and what charset-normalizer finds.

    >>> decode("Four dead – police".encode("cp1252"))
    Decoded(text='Four dead – police', encoding='cp1252', broken=0)
    """
    marked = mark_of(payload)
    if marked is not None:
        return _mended(payload, marked)
    if looks_binary(payload):
        return None
    declared = _declared(payload) if page else None
    for encoding in ("utf-8", declared):
        text = _strictly(payload, encoding) if encoding else None
        if text is not None and encoding is not None:
            return Decoded(text, encoding)
    return _broken_utf8(payload) or _detected(payload)


def _strictly(payload: bytes, encoding: str) -> str | None:
    try:
        return str(payload, encoding)
    except (ValueError, LookupError):
        return None


def _mended(payload: bytes, encoding: str) -> Decoded:
    text = payload.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _declared(payload: bytes) -> str | None:
    found = _DECLARED.search(payload[:_DECLARATION_ENDS])
    return found.group(1).decode("ascii") if found else None


def _broken_utf8(payload: bytes) -> Decoded | None:
    """Take a text for UTF-8 with slips where more of its non-ASCII characters are whole than broken."""
    text = payload.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    return Decoded(text, "utf-8", broken) if whole > broken else None


def _detected(payload: bytes) -> Decoded | None:
    sample = payload[:SAMPLE]
    letters = sum(byte >= 0xC0 for byte in sample)
    if letters <= FOREIGN_LETTERS * len(sample):
        text = _strictly(payload, "cp1252")
        if text is not None:
            return Decoded(text, "cp1252")
    best = importlib.import_module("charset_normalizer").from_bytes(sample).best()
    text = _strictly(payload, best.encoding) if best is not None else None
    return Decoded(text, best.encoding) if text is not None else None
