"""Rules as they come along, and a short way from claims to an incident."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import pytest

from tests.builders import make_account, make_report
from variorum.edges.resources.policies import load_rules
from variorum.model.claim import Account, AccountRelation, Claim
from variorum.model.incident import Casualty, Finding, Incident, Membership
from variorum.model.report import Report
from variorum.model.values import IncidentType
from variorum.stages.reconcile import Rules, Turn, reconcile

Settle = Callable[..., Incident]


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules()


@pytest.fixture(scope="session")
def settle(rules: Rules) -> Settle:
    """Give a function that reconciles claims by the policies that lead."""
    return settler(rules)


@pytest.fixture(scope="session")
def settle_by() -> Callable[[str], Settle]:
    """Give a function that makes one which reconciles claims by a policy of that name."""
    return lambda policy: settler(load_rules([policy]))


def settler(rules: Rules) -> Settle:
    """Give a function that reconciles claims; reports that are not handed in are undated and of unknown outlets."""

    def settle_claims(
        claims: Iterable[Claim],
        reports: Sequence[Report] = (),
        *,
        kind: IncidentType = "attack",
        relations: Sequence[AccountRelation] = (),
        incident_of: Mapping[str, str] | None = None,
        until: Turn | None = None,
    ) -> Incident:
        given = list(claims)
        by_id = {report.id: report for report in reports}
        by_id |= {claim.report: make_report(claim.report) for claim in given if claim.report not in by_id}
        accounts: dict[str, Account] = {}
        for name in sorted(by_id):
            mine = [claim for claim in given if claim.report == name]
            accounts[f"a-{name}"] = make_account(name, mine, name=f"a-{name}", kind=kind, relations=relations)
        return reconcile(
            Membership("i-1", tuple(sorted(accounts))),
            accounts=accounts,
            claims=given,
            reports=by_id,
            incident_of=incident_of or {},
            rules=rules,
            until=until,
        )

    return settle_claims


def finding_on(incident: Incident, field: str) -> Finding:
    (found,) = [finding for finding in incident.findings if finding.field == field]
    return found


def casualty(incident: Incident, kind: str = "killed", policy: str = "ucdp", group: str | None = None) -> Casualty:
    (found,) = [c for c in incident.casualties if (c.kind, c.policy, c.group) == (kind, policy, group)]
    return found


def numbers(
    incident: Incident, kind: str = "killed", policy: str = "ucdp"
) -> tuple[int | None, int | None, int | None]:
    found = casualty(incident, kind, policy)
    return found.low, found.best, found.high
