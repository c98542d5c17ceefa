"""Load the bundled gazetteer, the areas that news speaks of, and gazetteers that a user added."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from variorum.edges.resources.gazetteer_file import GazetteerFile
from variorum.edges.resources.gazetteer_vocabulary import load_place_vocabulary
from variorum.stages.extract.places.countries import Country
from variorum.stages.extract.places.gazetteer import Gazetteer, Place
from variorum.stages.extract.places.names import normalise
from variorum.stages.extract.places.vocabulary import Area, PlaceVocabulary

BUNDLED = "geonames.gaz"
REMEMBERED = 50_000
"""Names whose places are kept in memory, so that a name of many reports is looked up once."""


class LayeredGazetteer:
    """Countries and areas from the vocabulary, then files: the user's own first, the bundled one last."""

    def __init__(self, vocabulary: PlaceVocabulary, gazetteer_files: Sequence[GazetteerFile]) -> None:
        self._spelling = vocabulary.spelling
        self._files = tuple(gazetteer_files)
        self._named = _named(vocabulary)
        self._known: dict[str, tuple[Place, ...]] = {}

    def lookup(self, name: str) -> Sequence[Place]:
        """Give the places of that name, as the Protocol says; a place that two files hold is given once."""
        found = self._known.get(name)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[name] = self._find(normalise(name, self._spelling))
        return found

    def _find(self, form: str) -> tuple[Place, ...]:
        places = {place.gazetteer_id: place for place in self._named.get(form, ())}
        filed = (place for file in self._files for place in file.find(form))
        for place in sorted(filed, key=lambda place: -place.population) if len(self._files) > 1 else filed:
            places.setdefault(place.gazetteer_id, place)
        return tuple(places.values())

    def describe(self) -> str:
        """Give the sources of all layers with a digest of their extent."""
        headers = [file.header for file in self._files]
        digest = hashlib.blake2b(repr((headers, sorted(self._named))).encode(), digest_size=4).hexdigest()
        return f"{'; '.join(header.source for header in headers)} ({digest})"


def load_gazetteer(extra: Sequence[Path] = (), vocabulary_directory: Path | None = None) -> Gazetteer:
    """Load the gazetteer that the extract stage reads places with.

    Args:
        extra: compiled gazetteers of the user, as ``add_gazetteer`` makes them.
        vocabulary_directory: where countries and areas of the user are, in the place of the bundled ones.

    Raises:
        ResourceError: a file is missing, damaged or not a gazetteer.

    """
    vocabulary = load_place_vocabulary(vocabulary_directory)
    bundled = Path(str(files("variorum").joinpath("data", "gazetteer", BUNDLED)))
    return LayeredGazetteer(vocabulary, [GazetteerFile(path, vocabulary.spelling) for path in (*extra, bundled)])


def _named(vocabulary: PlaceVocabulary) -> dict[str, list[Place]]:
    named: dict[str, list[Place]] = defaultdict(list)
    for code, country in vocabulary.countries.items():
        for name in (country.name, *country.aliases):
            named[normalise(name, vocabulary.spelling)].append(_country(code, country))
    for slug, area in vocabulary.areas.items():
        for name in (area.name, *area.aliases):
            named[normalise(name, vocabulary.spelling)].append(_area(slug, area))
    return dict(named)


def _country(code: str, country: Country) -> Place:
    id_ = f"geonames:{country.geonames}"
    return Place(id_, country.name, code, None, None, country.lat, country.lon, "country", country.population)


def _area(slug: str, area: Area) -> Place:
    id_ = f"geonames:{area.geonames}" if area.geonames else f"variorum:{slug}"
    return Place(id_, area.name, area.country, None, None, area.lat, area.lon, area.kind, 0)
