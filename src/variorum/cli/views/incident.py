"""One incident on a page: the account in a line, what each field rests on, and where to read on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.cli.screen import NARROW, heading, known, status_text
from variorum.model.claim import FIELDS, Claim
from variorum.model.incident import Finding, FindingPosition, Incident, IncidentDate, IncidentPlace
from variorum.model.report import Report
from variorum.wording.naming import casualty_of, codes_words, outlet_words, published_words, report_words
from variorum.wording.values import (
    NOT_KNOWN,
    STANCE_MARKS,
    casualty_words,
    count_of,
    country_name,
    date_words,
    finding_words,
    one_line,
    place_words,
    plain,
    printable,
    short_ids,
    value_words,
)

QUOTES_SHOWN = 3
"""Quotations shown for one answer; ``variorum claims`` shows them all."""
INDENT = (0, 0, 0, 2)
JUDGED = {"accepted": " ✓ accepted", "rejected": " ✗ rejected", "corrected": " ✎ corrected", "as_read": " ✗ as read"}
"""What stands behind an answer that a person judged."""
NO_NUMBER = f"number {NOT_KNOWN}"
"""How the words of an answer begin that speaks of victims without any number."""
REPORT_ID = re.compile(r"(?<![\w-])\(?(r-[0-9a-f]+)\)?(?![\w-])")
"""A report's id in the words of a rule or an origin, with the brackets that it may stand in."""


class Dossier(Struct, frozen=True):
    """An incident with what a page about it needs: its claims by id, its reports in order, its related incidents."""

    incident: Incident
    claims: Mapping[str, Claim]
    reports: Sequence[Report]
    related: Mapping[str, Incident]
    parts: Sequence[Incident] = ()

    def number(self, report_id: str) -> str:
        """Give the number by which the page refers to a report."""
        numbers = {report.id: f"[{i}]" for i, report in enumerate(self.reports, 1)}
        return numbers.get(report_id, report_id)

    def numbered(self, words: str) -> str:
        """Put the page's numbers in the place of the ids of reports."""
        return REPORT_ID.sub(lambda found: self.number(found[1]), printable(words))

    def words_behind(self, claim_ids: Iterable[str]) -> Text:
        """Quote the words that claims rest on, each with its stance and the number of its report."""
        found = [self.claims[identity] for identity in claim_ids if identity in self.claims]
        quotes = Text()
        for claim in found[:QUOTES_SHOWN]:
            stance = f" {STANCE_MARKS[claim.stance]}" if STANCE_MARKS[claim.stance] else ""
            quotes.append("  " if quotes else "")
            quotes.append(f"“{one_line(claim.quote)}”", style="quote")
            quotes.append(stance, style=claim.stance)
            quotes.append(f" {self.number(claim.report)}", style="note")
        if len(found) > QUOTES_SHOWN:
            quotes.append(f"  and {len(found) - QUOTES_SHOWN} more", style="note")
        return quotes


def incident_page(dossier: Dossier, width: int) -> RenderableType:
    """Lay out one incident."""
    parts = [
        _account(dossier.incident),
        *_findings(dossier, width),
        *_numbers(dossier, width),
        *_people(dossier),
        *_responsibility(dossier),
        *_responses(dossier),
        *_graded(dossier),
        *_related(dossier),
        *_reports(dossier),
    ]
    return Group(*parts)


def _account(incident: Incident) -> RenderableType:
    statuses = {finding.field: finding.status for finding in incident.findings}
    told = f"{count_of(len(incident.reports), 'report')}, {count_of(len(incident.origins), 'independent origin')}"
    rows = (
        ("what", _fact(plain(incident.type), statuses.get("event"), codes_words(incident))),
        ("when", _fact(date_words(incident.date), statuses.get("date"), _precision(incident.date))),
        ("where", _fact(place_words(incident.place), statuses.get("place"), _position(incident.place))),
        ("killed", _fact(casualty_words(casualty_of(incident)), statuses.get("killed"), "")),
        ("told by", Text(told)),
    )
    lines = [(Text(name, style="note"), words) for name, words in rows]
    return Group(Text(printable(incident.title), style="title"), Text(incident.id, style="id"), Text(), _rows(lines))


def _fact(words: str, status: str | None, note: str) -> Text:
    text = known(words)
    if status in {"disputed", "revised", "withheld"}:
        text = Text.assemble(text, "  ", status_text(status or ""))
    return Text.assemble(text, (f"  {note}", "note")) if note else text


def _precision(date: IncidentDate | None) -> str:
    if date is None or date.start is None:
        return ""
    return " · ".join([f"to the {date.precision}" if date.precision != "range" else "a span", *_grades(date)])


def _position(place: IncidentPlace | None) -> str:
    if place is None:
        return ""
    where = [f"{place.lat:.2f}, {place.lon:.2f}"] if place.lat is not None and place.lon is not None else []
    return " · ".join([*where, *_grades(place)])


def _grades(of: IncidentDate | IncidentPlace) -> list[str]:
    """Give the precision as the two codebooks grade it."""
    grades = (("UCDP", of.ucdp_prec), ("ACLED", of.acled_prec))
    given = [f"{house} {grade}" for house, grade in grades if grade is not None]
    return [f"precision {', '.join(given)}"] if given else []


def _in_order(findings: Sequence[Finding]) -> list[Finding]:
    fields = ("killed", "wounded", *FIELDS)
    return sorted(findings, key=lambda finding: fields.index(finding.field) if finding.field in fields else len(fields))


def _findings(dossier: Dossier, width: int) -> Iterator[RenderableType]:
    yield Text()
    yield heading("What is said, field by field")
    if not dossier.incident.findings:
        yield Padding(known("not known: no claims"), INDENT)
    for finding in _in_order(dossier.incident.findings):
        yield Text.assemble((plain(finding.field), "title"), "  ", status_text(finding.status))
        yield Padding(_positions(dossier, finding, width), INDENT)
        yield Padding(Text(dossier.numbered(finding.rule), style="note"), INDENT)


def _answers(finding: Finding) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Give each answer with its origins and claims; those that give no number are told as one."""
    answers: dict[str, list[FindingPosition]] = {}
    for position in finding.positions:
        words = finding_words(finding.field, position.value) + JUDGED.get(position.judged or "", "")
        answers.setdefault(NO_NUMBER if words.startswith(NO_NUMBER) else words, []).append(position)
    return [
        (
            words,
            tuple(dict.fromkeys(origin for position in positions for origin in position.origins)),
            tuple(claim for position in positions for claim in position.claims),
        )
        for words, positions in answers.items()
    ]


def _positions(dossier: Dossier, finding: Finding, width: int) -> RenderableType:
    if width < NARROW:
        return Group(*(_stacked(dossier, *answer) for answer in _answers(finding)))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(min_width=10, max_width=width // 3)
    table.add_column(max_width=width // 3)
    table.add_column()
    for words, origins, claims in _answers(finding):
        table.add_row(known(words, "title"), _by(dossier, origins), dossier.words_behind(claims))
    return table


def _by(dossier: Dossier, origins: Sequence[str]) -> str:
    return dossier.numbered(", ".join(origins)) or "nobody named"


def _stacked(dossier: Dossier, words: str, origins: Sequence[str], claims: Sequence[str]) -> RenderableType:
    head = Text.assemble(known(words, "title"), " — ", _by(dossier, origins))
    return Group(head, Padding(dossier.words_behind(claims), INDENT))


def _rows(rows: Iterable[Sequence[RenderableType]]) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*row)
    return Padding(table, INDENT)


def _part(words: str, rows: Sequence[Sequence[RenderableType]]) -> Iterator[RenderableType]:
    yield Text()
    yield heading(words)
    yield _rows(rows) if rows else Padding(known("not known"), INDENT)


def _numbers(dossier: Dossier, width: int) -> Iterator[RenderableType]:
    rows = [
        (
            Text(f"{casualty.kind}" + (f", {printable(casualty.group)}" if casualty.group else ""), style="title"),
            known(casualty_words(casualty)),
            Text(casualty.policy, style="note"),
            dossier.numbered(casualty.rule),
        )
        for casualty in dossier.incident.casualties
    ]
    if width >= NARROW:
        yield from _part("Numbers, each by its rule", rows)
        return
    yield from (Text(), heading("Numbers, each by its rule"))
    for kind, number, policy, rule in rows:
        yield Padding(Text.assemble(kind, "  ", number, "  ", policy), INDENT)
        yield Padding(Text(rule, style="note"), (0, 0, 0, 4))


def _people(dossier: Dossier) -> Iterator[RenderableType]:
    incident = dossier.incident
    persons = [
        (
            Text(printable(person.name), style="title"),
            printable(", also ".join(part for part in (person.role or "", *person.aliases))).removeprefix(", "),
            known(person.fate or "fate not known"),
            dossier.words_behind(person.claims),
        )
        for person in incident.people
    ]
    actors = [
        (
            Text(printable(actor.name), style="title"),
            actor.role,
            country_name(actor.country) if actor.country else "",
            dossier.words_behind(actor.claims),
        )
        for actor in incident.actors
    ]
    yield from _part("Who took part, who suffered", [*actors, *persons])


def _responsibility(dossier: Dossier) -> Iterator[RenderableType]:
    rows = [
        (
            Text(plain(each.position), style="title"),
            known(printable(each.actor or "not known who")),
            f"by {dossier.numbered(each.by)}" if each.by else "by an outlet that does not name itself",
            dossier.words_behind(each.claims),
        )
        for each in dossier.incident.responsibility
    ]
    yield from _part("Responsibility", rows)


def _responses(dossier: Dossier) -> Iterator[RenderableType]:
    claims = sorted(
        (claim for claim in dossier.claims.values() if claim.field == "response"),
        key=lambda claim: (dossier.number(claim.report), claim.start),
    )
    rows = [(Text(value_words(claim.value), style="title"), dossier.words_behind([claim.id])) for claim in claims]
    yield from _part("What was done about it", rows)


def _graded(dossier: Dossier) -> Iterator[RenderableType]:
    """Give the grades, what a rule proposes beside what a person set; nothing where there are none."""
    rows = [
        (
            Text(printable(grade.value), style="title"),
            printable(grade.scale + (f" of {grade.of}" if grade.of else "")),
            f"set by {printable(grade.set_by)}" if grade.set_by else "proposed",
            dossier.numbered(grade.reason),
        )
        for grade in dossier.incident.grades
    ]
    if rows:
        yield from _part("Grades", rows)


def _related(dossier: Dossier) -> Iterator[RenderableType]:
    ids = short_ids(related.incident for related in dossier.incident.related)
    rows = []
    for related in dossier.incident.related:
        other = dossier.related.get(related.incident)
        title = printable(other.title) if other else "no longer in the ledger"
        when = date_words(other.date) if other else ""
        rows.append((Text(ids[related.incident], style="id"), plain(related.relation), title, known(when)))
    ids = short_ids(part.id for part in dossier.parts)
    rows += [
        (Text(ids[part.id], style="id"), "part of this", printable(part.title), known(date_words(part.date)))
        for part in dossier.parts
    ]
    if rows:
        yield from _part("Related incidents", rows)


def _reports(dossier: Dossier) -> Iterator[RenderableType]:
    ids = short_ids(report.id for report in dossier.reports)
    rows = []
    for report in dossier.reports:
        copy = f" · reprint of {dossier.number(report.copy_of)}" if report.copy_of else ""
        about = Text.assemble(
            (report_words(report), "title"), "\n", (f"{outlet_words(report)} · {published_words(report)}{copy}", "note")
        )
        rows.append((Text(dossier.number(report.id), style="number"), Text(ids[report.id], style="id"), about))
    yield from _part("Reports", rows)
