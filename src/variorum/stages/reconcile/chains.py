"""The way from the reports of an incident back to those whose word they carry."""

from collections.abc import Mapping
from typing import TypeAlias

from variorum.model.claim import AttributionLink
from variorum.model.origin import Carrier, OriginChain
from variorum.model.report import Report
from variorum.stages.reconcile.evidence import Case, Evidence, originals

_Way: TypeAlias = tuple[str, str | None, tuple[str, ...]]


def origin_chains(case: Case, reports: Mapping[str, Report]) -> tuple[OriginChain, ...]:
    """Trace each claim of a case back to its origin: in the order of the alphabet, the reports in the order they came.

    Args:
        case: the evidence on an incident.
        reports: its reports by id, with those that they reprint.

    """
    pieces = sorted((piece for each in case.fields.values() for piece in each), key=lambda piece: piece.order)
    ways: dict[str, dict[_Way, list[str]]] = {}
    for piece in pieces:
        ways.setdefault(piece.origin, {}).setdefault(_way(piece), []).append(piece.claim.id)
    return tuple(
        OriginChain(origin, tuple(_carrier(way, claims, reports) for way, claims in ways[origin].items()))
        for origin in sorted(ways)
    )


def _way(piece: Evidence) -> _Way:
    links = [_called(link) for link in piece.claim.attribution]
    return piece.claim.report, links[0] if links else None, tuple(reversed(links[1:]))


def _called(link: AttributionLink) -> str:
    return link.name or link.role or f"unnamed {link.kind.replace('_', ' ')}"


def _carrier(way: _Way, claims: list[str], reports: Mapping[str, Report]) -> Carrier:
    report, written, through = way
    reprints = tuple(original.id for original in originals(report, reports)[1:])
    return Carrier(report, written, through, reprints, tuple(claims))
