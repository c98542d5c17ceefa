"""What fits a filter, and what it rests on -> the same lines, documents and tables as a whole ledger."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, Literal, TypeAlias, get_args

import msgspec

from variorum.errors import SettingsError
from variorum.model.incident import Incident
from variorum.model.ledger import Release
from variorum.model.search import Filter
from variorum.searching import Searches

PartFormat: TypeAlias = Literal["jsonl", "json", "csv", "geojson"]
PartKind: TypeAlias = Literal["report", "claim", "statement", "incident"]
PART_FORMATS: tuple[PartFormat, ...] = get_args(PartFormat)
PART_KINDS: tuple[PartKind, ...] = get_args(PartKind)
INCIDENTS_AT_ONCE = 200
"""Incidents held in memory together, with all that they rest on."""


class Exports(Searches):
    """The part of a ledger that hands out what fits a filter."""

    def export_part(
        self,
        asked: Filter,
        format: PartFormat,  # noqa: A002 - as ``export`` calls it
        stream: BinaryIO,
        *,
        kind: PartKind | None = None,
    ) -> None:
        """Write the incidents that fit a filter, with the reports, claims and statements that tell of them.

        Lines are as in ``export``, ordered by incident: the latest first, each report once. A few hundred incidents
        are held in memory at a time.

        Args:
            asked: which incidents are meant.
            format: ``jsonl``, ``json``, ``csv`` as ``export`` has them; ``geojson``, a point for each incident that
                has a place.
            stream: takes the bytes, in UTF-8.
            kind: only the reports, claims, statements or incidents; a table has one kind, by default incidents.

        Raises:
            SettingsError: there is no such format or kind.
            OSError: the stream takes no more.

        """
        if format not in PART_FORMATS or (kind is not None and kind not in PART_KINDS):
            msg = f"There is no format {format!r} or no kind {kind!r}: choose one of {', '.join(PART_FORMATS)}, and one"
            raise SettingsError(f"{msg} of {', '.join(PART_KINDS)}.")
        with self.store.snapshot():
            if format == "geojson":
                _write_points(self._batches_of(asked), stream)
            elif format == "csv":
                self._write_table(asked, kind or "incident", stream)
            else:
                self._write_objects(asked, (kind,) if kind else PART_KINDS, stream, whole=format == "json")

    def _write_objects(self, asked: Filter, kinds: tuple[PartKind, ...], stream: BinaryIO, *, whole: bool) -> None:
        """Write an object a line, or with ``whole`` one document with a list of each kind."""
        from variorum.edges.outputs import PLURALS, lines  # noqa: PLC0415 - few ask for it

        for i, kind in enumerate(kinds):
            if whole:
                stream.write(f'{"," if i else "{"}\n"{PLURALS[kind]}": ['.encode())
            between, after = (b"\n", b"") if whole else (b"", b"\n")
            for release in self._parts(asked, kind):
                for line in lines(release, kind):
                    stream.write(between + line + after)
                    between = b",\n" if whole else b""
            if whole:
                stream.write(b"\n]")
        if whole:
            stream.write(b"\n}\n")

    def _write_table(self, asked: Filter, kind: PartKind, stream: BinaryIO) -> None:
        from variorum.edges.outputs import columns, rows  # noqa: PLC0415 - few ask for it

        text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
        try:
            table = csv.DictWriter(text, columns(kind), lineterminator="\r\n")
            table.writeheader()
            for release in self._parts(asked, kind):
                table.writerows(rows(release, kind))
        finally:
            text.detach()

    def _batches_of(self, asked: Filter) -> Iterator[list[Incident]]:
        """Give the incidents that fit, some at a time, the latest first."""
        after: str | None = ""
        while after is not None:
            page = self.store.search(asked, order="latest", limit=INCIDENTS_AT_ONCE, after=after)
            yield [self.store.incident(row.id) for row in page.rows]
            after = page.after

    def _parts(self, asked: Filter, kind: PartKind) -> Iterator[Release]:
        """Give what is to be written of one kind, some at a time."""
        told: set[str] = set()
        for incidents in self._batches_of(asked):
            if kind == "incident":
                yield _release(incidents=tuple(incidents))
            elif kind == "report":
                ids = sorted({report for incident in incidents for report in incident.reports} - told)
                told.update(ids)
                yield _release(reports=tuple(self.store.reports(ids)) if ids else ())
            else:
                yield self._parts_of(incidents, kind)

    def _parts_of(self, incidents: list[Incident], kind: PartKind) -> Release:
        """Give the claims or statements of some incidents, with the reports that the names of outlets come from."""
        ids = [incident.id for incident in incidents]
        members = self.store.members(ids)
        incident_of = {account: incident for incident in ids for account in members.get(incident, ())}
        if not incident_of:
            return _release()
        if kind == "statement":
            return _release(statements=tuple(self.store.statements(accounts=incident_of)), incident_of=incident_of)
        claims = tuple(self.store.claims(accounts=incident_of))
        reports = tuple(self.store.reports(sorted({claim.report for claim in claims})))
        return _release(claims=claims, reports=reports, incident_of=incident_of)


def _release(**parts: Any) -> Release:
    empty: dict[str, Any] = {"reports": (), "claims": (), "statements": (), "incidents": (), "incident_of": {}}
    return Release(**{**empty, **parts})


def _write_points(batches: Iterator[list[Incident]], stream: BinaryIO) -> None:
    """Write incidents as GeoJSON: the columns of the table are the properties; what has no place is left out."""
    from variorum.edges.outputs import rows  # noqa: PLC0415 - few ask for it

    stream.write(b'{"type":"FeatureCollection","features":[')
    features = (
        feature for incidents in batches for row in rows(_release(incidents=tuple(incidents)), "incident")
        if (feature := _feature(row)) is not None
    )  # fmt: skip
    for feature in islice(features, 1):
        stream.write(b"\n" + msgspec.json.encode(feature))
    for feature in features:
        stream.write(b",\n" + msgspec.json.encode(feature))
    stream.write(b"\n]}\n")


def _feature(row: dict[str, str | int | float | None]) -> dict[str, Any] | None:
    lat, lon = row.pop("latitude"), row.pop("longitude")
    if lat is None or lon is None:
        return None
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": row}
