"""What pages show of an incident in common: its numbers, drawn, how they changed, and who is said to have done it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from variorum.model.claim import COUNT_FIELDS, FIELDS
from variorum.model.incident import Casualty, Finding, FindingPosition, Incident, Responsibility
from variorum.model.report import Report
from variorum.web.charts import Step, span, steps
from variorum.web.charts.drawing import both
from variorum.web.charts.span import Said
from variorum.wording.naming import (
    change_words,
    changed_field_words,
    outlet_of_origin,
    outlet_words,
    short_report_words,
    without_ids,
)
from variorum.wording.values import NOT_KNOWN, casualty_words, day_words, plain

POSITIONS = ("claimed", "admitted", "blamed", "suspected", "denied")
"""The columns of the matrix of responsibility."""
ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?\b")
AT_HAND = 20
"""Claims, origins or sources in one place of an incident's page: beyond that it leads to the page of its claims."""
MOST_ANSWERS = 40
"""Answers to one question that an incident's page shows, and marks in a drawing: more can hardly be compared."""
NO_ENDS = (None, None, None)
FIRST = ("killed", "wounded")
"""Fields that stand before all others."""


def rank(finding: Finding) -> int:
    """Say where a finding stands among those of its incident: numbers of people first."""
    order = (*FIRST, *FIELDS)
    return order.index(finding.field) if finding.field in order else len(order)


def in_order(reports: Iterable[Report]) -> Sequence[Report]:
    """Give reports in the order in which they came out."""
    return sorted(reports, key=lambda report: (report.published.earliest or "9999", report.id))


def numbers(incident: Incident) -> Mapping[str, Sequence[Casualty]]:
    """Give what the policies settle on, by kind."""
    kinds = dict.fromkeys(casualty.kind for casualty in incident.casualties)
    return {kind: [each for each in incident.casualties if each.kind == kind] for kind in kinds}


def charts(
    incident: Incident, reports: Mapping[str, Report], claim_at: str = "/claim/", *, most: int | None = None
) -> Mapping[str, Markup]:
    """Draw the leading policy's numbers of each kind with what each origin says; marks lead to ``claim_at`` + id.

    Who gives no number is not drawn, and a kind of which nobody gives one is left out. Of what the origins say at
    most ``most`` are drawn.
    """
    drawn: dict[str, Markup] = {}
    for finding in incident.findings:
        settled = [c for c in incident.casualties if c.kind == finding.field and c.group is None]
        said = list(islice(_said(finding, settled[0], reports, claim_at), most)) if settled else []
        if finding.field in COUNT_FIELDS and said:
            title = f"{plain(finding.field)}: {casualty_words(settled[0])}"
            ends = (settled[0].low, settled[0].best, settled[0].high)
            drawn[finding.field] = both(*(span(title, *ends, said, slim=slim) for slim in (False, True)))
    return drawn


def undrawn(incident: Incident, most: int) -> Mapping[str, int]:
    """Give how many of what origins say of a number are left out, where at most ``most`` are drawn."""
    numbered = {each.field: [p for p in each.positions if _ends(p) != NO_ENDS] for each in incident.findings}
    told = {field: sum(len(position.origins) for position in positions) for field, positions in numbered.items()}
    return {field: number - most for field, number in told.items() if number > most}


def _ends(position: FindingPosition) -> tuple[Any, Any, Any]:
    value = position.value if isinstance(position.value, Mapping) else {}
    return value.get("low"), value.get("best"), value.get("high")


def _said(finding: Finding, settled: Casualty, reports: Mapping[str, Report], claim_at: str) -> Iterable[Said]:
    for position in finding.positions:
        ends = _ends(position)
        if ends == NO_ENDS:
            continue
        for origin in position.origins:
            counts = bool(set(position.claims) & set(settled.claims))
            told = reports.get(outlet_of_origin(origin) or "")
            name = short_report_words(told) if told else without_ids(origin, reports)
            address = f"{claim_at}{position.claims[0]}"
            yield Said(name, *ends, counts, address, position.value.get("group"))


def matrix(rows: Sequence[Responsibility]) -> Mapping[str, Mapping[str, Sequence[Responsibility]]]:
    """Lay out who is said to have done it: actors by positions."""
    actors = dict.fromkeys(row.actor or "nobody named" for row in rows)
    return {
        actor: {
            position: [row for row in rows if (row.actor or "nobody named") == actor and row.position == position]
            for position in POSITIONS
        }
        for actor in actors
    }


def drawn_steps(
    incident: Incident, reports: Mapping[str, Report], report_at: Callable[[str], str]
) -> Mapping[str, Markup]:
    """Draw how each number changed; one of which no report gave a number is left out.

    All are drawn over the same reports, those that changed anything, so that they can be compared downwards.
    """
    told = list(dict.fromkeys((change.at, change.report) for change in incident.history))
    drawn: dict[str, Markup] = {}
    for kind in COUNT_FIELDS:
        made = list(_steps_of(incident, kind, told, reports, report_at))
        if any(step.words != NOT_KNOWN for step in made):
            title = f"{plain(kind)}, report by report"
            drawn[kind] = both(*(steps(title, made, slim=slim) for slim in (False, True)))
    return drawn


def _steps_of(
    incident: Incident,
    kind: str,
    told: Sequence[tuple[str | None, str | None]],
    reports: Mapping[str, Report],
    report_at: Callable[[str], str],
) -> Iterable[Step]:
    changes = {(change.at, change.report): change.after for change in incident.history if change.field == kind}
    ends: tuple[int | None, int | None, int | None] = (None, None, None)
    for at, report in told:
        if (at, report) in changes:
            after = changes[at, report]
            value = after if isinstance(after, Mapping) else {}
            ends = (value.get("low"), value.get("best"), value.get("high"))
        known = reports.get(report or "")
        name, address = (outlet_words(known), report_at(known.id)) if known else ("a judgement", "#judged")
        yield Step(day_words(at[:10]) if at else "day not known", name, address, *ends)


class Changed(Struct, frozen=True):
    """What a report changed: the day, its id, and each field with what was said before and after."""

    at: str | None
    report: str | None
    rows: Sequence[tuple[str, str, str]]


def changes_of(incident: Incident) -> Sequence[Changed]:
    """Give what each report changed, in the order of the history."""
    rows: dict[tuple[str | None, str | None], list[tuple[str, str, str]]] = {}
    for change in incident.history:
        before, after = (ISO_DAY.sub(lambda found: day_words(found[0]), words) for words in change_words(change))
        rows.setdefault((change.at, change.report), []).append((changed_field_words(change), before, after))
    return [Changed(at, report, each) for (at, report), each in rows.items()]
