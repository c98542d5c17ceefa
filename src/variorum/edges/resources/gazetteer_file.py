"""A gazetteer as one file that is mapped into memory and never read whole.

After the line ``VARIORUM-GAZETTEER 1`` come the length of a JSON header and the header, and then three sections, all
little-endian: *keys* (sorted 64-bit numbers: 42 bits of the digest of a normalised name, 22 bits of the number of a
place), *places* (fixed records) and *strings* (the names, UTF-8). Places are numbered from the most populous on, so the
keys of one name come in that order. Two names meet by chance in less than one lookup in a million.
"""

import hashlib
import mmap
import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from variorum.errors import ResourceError
from variorum.stages.extract.places.gazetteer import PLACE_KINDS, Place, PlaceKind
from variorum.stages.extract.places.names import Spelling, normalise

MAGIC = b"VARIORUM-GAZETTEER 1\n"
PLACE_BITS = 22
"""Room for four million places in one file; the digest has the other 42 bits of a key."""
_RECORD = struct.Struct("<IffIIIIBBBx")
_NONE = 0xFFFFFFFF
_KINDS: dict[PlaceKind, int] = {kind: i for i, kind in enumerate(PLACE_KINDS)}


class Entry(Struct, frozen=True):
    """A place to be written: ``admin1`` and ``district`` are the ids of other entries, ``names`` all its names."""

    id: int
    name: str
    country: str
    lat: float
    lon: float
    kind: PlaceKind
    population: int
    admin1: int | None
    district: int | None
    names: tuple[str, ...]


class Header(Struct, frozen=True):
    """What the file says of itself: its ``source`` in words, the digest of the spelling rules, and its extent."""

    source: str
    spelling: str
    prefix: str
    keys: int
    places: int
    strings: int


def spelling_digest(spelling: Spelling) -> str:
    """Give a short digest of spelling rules; a file made with other rules cannot be looked up in."""
    parts = (sorted(spelling.articles), sorted(spelling.links), sorted(spelling.short.items()))
    return hashlib.blake2b(msgspec.json.encode(parts), digest_size=8).hexdigest()


def write_gazetteer(path: Path, entries: Sequence[Entry], spelling: Spelling, *, source: str) -> None:
    """Write entries to a file; the same entries give the same bytes."""
    ordered = sorted({entry.id: entry for entry in entries}.values(), key=lambda e: (-e.population, e.id))
    number = {entry.id: i for i, entry in enumerate(ordered)}
    records, strings = bytearray(), bytearray()
    keys: set[int] = set()
    for i, entry in enumerate(ordered):
        name = entry.name.encode()[:255].decode(errors="ignore").encode()
        records += _RECORD.pack(
            entry.id, entry.lat, entry.lon, min(entry.population, _NONE - 1), number.get(entry.admin1 or 0, _NONE),
            number.get(entry.district or 0, _NONE), len(strings), len(name), _KINDS[entry.kind], 0,
        )  # fmt: skip
        strings += entry.country.encode().ljust(2)[:2] + name
        keys.update(_key(form) << PLACE_BITS | i for form in _forms(entry, spelling))
    body = b"".join(key.to_bytes(8, "little") for key in sorted(keys))
    header = msgspec.json.encode(
        Header(source, spelling_digest(spelling), "geonames", len(keys), len(ordered), len(strings))
    )
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 8)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MAGIC + len(header).to_bytes(4, "little") + header + body + records + strings)


def _forms(entry: Entry, spelling: Spelling) -> Iterator[str]:
    for name in (entry.name, *entry.names):
        form = normalise(name, spelling)
        if form:
            yield form


def _key(form: str) -> int:
    digest = hashlib.blake2b(form.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> PLACE_BITS


class GazetteerFile:
    """Looks names up in a written file. Many processes can share one file's memory."""

    def __init__(self, path: Path, spelling: Spelling) -> None:
        """Map the file into memory.

        Raises:
            ResourceError: the file is missing, is something else, is cut short, or was made with other spelling rules.

        """
        self.path = path
        self.spelling = spelling
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise ResourceError(f"The gazetteer {path} cannot be read: {error}. Reinstall it.") from error
        self.header, start = self._read_header()
        middle = start + 8 * self.header.keys
        self._records = middle
        self._strings = middle + _RECORD.size * self.header.places
        if len(self._map) != self._strings + self.header.strings:
            raise ResourceError(f"The gazetteer {path} is cut short. Reinstall it.")
        self._keys = memoryview(self._map)[start:middle].cast("Q")

    def _read_header(self) -> tuple[Header, int]:
        base = len(MAGIC) + 4
        if self._map[: len(MAGIC)] != MAGIC:
            raise ResourceError(
                f"{self.path} is not a compiled gazetteer. Add the source with 'variorum gazetteer add'."
            )
        start = base + int.from_bytes(self._map[len(MAGIC) : base], "little")
        try:
            header = msgspec.json.decode(self._map[base:start], type=Header)
        except msgspec.MsgspecError as error:
            raise ResourceError(f"The gazetteer {self.path} is damaged: {error}. Reinstall it.") from error
        if header.spelling != spelling_digest(self.spelling):
            msg = f"The gazetteer {self.path} was made with other spelling rules. Add its source again."
            raise ResourceError(msg)
        return header, start

    def find(self, form: str) -> list[Place]:
        """Give the places filed under a normalised name, most populous first."""
        if not form:
            return []
        low = _key(form) << PLACE_BITS
        high = low + (1 << PLACE_BITS)
        at, found = bisect_left(self._keys, low), []
        while at < len(self._keys) and (key := self._keys[at]) < high:
            found.append(self._place(key - low, form))
            at += 1
        return found

    def towns(self) -> Iterator[tuple[int, float, float]]:
        """Give the number, latitude and longitude of each town, the most populous first."""
        records = memoryview(self._map)[self._records : self._strings]
        for number, record in enumerate(_RECORD.iter_unpack(records)):
            if record[8] == _KINDS["town"]:
                yield number, record[1], record[2]

    def point(self, number: int) -> tuple[str, float, float]:
        """Give the name, latitude and longitude of a place by its number."""
        _, lat, lon, *_ = self._record(number)
        return self._name(number)[1], lat, lon

    def _place(self, number: int, form: str) -> Place:
        id_, lat, lon, population, admin1, district, _, _, kind, _ = self._record(number)
        country, name = self._name(number)
        return Place(
            f"{self.header.prefix}:{id_}",
            name,
            country or None,
            None if admin1 == _NONE else self._name(admin1)[1],
            None if district == _NONE else f"{self.header.prefix}:{self._record(district)[0]}",
            round(lat, 5),
            round(lon, 5),
            PLACE_KINDS[kind],
            population,
            normalise(name, self.spelling) == form,
        )

    def _record(self, number: int) -> tuple[int, float, float, int, int, int, int, int, int, int]:
        return _RECORD.unpack_from(self._map, self._records + _RECORD.size * number)

    def _name(self, number: int) -> tuple[str, str]:
        record = self._record(number)
        start = self._strings + record[6]
        country = self._map[start : start + 2].decode().strip()
        return country, self._map[start + 2 : start + 2 + record[7]].decode()
