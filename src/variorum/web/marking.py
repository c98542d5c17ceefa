"""A text with claims in it, cut into pieces that a page can show one after the other."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from variorum.model.claim import Claim, Field
from variorum.wording.values import printable

KINDS: Mapping[Field, str] = {
    **dict.fromkeys(("killed", "wounded", "missing", "captured", "released", "displaced"), "count"),
    **dict.fromkeys(("perpetrator", "victim", "target", "responsibility"), "who"),
    **dict.fromkeys(("date", "place"), "where"),
    **dict.fromkeys(("event", "weapon", "damage", "response"), "what"),
}
"""How fields are told apart in a text: by four colours, each with a line of its own shape."""


class Piece(Struct, frozen=True):
    """Some words, and the claims that they carry, shortest first; ``starts`` are those that begin here."""

    words: str
    claims: tuple[Claim, ...] = ()
    starts: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the field of the claim whose words these are most closely."""
        return KINDS[self.claims[0].field]


class Paragraph(Struct, frozen=True):
    """A paragraph in pieces, and the claims that begin in it, in the order of their words."""

    pieces: tuple[Piece, ...]
    notes: tuple[Claim, ...]


def paragraphs(text: str, claims: Sequence[Claim]) -> Iterator[Paragraph]:
    """Cut a text into its paragraphs, and each where claims begin and end; nothing of the text is lost but line ends.

    A claim whose words run over the end of a paragraph is noted in the one where it begins.
    """
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))
    shown, next_claim, open_claims = printable(text), 0, list[Claim]()
    for start, end in _spans(text):
        first = next_claim
        while next_claim < len(ordered) and ordered[next_claim].start < end:
            next_claim += 1
        here = ordered[first:next_claim]
        pieces = tuple(_pieces(shown, start, end, [*open_claims, *here]))
        open_claims = [claim for claim in (*open_claims, *here) if claim.end > end]
        yield Paragraph(pieces, tuple(here))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def _pieces(text: str, start: int, end: int, claims: Sequence[Claim]) -> Iterator[Piece]:
    edges = {min(max(at, start), end) for claim in claims for at in (claim.start, claim.end)}
    cuts = sorted({start, end, *edges})
    begins: dict[int, list[str]] = {}
    for claim in claims:
        begins.setdefault(max(claim.start, start), []).append(claim.id)
    ordered = sorted(claims, key=lambda claim: claim.start)
    lying: list[Claim] = []
    for cut, until in pairwise(cuts):
        while ordered and ordered[0].start <= cut:
            lying.append(ordered.pop(0))
        lying = [claim for claim in lying if claim.end > cut]
        over = sorted(lying, key=lambda claim: (claim.end - claim.start, claim.id))
        yield Piece(text[cut:until], tuple(over), tuple(begins.get(cut, ())))
