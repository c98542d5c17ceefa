"""The words by which names are read, as the files of the vocabulary hold them."""

from msgspec import Struct


class Transliteration(Struct, frozen=True, rename={"source": "from", "target": "to"}):
    """Letters that are one sound in different transliterations: each of ``source`` counts as ``target``."""

    source: tuple[str, ...]
    target: str


class NameWords(Struct, frozen=True):
    """What ``names.toml`` holds."""

    titles: frozenset[str]
    courtesies: frozenset[str]
    roles: frozenset[str]
    government: frozenset[str]
    name_owners: frozenset[str]
    national: frozenset[str]
    seats: frozenset[str]
    organizations: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    transliteration: tuple[Transliteration, ...]


class CountryWords(Struct, frozen=True):
    """The names of one country, as ``places_countries.toml`` holds them."""

    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class OutletWords(Struct, frozen=True):
    """What ``outlets.toml`` holds."""

    names: frozenset[str]
    nouns: frozenset[str]
    endings: tuple[str, ...]


class ArmedGroupWords(Struct, frozen=True):
    """What ``armed_groups.toml`` holds."""

    names: frozenset[str]
    nouns: frozenset[str]


class NameVocabulary(Struct, frozen=True):
    """All words by which names are read.

    ``country_of`` gives the code for a country's name, adjective, capital or seat in lower case, ``adjective_of`` the
    adjective for a code ("Russian" for RU).
    """

    words: NameWords
    outlets: OutletWords
    armed_groups: ArmedGroupWords
    country_of: dict[str, str]
    adjective_of: dict[str, str]


def make_vocabulary(
    words: NameWords, outlets: OutletWords, armed_groups: ArmedGroupWords, countries: dict[str, CountryWords]
) -> NameVocabulary:
    """Put the files together and turn the countries round."""
    country_of: dict[str, str] = {}
    for code, country in countries.items():
        for form in (country.name, *country.aliases, *country.adjectives, *country.capitals, *country.seats):
            country_of.setdefault(form.lower(), code)
    adjective_of = {code: country.adjectives[0] for code, country in countries.items() if country.adjectives}
    return NameVocabulary(words, outlets, armed_groups, country_of, adjective_of)
