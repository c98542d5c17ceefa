"""What a place that no gazetteer holds is in: the region or country that the text gives it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.places.gazetteer import Place, PlaceKind
from variorum.stages.extract.places.spots import Spot
from variorum.stages.extract.places.vocabulary import PlaceVocabulary

WIDE: frozenset[PlaceKind] = frozenset({"region", "area", "district"})
"""Kinds of place that an unknown one of the same sentence may be in."""
_CALLED = r"(?:a|an|the|some|about|around|just|small|remote)"
_WAY = r"\d+\s?(?:km|kms|kilomet(?:er|re)s?|miles?)(?:\s\(.{1,20}\))?(?:\saway)?"
_SIDE = r"(?:\s(?:to\sthe\s)?(?:north|south|east|west)\S*)?"
OFF = re.compile(rf",?\s(?:{_CALLED}\s)*(?:village|town|settlement|{_WAY}){_SIDE}\s(?:of|from|near|outside)\s")
"""Between an unknown name and a known one: it is near that. "X, some 30 km from Y", "X, a village near Y"."""
BEHIND = 3
"""Words behind an unknown name within which another name says where it is: "X in Y", "X, in the Y"."""

OWNER = 2
"""Words behind the first one of a name that may still be of it: "Mazar-e-Sharif's"."""
BEFORE = 2
"""Sentences before an unknown name in which a region tells where it is."""


class Placed(Struct, frozen=True):
    """A known place at its first token, with the number of its sentence and whether it stands for a government."""

    first: int
    sentence: int
    place: Place
    governs: bool


class Surroundings:
    """The known places of a report, among which an unknown one is."""

    def __init__(self, annotated: AnnotatedReport, placed: Sequence[Placed], vocabulary: PlaceVocabulary) -> None:
        self._annotated = annotated
        self._countries = vocabulary.countries
        self._placed = placed
        self._scenes = [each for each in placed if not each.governs]

    def region(self, spots: Sequence[Spot]) -> Place | None:
        """Give what the mentions of one unknown name are in, or None if the report names no place at all.

        A name right behind one of the mentions tells best, then a region of the same sentence, then a country of it,
        then a region of the sentences before; after them the region or country that the report is mostly about.
        """
        told = [each for spot in spots for each in self._told(spot)]
        return min(told, key=lambda each: each[:2])[2] if told else self._dominant()

    def _told(self, spot: Spot) -> Iterator[tuple[int, int, Place]]:
        sentence = self._annotated.tokens[spot.first].sentence
        for placed in self._scenes:
            rank = self._rank(spot, placed, sentence - placed.sentence)
            if rank is not None:
                yield rank, abs(placed.first - spot.first), placed.place

    def _rank(self, spot: Spot, placed: Placed, sentences: int) -> int | None:
        """Give how well a place tells where an unknown one is, from 0 for best; ``sentences`` lie between them."""
        wide = placed.place.kind in WIDE
        if sentences == 0:
            if self._is_off(spot, placed) or self._is_owned(spot, placed):
                return 0
            if 0 < placed.first - spot.last <= BEHIND:
                return 0
            return 1 if wide else 2 if placed.place.kind == "country" else None
        return 3 if wide and 0 < sentences <= BEFORE else None

    def _is_off(self, spot: Spot, placed: Placed) -> bool:
        start = self._annotated.tokens[placed.first].start
        return start > spot.end and OFF.fullmatch(self._annotated.text, spot.end, start) is not None

    def _is_owned(self, spot: Spot, placed: Placed) -> bool:
        """Say whether an unknown name is a known place's: "Peshawar's Hayatabad"."""
        before = self._annotated.tokens[max(placed.first, spot.first - 1) : spot.first]
        owner = self._annotated.tokens[max(0, spot.first - 2)]
        return bool(before) and before[0].text in ("'s", "’s") and placed.first <= owner.i <= placed.first + OWNER

    def _dominant(self) -> Place | None:
        """Give the region that most of the report's places are in, or else the country that is named most."""
        places = [placed.place for placed in self._scenes or self._placed]
        regions = {(place.country, place.name): place for place in places if place.kind in ("region", "area")}
        inner = [(p.country, p.name if p.kind in WIDE else p.admin1) for p in places if p.kind != "country"]
        counts = Counter(key for key in inner if key in regions)
        if counts and counts.most_common(1)[0][1] * 2 > len(inner):
            return regions[counts.most_common(1)[0][0]]
        codes = Counter(place.country for place in places if place.country)
        return self._country(codes.most_common(1)[0][0]) if codes else None

    def _country(self, code: str) -> Place:
        country = self._countries[code]
        id_ = f"geonames:{country.geonames}"
        return Place(id_, country.name, code, None, None, country.lat, country.lon, "country", country.population)
