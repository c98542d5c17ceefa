"""Grades proposed from who says what: as Airwars grades an incident, and as the Admiralty code grades word and source.

A proposal is a reading of the ledger and no opinion: its reason tells what it rests on. A person who knows the sources
sets the grade, and what is set stands beside what was proposed. Cites: Airwars, Methodology (confirmed, fair, weak,
contested, discounted); NATO AJP-2.1, source reliability A to F and credibility of information 1 to 6.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from variorum.model.incident import Finding, Grade, Responsibility
from variorum.model.names import fold
from variorum.stages.reconcile.counts import Standing, compatible, stand
from variorum.stages.reconcile.evidence import Case, Evidence
from variorum.stages.reconcile.figures import Figure, count_of
from variorum.stages.reconcile.persons import kinds_of
from variorum.stages.reconcile.vocabulary import VictimGroups
from variorum.stages.reconcile.words import join, number_of

HARM = ("killed", "wounded")
SEVERAL = 2
"""Independent origins that confirm each other: Airwars asks for two or more for fair, the Admiralty code for others."""
GUILTY = ("claimed", "admitted", "blamed", "suspected")


def propose(
    case: Case, rows: Sequence[Responsibility], findings: Sequence[Finding], groups: VictimGroups
) -> tuple[Grade, ...]:
    """Propose the grades of an incident, of its numbers of dead and wounded, and of those who give them."""
    standings = {field: stand(case, field, groups) for field in HARM if case.of(field)}
    found = [_airwars(case, rows, groups), _incident(case, findings)]
    return (
        *(grade for grade in found if grade is not None),
        *(grade for field, standing in standings.items() for grade in _positions(field, standing)),
        *_origins(standings),
    )


def _airwars(case: Case, rows: Sequence[Responsibility], groups: VictimGroups) -> Grade | None:
    """Propose a grade as Airwars gives it; none where nobody speaks of anybody hurt."""
    told = [piece for piece in case.of(*HARM) if piece.claim.stance in ("asserts", "hedges")]
    if not any(_tells_of_harm(piece) for piece in told):
        return None
    accepted = [row for row in rows if row.position in ("claimed", "admitted")]
    if accepted:
        who = join(dict.fromkeys(row.actor or "somebody unnamed" for row in accepted))
        return _by_rows("confirmed", f"Responsibility is claimed or admitted: {who}.", accepted)
    rivals = _rivals(rows)
    if rivals:
        who = join(dict.fromkeys(row.actor or "" for row in rivals))
        return _by_rows("contested", f"It is laid on more than one side: {who}.", rivals)
    return _by_harm(told, groups)


def _by_rows(value: str, reason: str, rows: Sequence[Responsibility]) -> Grade:
    return Grade("airwars", None, value, reason, tuple(sorted({claim for row in rows for claim in row.claims})))


def _by_harm(told: Sequence[Evidence], groups: VictimGroups) -> Grade:
    """Propose a grade by how many tell of harm, whose it was, and how many tell of none."""
    hurt = [piece for piece in told if _tells_of_harm(piece)]
    credible = _by(piece for piece in hurt if not piece.belligerent)
    none = _by(piece for piece in told if not _tells_of_harm(piece) and not count_of(piece).group)
    claims = tuple(sorted(piece.claim.id for piece in hurt))
    if len(none) > len(credible):
        claims = tuple(sorted(piece.claim.id for piece in told))
        value, reason = "discounted", f"More origins say that nobody was hurt ({join(none)}) than that somebody was."
    elif all(_is_fighter(piece, groups) for piece in hurt):
        value, reason = "discounted", "All who are told to be hurt fought or attacked."
    elif len(credible) >= SEVERAL:
        value, reason = "fair", f"{len(credible)} independent origins tell of harm."
    else:
        who = f"One origin tells of harm: {join(credible)}." if credible else "Only a warring side tells of harm."
        value, reason = "weak", who
    return Grade("airwars", None, value, reason, claims)


def _tells_of_harm(piece: Evidence) -> bool:
    value = count_of(piece)
    return bool(value.low or value.best or value.high or value.vague)


def _is_fighter(piece: Evidence, groups: VictimGroups) -> bool:
    group = count_of(piece).group or ""
    return "fighters" in kinds_of(group, groups) or fold(group) in groups.attackers.words


def _by(pieces: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(sorted({piece.origin for piece in pieces}))


def _rivals(rows: Sequence[Responsibility]) -> list[Responsibility]:
    """Give the rows that lay it on more than one side; none if there is one.

    Actors are of one side who share a word of their names, or on whom one origin lays it together: a state and its
    president.
    """
    guilty = [row for row in rows if row.position in GUILTY and row.actor]
    sides: list[set[str]] = []
    for row in guilty:
        marks = {f"by {row.by}", *fold(row.actor or "").split()}
        joined = [side for side in sides if side & marks]
        sides = [side for side in sides if side not in joined] + [marks.union(*joined)]
    return guilty if len(sides) > 1 else []


def _incident(case: Case, findings: Sequence[Finding]) -> Grade | None:
    """Propose the credibility of an incident as a whole: by how many tell of it, and whether they agree."""
    said = [piece for piece in case.of("event") if piece.claim.stance in ("asserts", "hedges")]
    if not said:
        return None
    claims = tuple(sorted(piece.claim.id for piece in said))
    telling = _by(piece for piece in said if not piece.belligerent)
    denying = _by(piece for piece in case.of("event") if piece.claim.stance == "denies" and not piece.belligerent)
    disputed = [finding.field for finding in findings if finding.status == "disputed"]
    if len(denying) > len(telling):
        value, reason = "5", f"More deny it ({join(denying)}) than tell of it."
    elif not telling or all(piece.claim.stance == "hedges" for piece in said):
        value, reason = "4", "It rests on hedged words, or on a warring side's alone."
    elif len(telling) < SEVERAL:
        value, reason = "3", f"One origin tells of it, and nobody else confirms it: {join(telling)}."
    elif disputed:
        value, reason = "2", f"{len(telling)} origins tell of it; disputed: {join(disputed)}."
    else:
        value, reason = "1", f"{len(telling)} independent origins tell of it, and nothing is disputed."
    return Grade("credibility", None, value, reason, claims)


def _positions(field: str, standing: Standing) -> Iterator[Grade]:
    """Propose the credibility of each number, by who gives it and who gives one that excludes it."""
    told: dict[str, list[Figure]] = {}
    for figure in (*standing.current, *standing.overtaken):
        shown = number_of(figure.value) if figure.value is not None else "no number"
        told.setdefault(shown, []).append(figure)
    for shown, theirs in told.items():
        value, reason = _of_a_number(theirs, standing)
        claims = tuple(sorted({claim for figure in theirs for claim in figure.claims}))
        yield Grade("credibility", f"{field}: {shown}", value, reason, claims)


def _of_a_number(theirs: Sequence[Figure], standing: Standing) -> tuple[str, str]:
    giving = {origin for figure in theirs for origin in figure.origins}
    rivals = _against(theirs[0], standing.current) - giving
    if all(figure in standing.overtaken for figure in theirs):
        return "5", "A later figure took its place."
    if all(figure.belligerent for figure in theirs):
        return "4", "It is a warring side's own count."
    if len(rivals) > len(giving):
        return ("5" if len(rivals) > SEVERAL else "4"), f"More origins exclude it: {join(sorted(rivals))}."
    if rivals:
        return "3", f"It is excluded by {join(sorted(rivals))}."
    if len(giving) >= SEVERAL:
        return "1", f"{len(giving)} independent origins give it, and nobody excludes it."
    return "2", "One origin gives it, and nobody excludes it."


def _against(figure: Figure, others: Iterable[Figure]) -> set[str]:
    return {origin for other in others if not compatible(figure, other) for origin in other.origins}


class _Word(Struct, frozen=True):
    """One answer: who gives it, who gives the same number, and who gives one that excludes it."""

    giving: frozenset[str]
    same: frozenset[str]
    against: frozenset[str]
    belligerent: frozenset[str]


def _origins(standings: dict[str, Standing]) -> Iterator[Grade]:
    """Propose how reliable those are who give numbers, by how theirs stand to those of others.

    What an origin did elsewhere is not known here: nobody is proposed as completely reliable (A) or unreliable (E).
    """
    claims: dict[str, set[str]] = {}
    for standing in standings.values():
        for figure in (*standing.current, *standing.overtaken):
            for origin in figure.origins:
                claims.setdefault(origin, set()).update(figure.claims)
    words = [word for standing in standings.values() for word in _answers(standing.current)]
    for origin in sorted(claims):
        value, reason = _of_an_origin(origin, [word for word in words if origin in word.giving])
        yield Grade("reliability", origin, value, reason, tuple(sorted(claims[origin])))


def _answers(current: Sequence[Figure]) -> list[_Word]:
    """Put together the figures that say the same: a thousand reports give few different answers."""
    told: dict[tuple[object, ...], list[Figure]] = {}
    for figure in current:
        told.setdefault((figure.sort, figure.low, figure.high, figure.stated), []).append(figure)
    firsts = {key: (theirs[0], _giving(theirs)) for key, theirs in told.items()}
    return [
        _Word(
            giving=giving,
            same=_all(names for other, names in firsts.values() if other.stated == first.stated),
            against=_all(names for other, names in firsts.values() if not compatible(first, other)),
            belligerent=_giving(figure for figure in told[key] if figure.belligerent),
        )
        for key, (first, giving) in firsts.items()
    ]


def _giving(figures: Iterable[Figure]) -> frozenset[str]:
    return frozenset(origin for figure in figures for origin in figure.origins)


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _of_an_origin(origin: str, words: Sequence[_Word]) -> tuple[str, str]:
    confirming = _all(word.same for word in words) - {origin}
    excluding = _all(word.against for word in words) - {origin}
    if any(origin in word.belligerent for word in words):
        return "D", "It speaks for a side that is said to have done it."
    if len(excluding) >= SEVERAL and len(excluding) > len(confirming):
        return "D", f"More origins exclude its numbers than give the same: {join(sorted(excluding))}."
    if len(confirming) <= len(excluding):
        return "F", "No more origins give the same numbers than exclude them: it cannot be judged."
    if excluding:
        return "C", f"More origins give the same numbers than exclude them: {join(sorted(confirming))}."
    if len(confirming) >= SEVERAL:
        return "B", f"{len(confirming)} other origins give the same numbers, and nobody excludes them."
    return "C", f"Another origin gives the same numbers: {join(sorted(confirming))}."
