"""Countries by what news calls them: name, adjective, people, capital or seat of government."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from variorum.stages.extract.places.names import fold


class Country(Struct, frozen=True, forbid_unknown_fields=True):
    """A country as places_countries.toml holds it; ``geonames`` is its id, ``lat`` and ``lon`` its middle."""

    name: str
    geonames: int
    lat: float
    lon: float
    population: int
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class Countries:
    """Looks up which country words speak of, by its ISO 3166 alpha-2 code, and the other way round.

    >>> azerbaijan = Country(
    ...     "Azerbaijan", 587116, 40.5, 47.5, 10_224_900, adjectives=("Azerbaijani",), capitals=("Baku",)
    ... )
    >>> countries = Countries({"AZ": azerbaijan})
    >>> countries.of("Azerbaijanis"), countries.of("Baku"), countries.people("Baku"), countries.adjective("AZ")
    ('AZ', 'AZ', None, 'Azerbaijani')

    """

    def __init__(self, countries: Mapping[str, Country], peoples: Mapping[str, str] | None = None) -> None:
        """Index countries by code; ``peoples`` are further adjectives ("Chechen") with the code of their country."""
        self._countries = countries
        self._names: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._governments: dict[str, str] = {}
        for code, country in countries.items():
            _file(self._names, (country.name, *country.aliases), code)
            _file(self._people, _people(country), code)
            _file(self._governments, (*country.capitals, *country.seats), code)

        for people, code in (peoples or {}).items():
            _file(self._people, _with_plural(people), code)

    def of(self, words: str) -> str | None:
        """Give the country that a name, adjective, people, capital or seat of government speaks of, or None."""
        form = fold_words(words)
        return self._names.get(form) or self._people.get(form) or self._governments.get(form)

    def named(self, words: str) -> str | None:
        """Give the country of that name, or None."""
        return self._names.get(fold_words(words))

    def people(self, words: str) -> str | None:
        """Give the country of that adjective or people, or None."""
        return self._people.get(fold_words(words))

    def government(self, words: str) -> str | None:
        """Give the country whose capital or seat of government that is, or None."""
        return self._governments.get(fold_words(words))

    def name(self, code: str) -> str:
        """Give the English name of a country.

        Raises:
            KeyError: no country has that code.

        """
        return self._countries[code].name

    def adjective(self, code: str) -> str | None:
        """Give the adjective of a country, or None where the list has none."""
        country = self._countries.get(code)
        return country.adjectives[0] if country and country.adjectives else None


def fold_words(words: str) -> str:
    """Give words in lower case without accents, points and a leading "the"."""
    return fold(words).removeprefix("the ")


def _people(country: Country) -> Iterable[str]:
    for each in (*country.adjectives, *country.people):
        yield from _with_plural(each)


def _with_plural(people: str) -> Iterable[str]:
    yield people
    if not people.endswith(("s", "sh", "ch", "se", "men", ".", "US", "UK")):
        yield f"{people}s"


def _file(table: dict[str, str], names: Iterable[str], code: str) -> None:
    for name in names:
        table.setdefault(fold_words(name), code)
