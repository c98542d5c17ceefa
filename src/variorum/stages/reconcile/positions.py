"""Claims -> positions: who gives which answer, and how the answers stand to each other."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from variorum.model.incident import FindingPosition, Status
from variorum.stages.reconcile.evidence import Case, Evidence

Answer: TypeAlias = Callable[[Evidence], tuple[object, ...]]
"""What makes two claims one answer."""


def group(evidence: Iterable[Evidence], answer: Answer) -> tuple[FindingPosition, ...]:
    """Give one position an answer, in the order in which they were first given; those who withhold come last.

    The value of a position is that of its first claim, or None for those who withhold.
    """
    grouped: dict[tuple[object, ...], list[Evidence]] = {}
    for piece in sorted(evidence, key=lambda piece: piece.order):
        withheld = piece.claim.stance == "withholds"
        key = ("withheld",) if withheld else (piece.claim.stance == "denies", *answer(piece))
        grouped.setdefault(key, []).append(piece)
    ordered = sorted(grouped.items(), key=lambda item: item[0] == ("withheld",))
    return tuple(_position(pieces, withheld=key == ("withheld",)) for key, pieces in ordered)


def _position(pieces: Sequence[Evidence], *, withheld: bool) -> FindingPosition:
    value = None if withheld else pieces[0].claim.value
    origins = tuple(sorted({piece.origin for piece in pieces}))
    warring = tuple(sorted({piece.origin for piece in pieces if piece.belligerent}))
    return FindingPosition(value, origins, tuple(sorted({piece.claim.id for piece in pieces})), warring)


def is_denied(evidence: Iterable[Evidence], answer: Answer) -> bool:
    """Say whether somebody denies what somebody else says; a denial of what nobody says disputes nothing."""
    pieces = list(evidence)
    denied = {answer(piece) for piece in pieces if piece.claim.stance == "denies"}
    return any(answer(piece) in denied for piece in pieces if piece.claim.stance in ("asserts", "hedges"))


def status_of(
    positions: Sequence[FindingPosition], evidence: Sequence[Evidence], *, disputed: bool, alike: bool
) -> Status:
    """Say how answers stand to each other; an origin that withholds disputes nothing."""
    said = [piece for piece in evidence if piece.claim.stance != "withholds"]
    if not said:
        return "withheld"
    if disputed:
        return "disputed"
    if len({piece.origin for piece in said}) == 1 and len([p for p in positions if p.value is not None]) == 1:
        return "single"
    return "agreed" if alike else "range"


def given_in(evidence: Iterable[Evidence], case: Case) -> str:
    """Say in how many of the reports a field is given, and by name in which it is not.

    Reports are named where it helps: where there are few.
    """
    giving = {piece.claim.report for piece in evidence if piece.claim.stance != "withholds"}
    silent = [report.id for report in case.reports if report.id not in giving]
    count = f"{len(giving)} of {len(case.reports)} reports {'gives' if len(giving) == 1 else 'give'} it"
    if not silent or len(silent) > MOST_SILENT_NAMED:
        return f"{count}."
    verb = "says" if len(silent) == 1 else "say"
    return f"{count}; {' and '.join(silent)} {verb} nothing of it."


MOST_SILENT_NAMED = 3
"""Silent reports that a rule names."""
