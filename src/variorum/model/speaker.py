"""Who speaks in reports: how often, in which outlets, as what and where it was said; and what each of them said."""

from typing import TypeAlias

from msgspec import Struct

from variorum.model.claim import AttributionLink, Claim, Statement
from variorum.model.names import fold
from variorum.model.report import Report

OUTLET = "outlet"
"""The kind of an outlet that speaks in its own voice."""
Key: TypeAlias = str
"""A name folded, so that however it is written it is one; names that are one origin may have several."""


class Spoken(Struct, frozen=True):
    """What one report has of a speaker, of one kind and in one medium.

    ``name`` is folded and ``written`` as the report has it; ``medium`` is empty where none is told, and ``day``, on
    which the report came out, where it is not known. ``claims`` counts
    those on whose way from the origin to the report the speaker stands, first or not.
    """

    name: Key
    report: str
    kind: str
    medium: str
    outlet: str
    written: str
    statements: int
    claims: int
    day: str = ""


class Speaker(Struct, frozen=True):
    """A speaker, by every way to write the name: in how many reports, with how many statements and claims.

    ``outlets``, ``kinds`` and ``media`` are those with most first.
    """

    name: Key
    written: str
    reports: int
    statements: int
    claims: int
    outlets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


class Speakers(Struct, frozen=True):
    """A page of speakers, those who speak most first, and how many there are in all."""

    rows: tuple[Speaker, ...]
    total: int


class Said(Struct, frozen=True):
    """What one report has of a speaker, in the order of its text, and the incident that each account is in."""

    report: Report
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[str, ...]


def key_of(name: str) -> Key:
    """Give what a name is found by; one of no letters stands for itself.

    >>> key_of("The Défense Ministry")
    'defense ministry'

    """
    return fold(name) or " ".join(name.split())


def statement_speaker(statement: Statement) -> str | None:
    """Name who made a statement: by name, else by role or kind; None where nobody is told."""
    return statement.speaker or statement.speaker_as_written or statement.role or statement.kind


def link_speaker(link: AttributionLink) -> str:
    """Name a speaker of a claim: by name, else by role or kind."""
    return link.name or link.role or link.kind


def speaks(claim: Claim, report: Report) -> set[Key]:
    """Give who stands behind a claim: all of its chain, or the outlet itself."""
    if not claim.attribution:
        return {key_of(report.outlet)} if report.outlet else set()
    return {key_of(link_speaker(link)) for link in claim.attribution}


def spoken_in(report: Report, claims: tuple[Claim, ...], statements: tuple[Statement, ...]) -> tuple[Spoken, ...]:
    """Count who speaks in a report, in a fixed order."""
    found: dict[tuple[str, str, str], list[str | int]] = {}

    def count(written: str, kind: str, medium: str, place: int) -> None:
        row = found.setdefault((key_of(written), kind, medium), [written, 0, 0])
        row[place] = int(row[place]) + 1

    for statement in statements:
        if written := statement_speaker(statement):
            count(written, statement.kind or "person", statement.medium or "", 1)
    for claim in claims:
        links = {key_of(link_speaker(link)): link for link in claim.attribution}
        for link in links.values():
            count(link_speaker(link), link.kind, link.medium or "", 2)
        if not links and report.outlet:
            count(report.outlet, OUTLET, "", 2)
    return tuple(
        Spoken(
            name,
            report.id,
            kind,
            medium,
            report.outlet or "",
            str(written),
            int(said),
            int(claimed),
            report.published.earliest or "",
        )
        for (name, kind, medium), (written, said, claimed) in sorted(found.items())
    )
