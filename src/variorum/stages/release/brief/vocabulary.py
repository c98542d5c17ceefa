"""The words that a brief is written with."""

from msgspec import Struct

from variorum.model.claim import Field, Relation
from variorum.model.values import IncidentType, Position, ResponseType


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words in lower case."""

    words: frozenset[str]


class PositionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How a position on responsibility is told: by the actor, others, those who deny it, of nobody named or at all.

    ``active`` has the others as its subject, where that reads better.
    """

    own: str
    told: str
    refused: str
    unnamed: str
    withheld: str
    active: str | None = None


class ResponseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How a response is told, with and without those who gave it and those towards whom."""

    did: str
    did_whom: str
    done: str
    done_whom: str
    not_done: str


class NameWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The nouns by which a name is given its article."""

    definite: frozenset[str]
    common: frozenset[str]
    bare: frozenset[str]
    adjectives: frozenset[str]
    persons: frozenset[str]
    only: frozenset[str]
    spoken_a: frozenset[str]
    spoken_an: frozenset[str]
    plurals: frozenset[str]
    singular: frozenset[str]
    collectives: frozenset[str]
    determiners: frozenset[str]
    definite_places: frozenset[str]
    prepositions: frozenset[str]


class BriefWords(Struct, frozen=True, forbid_unknown_fields=True):
    """All the words of a brief that do not come from claims.

    ``everybody`` and ``attackers`` are the nouns for whom a count speaks of, from the file on groups of victims.
    """

    months: tuple[str, ...]
    numbers: tuple[str, ...]
    most_named: int
    limits: frozenset[str]
    types: dict[IncidentType, str]
    happened: dict[IncidentType, str]
    peaceful: Words
    shared: Words
    hit: dict[IncidentType, str]
    counts: dict[Field, str]
    positions: dict[Position, PositionWords]
    responses: dict[ResponseType, ResponseWords]
    relations: dict[Relation, str]
    names: NameWords
    nouns: dict[str, str]
    everybody: frozenset[str] = frozenset()
    attackers: frozenset[str] = frozenset()
