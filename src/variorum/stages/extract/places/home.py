"""The town that a report is about where it does not say so outright: whose police speak, where it was sent from.

Each town or county of the report is scored by the signs at its mentions, and competes with the others and with none of
them: the weights come from ``scripts/train_home.py``, and ``places_home.toml`` tells what each sign is worth.
"""

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from variorum.model.text import AnnotatedReport
from variorum.model.values import PlaceValue
from variorum.stages.extract.mentions import PlaceMention
from variorum.stages.extract.places.countries import Countries
from variorum.stages.extract.places.gazetteer import Gazetteer
from variorum.stages.extract.places.signs import Signs
from variorum.stages.extract.places.stage import Found, countries_of
from variorum.stages.extract.places.vocabulary import PlaceVocabulary

ENOUGH = 0.4
"""Share of the score from which on a town is the report's, beside the other towns and none of them."""
SURE = 0.7
"""Share from which on it is sure: nine of ten are right, in both halves of the corpus. Where another listed town is
told of the incident instead, the sure one was right 28 times, the told one 4 times, and neither 5 times."""
_TOWN, _COUNTY = {"point", "near"}, "district"
NAMESAKE_MOST = 60_000
"""Inhabitants from which on a town elsewhere is meant by its bare name also in a local report; the quarters of towns
that development reports took for namesakes elsewhere had namesakes of less."""


class Home(Struct, frozen=True):
    """The town or county of a local report; ``sure`` where the signs leave little doubt."""

    place: PlaceMention
    sure: bool


class Town(Struct):
    """A town or county of a report: its mentions, each with its signs, and the signs of them all."""

    mentions: list[tuple[PlaceMention, frozenset[str]]]
    signs: set[str]

    @property
    def value(self) -> PlaceValue:
        """What it is."""
        return self.mentions[0][0].value


def home_of(annotated: AnnotatedReport, found: Found, vocabulary: PlaceVocabulary) -> Home | None:
    """Give the town, or else the county, that a local report is about; None where nothing makes it local.

    A war is reported from wherever the reporter is. Local is a report with a police force or the like in it, or one
    whose first sentences tell of something in the town that it was sent from.
    """
    towns = towns_of(annotated, found, vocabulary)
    weights = vocabulary.home.signs
    scores = [score(town, weights) for town in towns]
    if not scores or (share := math.exp(max(scores)) / (1.0 + sum(map(math.exp, scores)))) < ENOUGH:
        return None
    best = towns[scores.index(max(scores))]
    told = bool(_INSIDE & best.signs) and {"lead", "dateline"} <= best.signs
    if not told and not _has_authorities(annotated, vocabulary):
        return None
    mention = max(best.mentions, key=lambda each: (sum(weights[sign] for sign in each[1]), -each[0].start))
    return Home(mention[0], sure=share >= SURE)


_INSIDE = {"in", "part", "scene", "owner"}
"""Signs that something is told to be in a town."""


def _has_authorities(annotated: AnnotatedReport, vocabulary: PlaceVocabulary) -> bool:
    return any(token.lower in vocabulary.words.local_authorities for token in annotated.tokens)


def score(town: Town, weights: Mapping[str, float]) -> float:
    """Add up what the signs of a town are worth, and how often it is named."""
    return sum(weights[sign] for sign in town.signs) + weights["mentions"] * math.log(len(town.mentions))


def towns_of(annotated: AnnotatedReport, found: Found, vocabulary: PlaceVocabulary) -> list[Town]:
    """Give the towns and counties that a report names, be it inside other names, with their signs."""
    signs, towns = Signs(annotated, found.places, vocabulary.words), dict[str, Town]()
    for spoken, places in ((False, found.places), (True, found.spoken)):
        for place in places:
            identity = place.value.gazetteer_id
            if identity is None or place.as_people or place.as_government or not _is_local(place.value):
                continue
            seen = frozenset(signs.at(place, spoken=spoken))
            town = towns.setdefault(identity, Town([], {"town"}))
            town.mentions.append((place, seen))
            town.signs |= seen
    countries = countries_of(vocabulary)
    towns = {identity: town for identity, town in towns.items() if not _is_bureau(town, countries)}
    for identity, town in towns.items():
        town.signs |= {"county"} if town.value.precision == _COUNTY else set()
        others = [other.value.admin1 for key, other in towns.items() if key != identity]
        others += [place.value.admin1 for place in found.places if place.value.precision == "region"]
        if len(others) > 1 and town.value.admin1 not in others:
            town.signs.add("stranger")
    return list(towns.values())


def _is_local(value: PlaceValue) -> bool:
    return value.precision in _TOWN or value.precision == _COUNTY


def _is_bureau(town: Town, countries: Countries) -> bool:
    """Say whether a town is a capital that only the dateline names: that is where correspondents sit."""
    lone = len(town.mentions) == 1 and "dateline" in town.signs
    return lone and countries.government(town.value.name) == town.value.country


def within_home(places: Sequence[PlaceMention], home: Home | None, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Take small namesakes in other regions for parts of the town that a report is about.

    "The Kenwood neighbourhood" of a report on one town is no village of that name elsewhere, unless the report speaks
    of that region, too. It becomes a place that no gazetteer holds, near the town.
    """
    if home is None or home.place.value.precision not in _TOWN:
        return tuple(places)
    regions = {_region(place.value) for place in places if place.value.precision in {"region", "district", "country"}}
    town = home.place.value
    found = []
    for place in places:
        value = place.value
        other = (
            _region(value) != _region(town) and _region(value) not in regions and (value.country, None) not in regions
        )
        if other and _is_small(place, gazetteer):
            value = structs.replace(
                town, name=" ".join(value.words.split()), precision="near", gazetteer_id=None, words=value.words
            )
            found.append(structs.replace(place, value=value))
        else:
            found.append(place)
    return tuple(found)


def _region(value: PlaceValue) -> tuple[str | None, str | None]:
    return value.country, value.admin1


def _is_small(place: PlaceMention, gazetteer: Gazetteer) -> bool:
    """Say whether a place is a small town by the gazetteer."""
    value = place.value
    if value.precision not in _TOWN or value.gazetteer_id is None or place.as_people or place.as_government:
        return False
    known = (each for each in gazetteer.lookup(value.words) if each.gazetteer_id == value.gazetteer_id)
    return any(each.population < NAMESAKE_MOST for each in known)
