"""The town of a local report, for an incident of which no town is told."""

from variorum.model.claim import Claim
from variorum.model.values import PlaceValue
from variorum.stages.extract.assemble.claims import Writer

_LOCAL = {"violence", "abduction"}
"""Families that happen at one spot."""
_LAT, _LON = 0.25, 0.35
"""Degrees within which a spot is taken for a part of a town: some 25 km."""


def write_home(writer: Writer) -> None:
    """Add the town whose authorities speak, as a hedged place of the main incident, where it agrees with what is told.

    Nothing is added where a town is told already: the town itself must not stand beside another one.
    """
    main = writer.gathering.main
    account = writer.account(main)
    if main is None or account is None or main.family not in _LOCAL:
        return
    told = [place for claim in writer.claims.values() if (place := _place(claim, account)) is not None]
    home = writer.readings.home
    if home is not None and all(_agrees(home.value, place) for place in told):
        writer.write("place", home.value, (home.start, home.end), account, stance="hedges")


def _place(claim: Claim, account: str) -> PlaceValue | None:
    return claim.value if claim.account == account and isinstance(claim.value, PlaceValue) else None


def _agrees(home: PlaceValue, told: PlaceValue) -> bool:
    """Say whether a town can lie in a region that is told, or around a spot that is told."""
    if told.name == home.name or told.country not in {None, home.country}:
        return False
    if told.precision in {"region", "district"} and told.admin1 is not None:
        return told.admin1 == home.admin1
    if told.precision not in {"point", "near"} or None in {told.lat, told.lon, home.lat, home.lon}:
        return True
    near = abs((told.lat or 0.0) - (home.lat or 0.0)) < _LAT and abs((told.lon or 0.0) - (home.lon or 0.0)) < _LON
    return near or told.gazetteer_id is None
