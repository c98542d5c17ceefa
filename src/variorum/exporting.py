"""What fits a filter, and what it rests on -> the same lines, documents and tables as a whole ledger."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO, Literal, TypeAlias, TypeVar, get_args

import msgspec

from variorum.errors import SettingsError
from variorum.model.claim import Claim, Statement
from variorum.model.incident import Incident
from variorum.model.ledger import Line, Release
from variorum.model.report import Report
from variorum.model.search import Filter, Listed
from variorum.searching import Searches

PartFormat: TypeAlias = Literal["jsonl", "json", "csv", "geojson"]
PartKind: TypeAlias = Literal["report", "claim", "statement", "incident"]
PART_FORMATS: tuple[PartFormat, ...] = get_args(PartFormat)
PART_KINDS: tuple[PartKind, ...] = get_args(PartKind)
AT_ONCE = 200
"""Things held in memory together; incidents with all that they rest on."""
REPORTS_AT_ONCE = 50
"""Reports whose claims are held in memory together."""
FEW = 1000
"""Incidents that are looked up one by one; where more fit, it is quicker to go through all and leave others out."""
Part = TypeVar("Part", Claim, Statement)
Thing = TypeVar("Thing")


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

        Lines are as in ``export``, in the order of the incidents, the earliest first, each report once; where nothing
        is asked for, they are those of ``export``, to the byte. A few hundred things are held in memory at a time.

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

    def _rows_of(self, asked: Filter) -> Iterator[tuple[Listed, ...]]:
        """Give the rows that fit, some at a time, the earliest first."""
        after: str | None = ""
        while after is not None:
            page = self.store.search(asked, order="date", limit=AT_ONCE, after=after)
            yield page.rows
            after = page.after

    def _batches_of(self, asked: Filter) -> Iterator[Sequence[Incident]]:
        """Give the incidents that fit, some at a time, the earliest first."""
        if self.store.search(asked, order="date", limit=1).total > FEW:
            fitting = {row.id for rows in self._rows_of(asked) for row in rows}
            yield from _batches(each for each in self.store.incidents("date") if each.id in fitting)
            return
        for rows in self._rows_of(asked):
            yield [self.store.incident(row.id) for row in rows]

    def _parts(self, asked: Filter, kind: PartKind) -> Iterator[Release]:
        """Give what is to be written of one kind, some at a time."""
        if asked == Filter():
            yield from self._whole(kind)
        elif kind == "incident":
            yield from (_release(incidents=tuple(incidents)) for incidents in self._batches_of(asked))
        elif kind == "report":
            told: set[str] = set()
            for incidents in self._batches_of(asked):
                ids = sorted({report for incident in incidents for report in incident.reports} - told)
                told.update(ids)
                yield _release(reports=tuple(self.store.reports(ids)) if ids else ())
        else:
            yield from (self._parts_of([row.id for row in rows], kind) for rows in self._rows_of(asked))

    def _whole(self, kind: PartKind) -> Iterator[Release]:
        """Give everything of one kind, some at a time."""
        incident_of = self.store.incident_of() if kind in {"claim", "statement"} else {}
        for batch in _batches(self.in_order(kind)):
            reports = self._outlets(batch) if kind == "claim" else ()
            yield _release(**{"reports": reports, "incident_of": incident_of, f"{kind}s": tuple(batch)})

    def _outlets(self, claims: Sequence[Any]) -> tuple[Report, ...]:
        """Give the reports of some claims: a table names their outlets."""
        return tuple(self.store.reports(sorted({claim.report for claim in claims})))

    def in_order(self, kind: PartKind) -> Iterator[Line]:
        """Give all reports, claims, statements or incidents in the order of the contract."""
        things: dict[PartKind, Callable[[], Iterator[Line]]] = {
            "report": self._reports_in_order,
            "claim": lambda: self._parts_in_order(self.store.claims),
            "statement": lambda: self._parts_in_order(self.store.statements),
            "incident": self.store.incidents,
        }
        return things[kind]()

    def _reports_in_order(self) -> Iterator[Report]:
        for report_ids in self._report_ids():
            reports = {report.id: report for report in self.store.reports(report_ids)}
            yield from (reports[report_id] for report_id in report_ids)

    def _parts_in_order(self, parts_of: Callable[..., Iterator[Part]]) -> Iterator[Part]:
        for report_ids in self._report_ids():
            rank = {report_id: i for i, report_id in enumerate(report_ids)}
            parts = parts_of(reports=report_ids)
            yield from sorted(parts, key=lambda part: (rank[part.report], part.start, part.end, part.id))

    def _report_ids(self) -> Iterator[Sequence[str]]:
        """Give the ids of all reports in the order in which they came out, some at a time."""
        from variorum.stages.release.stage import UNDATED  # noqa: PLC0415 - few ask for it

        ordered = sorted((report.published.earliest or UNDATED, report.id) for report in self.store.reports())
        for i in range(0, len(ordered), REPORTS_AT_ONCE):
            yield [report_id for _, report_id in ordered[i : i + REPORTS_AT_ONCE]]

    def _parts_of(self, ids: Sequence[str], kind: PartKind) -> Release:
        """Give the claims or statements of some incidents."""
        members = self.store.members(ids)
        incident_of = {account: incident for incident in ids for account in members.get(incident, ())}
        if not incident_of:
            return _release()
        if kind == "statement":
            return _release(statements=tuple(self.store.statements(accounts=incident_of)), incident_of=incident_of)
        claims = tuple(self.store.claims(accounts=incident_of))
        return _release(claims=claims, reports=self._outlets(claims), incident_of=incident_of)


def _batches(things: Iterable[Thing]) -> Iterator[tuple[Thing, ...]]:
    iterator = iter(things)
    while batch := tuple(islice(iterator, AT_ONCE)):
        yield batch


def _release(**parts: Any) -> Release:
    empty: dict[str, Any] = {"reports": (), "claims": (), "statements": (), "incidents": (), "incident_of": {}}
    return Release(**{**empty, **parts})


def _write_points(batches: Iterator[Sequence[Incident]], stream: BinaryIO) -> None:
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
