"""The shorter lists: statements, issues, and what changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.model.claim import Statement
from variorum.model.incident import Change, Incident
from variorum.model.issue import Issue
from variorum.model.report import Report
from variorum.wording.naming import FINDING, change_words, outlet_words
from variorum.wording.values import count_of, joined, one_line, plain, printable, short_ids

INDENT = (0, 0, 0, 2)


def statement_list(statements: Sequence[Statement], reports: Mapping[str, Report]) -> RenderableType:
    """Lay out statements by speaker: the words, how they are given, and where they stand."""
    ids = short_ids(reports)
    by_speaker: dict[str, list[Statement]] = {}
    for statement in statements:
        by_speaker.setdefault(statement.speaker or "speaker not known", []).append(statement)
    parts: list[RenderableType] = []
    for speaker, spoken in by_speaker.items():
        role = next((statement.role for statement in spoken if statement.role), None)
        parts.append(Text.assemble((printable(speaker), "title"), (f"  {printable(role)}" if role else "", "note")))
        parts.extend(_statement(statement, reports[statement.report], ids) for statement in spoken)
    return Group(*parts)


def _statement(statement: Statement, report: Report, ids: Mapping[str, str]) -> RenderableType:
    marks = ("", "") if statement.mode == "indirect" else ("“", "”")
    written = statement.speaker_as_written
    notes = [
        plain(statement.mode),
        f"“{one_line(statement.cue)}”" if statement.cue else "",
        f"via {printable(statement.medium)}" if statement.medium else "",
        f"written {printable(written)}" if written and written != statement.speaker else "",
        outlet_words(report),
        ids[report.id],
    ]
    words = Text(f"{marks[0]}{one_line(statement.text)}{marks[1]}", style="quote")
    return Padding(Group(words, Text(" · ".join(note for note in notes if note), style="note")), INDENT)


def issue_list(issues: Sequence[Issue]) -> RenderableType:
    """Lay out what was dropped or doubted, the gravest first, each with its cure."""
    weights = Counter(issue.weight for issue in issues)
    parts: list[RenderableType] = [Text(joined([f"{number} {weight}" for weight, number in sorted(weights.items())]))]
    for weight in ("dropped", "doubted"):
        parts.extend(_issue(issue) for issue in issues if issue.weight == weight)
    return Group(*parts)


def _issue(issue: Issue) -> RenderableType:
    head = Text.assemble((issue.weight, issue.weight), "  ", (issue.code, "title"), (f"  {issue.stage}", "note"))
    where = issue.location or issue.report
    if where is not None and where in issue.message:
        where = None
    lines = [Text(printable(issue.message)), Text(f"→ {printable(issue.cure)}", style="good")]
    return Group(head, Padding(Group(*([Text(printable(where), style="id")] if where else []), *lines), INDENT))


def history_list(incident: Incident, reports: Mapping[str, Report]) -> RenderableType:
    """Lay out what the ledger said of an incident, report by report."""
    return Group(
        Text(printable(incident.title), style="title"), Text(incident.id, style="id"), *_changes(incident, reports)
    )


def _changes(incident: Incident, reports: Mapping[str, Report]) -> Iterator[RenderableType]:
    if incident.supersedes:
        yield Text(f"{count_of(len(incident.supersedes), 'incident')} merged into it: {', '.join(incident.supersedes)}")
    if not incident.history:
        yield Text("Nothing changed since its first report.", style="note")
    for _, group in groupby(incident.history, key=lambda change: (change.at, change.report)):
        changes = list(group)
        yield Text()
        yield _moment(changes[0], reports)
        yield Padding(_changed(changes), INDENT)


def _changed(changes: Sequence[Change]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for change in changes:
        before, after = change_words(change)
        words = Text.assemble(f"{before} → " if before else "", (after or "nothing any more", "title"))
        table.add_row(Text(plain(change.field.replace(FINDING, ", status")), style="heading"), words)
    return table


def _moment(change: Change, reports: Mapping[str, Report]) -> Text:
    report = reports.get(change.report or "")
    source = f"{outlet_words(report)}, {report.id}" if report else "a report that was withdrawn"
    return Text.assemble((change.at or "day not known", "title"), (f"  {source}", "note"))
