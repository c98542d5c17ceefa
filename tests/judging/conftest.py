"""A ledger of one incident told twice and of another one, and what is asked of it when it was judged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.judged import incident_of, ledger_of, reading
from variorum.api import Ledger
from variorum.edges.store import MemoryStore, SqliteStore, Store
from variorum.model.ids import content_id
from variorum.model.incident import Finding, FindingPosition, Incident

FOUR, FIVE = reading("one"), reading("two", killed=5, by="the mayor of Tessary")
ELSEWHERE = reading("three", day="2031-05-20", place="Orlomir", killed=2)
R = {name: content_id("r", name) for name in ("one", "two", "three", "four")}


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store: Store = MemoryStore() if request.param == "memory" else SqliteStore.open(tmp_path / "l.db", write=True)
    yield store
    store.close()


@pytest.fixture
def ledger(store: Store) -> Ledger:
    """Give a ledger of one incident told twice and of another one."""
    made = ledger_of(FOUR, FIVE, ELSEWHERE, store=store)
    assert incident_of(made, "one") == incident_of(made, "two") != incident_of(made, "three")
    return made


def killed(incident: Incident) -> Finding:
    return next(finding for finding in incident.findings if finding.field == "killed")


def best(incident: Incident, policy: str = "ucdp") -> int | None:
    return next((c.best for c in incident.casualties if (c.kind, c.policy, c.group) == ("killed", policy, None)), None)


def position(finding: Finding, judged: str) -> FindingPosition:
    (found,) = [position for position in finding.positions if position.judged == judged]
    return found
