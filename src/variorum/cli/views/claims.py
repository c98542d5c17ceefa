"""The matrix of an incident's claims: a row for each field, a column for each origin, the words in the cells."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from variorum.cli.screen import known
from variorum.model.claim import FIELDS, Claim
from variorum.model.origin import OriginChain
from variorum.model.report import Report
from variorum.wording.naming import claim_words, origin_words, way_words
from variorum.wording.values import one_line, plain, printable, short_ids

FIELD_WIDTH = 14
"""Columns for the names of fields; the longest is "responsibility"."""
CELL_WIDTH = 24
"""Fewest columns for an origin: a quotation of some words fits without breaking at each."""


def claims_matrix(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    width: int,
    named: Collection[str] = (),
    *,
    chains: Sequence[OriginChain] = (),
) -> RenderableType:
    """Lay out claims side by side, as many origins in one table as the screen has room for, then the next ones.

    ``named`` are the claims whose ids are shown. An origin that goes by several names has one column where ``chains``
    tell of it.
    """
    names = {claim: chain.origin for chain in chains for carrier in chain.carriers for claim in carrier.claims}
    cells: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        name = printable(names[claim.id]) if claim.id in names else origin_words(claim, reports[claim.report])
        cells[name][claim.field].append(claim)
    origins = sorted(cells, key=lambda origin: (-sum(map(len, cells[origin].values())), origin))
    columns = max(1, (width - FIELD_WIDTH) // (CELL_WIDTH + 3))
    ids = short_ids(reports) | short_ids(named)
    groups = (origins[i : i + columns] for i in range(0, len(origins), columns))
    return Group(*_spaced(_table({origin: cells[origin] for origin in group}, reports, ids) for group in groups))


def _spaced(tables: Iterator[Table]) -> Iterator[RenderableType]:
    for i, table in enumerate(tables):
        if i:
            yield Text()
        yield table


def _table(
    cells: Mapping[str, Mapping[str, Sequence[Claim]]], reports: Mapping[str, Report], ids: Mapping[str, str]
) -> Table:
    table = Table(show_lines=True, header_style="title", border_style="note")
    table.add_column("field", style="heading", no_wrap=True)
    for origin in cells:
        table.add_column(Text(origin), overflow="fold")
    for field in FIELDS:
        row = [_cell(column.get(field, ()), reports, ids) for column in cells.values()]
        if any(row):
            table.add_row(plain(field), *row)
    return table


def _cell(claims: Sequence[Claim], reports: Mapping[str, Report], ids: Mapping[str, str]) -> Text:
    """Write each answer once, with the words behind it below."""
    answers: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.report, claim.start)):
        answers.setdefault(claim_words(claim), []).append(claim)
    text = Text()
    for (words, stance), same in answers.items():
        text.append("\n" if text else "")
        text.append_text(known(words, "title"))
        text.append(" " if words and stance else "")
        text.append(stance, style=same[0].stance)
        for claim in same:
            text.append(f"\n“{one_line(claim.quote)}”", style="quote")
            text.append(f" {_where(claim, reports[claim.report], ids)}", style="note")
    return text


def _where(claim: Claim, report: Report, ids: Mapping[str, str]) -> str:
    outlet = printable(report.outlet) if report.outlet and claim.attribution else ""
    return " ".join(part for part in (way_words(claim), outlet, ids[report.id], ids.get(claim.id, "")) if part)
