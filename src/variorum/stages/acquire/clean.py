"""Make a decoded text fit to count characters in: one kind of line end, no control characters."""

import re

_LINE_END = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def _windows(code: int) -> str:
    """Give what a page meant by a C1 control character: browsers read these as Windows-1252, and so do we."""
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return ""


_MEANT = {chr(code): _windows(code) for code in range(0x80, 0xA0)}


def clean(text: str) -> str:
    r"""Give the text that all offsets count in.

    Line ends become ``\n``; a byte order mark at the start, control characters and halves of surrogate pairs go. No
    other character is changed, so that offsets into a well-formed file are offsets into the report.

    >>> clean("\ufeffFour dead\r\nA bus\x00 burned.")
    'Four dead\nA bus burned.'

    """
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    return _UNFIT.sub(lambda found: _MEANT.get(found.group(), ""), text)
