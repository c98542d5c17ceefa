"""The town of a local report, or the country that a report is about, for an incident of which no place is told."""

from collections import Counter

from variorum.model.claim import Claim
from variorum.model.values import ActorValue, PlaceValue
from variorum.stages.extract.assemble.claims import Writer
from variorum.stages.extract.episodes import HARMFUL, Episode
from variorum.stages.extract.episodes.places import waging
from variorum.stages.extract.mentions import PlaceMention

_LOCAL = {"violence", "abduction"}
"""Families that happen at one spot."""
_LAT, _LON = 0.25, 0.35
"""Degrees within which a spot is taken for a part of a town: some 25 km."""
_AROUND = 3
"""How many times as far a town may be from a large one that the incident is told to be near."""


def write_home(writer: Writer) -> None:
    """Add the town whose authorities speak, as a hedged place of the main incident, where it agrees with what is told.

    Where another town is told, the report's own stands beside it only if the signs leave little doubt: it is then right
    more often than the other one, which may be where somebody lives or is held. Where no place is told at all, the
    country that the report speaks of is the incident's, hedged too.
    """
    main = writer.gathering.main
    account = writer.account(main)
    if main is None or account is None or main.family not in HARMFUL:
        return
    told = [place for claim in writer.claims.values() if (place := _place(claim, account)) is not None]
    home = writer.readings.home if main.family in _LOCAL else None
    if home is None and not told:
        home = _country_of(writer, main, account)
    if home is not None and _fits(home.value, told, sure=writer.readings.home_sure):
        writer.write("place", home.value, (home.start, home.end), account, stance="hedges")


MOST, LEAST, OTHER = 0.5, 2, 0.4
"""A report is about a country with this share of its places and peoples, so many at least, and no other with more than
that: it names the country of 69% of articles on attacks in the half this was set on, and of 67% in the other."""


def _country_of(writer: Writer, main: Episode, account: str) -> PlaceMention | None:
    """Give the mention of the country that a report is about, if any: its own name before that of its people.

    A country that attacks is not where it does, if others are named.
    """
    places = writer.readings.places
    counts = Counter(place.value.country for place in places if place.value.country is not None)
    (code, number), (_, second) = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    total = sum(counts.values())
    if number < LEAST or number < MOST * total or second > OTHER * total:
        return None
    if second and code in _attacking(writer, main, account):
        return None
    own = [place for place in places if place.value.country == code and place.value.precision == "country"]
    return min(own, key=lambda place: (place.as_people, place.start), default=None)


def _attacking(writer: Writer, main: Episode, account: str) -> set[str | None]:
    claims = (claim for claim in writer.claims.values() if claim.account == account and claim.field == "perpetrator")
    told = {claim.value.country for claim in claims if isinstance(claim.value, ActorValue)}
    return told.union(*(waging(writer.readings, mention) for mention in main.mentions))


def _place(claim: Claim, account: str) -> PlaceValue | None:
    return claim.value if claim.account == account and isinstance(claim.value, PlaceValue) else None


def _fits(town: PlaceValue, told: list[PlaceValue], *, sure: bool) -> bool:
    """Say whether a town can stand beside the places told; it is not told twice."""
    if any(place.name == town.name for place in told):
        return False
    return sure or all(_agrees(town, place) for place in told)


def _agrees(town: PlaceValue, told: PlaceValue) -> bool:
    """Say whether a town can lie in a region that is told, or around a spot that is told."""
    if told.country not in {None, town.country}:
        return False
    if told.precision in {"region", "district"} and told.admin1 is not None:
        return told.admin1 == town.admin1
    if told.precision not in {"point", "near"} or None in {told.lat, told.lon, town.lat, town.lon}:
        return True
    times = _AROUND if told.precision == "near" else 1
    apart = abs((told.lat or 0.0) - (town.lat or 0.0)) / _LAT, abs((told.lon or 0.0) - (town.lon or 0.0)) / _LON
    return max(apart) < times or told.gazetteer_id is None
