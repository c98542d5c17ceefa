"""Write a release in the formats of the contract."""

import csv
import io
from collections.abc import Callable
from typing import BinaryIO, Literal, TypeAlias, get_args

from variorum.edges.outputs.lines import KINDS, Kind, lines
from variorum.edges.outputs.tables import columns, rows
from variorum.errors import SettingsError
from variorum.model.ledger import Release

Format: TypeAlias = Literal["jsonl", "json", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
PLURALS: dict[Kind, str] = {
    "report": "reports",
    "claim": "claims",
    "statement": "statements",
    "incident": "incidents",
}
"""What the four lists of a JSON document are called."""


def write_release(release: Release, *, format: Format, stream: BinaryIO, kind: Kind | None = None) -> None:  # noqa: A002
    """Write a release to a stream of bytes, one line after the other.

    Args:
        release: what is handed out.
        format: ``jsonl`` writes one object a line, its kind first; ``json`` one object with four lists; ``csv`` one
            table with a header.
        stream: takes UTF-8.
        kind: writes only the lines of this kind. A CSV holds one kind, by default incidents.

    Raises:
        SettingsError: there is no such format or kind.
        OSError: the stream takes no more.

    """
    writer = _WRITERS.get(format)
    if writer is None:
        msg = f"There is no format {format!r}. Choose one of: {', '.join(FORMATS)}."
        raise SettingsError(msg)
    if kind is not None and kind not in KINDS:
        msg = f"There is no kind of line {kind!r}. Choose one of: {', '.join(KINDS)}."
        raise SettingsError(msg)
    writer(release, stream, kind)


def _write_lines(release: Release, stream: BinaryIO, kind: Kind | None) -> None:
    for each in (kind,) if kind else KINDS:
        for line in lines(release, each):
            stream.write(line + b"\n")


def _write_document(release: Release, stream: BinaryIO, kind: Kind | None) -> None:
    before = b"{\n"
    for each in (kind,) if kind else KINDS:
        stream.write(before + f'"{PLURALS[each]}": ['.encode())
        between = b"\n"
        for line in lines(release, each):
            stream.write(between + line)
            between = b",\n"
        stream.write(b"\n]")
        before = b",\n"
    stream.write(b"\n}\n")


def _write_table(release: Release, stream: BinaryIO, kind: Kind | None) -> None:
    chosen = kind or "incident"
    text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
    try:
        table = csv.DictWriter(text, columns(chosen), lineterminator="\r\n")
        table.writeheader()
        table.writerows(rows(release, chosen))
    finally:
        text.detach()


_Writer: TypeAlias = Callable[[Release, BinaryIO, Kind | None], None]
_WRITERS: dict[str, _Writer] = {"jsonl": _write_lines, "json": _write_document, "csv": _write_table}
