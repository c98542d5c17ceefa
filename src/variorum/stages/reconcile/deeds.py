"""What happened, who did it to whom, with what, and what came of it: findings on fields that are not numbers."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from variorum.model.claim import Field
from variorum.model.incident import Finding, Responsibility
from variorum.model.names import fold
from variorum.model.values import ActorValue, EventValue, IncidentType, ResponseValue, ResponsibilityValue, ThingValue
from variorum.stages.reconcile.evidence import Case, Evidence
from variorum.stages.reconcile.positions import given_in, group, is_denied, status_of
from variorum.stages.reconcile.vocabulary import TypeCodes

NAMED_FIELDS: tuple[Field, ...] = ("perpetrator", "victim", "target", "weapon", "damage")
GUILTY = ("claimed", "admitted", "blamed", "suspected")


def event_finding(case: Case) -> Finding | None:
    """Say what kind of thing it is said to be."""
    evidence = case.of("event")
    if not evidence:
        return None
    positions = group(evidence, lambda piece: (_type(piece),))
    types = {_type(piece) for piece in evidence if piece.claim.stance in ("asserts", "hedges")}
    accused = {piece.origin for piece in case.of("responsibility") if _held(piece).position == "denied"}
    weighed = [piece for piece in evidence if not _is_own_denial(piece, accused)]
    denied = is_denied(weighed, lambda piece: (_type(piece),))
    status = status_of(positions, evidence, disputed=denied, alike=len(types - {"attack", "other"}) <= 1)
    reason = {
        "disputed": "Somebody denies it.",
        "range": "It is described in more than one way.",
    }.get(status, "All describe it alike, some in more general words." if len(types) > 1 else "One kind is given.")
    return Finding("event", status, positions, f"{reason} {given_in(evidence, case)}")


def _is_own_denial(piece: Evidence, accused: Collection[str]) -> bool:
    """Say whether somebody denies a deed that is laid on them: that disputes whose it was, not what happened."""
    return piece.claim.stance == "denies" and (piece.belligerent or piece.origin in accused)


_BESIDE: frozenset[IncidentType] = frozenset({"abduction", "armed_clash", "arson"})
"""Deeds done beside another, as houses are burnt in a raid: they name an incident only if a whole account is one."""


def choose_type(case: Case, told: Iterable[IncidentType], codes: Mapping[str, TypeCodes]) -> IncidentType:
    """Choose the type that most accounts and claims give; a more specific one wins over ``attack`` and ``other``.

    Args:
        case: the case.
        told: the types of the incident's accounts.
        codes: how specific each type is.

    """
    votes = TypeVotes(case.judged.accepted)
    votes.add(case.of("event"), told)
    return votes.chosen(codes)


class TypeVotes:
    """Votes for the type of an incident, counted as they come: two for that of an account, one for that of a claim.

    What a person accepted decides alone, as soon as there is any.
    """

    def __init__(self, accepted: frozenset[str]) -> None:
        self._accepted = accepted
        self._votes: Counter[IncidentType] = Counter()
        self._told: set[IncidentType] = set()
        self._decided: Counter[IncidentType] | None = None

    def add(self, evidence: Iterable[Evidence], told: Iterable[IncidentType]) -> None:
        """Count evidence on what happened, and the types that accounts give."""
        for type_ in told:
            self._told.add(type_)
            self._votes[type_] += 2
        for piece in evidence:
            voting = [_type(piece)] if piece.claim.stance in ("asserts", "hedges") else []
            self._votes.update(voting)
            if piece.claim.id in self._accepted:
                self._decided = self._decided or Counter()
                self._decided.update(voting)

    def chosen(self, codes: Mapping[str, TypeCodes]) -> IncidentType:
        """Give the type with most votes; ``codes`` say how specific each is."""
        votes, told = (self._votes, self._told) if self._decided is None else (self._decided, set())
        passed_over = {"attack", "other"} | (_BESIDE - told)
        specific = {type_: count for type_, count in votes.items() if type_ not in passed_over}
        general = {type_: count for type_, count in votes.items() if type_ == "attack"}
        chosen = specific or general or votes
        return min(chosen, key=lambda type_: (-chosen[type_], -codes[type_].specific, type_), default="other")


def _type(piece: Evidence) -> IncidentType:
    value = piece.claim.value
    return value.type if isinstance(value, EventValue) else "other"


def named_finding(case: Case, field: Field) -> Finding | None:
    """Say whom or what a field is said to be; several names of one origin add up, those of several may."""
    evidence = case.of(field)
    if not evidence:
        return None
    names = {piece.claim.id: fold(_name(piece, case) or "") for piece in evidence}

    def name(piece: Evidence) -> tuple[str]:
        return (names[piece.claim.id],)

    positions = group(evidence, name)
    told = [piece for piece in evidence if piece.claim.stance in ("asserts", "hedges")]
    said = [piece for piece in told if _name(piece, case) is not None]
    if not said and all(piece.claim.stance != "denies" for piece in evidence):
        return Finding(field, "withheld", positions, f"Nobody gives a name. {given_in(said, case)}")
    denied = is_denied(evidence, name)
    rivals = field == "perpetrator" and _rivals(said, case)
    status = status_of(positions, [*said, *(p for p in evidence if p.claim.stance == "denies")],
                       disputed=denied or rivals, alike=len({name(piece) for piece in said}) <= 1)  # fmt: skip
    reason = {
        "disputed": "Origins name others, or somebody denies it.",
        "range": "Several are named; each may be right.",
    }.get(status, "One is named.")
    return Finding(field, status, positions, f"{reason} {given_in(said, case)}")


def _rivals(said: Sequence[Evidence], case: Case) -> bool:
    """Say whether two origins name perpetrators that share neither a word of their names nor a country."""
    each = ((piece.origin, frozenset(fold(_name(piece, case) or "").split()), country)
            for piece in said if (country := _country(piece)) is not None)  # fmt: skip
    named = tuple(dict.fromkeys(each))
    return any(
        left[2] != right[2] and left[0] != right[0] and not left[1] & right[1] for left, right in combinations(named, 2)
    )


def _country(piece: Evidence) -> str | None:
    return piece.claim.value.country if isinstance(piece.claim.value, ActorValue) else None


def _name(piece: Evidence, case: Case) -> str | None:
    value = piece.claim.value
    if piece.claim.stance == "withholds":
        return None
    if isinstance(value, ActorValue):
        return case.shown(value.name) if value.name else None
    return value.name if isinstance(value, ThingValue) else None


def responsibility_finding(case: Case) -> Finding | None:
    """Say whose deed it is said to be, and in which reports nobody says so."""
    evidence = case.of("responsibility")
    if not evidence:
        return None
    positions = group(evidence, lambda piece: (fold(_actor(piece, case) or ""), _held(piece).position))
    said = [piece for piece in evidence if piece.claim.stance != "withholds"]
    guilty = {_actor(piece, case) for piece in said if _is_guilty(piece)}
    denying = {_actor(piece, case) for piece in said if not _is_guilty(piece)}
    own = {_actor(piece, case) for piece in said if _held(piece).position in ("claimed", "admitted")}
    disputed = bool(guilty & denying) or (bool(denying) and bool(guilty)) or len(guilty - {None}) > max(1, len(own))
    alike = len({(_actor(piece, case), _held(piece).position) for piece in said}) <= 1
    status = status_of(positions, evidence, disputed=disputed, alike=alike or len(guilty) <= 1)
    reason = {
        "disputed": "It is laid on more than one, or denied.",
        "withheld": "Nobody has claimed it.",
        "range": "Several are named, and none denies it.",
    }.get(status, "All who speak of it name the same." if len(said) > 1 else "One origin speaks of it.")
    return Finding("responsibility", status, positions, f"{reason} {given_in(evidence, case)}")


def responsibility_rows(case: Case) -> tuple[Responsibility, ...]:
    """Give the matrix of responsibility: whose deed, in what way, by whom."""
    rows: dict[tuple[str | None, str, str], list[Evidence]] = {}
    for piece in case.of("responsibility"):
        if piece.claim.stance != "withholds":
            rows.setdefault((_actor(piece, case), _held(piece).position, piece.origin), []).append(piece)
    return tuple(
        Responsibility(actor, _held(pieces[0]).position, by, tuple(sorted({piece.claim.id for piece in pieces})))
        for (actor, _, by), pieces in sorted(rows.items(), key=lambda row: tuple(str(part) for part in row[0]))
    )


def _is_guilty(piece: Evidence) -> bool:
    return _held(piece).position in GUILTY and piece.claim.stance != "denies"


def _held(piece: Evidence) -> ResponsibilityValue:
    value = piece.claim.value
    if not isinstance(value, ResponsibilityValue):
        msg = f"claim {piece.claim.id} on responsibility carries none"
        raise TypeError(msg)
    return value


def _actor(piece: Evidence, case: Case) -> str | None:
    actor = _held(piece).actor
    return case.shown(actor) if actor else None


def response_finding(case: Case) -> Finding | None:
    """List what was done about it: responses add up, and only a denial disputes one."""
    evidence = case.of("response")
    if not evidence:
        return None
    positions = group(evidence, lambda piece: _response(piece, case))
    denied = is_denied(evidence, lambda piece: _response(piece, case))
    status = status_of(positions, evidence, disputed=denied, alike=True)
    number = len([position for position in positions if position.value is not None])
    reason = "Somebody denies what another tells." if denied else f"{number} told of, none disputed."
    return Finding("response", status, positions, f"{reason} {given_in(evidence, case)}")


def _response(piece: Evidence, case: Case) -> tuple[object, ...]:
    value = piece.claim.value
    if not isinstance(value, ResponseValue):
        return ("",)
    names = (case.shown(name) if name else "" for name in (value.actor, value.toward))
    return (value.type, *(fold(name) for name in names))
