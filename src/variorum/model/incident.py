"""What the ledger says happened: an incident with its findings, each traced to claims."""

from typing import Any, Literal, TypeAlias

from msgspec import Struct

from variorum.model.claim import Relation
from variorum.model.values import CasualtyKind, DatePrecision, IncidentType, PlacePrecision, Position

Status: TypeAlias = Literal["single", "agreed", "range", "disputed", "revised", "withheld"]
Role: TypeAlias = Literal["perpetrator", "victim", "target", "mediator", "party"]
Answer: TypeAlias = Literal["same", "different", "unsure"]
Mark: TypeAlias = Literal["accepted", "corrected", "as_read", "rejected"]
Scale: TypeAlias = Literal["airwars", "reliability", "credibility"]


class IncidentDate(Struct, frozen=True):
    """When the incident was, chosen among the claims, with the precision codes of UCDP and ACLED."""

    start: str | None
    end: str | None
    precision: DatePrecision
    words: str
    ucdp_prec: int | None
    acled_prec: int | None


class IncidentPlace(Struct, frozen=True):
    """Where the incident was, chosen among the claims, with the precision codes of UCDP and ACLED."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    gazetteer_id: str | None
    words: str
    ucdp_prec: int | None
    acled_prec: int | None


class Rejected(Struct, frozen=True):
    """Claims that a number does not rest on, and why."""

    claims: tuple[str, ...]
    reason: str


class Casualty(Struct, frozen=True):
    """A number that a policy settles on, the rule it used in words, and the claims that it rests on.

    ``rejected`` are the claims of the same kind that it does not rest on, each with the reason: together they are all
    that is claimed. ``belligerent`` tells that it stands on a warring side's own word alone.
    """

    kind: CasualtyKind
    group: str | None
    low: int | None
    best: int | None
    high: int | None
    policy: str
    rule: str
    claims: tuple[str, ...]
    rejected: tuple[Rejected, ...] = ()
    belligerent: bool = False


class IncidentActor(Struct, frozen=True):
    """Somebody who took part or suffered."""

    name: str
    role: Role
    country: str | None
    claims: tuple[str, ...]


class IncidentPerson(Struct, frozen=True):
    """A named person and what became of them."""

    name: str
    aliases: tuple[str, ...]
    role: str | None
    fate: str | None
    claims: tuple[str, ...]


class Responsibility(Struct, frozen=True):
    """Whose deed it is said to be, and by whom; ``by`` is None for an outlet that does not name itself."""

    actor: str | None
    position: Position
    by: str | None
    claims: tuple[str, ...]


class FindingPosition(Struct, frozen=True):
    """One of the answers given for a field: who gives it, in which claims.

    ``belligerents`` are those of the origins that are said to have done it, or speak for somebody who is. ``judged`` is
    what a person made of it: ``accepted``; ``corrected``, where its value is a person's; ``as_read``, what was read
    before that; ``rejected``. The last two do not count. ``judgements`` are the ids of all that bear on its claims.
    """

    value: Any
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    belligerents: tuple[str, ...] = ()
    judged: Mark | None = None
    judgements: tuple[str, ...] = ()


class Finding(Struct, frozen=True):
    """What the ledger says of one field: the answers given, how they stand to each other, and the rule, in words."""

    field: str
    status: Status
    positions: tuple[FindingPosition, ...]
    rule: str


class Related(Struct, frozen=True):
    """Another incident and how it stands to this one."""

    incident: str
    relation: Relation
    claims: tuple[str, ...]


class Change(Struct, frozen=True):
    """What the ledger said of a field before and after a report; ``at`` is the day of that report, where known."""

    at: str | None
    report: str | None
    field: str
    before: Any
    after: Any


class Grade(Struct, frozen=True):
    """How far an incident, a position or an origin is to be relied on: proposed by a rule, or set by a person.

    ``airwars`` grades an incident (``confirmed``, ``fair``, ``weak``, ``contested``, ``discounted``), ``reliability``
    an origin from A to F, ``credibility`` an incident or a position from 1 to 6. ``of`` is the origin's name, or
    the position as "killed: 12"; None is the incident. ``set_by`` is None for a proposal; a grade that a person sets
    stands beside it.
    """

    scale: Scale
    of: str | None
    value: str
    reason: str
    claims: tuple[str, ...]
    set_by: str | None = None


class Incident(Struct, frozen=True):
    """An incident as the contract hands it out."""

    id: str
    supersedes: tuple[str, ...]
    type: IncidentType
    codes: dict[str, dict[str, Any]]
    title: str
    date: IncidentDate | None
    place: IncidentPlace | None
    casualties: tuple[Casualty, ...]
    actors: tuple[IncidentActor, ...]
    people: tuple[IncidentPerson, ...]
    responsibility: tuple[Responsibility, ...]
    findings: tuple[Finding, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    related: tuple[Related, ...]
    history: tuple[Change, ...]
    grades: tuple[Grade, ...] = ()


class Reason(Struct, frozen=True, gc=False):
    """One part of a score: what was compared, what it came to, and the weight that it adds."""

    feature: str
    detail: str
    weight: float


class Judgement(Struct, frozen=True, gc=False):
    """Whether two accounts tell of the same incident; the score is the sum of the reasons' weights.

    ``part`` is that of the two whose incident was part of the other's: a raid in an offensive. Else it is None.
    """

    left: str
    right: str
    answer: Answer
    score: float
    reasons: tuple[Reason, ...]
    judge: str
    part: str | None = None


class Part(Struct, frozen=True, order=True):
    """An account, and the account of an incident that its own was part of."""

    account: str
    whole: str


class Membership(Struct, frozen=True):
    """An incident's id and the accounts that tell of it; ``supersedes`` the ids that were merged into it."""

    incident: str
    accounts: tuple[str, ...]
    supersedes: tuple[str, ...] = ()
