"""The matrix of an incident's claims: a row for each field, a column for each origin, the words in the cells."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from variorum.cli.screen import known
from variorum.cli.words import chain_words, claim_words, one_line, origin_words, plain, short_ids
from variorum.model.claim import FIELDS, Claim
from variorum.model.report import Report

FIELD_WIDTH = 14
"""Columns for the names of fields; the longest is "responsibility"."""
CELL_WIDTH = 24
"""Fewest columns for an origin: a quotation of some words fits without breaking at each."""


def claims_matrix(claims: Sequence[Claim], reports: Mapping[str, Report], width: int) -> RenderableType:
    """Lay out claims side by side, as many origins in one table as the screen has room for, then the next ones."""
    cells: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        cells[origin_words(claim, reports[claim.report])][claim.field].append(claim)
    origins = sorted(cells, key=lambda origin: (-sum(map(len, cells[origin].values())), origin))
    columns = max(1, (width - FIELD_WIDTH) // (CELL_WIDTH + 3))
    ids = short_ids(reports)
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
    text = Text()
    for claim in sorted(claims, key=lambda claim: (claim.report, claim.start)):
        text.append("\n\n" if text else "")
        words, stance = claim_words(claim)
        text.append_text(known(words, "title"))
        text.append(" " if words and stance else "")
        text.append(stance, style=claim.stance)
        text.append(f"\n“{one_line(claim.quote)}”", style="quote")
        text.append(f"\n{_behind(claim, reports[claim.report])} {ids[claim.report]}", style="note")
    return text


def _behind(claim: Claim, report: Report) -> str:
    """Say what stands between the origin and the reader: nothing where it is the outlet itself."""
    return f"{chain_words(claim, report)} ·" if claim.attribution else "own voice ·"
