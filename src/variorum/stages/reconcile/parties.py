"""Who took part or suffered, and the persons that are named."""

from collections.abc import Mapping, Sequence

from variorum.model.incident import IncidentActor, IncidentPerson, Role
from variorum.model.names import fold
from variorum.model.values import ActorValue, CountValue, IncidentType
from variorum.stages.reconcile.evidence import Case, Evidence, by_report

TALKED: tuple[IncidentType, ...] = ("ceasefire", "talks", "agreement")
"""Types whose actors are parties, not perpetrators and victims."""
ROLES: dict[str, Role] = {"perpetrator": "perpetrator", "victim": "victim", "target": "target"}
FATES = ("killed", "wounded", "missing", "captured", "released", "displaced")


def actors(case: Case, kind: IncidentType) -> tuple[IncidentActor, ...]:
    """Give everybody who is not a single named person, each role once."""
    grouped: dict[tuple[str, Role], list[Evidence]] = {}
    for piece in case.of(*ROLES):
        value = piece.claim.value
        if isinstance(value, ActorValue) and value.name and piece.claim.stance in ("asserts", "hedges"):
            named = value.named_person and piece.claim.field != "perpetrator"
            role = _role(piece, value, kind)
            if not named or role in ("party", "mediator"):
                grouped.setdefault((fold(case.shown(value.name)), role), []).append(piece)
    return tuple(_actor(grouped[key], key[1], case) for key in sorted(grouped))


def _role(piece: Evidence, value: ActorValue, kind: IncidentType) -> Role:
    if value.role and "mediator" in value.role.casefold():
        return "mediator"
    return "party" if kind in TALKED else ROLES[piece.claim.field]


def _actor(pieces: Sequence[Evidence], role: Role, case: Case) -> IncidentActor:
    values = [piece.claim.value for piece in pieces if isinstance(piece.claim.value, ActorValue)]
    name = next(value.name for value in values if value.name)
    country = next((value.country for value in values if value.country), None)
    return IncidentActor(case.shown(name), role, country, tuple(sorted({piece.claim.id for piece in pieces})))


def people(case: Case) -> tuple[IncidentPerson, ...]:
    """Give the named persons who did it or suffered it, with what became of them where a count is on the same words."""
    grouped: dict[str, list[Evidence]] = {}
    for piece in case.of(*ROLES):
        value = piece.claim.value
        if isinstance(value, ActorValue) and value.named_person and value.name and piece.claim.stance != "denies":
            grouped.setdefault(case.shown(value.name), []).append(piece)
    counts = by_report(case.of(*FATES))
    return tuple(_person(name, grouped[name], counts) for name in sorted(grouped))


def _person(name: str, pieces: Sequence[Evidence], counts: Mapping[str, Sequence[Evidence]]) -> IncidentPerson:
    values = [piece.claim.value for piece in pieces if isinstance(piece.claim.value, ActorValue)]
    aliases = {value.name for value in values if value.name} - {name}
    role = next((value.role for value in values if value.role), None)
    fates = [count for report, theirs in by_report(pieces).items() for count in counts.get(report, ())
             if any(_tells_of(count, piece, name) for piece in theirs)]  # fmt: skip
    fates.sort(key=lambda piece: (FATES.index(piece.claim.field), piece.order))
    claims = {piece.claim.id for piece in (*pieces, *fates)}
    fate = fates[0].claim.field if fates else None
    return IncidentPerson(name, tuple(sorted(aliases)), role, fate, tuple(sorted(claims)))


def _tells_of(count: Evidence, person: Evidence, name: str) -> bool:
    """Say whether a count is of one person of its report: it stands on the same words, or on words with the name."""
    left, right, value = count.claim, person.claim, count.claim.value
    if not isinstance(value, CountValue) or value.best != 1:
        return False
    overlap = left.start < right.end and right.start < left.end
    return left.stance in ("asserts", "hedges") and (overlap or fold(name) in fold(left.quote))
