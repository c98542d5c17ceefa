"""One source's word about one property of one incident, as one report carries it."""

from typing import Literal, TypeAlias, get_args

import msgspec
from msgspec import Struct

from variorum.model.ids import content_id
from variorum.model.values import (
    ActorValue,
    CountValue,
    DateValue,
    EventValue,
    IncidentType,
    PlaceValue,
    ResponseValue,
    ResponsibilityValue,
    ThingValue,
    Value,
)

Field: TypeAlias = Literal[
    "event", "date", "place", "perpetrator", "victim", "target", "weapon", "killed", "wounded", "missing", "captured",
    "released", "displaced", "damage", "responsibility", "response",
]  # fmt: skip
Stance: TypeAlias = Literal["asserts", "hedges", "denies", "withholds"]
SpeakerKind: TypeAlias = Literal[
    "person", "government", "organization", "media", "armed_group", "anonymous", "document"
]
Mode: TypeAlias = Literal["direct", "indirect", "mixed"]
Standing: TypeAlias = Literal["main", "background", "precedent", "response", "related"]
Relation: TypeAlias = Literal["part_of", "response_to", "background", "precedent"]

FIELDS: tuple[Field, ...] = get_args(Field)
COUNT_FIELDS: tuple[Field, ...] = ("killed", "wounded", "missing", "captured", "released", "displaced")
VALUE_TYPES: dict[str, type[Struct]] = {
    "event": EventValue,
    "date": DateValue,
    "place": PlaceValue,
    "perpetrator": ActorValue,
    "victim": ActorValue,
    "target": ActorValue,
    "weapon": ThingValue,
    "damage": ThingValue,
    "responsibility": ResponsibilityValue,
    "response": ResponseValue,
    **dict.fromkeys(COUNT_FIELDS, CountValue),
}


class AttributionLink(Struct, frozen=True):
    """One step of who says so: ``name`` in its fullest form, the word that reports, and where it was said."""

    name: str | None
    role: str | None
    kind: SpeakerKind
    cue: str | None
    medium: str | None = None
    qualifiers: tuple[str, ...] = ()


class Claim(Struct, frozen=True):
    """A claim. ``attribution`` runs from the nearest speaker outwards; empty, it is the outlet's own voice.

    ``account`` is the id of the account that it belongs to, or None where it could not be placed.
    """

    id: str
    report: str
    account: str | None
    field: Field
    value: Value
    quote: str
    start: int
    end: int
    context_start: int
    context_end: int
    attribution: tuple[AttributionLink, ...]
    stance: Stance

    @property
    def origin(self) -> AttributionLink | None:
        """The nearest speaker, or None for the outlet."""
        return self.attribution[0] if self.attribution else None


class Statement(Struct, frozen=True):
    """Words that a report gives as somebody's: between quotation marks, or retold."""

    id: str
    report: str
    account: str | None
    speaker: str | None
    speaker_as_written: str | None
    role: str | None
    kind: SpeakerKind | None
    cue: str | None
    mode: Mode
    text: str
    quote: str
    start: int
    end: int
    medium: str | None


class AccountRelation(Struct, frozen=True):
    """How one account of a report stands to another of the same report."""

    account: str
    relation: Relation
    claims: tuple[str, ...] = ()


class Account(Struct, frozen=True):
    """One report's telling of one incident. ``start`` and ``end`` mark the words that tell it best."""

    id: str
    report: str
    type: IncidentType
    standing: Standing
    start: int
    end: int
    claims: tuple[str, ...] = ()
    relations: tuple[AccountRelation, ...] = ()


class _RawClaim(Struct, frozen=True):
    id: str
    report: str
    account: str | None
    field: Field
    value: msgspec.Raw
    quote: str
    start: int
    end: int
    context_start: int
    context_end: int
    attribution: tuple[AttributionLink, ...]
    stance: Stance


def make_claim(
    *,
    report: str,
    account: str | None,
    field: Field,
    value: Value,
    text: str,
    span: tuple[int, int],
    context: tuple[int, int],
    attribution: tuple[AttributionLink, ...] = (),
    stance: Stance = "asserts",
) -> Claim:
    """Make a claim whose quote is cut from ``text`` at ``span`` and whose id comes from what it says."""
    start, end = span
    identity = content_id("c", report, field, value, start, end, attribution, stance)
    return Claim(identity, report, account, field, value, text[start:end], start, end, *context, attribution, stance)


def make_account(
    *,
    report: str,
    type: IncidentType,  # noqa: A002 - the name of the field
    span: tuple[int, int],
    standing: Standing = "main",
) -> Account:
    """Make an account whose id comes from where its incident is told; it has the claims that are made with that id.

    >>> make_account(report="r-1", type="attack", span=(3, 9)).id
    'a-7a22285e9b20190f'

    """
    return Account(content_id("a", report, span[0], type), report, type, standing, *span)


def encode_claim(claim: Claim) -> bytes:
    """Write a claim as JSON."""
    return msgspec.json.encode(claim)


def decode_claim(data: bytes) -> Claim:
    """Read a claim from JSON; its value takes the type that its field calls for.

    Raises:
        msgspec.ValidationError: a part is missing or of the wrong type.

    >>> claim = make_claim(report="r-1", account=None, field="event", value=EventValue("attack"),
    ...                    text="An attack.", span=(3, 9), context=(0, 10))
    >>> decode_claim(encode_claim(claim)) == claim
    True

    """
    raw = msgspec.json.decode(data, type=_RawClaim)
    value = msgspec.json.decode(raw.value, type=VALUE_TYPES[raw.field])
    fields = {name: getattr(raw, name) for name in raw.__struct_fields__}
    return Claim(**{**fields, "value": value})
