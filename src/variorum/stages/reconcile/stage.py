"""An incident's claims -> what the ledger says of it. Every claim that goes in stands in a position of some finding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

from variorum.model.claim import Account, Claim
from variorum.model.incident import (
    Casualty,
    Finding,
    Grade,
    Incident,
    IncidentActor,
    IncidentDate,
    IncidentPerson,
    IncidentPlace,
    Membership,
    Responsibility,
)
from variorum.model.judgement import Decision
from variorum.model.origin import OriginChain
from variorum.model.report import Report
from variorum.model.values import IncidentType, PlaceValue
from variorum.stages.reconcile.casualties import casualties
from variorum.stages.reconcile.chains import origin_chains
from variorum.stages.reconcile.counts import finding, stand
from variorum.stages.reconcile.dates import choose_date, date_finding
from variorum.stages.reconcile.deeds import (
    NAMED_FIELDS,
    choose_type,
    event_finding,
    named_finding,
    response_finding,
    responsibility_finding,
    responsibility_rows,
)
from variorum.stages.reconcile.evidence import Case, Turn, gather, turn_of
from variorum.stages.reconcile.grades import propose
from variorum.stages.reconcile.history import KINDS, replay
from variorum.stages.reconcile.judged import (
    corrected,
    hear,
    outweigh,
    retyped,
    set_grades,
    with_judgements,
    with_rejected_by_persons,
)
from variorum.stages.reconcile.names import said_of_names
from variorum.stages.reconcile.parties import actors, people
from variorum.stages.reconcile.places import FINENESS, choose_place, place_finding
from variorum.stages.reconcile.relations import Whole, related
from variorum.stages.reconcile.title import title
from variorum.stages.reconcile.vocabulary import Rules


class Settled(Struct, frozen=True):
    """What is settled from a case, before it is given an id, a title, relations and a history."""

    type: IncidentType
    date: IncidentDate | None
    place: IncidentPlace | None
    casualties: tuple[Casualty, ...]
    actors: tuple[IncidentActor, ...]
    people: tuple[IncidentPerson, ...]
    responsibility: tuple[Responsibility, ...]
    findings: tuple[Finding, ...]


def reconcile(
    membership: Membership,
    *,
    accounts: Mapping[str, Account],
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    incident_of: Mapping[str, str],
    rules: Rules,
    decisions: Sequence[Decision] = (),
    wholes: Sequence[Whole] = (),
    until: Turn | None = None,
) -> Incident:
    """Say of an incident what its accounts claim, how the claims stand to each other, and what follows by which rule.

    ``accounts`` and ``claims`` hold at least those of the incident, ``reports`` theirs and the ones that these reprint,
    ``incident_of`` the incident of each account that they relate to. The first policy of ``rules`` leads.
    ``decisions`` are what persons judged, of these claims and of others: their word outranks every rule.
    ``wholes`` say which accounts, of these and of others, are held to tell a part of what other reports tell.
    With ``until``, it is said from the reports up to that turn alone, if there are any; who is meant by which name, and
    whose word it is, is taken from all of them.

    Raises:
        KeyError: an account or report of the incident was not handed in.

    """
    case, own = _case([accounts[each] for each in membership.accounts], claims, reports, rules, decisions)
    if until is not None:
        case, own, wholes = _until(until, case, own, wholes, reports)
    settled = settle(case, own, rules)
    return Incident(
        id=membership.incident,
        supersedes=membership.supersedes,
        codes=_codes(settled.type, rules),
        title=_title(case, settled, rules),
        **structs.asdict(settled),
        reports=tuple(report.id for report in case.reports),
        origins=case.origins(),
        related=related(membership.incident, own, claims, wholes=wholes, incident_of=incident_of),
        history=replay(case, own, rules),
        grades=_graded(membership.incident, case, settled, rules, decisions),
    )


def trace(
    membership: Membership,
    *,
    accounts: Mapping[str, Account],
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    rules: Rules,
    decisions: Sequence[Decision] = (),
) -> tuple[OriginChain, ...]:
    """Say whose word the claims of an incident are, and which reports carry it; arguments as for ``reconcile``."""
    case, _ = _case([accounts[each] for each in membership.accounts], claims, reports, rules, decisions)
    return origin_chains(case, reports)


def _graded(
    incident: str, case: Case, settled: Settled, rules: Rules, decisions: Sequence[Decision]
) -> tuple[Grade, ...]:
    """Give the grades that rules propose, and beside them those that persons set."""
    proposed = propose(case, settled.responsibility, settled.findings, rules.groups)
    return (*proposed, *set_grades(incident, case, decisions))


def _case(
    own: Sequence[Account],
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    rules: Rules,
    decisions: Sequence[Decision],
) -> tuple[Case, list[Account]]:
    """Gather what is known of an incident, and its accounts, as persons corrected them."""
    wanted = {claim for account in own for claim in account.claims}
    mine = {claim.id: claim for claim in claims if claim.id in wanted}
    told = {account.report for account in own}
    names = said_of_names(decisions)
    case = hear(gather(corrected(mine.values(), decisions), reports, told, rules.origins, names), decisions, mine)
    return case, retyped(own, case)


def _until(
    until: Turn, case: Case, own: Sequence[Account], wholes: Sequence[Whole], reports: Mapping[str, Report]
) -> tuple[Case, list[Account], list[Whole]]:
    """Give a case as its reports tell it up to one of them, the accounts of those, and what had been told around it."""
    around = [each for each in wholes if turn_of(each.report, reports) <= until]
    case = case.only([report for report in case.reports if turn_of(report.id, reports) <= until])
    told = {report.id for report in case.reports}
    return case, [account for account in own if account.report in told], around


def settle(case: Case, accounts: Sequence[Account], rules: Rules) -> Settled:
    """Settle every field of a case."""
    told = {report.id for report in case.reports}
    kind = choose_type(case, (account.type for account in accounts if account.report in told), rules.codes)
    return Settled(
        type=kind,
        date=choose_date(case),
        place=choose_place(case),
        casualties=_casualties(case, rules),
        actors=actors(case, kind),
        people=people(case),
        responsibility=responsibility_rows(case),
        findings=with_judgements(_findings(case, rules), case),
    )


def _findings(case: Case, rules: Rules) -> Iterator[Finding]:
    found = [event_finding(case), date_finding(case), place_finding(case)]
    found += [named_finding(case, field) for field in NAMED_FIELDS]
    for field in KINDS:
        if case.of(field):
            found.append(finding(case, field, stand(case, field, rules.groups)))
    found += [responsibility_finding(case), response_finding(case)]
    yield from (entry for entry in found if entry is not None)


def _casualties(case: Case, rules: Rules) -> tuple[Casualty, ...]:
    found: list[Casualty] = []
    for kind in KINDS:
        if case.of(kind):
            standing = outweigh(stand(case, kind, rules.groups), case.judged.accepted)
            for policy in rules.policies:
                found += casualties(kind, standing, policy)
    return with_rejected_by_persons(found, case)


def _codes(kind: IncidentType, rules: Rules) -> dict[str, dict[str, Any]]:
    codes = rules.codes[kind]
    houses: dict[str, dict[str, Any]] = {
        "acled": {"event_type": None, "sub_event_type": None, **codes.acled},
        "ucdp": {"type_of_violence": None, **codes.ucdp},
        "plover": {"event": None, "mode": None, **codes.plover},
    }
    return houses


def _title(case: Case, settled: Settled, rules: Rules) -> str:
    values = [piece.claim.value for piece in case.of("place")]
    wide = [value for value in values if isinstance(value, PlaceValue) and FINENESS[value.precision] > FINENESS["near"]]
    inside = [value for value in wide if settled.place and value.country in (None, settled.place.country)]
    regions = [value.name for value in sorted(inside, key=lambda value: (FINENESS[value.precision], value.name))]
    return title(
        settled.type, place=settled.place, regions=regions, date=settled.date, actors=settled.actors,
        people=settled.people, codes=rules.codes,
    )  # fmt: skip
