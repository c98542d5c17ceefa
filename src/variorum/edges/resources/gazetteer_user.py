"""Gazetteers that a user adds: GeoNames' country files as they are, compiled once into the user's data folder."""

import os
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import platformdirs
from msgspec import Struct

from variorum.edges.resources.gazetteer_file import Entry, GazetteerFile, write_gazetteer
from variorum.edges.resources.gazetteer_names import useful_names, without_kind
from variorum.edges.resources.gazetteer_vocabulary import load_spelling
from variorum.errors import ResourceError
from variorum.stages.extract.places.gazetteer import PlaceKind

COLUMNS = 19
"""Columns of a row of GeoNames: geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, ..."""
FOLDER = "gazetteers"
SUFFIX = ".gaz"
_CLASSES: dict[str, PlaceKind] = {"P": "town", "H": "water", "T": "mountain", "L": "area", "S": "town"}
_DIVISIONS: dict[str, PlaceKind] = {"ADM1": "region", "ADM2": "district"}
_SPOTS = frozenset(
    {"AIRB", "AIRF", "AIRP", "BDG", "CMP", "CMPRF", "FRM", "FRMS", "INSM", "MILB", "MN", "MNQ", "PRT", "RSTN"}
)
"""Of GeoNames' buildings and spots (class S), those by which news says where something happened."""


class InstalledGazetteer(Struct, frozen=True):
    """A gazetteer in the user's folder: its name, file, source in words, and number of places."""

    name: str
    path: Path
    source: str
    places: int


def gazetteer_directory() -> Path:
    """Give the folder of the user's gazetteers: in ``VARIORUM_DATA`` if that is set, else in the user's data folder."""
    root = os.environ.get("VARIORUM_DATA")
    return (Path(root) if root else platformdirs.user_data_path("variorum")) / FOLDER


def add_gazetteer(path: Path, directory: Path | None = None) -> InstalledGazetteer:
    """Check a file of GeoNames, compile it, and keep it for every later reading.

    Args:
        path: a country file of GeoNames (``AZ.txt``: tab-separated, 19 columns, no header), or its ``.zip``.
        directory: where to keep it; by default ``gazetteer_directory()``.

    Raises:
        ResourceError: the file cannot be read, a line is not as GeoNames writes it, or the folder cannot be written.

    """
    directory = directory or gazetteer_directory()
    rows = list(_rows(path))
    entries = _entries(rows)
    if not entries:
        raise ResourceError(f"{path} holds no place. Give a country file of GeoNames, such as AZ.txt or AZ.zip.")
    target = directory / f"{path.stem}{SUFFIX}"
    try:
        write_gazetteer(target, entries, load_spelling(), source=f"GeoNames {path.name}")
    except OSError as error:
        msg = f"The gazetteer cannot be written to {target}: {error}. Check the folder's rights and room."
        raise ResourceError(msg) from error
    return _describe(target)


def installed_gazetteers(directory: Path | None = None) -> list[InstalledGazetteer]:
    """List the user's gazetteers by name; empty where the folder does not exist.

    Raises:
        ResourceError: a file in the folder is damaged, or was made by another version.

    """
    directory = directory or gazetteer_directory()
    return [_describe(path) for path in sorted(directory.glob(f"*{SUFFIX}"))]


def _describe(path: Path) -> InstalledGazetteer:
    header = GazetteerFile(path, load_spelling()).header
    return InstalledGazetteer(path.stem, path, header.source, header.places)


class _Row(Struct, frozen=True):
    id: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    feature: str
    code: str
    country: str
    admin1: str
    admin2: str
    population: int


def _rows(path: Path) -> Iterator[_Row]:
    try:
        with _open(path) as file:
            for number, line in enumerate(file, 1):
                yield _row(path, number, line)
    except (OSError, zipfile.BadZipFile) as error:
        why = getattr(error, "strerror", None) or error
        raise ResourceError(f"The gazetteer {path} cannot be read: {why}. Check the path and the file.") from error


@contextmanager
def _open(path: Path) -> Iterator[IO[bytes]]:
    if path.suffix.lower() != ".zip":
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        inside = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
        if len(inside) != 1:
            msg = f"{path} should hold one country file and holds {len(inside)}. Give the .zip as GeoNames has it."
            raise ResourceError(msg)
        with archive.open(inside[0]) as file:
            yield file


def _row(path: Path, number: int, line: bytes) -> _Row:
    try:
        columns = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise _wrong(path, number, f"is not UTF-8 ({error.reason})") from error
    if len(columns) != COLUMNS:
        raise _wrong(path, number, f"has {len(columns)} columns, and a row of GeoNames has {COLUMNS}")
    id_, name, ascii_, alternates, lat, lon, feature, code, country, _, admin1, admin2 = columns[:12]
    try:
        row = _Row(
            int(id_), name, tuple(each for each in (ascii_, *alternates.split(",")) if each), float(lat), float(lon),
            feature, code, country, admin1, admin2, int(columns[14] or 0),
        )  # fmt: skip
    except ValueError as error:
        raise _wrong(path, number, f"has a wrong number ({error})") from error
    if not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and 0 <= row.id < 1 << 32 and row.population >= 0):
        raise _wrong(path, number, f"has a number out of range (latitude {lat}, longitude {lon}, id {id_})")
    return row


def _wrong(path: Path, number: int, what: str) -> ResourceError:
    return ResourceError(f"{path}, line {number}: {what}. Give a country file of GeoNames, such as AZ.txt or AZ.zip.")


def _entries(rows: Sequence[_Row]) -> list[Entry]:
    first = {(row.country, row.admin1): row.id for row in rows if row.code == "ADM1"}
    second = {(row.country, row.admin1, row.admin2): row.id for row in rows if row.code == "ADM2"}
    entries = []
    for row in rows:
        kind = _kind(row)
        if kind is not None:
            admin1 = first.get((row.country, row.admin1)) if kind != "region" else None
            admin2 = second.get((row.country, row.admin1, row.admin2)) if kind != "district" else None
            entries.append(
                Entry(row.id, _name(row, kind), row.country, row.lat, row.lon, kind, row.population, admin1, admin2,
                      _names(row, kind))
            )  # fmt: skip
    return entries


def _kind(row: _Row) -> PlaceKind | None:
    if row.feature == "A":
        return _DIVISIONS.get(row.code)
    if row.feature == "S" and row.code not in _SPOTS:
        return None
    return _CLASSES.get(row.feature)


def _name(row: _Row, kind: PlaceKind) -> str:
    return without_kind(row.name) if kind == "region" else row.name


def _names(row: _Row, kind: PlaceKind) -> tuple[str, ...]:
    names = tuple(useful_names((row.name, *row.names), other_scripts=True))
    return (*names, *map(without_kind, names)) if kind in ("region", "district") else names
