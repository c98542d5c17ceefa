"""The commands that ask a ledger: each opens it, asks, and shows the answer or writes it as JSON."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Annotated, TypeAlias

from cyclopts import Parameter, validators
from rich.text import Text

from variorum.api import Ledger
from variorum.cli.contract import json_lines
from variorum.cli.options import AsJson, AsOf, KnownAt, LedgerPath, existing, to_name
from variorum.cli.screen import output, say, show_lines
from variorum.cli.screen import show as put
from variorum.cli.views.claims import claims_matrix
from variorum.cli.views.incident import Dossier, incident_page
from variorum.cli.views.incidents import incident_list
from variorum.cli.views.lists import history_list, issue_list, statement_list
from variorum.cli.views.origins import origin_list
from variorum.cli.views.report import report_page
from variorum.edges.store import Order
from variorum.model.claim import Claim, Field
from variorum.model.incident import Incident
from variorum.model.report import Report
from variorum.wording.values import count_of, joined, printable, short_ids

if TYPE_CHECKING:
    from variorum.states import State

Limit: TypeAlias = Annotated[
    int | None,
    Parameter(
        name=["--limit", "-n"],
        help="How many at most; else 100, or all with --json.",
        validator=validators.Number(gte=1),
    ),
]
ON_SCREEN = 100
"""Things that a list shows unless more are asked for: nobody reads thousands, and laying them out takes long."""

IncidentId: TypeAlias = Annotated[str, Parameter(help="An incident's id, or the beginning of it.")]
ReportId: TypeAlias = Annotated[str, Parameter(help="A report's id, or the beginning of it.")]
ListOrder: TypeAlias = Annotated[Order, Parameter(help="The order of the list.")]
Speaker: TypeAlias = Annotated[str, Parameter(help="Part of the speaker's name.")]
Fields: TypeAlias = Annotated[
    tuple[Field, ...],
    Parameter(name="--field", negative="", show_default=False, help="Only this field; may be given more than once."),
]


def show(
    incident: IncidentId | None = None,
    /,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    order: ListOrder = "latest",
    limit: Limit = None,
    json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:
    """List the incidents, or show one with all that is said of it; now, or as it stood."""
    with existing(ledger) as opened, opened.snapshot():
        if as_of is not None or known_at is not None:
            show_state(opened.at(as_of, known_at=known_at), incident, order, limit, json=json)
        elif incident is not None:
            show_incident(opened, incident, json=json)
        elif json:
            show_lines(json_lines(opened.incidents(order, limit=limit)))
        else:
            show_incidents(opened, list(opened.incidents(order, limit=limit or ON_SCREEN)))


def show_state(state: "State", incident_id: str | None, order: Order, limit: int | None, *, json: bool) -> None:
    """List the incidents of a state, or show one of it."""
    if incident_id is not None:
        chosen = state.incident(incident_id)
        if json:
            show_lines(json_lines([chosen]))
            return
        put(incident_page(dossier_of(state, chosen), output().width))
        say(f"\n{state.words}.", "note")
        return
    found = list(state.incidents(order, limit=limit if limit or json else ON_SCREEN))
    if json:
        show_lines(json_lines(found))
    elif found:
        put(incident_list(found, output().width))
        say(f"\n{state.words}: {count_of(len(found), 'incident')} listed.", "note")
    else:
        say(f"{state.words} there were no incidents yet.")


def show_incident(ledger: Ledger, incident_id: str, *, json: bool) -> None:
    """Show one incident on a page, or as a line of JSON."""
    incident = ledger.incident(incident_id)
    if json:
        show_lines(json_lines([incident]))
    else:
        put(incident_page(dossier_of(ledger, incident), output().width))
        short = short_ids([incident.id])[incident.id] + to_name(ledger)
        say(f"\nEvery claim: variorum claims {short} · how it came to this: variorum history {short}", "note")
    tell_of_ids(ledger, incident_id, incident.id)


def tell_of_ids(ledger: Ledger, asked: str, found: str) -> None:
    """Tell where an id leads that was merged or split, so that nobody takes one incident for all that it once held."""
    if not found.startswith(asked):
        say(f"{asked} is now part of {found}.", "note")
    parts = sorted({*ledger.parted(asked), *ledger.parted(found)} - {found})
    if parts:
        say(f"It was split: part of what was told of it is now in {joined(parts)}.", "note")


def show_incidents(ledger: Ledger, incidents: list[Incident]) -> None:
    """List incidents."""
    counts = ledger.counts()
    if not incidents:
        say(f"No incidents in {count_of(counts.reports, 'report')}. 'variorum issues' tells what was dropped, and why.")
        return
    put(incident_list(incidents, output().width))
    numbers = (
        count_of(counts.incidents, "incident"),
        count_of(counts.reports, "report"),
        count_of(counts.claims, "claim"),
    )
    name = to_name(ledger)
    issues = f" · {count_of(counts.issues, 'issue')}: variorum issues{name}" if counts.issues else ""
    say(f"\n{' · '.join(numbers)}{issues} · more of one: variorum show ID{name}", "note")
    _tell_of_more(len(incidents), counts.incidents)


def _tell_of_more(shown: int, there: int) -> None:
    if shown < there:
        say(f"Shown are {shown:,} of {there:,}. For more: --limit {there}, or --json", "note")


def dossier_of(ledger: "Ledger | State", incident: Incident) -> Dossier:
    """Gather what a page about an incident needs."""
    related = {}
    for identity in dict.fromkeys(each.incident for each in incident.related):
        related[identity] = ledger.incident(identity)
    claims = {claim.id: claim for claim in ledger.claims(incident=incident.id)}
    parts = [ledger.incident(each) for each in ledger.parts(incident.id)]
    return Dossier(incident, claims, _by_date(ledger.reports(incident.reports)), related, parts)


def _by_date(reports: Iterable[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: (report.published.earliest or "9999", report.id))


def claims(
    incident: IncidentId,
    /,
    *,
    field: Annotated[
        tuple[Field, ...], Parameter(help="Only this field; may be given more than once.", negative="")
    ] = (),
    ids: Annotated[bool, Parameter(help="Show the id of each claim, to judge it by.", negative="")] = False,
    json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:
    """Set the claims side by side: fields by origin, with the words behind each; then who carries whose word."""
    with existing(ledger) as opened, opened.snapshot():
        found = [claim for claim in opened.claims(incident=incident) if not field or claim.field in field]
        if json:
            show_lines(json_lines(found, opened.incident_of(_accounts(found))))
            return
        chosen = opened.incident(incident)
        chains = opened.origins(chosen.id)
        reprinted = {each for chain in chains for way in chain.carriers for each in way.reprints}
        reports = {report.id: report for report in opened.reports({claim.report for claim in found} | reprinted)}
        named = [claim.id for claim in found] if ids else []
        put(
            Text(printable(chosen.title), style="title"),
            claims_matrix(found, reports, output().width, named, chains=chains),
            Text(),
            origin_list(chains, reports, {claim.id for claim in found}),
        )


def _accounts(claims: Iterable[Claim]) -> set[str]:
    return {claim.account for claim in claims if claim.account is not None}


def statements(
    *,
    speaker: Speaker | None = None,
    report: ReportId | None = None,
    incident: IncidentId | None = None,
    limit: Limit = None,
    json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:
    """List who said what, and where it stands."""
    with existing(ledger) as opened, opened.snapshot():
        found = opened.statements(speaker=speaker, report=report, incident=incident)
        if json:
            show_lines(json_lines(islice(found, limit), opened.incident_of()))
            return
        listed = list(islice(found, limit or ON_SCREEN))
        if not listed:
            say("No statements.")
            return
        put(statement_list(listed, {each.id: each for each in opened.reports({each.report for each in listed})}))
        _tell_of_more(len(listed), len(listed) + sum(1 for _ in found))


def report(report: ReportId, /, *, json: AsJson = False, ledger: LedgerPath = None) -> None:
    """Show a report's text with its claims marked, and a note on each.

    With --json: the report, then its claims and statements.
    """
    with existing(ledger) as opened, opened.snapshot():
        chosen = opened.report(report)
        found = list(opened.claims(report=chosen.id))
        incident_of = opened.incident_of(_accounts(found))
        if json:
            show_lines(json_lines([chosen, *found, *opened.statements(report=chosen.id)], incident_of))
            return
        ids = short_ids(incident_of.values())
        shown = {account: ids[incident] for account, incident in incident_of.items()}
        put(report_page(chosen, found, shown, output().width))


def issues(
    *, report: ReportId | None = None, limit: Limit = None, json: AsJson = False, ledger: LedgerPath = None
) -> None:
    """List what was dropped or doubted, why, and what to do about it."""
    with existing(ledger) as opened, opened.snapshot():
        found = opened.issues(report=report)
        if json:
            show_lines(json_lines(islice(found, limit)))
            return
        listed = list(islice(found, limit or ON_SCREEN))
        if not listed:
            say("Nothing was dropped or doubted.", "good")
            return
        put(issue_list(listed))
        _tell_of_more(len(listed), len(listed) + sum(1 for _ in found))


def history(incident: IncidentId, /, *, json: AsJson = False, ledger: LedgerPath = None) -> None:
    """Show what the ledger said of an incident, report by report."""
    with existing(ledger) as opened, opened.snapshot():
        chosen = opened.incident(incident)
        if json:
            show_lines(json_lines(chosen.history))
            return
        put(history_list(chosen, {report.id: report for report in opened.reports(chosen.reports)}))
