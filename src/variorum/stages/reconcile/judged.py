"""What persons judged, brought to bear on a case: their word outranks the machine's, and nothing is dropped for it."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import structs

from variorum.model.claim import FIELDS, VALUE_TYPES, Account, Claim
from variorum.model.incident import Casualty, Finding, FindingPosition, Grade, Mark, Rejected
from variorum.model.judgement import Decision, PersonJudgement
from variorum.model.names import fold
from variorum.model.values import CountValue, DateValue, EventValue
from variorum.stages.reconcile.counts import Standing
from variorum.stages.reconcile.evidence import Case, Evidence, Judged
from variorum.stages.reconcile.words import join, number_of

DOES = {"accept": "accepts", "reject": "rejects"}


def corrected(claims: Iterable[Claim], decisions: Iterable[Decision]) -> list[Claim]:
    """Give claims with the values that persons corrected; their ids stay, since it is the same word of one source."""
    values = {d.question[1]: d.decides.value for d in decisions if d.question[-1] == "value" and d.decides}
    return [
        structs.replace(claim, value=msgspec.convert(values[claim.id], VALUE_TYPES[claim.field]))
        if claim.id in values
        else claim
        for claim in claims
    ]


def hear(case: Case, decisions: Iterable[Decision], as_read: Mapping[str, Claim]) -> Case:
    """Take out of a case the claims that persons rejected, and keep them beside it, to be shown.

    Args:
        case: a case of corrected claims.
        decisions: what persons decided.
        as_read: the claims as they were read, by id.

    """
    mine = {piece.claim.id for pieces in case.fields.values() for piece in pieces}
    on_claims = [d for d in decisions if d.question[0] == "claim" and d.question[1] in mine]
    if not on_claims:
        return case
    answers = {d.question[1]: d.decides.verb for d in on_claims if d.question[-1] == "standing" and d.decides}
    rejected = {claim for claim, verb in answers.items() if verb == "reject"}
    pieces = [piece for each in case.fields.values() for piece in each]
    judged = Judged(
        decisions=tuple(on_claims),
        accepted=frozenset(answers.keys() - rejected),
        rejected=tuple(piece for piece in pieces if piece.claim.id in rejected),
        as_read=tuple(
            structs.replace(piece, claim=as_read[piece.claim.id])
            for piece in pieces
            if piece.claim.value != as_read[piece.claim.id].value
        ),
    )
    fields = {field: tuple(p for p in each if p.claim.id not in rejected) for field, each in case.fields.items()}
    return structs.replace(case, fields={field: each for field, each in fields.items() if each}, judged=judged)


def retyped(accounts: Iterable[Account], case: Case) -> list[Account]:
    """Give accounts with the types that persons corrected: an account has the type of its claim on the event."""
    mended = {piece.claim.id for piece in case.judged.as_read if piece.claim.field == "event"}
    types = {piece.claim.id: piece.claim.value.type for piece in case.of("event")
             if piece.claim.id in mended and isinstance(piece.claim.value, EventValue)}  # fmt: skip
    now = {account.id: [types[claim] for claim in account.claims if claim in types] for account in accounts}
    return [structs.replace(each, type=now[each.id][0]) if now[each.id] else each for each in accounts]


def outweigh(standing: Standing, accepted: frozenset[str]) -> Standing:
    """Let accepted figures stand alone, even those that others overtook; an accepted part outweighs no total."""
    if not accepted:
        return standing

    def is_accepted(claims: Sequence[str]) -> bool:
        return not accepted.isdisjoint(claims)

    repeated = [structs.replace(f, sort="total") for f in standing.sort("repeated") if is_accepted(f.claims)]
    firm = [*standing.current, *standing.overtaken, *standing.hedged]
    chosen = [*(figure for figure in firm if is_accepted(figure.claims)), *repeated]
    if not chosen:
        return standing
    aside = tuple(figure for figure in firm if figure not in chosen)
    rest = tuple(f for f in standing.rest if not (f.sort == "repeated" and is_accepted(f.claims)))
    return structs.replace(standing, current=tuple(chosen), overtaken=(), hedged=(), rest=rest, outweighed=aside)


def with_rejected_by_persons(found: Iterable[Casualty], case: Case) -> tuple[Casualty, ...]:
    """Say of each number of all of a kind which claims it does not rest on because a person rejected them."""
    by_kind: dict[str, set[str]] = {}
    for piece in case.judged.rejected:
        by_kind.setdefault(piece.claim.field, set()).add(piece.claim.id)
    return tuple(
        structs.replace(c, rejected=(*c.rejected, Rejected(tuple(sorted(by_kind[c.kind])), "A person rejected it.")))
        if c.kind in by_kind and c.group is None
        else c
        for c in found
    )


def with_judgements(findings: Iterable[Finding], case: Case) -> tuple[Finding, ...]:
    """Show in each finding what persons judged: positions that are accepted, rejected or corrected, and who says why.

    A field of which all was rejected keeps a finding: those who say it and the person who rejects it are in dispute.
    """
    found = list(findings)
    if not case.judged.decisions:
        return tuple(found)
    held = {finding.field for finding in found} | {piece.claim.field for piece in case.judged.rejected}
    gone = [field for field in FIELDS if field in held and all(finding.field != field for finding in found)]
    found += [Finding(field, "disputed", (), "All that is said of it was rejected.") for field in gone]
    return tuple(_judged(finding, case) for finding in found)


def _judged(finding: Finding, case: Case) -> Finding:
    judged = case.judged
    pieces = [*case.of(finding.field), *(p for p in judged.rejected if p.claim.field == finding.field)]
    told = {piece.claim.id: piece for piece in pieces}
    decisions = [decision for decision in judged.decisions if decision.question[1] in told]
    if not decisions:
        return finding
    mended = {piece.claim.id: piece for piece in judged.as_read if piece.claim.id in told}
    bearing: dict[str, list[str]] = {}
    for decision in decisions:
        bearing.setdefault(decision.question[1], []).extend(each.id for each in decision.judgements)
    positions = [_marked(position, judged.accepted, mended, bearing) for position in finding.positions]
    positions += [_aside(piece, "as_read", bearing) for piece in mended.values()]
    positions += [_aside(piece, "rejected", bearing) for piece in judged.rejected if piece.claim.id in told]
    words = [_words(decision, told[decision.question[1]], mended) for decision in decisions]
    return structs.replace(finding, positions=tuple(positions), rule=" ".join([finding.rule, *filter(None, words)]))


def _aside(piece: Evidence, mark: Mark, bearing: Mapping[str, list[str]]) -> FindingPosition:
    claim = piece.claim
    return FindingPosition(claim.value, (piece.origin,), (claim.id,), judged=mark, judgements=tuple(bearing[claim.id]))


def _marked(
    position: FindingPosition,
    accepted: frozenset[str],
    mended: Mapping[str, Evidence],
    bearing: Mapping[str, list[str]],
) -> FindingPosition:
    judgements = tuple(dict.fromkeys(each for claim in position.claims for each in bearing.get(claim, ())))
    if not accepted.isdisjoint(position.claims):
        return structs.replace(position, judged="accepted", judgements=judgements)
    if any(claim in mended for claim in position.claims):
        return structs.replace(position, judged="corrected", judgements=judgements)
    return structs.replace(position, judgements=judgements)


def _words(decision: Decision, piece: Evidence, mended: Mapping[str, Evidence]) -> str:
    claim = f"“{piece.claim.quote}” ({piece.origin})"
    if decision.decides is None:
        return f"Not settled: {join(_does(judgement, piece) for judgement in decision.judgements)} {claim}."
    who, why = decision.decides.who, decision.decides.why.rstrip(".")
    if decision.question[-1] == "value":
        before = mended.get(piece.claim.id)
        was = f" was read as {value_words(before.claim.value)} and" if before else ""
        return f"Corrected by {who}: {claim}{was} is {value_words(piece.claim.value)}: {why}."
    if decision.question[-1] == "standing":
        did = "Accepted" if decision.decides.verb == "accept" else "Rejected and not counted"
        return f"{did} by {who}: {claim}: {why}."
    return ""


def _does(judgement: PersonJudgement, piece: Evidence) -> str:
    if judgement.verb == "correct":
        value = msgspec.convert(judgement.value, VALUE_TYPES[piece.claim.field])
        return f"{judgement.who} corrects to {value_words(value)}"
    return f"{judgement.who} {DOES.get(judgement.verb, f'grades {judgement.grade}')}"


def value_words(value: object) -> str:
    """Say a value in a few words.

    >>> value_words(CountValue(4, 4, 4, None, None, "farmers", None, "four farmers"))
    '4 farmers'

    """
    if isinstance(value, CountValue):
        return " ".join(filter(None, (number_of(value), value.group)))
    if isinstance(value, DateValue):
        ends = dict.fromkeys(end for end in (value.start, value.end) if end)
        return " to ".join(ends) or value.words
    parts = (getattr(value, part, None) for part in ("type", "name", "actor", "position", "toward"))
    return " ".join(str(part).replace("_", " ") for part in parts if part) or "nobody named"


def set_grades(incident: str, case: Case, decisions: Iterable[Decision]) -> tuple[Grade, ...]:
    """Give the grades that persons set: of the incident, its origins and its claims; all of them where they differ."""
    shown = {fold(name): origin for name, origin in case.names.items()} | {fold(name): name for name in case.origins()}
    told = {piece.claim.id: piece.claim for pieces in case.fields.values() for piece in pieces}
    told |= {piece.claim.id: piece.claim for piece in case.judged.rejected}
    found: list[Grade] = []
    for decision in decisions:
        noun, name = decision.question[:2]
        claim = told.get(name)
        of = {
            "incident": None,
            "claim": f"{claim.field}: {claim.quote}" if claim else "",
            "origin": shown.get(name, ""),
        }
        concerns = name == incident or claim is not None or (noun == "origin" and of["origin"] in case.origins())
        if concerns and decision.question[-1] in ("airwars", "reliability", "credibility"):
            found += _grades(decision, of[noun], (claim.id,) if claim else ())
    return tuple(found)


def _grades(decision: Decision, of: str | None, claims: tuple[str, ...]) -> list[Grade]:
    standing = [decision.decides] if decision.decides else decision.judgements
    unsettled = "" if decision.decides else " (not settled: persons differ)"
    return [
        Grade(judgement.scale, of, judgement.grade, judgement.why + unsettled, claims, judgement.who)
        for judgement in standing
        if judgement.scale and judgement.grade
    ]
