"""What the stage needs of a gazetteer: names in, places out."""

from collections.abc import Sequence
from typing import Literal, Protocol, TypeAlias

from msgspec import Struct

PlaceKind: TypeAlias = Literal["country", "region", "district", "town", "area", "continent", "water", "mountain"]
PLACE_KINDS: tuple[PlaceKind, ...] = (
    "country", "region", "district", "town", "area", "continent", "water", "mountain",
)  # fmt: skip


class Place(Struct, frozen=True, gc=False):
    """A place of a gazetteer.

    ``gazetteer_id`` names the gazetteer and the entry ("geonames:586523"), ``country`` is an ISO 3166 alpha-2 code,
    ``admin1`` the name of the first-order region, ``district`` the id of the second-order one, ``lat`` and ``lon`` are
    degrees (of a region, its middle). ``population`` is 0 where it is not known. ``known_as`` is true where the name
    looked up is the place's main one and not an alternate.
    """

    gazetteer_id: str
    name: str
    country: str | None
    admin1: str | None
    district: str | None
    lat: float
    lon: float
    kind: PlaceKind
    population: int
    known_as: bool = True


class Gazetteer(Protocol):
    """Finds places by name, however it is kept."""

    def lookup(self, name: str) -> Sequence[Place]:
        """Give the places of that name or alternate name, most populous first; empty where there is none."""

    def describe(self) -> str:
        """Give name, version and digest of what is loaded, for the ledger's record of what read it."""
