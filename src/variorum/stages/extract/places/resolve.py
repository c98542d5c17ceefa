"""Which of the places of a name is meant: what is large, what is near to the other places of the report.

The weights were fitted by coordinate search on half of the reports of LGL and GeoVirus.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from variorum.stages.extract.places.gazetteer import Place, PlaceKind

POPULATION = 0.75
"""Points for each tenfold of inhabitants."""
KIND: dict[PlaceKind, float] = {
    "country": 3.0, "region": 1.0, "district": -1.5, "town": 0.0, "area": 6.0, "continent": 8.0, "water": 4.0,
    "mountain": 4.0,
}  # fmt: skip
"""Points for the kind of place, all else being equal."""
KNOWN_AS = 1.0
"""Points for the main name against an alternate one."""
SAME_COUNTRY = 4.0
"""Points if all the other names of the report speak for the country; a share of them for a share."""
SAME_REGION = 8.0
"""Points if all the other names of the report speak for the first-order region."""
CAPITAL = 4.0
"""Points for the capital of a country."""
FAMOUS = 1.5
"""Points for a town of so many people that it is spoken of without more, by its main name."""
FAMOUS_FROM = 500_000
"""Inhabitants of such a town."""
CONTAINED = 8.0
"""Points for lying in what the text names next: "Paris, Texas"."""
WRONG_KIND = 9.0
"""Points lost by a place that is not of the kind the text names: "Orange County"."""
NAMESAKE = 4.0
"""Points lost by a region or district that holds a town of the same name, unless the text says "province"."""
NAMESAKE_FROM = 20_000
"""Inhabitants of such a town."""
MOST_PLACES = 25
"""Places of one name that are compared, the most populous first."""
SUPPORTED = 0.03
"""Share of the other names' votes without which an alternate name is taken for another place's."""
UNHEARD = 0.5
"""Votes of other names below which a report gives no context."""
SMALLEST = 0.02
"""Share of a name's vote below which a place has none."""
ROUNDS = 3
"""How often the names' votes are counted anew; a third round changes less than one name in a hundred."""

SAME_AREA = 4.0
"""Points if all the other names of the report speak for the same square of the map."""
SQUARE = 4.0
"""Degrees of a side of such a square; two grids are laid, half a square apart, so that neighbours share one of them."""

Key = tuple[object, ...]
Votes = dict[Key, float]


class Name(Struct):
    """A name of a report with the places that it may stand for, and what the text says of it wherever it stands.

    ``containers`` are the names that stand behind it after a comma, ``kinds`` the kinds that the text gives it,
    ``capital_of`` the country whose capital has that name.
    """

    places: Sequence[Place]
    containers: list[str]
    kinds: list[frozenset[PlaceKind]]
    count: int = 1
    capital_of: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    """The countries that the text says it is in: "Palma in Mozambique"."""
    priors: list[float] = []
    scores: list[float] = []
    keys: list[tuple[tuple[Key, float], ...]] = []
    chosen: int = 0
    support: float = 0.0
    elsewhere: bool = False
    """Whether the report speaks of one other country alone."""

    @property
    def place(self) -> Place | None:
        """The place chosen; None for an alternate name in a country that nothing else in the report speaks for."""
        place = self.places[self.chosen]
        if self.inside and place.country not in self.inside:
            return next((other for other in self.places if other.country in self.inside), None)
        if self.elsewhere and place.kind == "town" and place.population < FAMOUS_FROM and not self.capital_of:
            return None
        return None if self.support < SUPPORTED and not place.known_as and place.kind in ("town", "district") else place


def resolve(names: Mapping[str, Name], countries: Iterable[str]) -> None:
    """Choose a place for each name; ``countries`` are codes that the report speaks of otherwise, as by adjectives."""
    given: Votes = defaultdict(float)
    for code in countries:
        given[(code,)] += 0.5
    for name in names.values():
        name.places = name.places[:MOST_PLACES]
        name.keys = [_keys(place) for place in name.places]
        name.priors = [_prior(place, name, names) for place in name.places]
    votes = {form: _votes(name, name.priors) for form, name in names.items()}
    voters = sum(given.values()) + len(names)
    for _ in range(ROUNDS):
        total = _sum([given, *votes.values()])
        for form, name in names.items():
            scores = _scores(name, total, votes[form], voters)
            name.scores = scores
            name.chosen = max(range(len(scores)), key=scores.__getitem__)
            name.support = _support(name, total, votes[form])
            votes[form] = _votes(name, scores)
    _leave_out_strangers(names, {code for (code,) in given})


_WITHIN = ("town", "region", "district", "area")
LOCAL = 3
"""Towns and regions of one country, and of no other, that make a report one of that country; its own name counts too.
In 366 development reports this left out sixteen towns abroad, judged by their names mostly common words or surnames."""


def _leave_out_strangers(names: Mapping[str, Name], spoken_of: set[object]) -> None:
    """Mark the names whose place lies in a country that nothing speaks for, in a report of one other country alone."""
    found = {form: name.places[name.chosen] for form, name in names.items() if name.count > 1}
    for form, name in names.items():
        others = [place for other, place in found.items() if other != form]
        local = [place.country for place in others if place.country and place.kind in _WITHIN]
        country = name.places[name.chosen].country
        spoken = country in spoken_of or country in {place.country for place in others}
        named = bool(local) and (
            local[0] in spoken_of or local[0] in {p.country for p in others if p.kind == "country"}
        )
        name.elsewhere = not spoken and len(local) + named >= LOCAL and len(set(local)) == 1


def _prior(place: Place, name: Name, names: Mapping[str, Name]) -> float:
    score = KIND[place.kind] + POPULATION * math.log10(place.population + 10)
    score += KNOWN_AS * place.known_as
    if place.kind == "town" and place.known_as and name.places[0].kind != "country":
        score += FAMOUS * (place.population >= FAMOUS_FROM) + CAPITAL * (place.country in name.capital_of)
    if name.kinds and not any(place.kind in kinds for kinds in name.kinds):
        score -= WRONG_KIND
    elif not name.kinds and place.kind in ("region", "district") and _has_namesake(place, name):
        score -= NAMESAKE
    if any(_within(place, container, names) for container in name.containers):
        score += CONTAINED
    return score


def _has_namesake(region: Place, name: Name) -> bool:
    return any(
        town.kind == "town" and town.population >= NAMESAKE_FROM and contains(region, town) for town in name.places
    )


def _within(place: Place, container: str, names: Mapping[str, Name]) -> bool:
    around = names.get(container)
    return around is not None and any(contains(outer, place) for outer in around.places[:MOST_PLACES])


def contains(outer: Place, inner: Place) -> bool:
    """Tell whether one place lies in another, as far as their records say."""
    if outer.gazetteer_id == inner.gazetteer_id or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind in ("region", "area"):
        return inner.admin1 == outer.name
    return outer.kind == "district" and inner.district == outer.gazetteer_id


def _keys(place: Place) -> tuple[tuple[Key, float], ...]:
    """Give what a place speaks for, with the points of speaking for the same."""
    if not place.country:
        return ()
    region = place.name if place.kind == "region" else place.admin1
    country: tuple[Key, float] = ((place.country,), SAME_COUNTRY)
    if region is None:
        return (country,)
    square = SAME_AREA / 2
    return (
        country,
        ((place.country, region), SAME_REGION),
        ((place.lat // SQUARE, place.lon // SQUARE, 0), square),
        (((place.lat / SQUARE + 0.5) // 1, (place.lon / SQUARE + 0.5) // 1, 1), square),
    )


def _votes(name: Name, scores: Sequence[float]) -> Votes:
    best = max(scores)
    weights = [math.exp(score - best) for score in scores]
    total = sum(weights)
    votes: Votes = defaultdict(float)
    for keys, weight in zip(name.keys, weights, strict=True):
        share = weight / total
        if share > SMALLEST:
            for key, _ in keys:
                votes[key] += share
    return votes


def _support(name: Name, total: Votes, own: Votes) -> float:
    """Give the share of the other names' votes for the country chosen; 1 where there are no other names."""
    others = sum(share for key, share in total.items() if len(key) == 1) - 1.0
    country = (name.places[name.chosen].country,)
    if others <= UNHEARD:
        return 1.0
    return (total.get(country, 0.0) - own.get(country, 0.0)) / others


def _sum(all_votes: Iterable[Votes]) -> Votes:
    total: Votes = defaultdict(float)
    for votes in all_votes:
        for key, share in votes.items():
            total[key] += share
    return total


def _scores(name: Name, total: Votes, own: Votes, voters: float) -> list[float]:
    scale = 1.0 / max(voters - 1.0, 1.0)
    return [
        prior + scale * sum(points * (total.get(key, 0.0) - own.get(key, 0.0)) for key, points in keys)
        for prior, keys in zip(name.priors, name.keys, strict=True)
    ]
