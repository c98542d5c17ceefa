"""The list of incidents: a line for each, as much of it as the screen has room for."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from variorum.cli.naming import casualty_of, status_of
from variorum.cli.screen import NARROW, WIDE, known, status_text
from variorum.cli.words import casualty_words, count_of, place_words, plain, printable, short_date, short_ids
from variorum.model.incident import Incident


def incident_list(incidents: Sequence[Incident], width: int) -> RenderableType:
    """Lay out incidents for a screen of ``width`` columns: cards, a table, or a table with every column."""
    ids = short_ids(incident.id for incident in incidents)
    if width < NARROW:
        return Group(*(_card(incident, ids[incident.id]) for incident in incidents))
    return _full_table(incidents, ids) if width >= WIDE else _table(incidents, ids)


def _killed(incident: Incident) -> Text:
    return known(casualty_words(casualty_of(incident)))


def _particulars(incident: Incident) -> str:
    reports = count_of(len(incident.reports), "report")
    return f"{plain(incident.type)} · {place_words(incident.place)} · {reports}"


def _card(incident: Incident, short_id: str) -> RenderableType:
    first = Text.assemble(
        (short_id, "id"), "  ", short_date(incident.date), "  killed ", _killed(incident), "  ",
        status_text(status_of(incident)),
    )  # fmt: skip
    title = Text("  " + printable(incident.title), style="title")
    return Group(first, title, Text("  " + _particulars(incident), style="note"), Text())


def _columns(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="heading", expand=False)
    for name in names:
        table.add_column(name, overflow="fold", no_wrap=name in {"id", "date", "status"})
    return table


def _table(incidents: Sequence[Incident], ids: dict[str, str]) -> Table:
    table = _columns("id", "date", "killed", "status", "incident")
    for incident in incidents:
        told = Text.assemble((printable(incident.title), "title"), "\n", (_particulars(incident), "note"))
        table.add_row(
            Text(ids[incident.id], style="id"),
            short_date(incident.date),
            _killed(incident),
            status_text(status_of(incident)),
            told,
        )
    return table


def _full_table(incidents: Sequence[Incident], ids: dict[str, str]) -> Table:
    table = _columns("id", "date", "place", "type", "incident", "killed", "status", "reports")
    for incident in incidents:
        table.add_row(
            Text(ids[incident.id], style="id"),
            short_date(incident.date),
            known(place_words(incident.place)),
            plain(incident.type),
            Text(printable(incident.title), style="title"),
            _killed(incident),
            status_text(status_of(incident)),
            str(len(incident.reports)),
        )
    return table
