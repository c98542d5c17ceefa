"""A short way from claims to a brief."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import pytest

from tests.builders import at_place, event, make_account, make_claim, make_report, on_day, speaker
from tests.stages.reconcile.conftest import settle
from variorum.edges.resources.brief import load_brief_words
from variorum.edges.resources.policies import load_rules
from variorum.model.claim import AccountRelation, Claim
from variorum.model.incident import Incident, Membership
from variorum.model.report import Report
from variorum.model.values import IncidentType
from variorum.stages.reconcile import Rules, reconcile
from variorum.stages.release.brief import Brief, BriefWords, brief

__all__ = ["settle"]

Tell = Callable[..., Brief]

MINISTRY = speaker("Ruvian Defence Ministry")
MAYOR = speaker("Ana Belt", "person", "mayor of Orlovka")
POST, WIRE = make_report("r-1", "2031-05-07", outlet="Lowland Post"), make_report("r-2", "2031-05-08", outlet="Wire")


def scene(report: str = "r-1") -> list[Claim]:
    return [
        make_claim(report, "event", event("shelling"), start=1),
        make_claim(report, "date", on_day("2031-05-06"), start=20),
        make_claim(report, "place", at_place("Orlovka", precision="near"), start=40),
    ]


@pytest.fixture(scope="session")
def words() -> BriefWords:
    return load_brief_words()


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules()


@pytest.fixture(scope="session")
def tell(rules: Rules, words: BriefWords) -> Tell:
    """Give a function that settles claims and tells them; reports not handed in are undated, of unknown outlets."""

    def tell_claims(
        claims: Iterable[Claim],
        reports: Sequence[Report] = (),
        *,
        kind: IncidentType = "attack",
        relations: Sequence[AccountRelation] = (),
        others: Mapping[str, Incident] | None = None,
    ) -> Brief:
        given = list(claims)
        by_id = {report.id: report for report in reports}
        by_id |= {claim.report: make_report(claim.report) for claim in given if claim.report not in by_id}
        accounts = {
            f"a-{name}": make_account(
                name, [c for c in given if c.report == name], name=f"a-{name}", kind=kind, relations=relations
            )
            for name in sorted(by_id)
        }
        incident = reconcile(
            Membership("i-1", tuple(sorted(accounts))),
            accounts=accounts,
            claims=given,
            reports=by_id,
            incident_of={relation.account: relation.account for relation in relations},
            rules=rules,
        )
        return brief(incident, claims=given, reports=by_id.values(), others=others or {}, words=words)

    return tell_claims


def told(written: Brief, part: str | None = None) -> str:
    """Give the words of a brief, or of one part of it."""
    return " ".join(f"{each.text}." for each in written.sentences if part in (None, each.part))
