"""Why two states of an incident differ in a field: who said what, and whether they had spoken of it before."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias, get_args

import msgspec
from msgspec import Struct

from variorum.model.claim import FIELDS
from variorum.model.difference import Cause, Difference
from variorum.model.incident import Casualty, Finding, FindingPosition, Incident, Status
from variorum.model.values import CasualtyKind

COUNTED: tuple[CasualtyKind, ...] = get_args(CasualtyKind)
ORDER = tuple(dict.fromkeys((*COUNTED[:2], *FIELDS)))
"""The fields in the order in which differences are told: the dead and the wounded first."""
TOLD_BY: dict[str, tuple[str, ...]] = {"responsibility": ("actor", "position"), "response": ("type", "actor", "toward")}
"""What of a value makes an answer where it is not its name."""
RANK: tuple[Cause, ...] = ("corrected", "contradicted", "overtaken", "added", "confirmed", "withheld")
"""Of several reasons the one that stands for all."""
MOST_NAMED = 3
"""Origins that a reason names."""
Reasons: TypeAlias = dict[Cause, tuple[str, ...]]
"""Each reason with the origins that it is about."""
WORDS: dict[Cause, str] = {
    "corrected": "the same origin corrected itself",
    "contradicted": "another origin contradicts",
    "overtaken": "a later figure of another origin takes its place",
    "added": "another answer is given",
    "confirmed": "another origin says the same",
    "withheld": "a later report withholds it",
}


class Sides(Struct, frozen=True):
    """The findings of two states on one field, either of which may be missing; what is shown of it, by which policy."""

    field: str
    earlier: Finding | None
    later: Finding | None
    before: Any
    after: Any
    numbers: tuple[Casualty | None, Casualty | None]


def claims_of(incident: Incident) -> set[str]:
    """Give the ids of all claims of an incident."""
    return {claim for finding in incident.findings for position in finding.positions for claim in position.claims}


def field_differences(earlier: Incident, later: Incident) -> Iterator[Difference]:
    """Give the fields of which two states of an incident show another value, status or list of answers."""
    then = {finding.field: finding for finding in earlier.findings}
    now = {finding.field: finding for finding in later.findings}
    for field in ORDER:
        numbers = (_lead(earlier, field), _lead(later, field))
        sides = Sides(field, then.get(field), now.get(field), _shown(earlier, field), _shown(later, field), numbers)
        statuses = (_status(sides.earlier), _status(sides.later))
        if sides.before == sides.after and statuses[0] == statuses[1]:
            continue
        cause, why, origins = _reason(sides)
        yield Difference(
            later.id, later.title, field, cause, *_apart(sides.before, sides.after), why,
            status_before=statuses[0], status_after=statuses[1], origins=origins,
            claims=tuple(sorted(_claims(sides.later) ^ _claims(sides.earlier))),
        )  # fmt: skip


def _status(finding: Finding | None) -> Status | None:
    return finding.status if finding else None


def _apart(before: Any, after: Any) -> tuple[Any, Any]:
    """Leave of answers that stand side by side those that one of the two states has alone."""
    if not (isinstance(before, list) and isinstance(after, list)):
        return before, after
    return [each for each in before if each not in after], [each for each in after if each not in before]


def _lead(incident: Incident, kind: str) -> Casualty | None:
    """Give the number for everybody by the policy that leads, which stands first."""
    lead = incident.casualties[0].policy if incident.casualties else None
    found = (each for each in incident.casualties if each.kind == kind and each.policy == lead and each.group is None)
    return next(found, None)


def _shown(incident: Incident, field: str) -> Any:
    """Give what is shown of a field, plain enough to be compared and written as JSON."""
    if field in COUNTED:
        number = _lead(incident, field)
        return {"low": number.low, "best": number.best, "high": number.high} if number else None
    if field == "event":
        return incident.type
    if field == "date":
        ends = (incident.date.start, incident.date.end) if incident.date else ()
        return "/".join(dict.fromkeys(end for end in ends if end)) or None
    if field == "place":
        return incident.place.name if incident.place else None
    answers = [_answer(field, position) for finding in incident.findings if finding.field == field
               for position in _standing(finding)]  # fmt: skip
    return sorted(dict.fromkeys(answer for answer in answers if answer))


def _answer(field: str, position: FindingPosition) -> str:
    value = msgspec.to_builtins(position.value)
    if not isinstance(value, dict):
        return ""
    return " · ".join(str(value[part]).replace("_", " ") for part in TOLD_BY.get(field, ("name",)) if value.get(part))


def _standing(finding: Finding | None) -> Sequence[FindingPosition]:
    """Give the positions that count: not those that a person set aside."""
    positions = finding.positions if finding else ()
    return [position for position in positions if position.judged not in ("rejected", "as_read")]


def _claims(finding: Finding | None) -> set[str]:
    return {claim for position in (finding.positions if finding else ()) for claim in position.claims}


def _reason(sides: Sides) -> tuple[Cause, str, tuple[str, ...]]:
    """Say why a field is another now, in words, and who made it so."""
    if sides.later is None:
        return "withdrawn", "what was said of it was withdrawn", _origins(sides.earlier)
    if sides.earlier is None:
        return "first", f"a first report of it ({_named(_origins(sides.later))})", _origins(sides.later)
    if _judgements(sides.earlier) != _judgements(sides.later):
        return "judged", "a person judged what is said of it", ()
    gained = _claims(sides.later) - _claims(sides.earlier)
    if gained:
        return _heard(sides, sides.earlier, sides.later, gained)
    return _unheard(sides)


def _unheard(sides: Sides) -> tuple[Cause, str, tuple[str, ...]]:
    """Say why a field is another now though nothing new was said of it."""
    if _claims(sides.earlier) != _claims(sides.later):
        return "withdrawn", "some of what was said of it was withdrawn", ()
    then, now = (number.policy if number else "no policy" for number in sides.numbers)
    if then != now:
        return "policy", f"the policy differs: {then}, then {now}", ()
    return "rules", "the same claims, settled by other rules", ()


def _judgements(finding: Finding) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(each.judged, each.judgements) for each in finding.positions if each.judgements}


def _heard(sides: Sides, earlier: Finding, later: Finding, gained: set[str]) -> tuple[Cause, str, tuple[str, ...]]:
    """Say who said something new, and how that stands to what was said before.

    Of counts those positions tell on which the number now rests, where any of them is new: a part of the dead that is
    told besides changes nothing.
    """
    weighed = gained.intersection(sides.numbers[1].claims if sides.numbers[1] else ()) or gained
    found: dict[Cause, list[str]] = {}
    for position in _standing(later):
        if not weighed.isdisjoint(position.claims):
            for cause, origin in _new_voices(position, earlier, later):
                found.setdefault(cause, []).append(origin)
    reasons: Reasons = {cause: tuple(dict.fromkeys(found[cause])) for cause in RANK if cause in found}
    if len(reasons) > 1:
        # Who says what was said before is not what made the difference.
        reasons.pop("confirmed", None)
    if not reasons:
        return "repeated", "it was told again, by those who had told it", ()
    words = "; ".join(f"{WORDS[cause]} ({_named(origins)})" for cause, origins in reasons.items())
    return next(iter(reasons)), words, tuple(dict.fromkeys(each for origins in reasons.values() for each in origins))


def _new_voices(position: FindingPosition, earlier: Finding, later: Finding) -> Iterator[tuple[Cause, str]]:
    """Give who is new to a position, and what that makes of it."""
    standing = _standing(earlier)
    held = [each for each in standing if not set(each.claims).isdisjoint(position.claims)]
    spoke = {origin for each in standing if each.value is not None for origin in each.origins}
    for origin in position.origins:
        if any(origin in each.origins for each in held):
            continue
        if position.value is None:
            yield "withheld", origin
        elif held:
            yield "confirmed", origin
        else:
            yield _against(later, spoke_before=origin in spoke), origin


def _against(later: Finding, *, spoke_before: bool) -> Cause:
    """Say what another answer is: one origin cannot mean two numbers or days, but may name two people."""
    if spoke_before:
        return "corrected" if later.field in (*COUNTED, "date") else "added"
    causes: dict[str, Cause] = {"disputed": "contradicted", "revised": "overtaken"}
    return causes.get(later.status, "added")


def _origins(finding: Finding | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origin for position in _standing(finding) for origin in position.origins))


def _named(origins: Iterable[str]) -> str:
    listed = list(origins)
    more = [f"{len(listed) - MOST_NAMED} more"] if len(listed) > MOST_NAMED else []
    return ", ".join([*listed[:MOST_NAMED], *more])
