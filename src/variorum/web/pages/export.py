"""Handing out what fits a filter, as a file."""

from collections.abc import Iterator
from io import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from variorum.api import Ledger
from variorum.exporting import PartFormat, PartKind
from variorum.model.search import Filter
from variorum.web.asking import asked_of
from variorum.web.guard import desk_of, known
from variorum.web.render import page

IN_MEMORY = 4_000_000
"""Bytes of a file that are held in memory; the rest goes to the disk until it is sent."""
AT_ONCE = 256 * 1024
"""Bytes sent at a time."""
MEDIA = {
    "jsonl": "application/x-ndjson",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
}
FILES: tuple[tuple[PartFormat, PartKind | None, str], ...] = (
    ("jsonl", None, "All that is known of them, an object a line: reports, claims, statements, incidents"),
    ("json", None, "The same as one JSON document"),
    ("csv", "incident", "A table of the incidents"),
    ("csv", "claim", "A table of their claims"),
    ("csv", "statement", "A table of the statements about them"),
    ("csv", "report", "A table of the reports that tell of them, with their texts"),
    ("geojson", None, "The incidents that have a place, as points for a map"),
)
"""What can be had: a format, a kind of thing, and what that is."""


@known
def export(request: Request) -> Response:
    """Hand out a file of what fits, or show which there are."""
    asked = asked_of(request.query_params)
    form, kind = request.query_params.get("format"), request.query_params.get("kind") or None
    with request.app.state.ledgers.reading() as ledger:
        if form is None:
            total = ledger.search(asked.filter, limit=1).total
            return page(request, "export.html", asked=asked, total=total, files=FILES)
        written = _written(ledger, asked.filter, cast("PartFormat", form), cast("PartKind | None", kind))
    headers = {
        "Content-Disposition": f'attachment; filename="{_name(desk_of(request).ledger.stem, form, kind)}"',
        "Content-Length": str(written.seek(0, SEEK_END)),
    }
    return StreamingResponse(_sent(written), media_type=MEDIA[form], headers=headers)


def _written(ledger: Ledger, asked: Filter, form: PartFormat, kind: PartKind | None) -> IO[bytes]:
    """Write the file whole before any of it is sent: what fails is an error then, and not a file cut short."""
    written = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when it is sent
    try:
        ledger.export_part(asked, form, cast("BinaryIO", written), kind=kind)
    except BaseException:
        written.close()
        raise
    return cast("IO[bytes]", written)


def _name(ledger: str, form: str, kind: str | None) -> str:
    """Name a file after the ledger and what is in it, in characters that every system takes."""
    name = f"{ledger}-{kind}s.{form}" if kind else f"{ledger}.{form}"
    return "".join(each if each.isascii() and (each.isalnum() or each in "-_.") else "_" for each in name)


def _sent(written: IO[bytes]) -> Iterator[bytes]:
    written.seek(0)
    with written:
        while part := written.read(AT_ONCE):
            yield part


ROUTES = [Route("/export", export, methods=["GET"])]
