"""Which of the places of a name is meant: what is large, what is near to the other places of the report.

The weights were fitted by coordinate search on half of the reports of LGL and GeoVirus.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from variorum.stages.extract.places.gazetteer import Place, PlaceKind

POPULATION = 0.7
"""Points for each tenfold of inhabitants."""
KIND: dict[PlaceKind, float] = {
    "country": 4.0, "region": 1.0, "district": -1.5, "town": 0.0, "area": 4.0, "continent": 5.0, "water": 2.0,
    "mountain": 2.0,
}  # fmt: skip
"""Points for the kind of place, all else being equal."""
KNOWN_AS = 1.0
"""Points for the main name against an alternate one."""
SAME_COUNTRY = 2.5
"""Points if all the other names of the report speak for the country; a share of them for a share."""
SAME_REGION = 3.0
"""Points if all the other names of the report speak for the first-order region."""
CONTAINED = 8.0
"""Points for lying in what the text names next: "Paris, Texas"."""
WRONG_KIND = 4.0
"""Points lost by a place that is not of the kind the text names: "Orange County"."""
MOST_PLACES = 40
"""Places of one name that are compared, the most populous first."""
ROUNDS = 2
"""How often the names' votes are counted anew; a third round changes less than one name in a hundred."""

Votes = dict[tuple[str, ...], float]


class Name(Struct):
    """A name of a report with the places that it may stand for, and what the text says of it wherever it stands.

    ``containers`` are the names that stand behind it after a comma, ``kinds`` the kinds that the text gives it.
    """

    places: Sequence[Place]
    containers: list[str]
    kinds: list[frozenset[PlaceKind]]
    count: int = 1
    priors: list[float] = []
    chosen: int = 0


def resolve(names: Mapping[str, Name], countries: Iterable[str]) -> None:
    """Choose a place for each name; ``countries`` are codes that the report speaks of otherwise, as by adjectives."""
    given: Votes = defaultdict(float)
    for code in countries:
        given[(code,)] += 0.5
    for name in names.values():
        name.places = name.places[:MOST_PLACES]
        name.priors = [_prior(place, name, names) for place in name.places]
    votes = {form: _votes(name, name.priors) for form, name in names.items()}
    for _ in range(ROUNDS):
        total = _sum([given, *votes.values()])
        for form, name in names.items():
            scores = _scores(name, total, votes[form])
            name.chosen = max(range(len(scores)), key=scores.__getitem__)
            votes[form] = _votes(name, scores)


def _prior(place: Place, name: Name, names: Mapping[str, Name]) -> float:
    score = POPULATION * math.log10(place.population + 10) if place.kind == "town" else 3.0 + KIND[place.kind]
    score += KNOWN_AS * place.known_as
    if name.kinds and not any(place.kind in kinds for kinds in name.kinds):
        score -= WRONG_KIND
    if any(_within(place, container, names) for container in name.containers):
        score += CONTAINED
    return score


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


def _votes(name: Name, scores: Sequence[float]) -> Votes:
    best = max(scores)
    weights = [math.exp(score - best) for score in scores]
    total = sum(weights)
    votes: Votes = defaultdict(float)
    for place, weight in zip(name.places, weights, strict=True):
        share = weight / total
        if place.country and share > 0.02:
            votes[(place.country,)] += share
            region = place.name if place.kind == "region" else place.admin1
            if region:
                votes[(place.country, region)] += share
    return votes


def _sum(all_votes: Iterable[Votes]) -> Votes:
    total: Votes = defaultdict(float)
    for votes in all_votes:
        for key, share in votes.items():
            total[key] += share
    return total


def _scores(name: Name, total: Votes, own: Votes) -> list[float]:
    everything = sum(share for key, share in total.items() if len(key) == 1) - sum(
        share for key, share in own.items() if len(key) == 1
    )
    scale = 1.0 / max(everything, 1.0)
    scores = []
    for place, prior in zip(name.places, name.priors, strict=True):
        score = prior
        if place.country:
            country = (place.country,)
            score += SAME_COUNTRY * scale * (total.get(country, 0.0) - own.get(country, 0.0))
            region = (place.country, (place.name if place.kind == "region" else place.admin1) or "")
            score += SAME_REGION * scale * (total.get(region, 0.0) - own.get(region, 0.0))
        scores.append(score)
    return scores
