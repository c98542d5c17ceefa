"""The way from each report back to those whose word it carries."""

from collections.abc import Collection, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from variorum.cli.naming import outlet_words
from variorum.cli.words import count_of, joined, printable, short_ids
from variorum.model.origin import Carrier, OriginChain
from variorum.model.report import Report

INDENT = (0, 0, 0, 2)


def origin_list(
    chains: Sequence[OriginChain], reports: Mapping[str, Report], claims: Collection[str]
) -> RenderableType:
    """List independent origins, each with the reports that carry some of the claims, and what these reprint."""
    ids = short_ids(reports)
    told = [(chain, [way for way in chain.carriers if not set(way.claims).isdisjoint(claims)]) for chain in chains]
    told = [(chain, ways) for chain, ways in told if ways]
    parts: list[RenderableType] = [Text(f"{count_of(len(told), 'independent origin')}", style="heading")]
    for chain, ways in told:
        parts.append(_origin(chain, ways))
        parts.extend(Padding(_carrier(way, reports, ids, claims), INDENT) for way in ways)
    return Group(*parts)


def _origin(chain: OriginChain, ways: Sequence[Carrier]) -> Text:
    names = sorted({way.written for way in ways if way.written and way.written != chain.origin})
    written = f"  written {joined([printable(name) for name in names])}" if names else ""
    return Text.assemble((printable(chain.origin), "title"), (written, "note"))


def _carrier(way: Carrier, reports: Mapping[str, Report], ids: Mapping[str, str], claims: Collection[str]) -> Text:
    report = reports[way.report]
    copied = [f"{outlet_words(reports[each])}, {ids[each]}" for each in way.reprints if each in reports]
    notes = [
        "in its own voice" if way.written is None else "",
        f"through {joined([printable(name) for name in way.through])}" if way.through else "",
        *(f"reprint of {original}" for original in copied),
        count_of(sum(claim in claims for claim in way.claims), "claim"),
    ]
    return Text.assemble(f"{outlet_words(report)}, {ids[report.id]}", ("".join(f" · {n}" for n in notes if n), "note"))
