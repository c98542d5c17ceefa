"""The names that a map of some part of the world can show: countries, and towns from the most populous on."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import floor
from pathlib import Path

from msgspec import Struct

from variorum.edges.resources.gazetteer_file import GazetteerFile
from variorum.edges.resources.gazetteer_vocabulary import load_place_vocabulary
from variorum.model.search import Box

LARGEST = 5_000
"""Towns that are looked through for a wide part of the world: those of about 130,000 people and more."""
WIDEST_CLOSE = 12.0
"""Degrees from side to side, or from south to north, up to which all towns are looked through, square by square."""


class Named(Struct, frozen=True, gc=False):
    """A name and where it stands, in degrees."""

    name: str
    lat: float
    lon: float


class NamesOnMap:
    """Gives the names of a part of the world, the weightiest first."""

    def __init__(self, gazetteer: GazetteerFile, countries: list[Named]) -> None:
        """Sort the towns of a gazetteer into squares of a degree; the file goes on to hold the names."""
        self._gazetteer, self._countries = gazetteer, countries
        self._largest = array("L")
        self._squares: dict[tuple[int, int], array[int]] = defaultdict(lambda: array("L"))
        for number, lat, lon in gazetteer.towns():  # they come from the most populous on
            if len(self._largest) < LARGEST:
                self._largest.append(number)
            self._squares[floor(lat), floor(lon)].append(number)

    def countries(self, box: Box) -> list[Named]:
        """Give the countries whose middle is in a part of the world, the most populous first."""
        return [each for each in self._countries if _within(box, each)]

    def towns(self, box: Box, most: int) -> list[Named]:
        """Give the towns in a part of the world, the most populous first, at most so many."""
        found = []
        for number in self._numbers(box):
            town = Named(*self._gazetteer.point(number))
            if _within(box, town):
                found.append(town)
                if len(found) == most:
                    break
        return found

    def _numbers(self, box: Box) -> Iterable[int]:
        width = (box.east - box.west) % 360 or 360.0
        if width > WIDEST_CLOSE or box.north - box.south > WIDEST_CLOSE:
            return self._largest
        wests = [(floor(box.west) + i + 180) % 360 - 180 for i in range(floor(width) + 2)]
        souths = range(floor(box.south), floor(box.north) + 1)
        squares = (self._squares.get((south, west)) for south in souths for west in wests)
        return sorted({number for square in squares if square for number in square})


def _within(box: Box, named: Named) -> bool:
    around = (named.lon - box.west) % 360 <= ((box.east - box.west) % 360 or 360.0)
    return around and box.south <= named.lat <= box.north


@cache
def bundled_names() -> NamesOnMap:
    """Load the names of the bundled gazetteer; the first time takes a moment, and they are kept.

    Raises:
        ResourceError: the gazetteer is missing or damaged.

    """
    vocabulary = load_place_vocabulary()
    path = Path(str(files("variorum").joinpath("data", "gazetteer", "geonames.gaz")))
    by_weight = sorted(vocabulary.countries.values(), key=lambda each: (-each.population, each.name))
    countries = [Named(each.name.strip(), each.lat, each.lon) for each in by_weight]
    return NamesOnMap(GazetteerFile(path, vocabulary.spelling), countries)
