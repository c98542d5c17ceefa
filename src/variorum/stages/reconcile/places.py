"""Where: the finding on the place, and the place that the ledger shows."""

from collections.abc import Sequence

from variorum.model.incident import Finding, IncidentPlace
from variorum.model.names import fold
from variorum.model.values import PlaceValue
from variorum.stages.reconcile.evidence import Case, Evidence
from variorum.stages.reconcile.positions import given_in, group, is_denied, status_of

FINENESS = {"point": 0, "near": 1, "district": 2, "region": 3, "country": 4}
"""The precisions from fine to coarse."""
UCDP = {"point": 1, "near": 2, "district": 3, "region": 4, "country": 6}
"""UCDP's where_prec: 1 exact, 2 within about 25 km, 3 district, 4 first-order region, 6 country."""
ACLED = {"point": 1, "near": 2, "district": 2, "region": 3}
"""ACLED's geo_precision: 1 a town, 2 near a town or part of a region, 3 a region; a whole country is not coded."""


def place_finding(case: Case) -> Finding | None:
    """Say what places are given; a region or country that holds another origin's village agrees with it."""
    evidence = case.of("place")
    if not evidence:
        return None
    positions = group(evidence, lambda piece: (fold(_value(piece).name), _listed_country(_value(piece)) or ""))
    said = [_value(piece) for piece in evidence if piece.claim.stance in ("asserts", "hedges")]
    countries = {country for value in said if (country := _listed_country(value))}
    finest = {fold(value.name) for value in said if FINENESS[value.precision] <= FINENESS["near"]}
    alike = len(countries) <= 1 and len(finest) <= 1
    denied = is_denied(evidence, lambda piece: (fold(_value(piece).name),))
    status = status_of(positions, evidence, disputed=_clash(said) or denied, alike=alike)
    reason = {
        "disputed": "Places in different countries are given, or a place is denied.",
        "range": "Several places of one country are given; each may be right.",
        "withheld": "Nobody names a place.",
    }.get(status, "The places given are one within the other." if len(positions) > 1 else "One place is given.")
    return Finding("place", status, positions, f"{reason} {given_in(evidence, case)}")


def _clash(said: Sequence[PlaceValue]) -> bool:
    """Say whether places exclude each other: towns in different countries, or countries where nothing finer is named.

    A country alone is often that of those who did it, or where those who were hurt come from.
    """
    finer = [value for value in said if value.precision != "country"]
    towns = [value for value in finer if FINENESS[value.precision] <= FINENESS["near"]]
    placed = {country for value in (towns if finer else said) if (country := _listed_country(value))}
    return len(placed) > 1


def _listed_country(value: PlaceValue) -> str | None:
    """Give the country of a place that a gazetteer lists; of any other it is only what its report speaks of."""
    return value.country if value.gazetteer_id is not None else None


def choose_place(case: Case) -> IncidentPlace | None:
    """Choose the most exact place; among equals the one that most origins give, then the first one told."""
    evidence = [piece for piece in case.weighed("place") if piece.claim.stance in ("asserts", "hedges")]
    if not evidence:
        return None
    origins: dict[tuple[str, str], set[str]] = {}
    for piece in evidence:
        origins.setdefault(_spot(piece), set()).add(piece.origin)
    chosen = min(evidence, key=lambda piece: _preference(piece, len(origins[_spot(piece)])))
    value = _value(chosen)
    wider = [_value(piece) for piece in evidence if _value(piece).country in (None, value.country)]
    country = value.country or next((_value(piece).country for piece in evidence if _value(piece).country), None)
    admin1 = value.admin1 or next((other.admin1 for other in wider if other.admin1), None)
    return IncidentPlace(
        name=value.name, country=country, admin1=admin1, lat=value.lat, lon=value.lon, precision=value.precision,
        gazetteer_id=value.gazetteer_id, words=value.words, ucdp_prec=UCDP[value.precision],
        acled_prec=ACLED.get(value.precision),
    )  # fmt: skip


def _spot(piece: Evidence) -> tuple[str, str]:
    """Tell a place from what is near it."""
    value = _value(piece)
    return fold(value.name), value.precision


def _preference(piece: Evidence, origins: int) -> tuple[int, bool, int, int, tuple[str, str, int, str]]:
    """Exact places first; a point and a place near it are equally good, so the origins decide between them.

    Among them a place that a gazetteer lists goes before one that none does, a street or a hall: of that nothing is
    known but the region.
    """
    value = _value(piece)
    fineness = FINENESS[value.precision]
    return (max(fineness, FINENESS["near"]), value.gazetteer_id is None, -origins, fineness, piece.order)


def _value(piece: Evidence) -> PlaceValue:
    value = piece.claim.value
    if not isinstance(value, PlaceValue):
        msg = f"claim {piece.claim.id} on the place carries no place"
        raise TypeError(msg)
    return value
