"""The way from each report back to those whose word it carries."""

from collections.abc import Collection, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from variorum.model.origin import Carrier, OriginChain
from variorum.model.report import Report
from variorum.wording.naming import outlet_words
from variorum.wording.values import count_of, joined, printable, short_ids

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
        lines: dict[str, int] = {}
        for way in ways:
            line = _carrier(way, reports, ids)
            lines[line] = lines.get(line, 0) + sum(claim in claims for claim in way.claims)
        parts.extend(_line(line, number) for line, number in lines.items())
    return Group(*parts)


def _line(line: str, number: int) -> RenderableType:
    report, _, notes = line.partition(" · ")
    told = "".join(f" · {note}" for note in (notes, count_of(number, "claim")) if note)
    return Padding(Text.assemble(report, (told, "note")), INDENT)


def _origin(chain: OriginChain, ways: Sequence[Carrier]) -> Text:
    shown = chain.origin.casefold()
    names = sorted({way.written for way in ways if way.written and _bare(way.written) not in shown})
    written = f"  written {joined([printable(name) for name in names])}" if names else ""
    return Text.assemble((printable(chain.origin), "title"), (written, "note"))


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").removeprefix("an ").removeprefix("a ")


def _carrier(way: Carrier, reports: Mapping[str, Report], ids: Mapping[str, str]) -> str:
    copied = [f"{outlet_words(reports[each])}, {ids[each]}" for each in way.reprints if each in reports]
    notes = [
        f"{outlet_words(reports[way.report])}, {ids[way.report]}",
        "in its own voice" if way.written is None else "",
        f"through {joined([printable(name) for name in way.through])}" if way.through else "",
        *(f"reprint of {original}" for original in copied),
    ]
    return " · ".join(note for note in notes if note)
