"""A report that holds what somebody looks for -> where it stands, and which claims and incidents it belongs to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from variorum.model.claim import Claim
from variorum.model.report import Report
from variorum.model.words import Hit, Phrase, Snippet, marks

MOST_SNIPPETS = 3
"""Snippets of one report: enough to tell what it is about; the report itself shows the rest."""
MOST_MARKS = 1000
"""Marks looked at in one report: a report of two megabytes may hold a word a hundred thousand times."""
BEFORE = 60
"""Characters shown before the first mark of a snippet, so that it is read in its sentence."""
WIDTH = 200
"""Characters of a snippet: two lines of a page."""
WORD_END = 20
"""Characters within which a snippet's edge is moved to a space; text without spaces is cut where it is."""


def hit(report: Report, claims: Sequence[Claim], incidents: Mapping[str, str], sought: Sequence[Phrase]) -> Hit:
    """Say where phrases stand in a report.

    Args:
        report: a report that holds them.
        claims: all its claims.
        incidents: the incident of each of its accounts.
        sought: the phrases.

    """
    found = list(islice(marks(report.text, sought), MOST_MARKS))
    held = [claim for claim in claims if _belongs(claim, found, sought)]
    told = {incident for account, incident in incidents.items() if account in {claim.account for claim in held}}
    return Hit(
        report.id,
        report.title,
        report.outlet,
        report.published.earliest,
        tuple(islice(snippets(report.text, found), MOST_SNIPPETS)),
        tuple(claim.id for claim in held),
        tuple(sorted(told or set(incidents.values()))),
    )


def names_of(claims: Iterable[Claim]) -> str:
    """Give the names by which claims are found beside the words of their report: of what they say, and who says so."""
    return "\n".join(name for claim in sorted(claims, key=lambda claim: claim.id) for name in _names(claim))


def _names(claim: Claim) -> Iterator[str]:
    for attribute in ("name", "actor"):
        yield getattr(claim.value, attribute, None) or ""
    for i in (0, 1):
        yield (claim.attribution[i].name if len(claim.attribution) > i else None) or ""


def _belongs(claim: Claim, found: Sequence[tuple[int, int]], sought: Sequence[Phrase]) -> bool:
    if any(start < claim.end and claim.start < end for start, end in found):
        return True
    return any(True for name in _names(claim) for _ in marks(name, sought))


def snippets(text: str, found: Sequence[tuple[int, int]]) -> Iterator[Snippet]:
    """Give parts of a text that hold its marks, each mark in one.

    >>> text = "Six died when the mill burned. The mill was empty."
    >>> [text[each.start : each.end] for each in snippets(text, [(18, 22), (35, 39)])]
    ['Six died when the mill burned. The mill was empty.']

    """
    remaining = list(found)
    while remaining:
        start = _edge(text, remaining[0][0] - BEFORE, back=True)
        end = max(_edge(text, start + WIDTH, back=False), remaining[0][1])
        within = tuple(mark for mark in remaining if mark[1] <= end)
        yield Snippet(start, end, within)
        remaining = [mark for mark in remaining if mark[0] >= end]


def _edge(text: str, at: int, *, back: bool) -> int:
    """Give a place near ``at`` where no word is cut."""
    if at <= 0 or at >= len(text):
        return 0 if at <= 0 else len(text)
    if back:
        space = text.rfind(" ", max(0, at - WORD_END), at)
        return space + 1 if space >= 0 else at
    space = text.find(" ", at, at + WORD_END)
    return space if space >= 0 else at
