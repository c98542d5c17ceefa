"""The words that the readers of places go by, as they stand in the TOML files of data/vocabulary."""

from msgspec import Struct

from variorum.stages.extract.places.countries import Country
from variorum.stages.extract.places.gazetteer import PlaceKind
from variorum.stages.extract.places.names import Spelling


class Area(Struct, frozen=True, forbid_unknown_fields=True):
    """A disputed, historical or informal region, a sea, a river: what no list of towns and provinces holds.

    ``country`` is the country by international recognition, or None where the area is of none or of several;
    ``geonames`` is the id of a first-order region that is the same, ``adjectives`` are words for its people.
    """

    name: str
    lat: float
    lon: float
    kind: PlaceKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    geonames: int | None = None
    adjectives: tuple[str, ...] = ()


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the grammar of places; places.toml says what each list is for."""

    prepositions: frozenset[str]
    nearness: frozenset[str]
    nearness_nouns: frozenset[str]
    suburbs: frozenset[str]
    distance_units: frozenset[str]
    directions: frozenset[str]
    inner: frozenset[str]
    opening: frozenset[str]
    loose_kinds: frozenset[str]
    vague_kinds: frozenset[str]
    generic: frozenset[str]
    acronyms: frozenset[str]
    small_words: frozenset[str]
    directional: frozenset[str]
    taking: frozenset[str]
    not_names: frozenset[str]
    qualifying: frozenset[str]
    settlement_kinds: frozenset[str]
    region_kinds: frozenset[str]
    district_kinds: frozenset[str]
    natural_kinds: frozenset[str]
    not_places: frozenset[str]
    ambiguous: frozenset[str]
    given_names: frozenset[str]
    titles: frozenset[str]
    saying: frozenset[str]
    governing: frozenset[str]
    stative: frozenset[str]
    party_prepositions: frozenset[str]
    organization_kinds: frozenset[str]
    destination_verbs: frozenset[str]
    local_authorities: frozenset[str]
    services: frozenset[str]
    street_kinds: frozenset[str]
    streets: frozenset[str]
    scenes: frozenset[str]
    inhabitants: frozenset[str]
    quarters: frozenset[str]
    courts: frozenset[str]
    hospitals: frozenset[str]
    press: frozenset[str]
    after_verbs: frozenset[str]
    abbreviations: dict[str, str]


class HomeWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """What each sign of a report's town is worth, as places_home.toml holds it."""

    signs: dict[str, float]


class PlaceVocabulary(Struct, frozen=True):
    """All the vocabulary of places."""

    words: Words
    spelling: Spelling
    countries: dict[str, Country]
    areas: dict[str, Area]
    home: HomeWeights
