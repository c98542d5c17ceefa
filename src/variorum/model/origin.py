"""Whose word the claims of an incident are: the way from each report back to an origin."""

from msgspec import Struct


class Carrier(Struct, frozen=True):
    """A report that carries the word of an origin, in some claims.

    ``reprints`` are the reports that it goes back to, the nearest first; ``through`` are the speakers between the
    outlet and the origin, from the outlet onwards; ``written`` is how the report calls the origin, None in its own
    voice.
    """

    report: str
    written: str | None
    through: tuple[str, ...]
    reprints: tuple[str, ...]
    claims: tuple[str, ...]


class OriginChain(Struct, frozen=True):
    """An independent origin of an incident's claims, and the reports that carry its word, the earliest first."""

    origin: str
    carriers: tuple[Carrier, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which it goes in the reports, as they are written."""
        return tuple(sorted({carrier.written for carrier in self.carriers if carrier.written}))
