"""What the readers of one report find, before it is put together into claims: places in the text with a meaning."""

from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.model.claim import AttributionLink, Mode, Stance
from variorum.model.values import CasualtyKind, CountValue, DateValue, IncidentType, PlaceValue

Span: TypeAlias = tuple[int, int]
"""Characters of the report's text, end-exclusive."""
TimeKind: TypeAlias = Literal["date", "time", "duration", "set"]
Reality: TypeAlias = Literal["actual", "negated", "hypothetical", "planned", "habitual"]


class TimeMention(Struct, frozen=True):
    """A time expression. ``value.timex`` always holds its TIMEX3 value; ``anchored`` is false where no day is known."""

    start: int
    end: int
    kind: TimeKind
    value: DateValue
    anchored: bool


class Distance(Struct, frozen=True):
    """How long after or before an event something was: "two days after", "the day before", "weeks after".

    ``token`` is the index of "after" or "before", ``words`` what ``start`` to ``end`` hold; ``unit`` is a letter of
    TIMEX3. ``amount`` is below zero before the event, and None where the words leave it open ("days after", "about a
    week after").
    """

    token: int
    start: int
    end: int
    words: str
    unit: str
    amount: int | None


class PlaceMention(Struct, frozen=True):
    """A place name with what it refers to; ``start`` to ``end`` are the words of ``value.words``.

    ``as_government`` is true where the name stands for a state ("Moscow said") and not for somewhere.
    ``as_people`` is true for an adjective or people ("Russian", "Armenians").
    """

    start: int
    end: int
    value: PlaceValue
    as_government: bool = False
    as_people: bool = False


class Name(Struct, frozen=True):
    """One person, organization, force or outlet of a report, with all that stands for it.

    ``name`` is the fullest form in the report, without title or article, ``role`` the words that say what it is
    ("RT chief"), ``mentions`` every span where it is named. ``country`` is an ISO 3166 alpha-2 code.
    """

    name: str
    role: str | None
    kind: Literal["person", "government", "organization", "media", "armed_group"]
    country: str | None
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


class Attribution(Struct, frozen=True):
    """Who says what, once: the words of the source, of the cue and of the content, each maybe in several pieces.

    ``chain`` runs from the nearest speaker outwards. ``content`` is all that stands on that speaker's word: whatever
    claim lies inside it has this chain. ``source`` is empty for a speaker carried over from an earlier sentence.
    ``weight`` orders overlapping attributions: the higher one is the nearer to the words. ``thought`` is true where
    somebody is said to believe, want or judge, and does not say so: the ledger leaves these out.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[AttributionLink, ...]
    as_written: str | None
    mode: Mode
    stance: Stance
    weight: int = 0
    thought: bool = False


class CountMention(Struct, frozen=True):
    """A number, phrase or name that stands for casualties.

    ``start`` to ``end`` are the words that carry the value (``value.words``), ``head`` the index of their main word,
    ``trigger`` that of the word that says what befell them. ``person`` is the name of a single named person.
    ``attacker`` is true where the dead or wounded are those who attacked.
    """

    kind: CasualtyKind
    start: int
    end: int
    head: int
    trigger: int
    value: CountValue
    stance: Stance
    person: str | None = None
    attacker: bool = False


class EventMention(Struct, frozen=True):
    """A word or phrase that tells of something that happened, was denied, feared or planned.

    ``token`` is the index of its main word. ``family`` groups the types that can be one incident (``violence``,
    ``campaign``, ``talks`` ...). ``generic`` words ("the incident") take their meaning from what was told before;
    ``weak`` ones ("died") say that there were victims but not how. ``plural`` is true of several at once ("air
    strikes"), ``definite`` of something already known ("the attack"), ``other`` of something marked as not the one
    in hand ("another attack", "in retaliation for the strikes").
    """

    token: int
    start: int
    end: int
    type: IncidentType
    family: str
    reality: Reality
    generic: bool = False
    weak: bool = False
    plural: bool = False
    definite: bool = False
    other: bool = False
