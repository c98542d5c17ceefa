"""The list of incidents: a line for each, as much of it as the screen has room for."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.cli.screen import known, status_text
from variorum.model.incident import Incident
from variorum.wording.naming import casualty_of, status_of
from variorum.wording.values import casualty_words, count_of, place_words, plain, printable, short_date, short_ids

CARDS_BELOW = 90
"""Columns below which a title would be broken into scraps by the columns beside it."""
FULL_FROM = 130
"""Columns from which place and type have room for columns of their own."""
TELLING = ("disputed", "revised", "withheld")
"""Statuses of which a list says which fields have them."""


def incident_list(incidents: Sequence[Incident], width: int) -> RenderableType:
    """Lay out incidents for a screen of ``width`` columns: cards, a table, or a table with every column."""
    ids = short_ids(incident.id for incident in incidents)
    if width < CARDS_BELOW:
        return Group(*(_card(incident, ids[incident.id]) for incident in incidents))
    return _full_table(incidents, ids) if width >= FULL_FROM else _table(incidents, ids)


def _killed(incident: Incident) -> Text:
    return known(casualty_words(casualty_of(incident)))


def _status(incident: Incident, between: str) -> Text:
    """Give the status, and which fields it is that have it where that matters."""
    status = status_of(incident)
    text = status_text(status)
    if status in TELLING:
        fields = [plain(finding.field) for finding in incident.findings if finding.status == status]
        text.append(between + ", ".join(fields), style="note")
    return text


def _particulars(incident: Incident) -> str:
    reports = count_of(len(incident.reports), "report")
    return f"{plain(incident.type)} · {place_words(incident.place)} · {reports}"


def _card(incident: Incident, short_id: str) -> RenderableType:
    first = Text.assemble(
        (short_id, "id"), "  ", short_date(incident.date), "  killed: ", _killed(incident), "  ",
        _status(incident, ": "),
    )  # fmt: skip
    rest = Group(Text(printable(incident.title), style="title"), Text(_particulars(incident), style="note"))
    return Group(first, Padding(rest, (0, 0, 1, 2)))


def _columns(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="heading", expand=False)
    for name in names:
        table.add_column(
            name, overflow="fold", no_wrap=name in {"id", "date"}, max_width=16 if name == "status" else None
        )
    return table


def _table(incidents: Sequence[Incident], ids: dict[str, str]) -> Table:
    table = _columns("id", "date", "killed", "status", "incident")
    for incident in incidents:
        told = Text.assemble((printable(incident.title), "title"), "\n", (_particulars(incident), "note"))
        table.add_row(
            Text(ids[incident.id], style="id"),
            short_date(incident.date),
            _killed(incident),
            _status(incident, "\n"),
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
            _status(incident, "\n"),
            str(len(incident.reports)),
        )
    return table
