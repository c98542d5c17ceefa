"""A release holds everything once, in an order that does not depend on how it came."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import exactly, make_claim, make_report, on_day
from tests.stages.reconcile.conftest import Settle, rules, settle  # noqa: F401 - fixtures
from variorum.model.claim import Statement
from variorum.model.ledger import Release
from variorum.stages.release import release

REPORTS = [make_report("r-1", "2031-05-09"), make_report("r-2", "2031-05-07"), make_report("r-3")]
CLAIMS = [make_claim(name, "killed", exactly(4), start=start) for name in ("r-1", "r-2", "r-3") for start in (30, 5)]
STATEMENTS = [
    Statement(f"s-{start}", "r-2", None, "Ana Belt", "Belt", None, "person", "said", "direct", "so", "so", start,
              start + 2, None)
    for start in (9, 3)
]  # fmt: skip


def released(reports: list[int], claims: list[int]) -> Release:
    return release(
        reports=[REPORTS[i] for i in reports],
        claims=[CLAIMS[i] for i in claims],
        statements=STATEMENTS,
        incidents=[],
        incident_of={"a-1": "i-gone"},
    )


def test_reports_stand_in_the_order_they_came_out_and_the_undated_last() -> None:
    assert [report.id for report in released([0, 1, 2], [0]).reports] == ["r-2", "r-1", "r-3"]


def test_claims_and_statements_stand_in_the_order_of_their_texts() -> None:
    found = released([0, 1, 2], list(range(6)))
    assert [(claim.report, claim.start) for claim in found.claims][:3] == [("r-2", 5), ("r-2", 30), ("r-1", 5)]
    assert [statement.start for statement in found.statements] == [3, 9]


def test_incidents_stand_in_the_order_they_happened(settle: Settle) -> None:  # noqa: F811 - the fixture
    late = settle([make_claim("r-1", "date", on_day("2031-05-09"))])
    undated = msgspec.structs.replace(settle([make_claim("r-1", "killed", exactly(2))]), id="i-0")
    early = msgspec.structs.replace(settle([make_claim("r-1", "date", on_day("2031-05-01"))]), id="i-2")
    found = release([], [], [], [undated, late, early], {"a-1": "i-0", "a-2": "i-9"})
    assert [incident.id for incident in found.incidents] == ["i-2", "i-1", "i-0"]
    assert found.incident_of == {"a-1": "i-0"}


@given(st.permutations([0, 1, 2]), st.permutations(list(range(6))))
def test_the_order_in_which_things_come_does_not_matter(reports: list[int], claims: list[int]) -> None:
    assert released(reports, claims) == released([0, 1, 2], list(range(6)))


def test_what_comes_twice_stands_once() -> None:
    assert released([0, 0, 1], [1, 1]) == released([0, 1], [1])
