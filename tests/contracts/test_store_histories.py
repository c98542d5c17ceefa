"""Any history of writing leaves the same ledger in every store: the one in memory is the model for the others."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec import structs

from tests.contracts.ledgers import account_id, make_incident, make_judgement, make_reading
from variorum.edges.store import MemoryStore, SqliteStore, Store
from variorum.edges.store.content import with_copy
from variorum.errors import LedgerError
from variorum.model.incident import Membership
from variorum.model.judgement import make_judgement as make_judgement_of_person
from variorum.model.report import Report

NAMES = st.sampled_from(["a", "b", "c"])
INCIDENTS = st.sampled_from(["i-1", "i-2", "i-3"])
ACCOUNTS = st.builds(account_id, NAMES, st.integers(0, 1))
IDS = [f"r-{name}" for name in "abc"] + [account_id(name, number) for name in "abc" for number in (0, 1)]


class InterruptionError(Exception):
    """Somebody stopped the program in the middle of a transaction."""


class Histories(RuleBasedStateMachine):
    """The same calls on a store in memory and on one on disk."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.steps = 0
        self.memory = MemoryStore(self.clock)
        self.sqlite = SqliteStore.open(Path(self.folder.name) / "ledger.db", write=True, clock=self.clock)
        self.stores: list[Store] = [self.memory, self.sqlite]

    def clock(self) -> str:
        return f"{self.steps:04d}"

    def teardown(self) -> None:
        self.sqlite.close()
        self.folder.cleanup()

    @rule(name=NAMES, accounts=st.integers(0, 2), version=st.integers(0, 2))
    def add_reading(self, name: str, accounts: int, version: int) -> None:
        reading = make_reading(name, accounts=accounts, version=version)
        first, second = (store.add_reading(reading) for store in self.stores)
        assert first == second

    @rule(name=NAMES)
    def withdraw_reading(self, name: str) -> None:
        first, second = (store.withdraw_reading(f"r-{name}") for store in self.stores)
        assert first == second

    @rule(name=NAMES, version=st.integers(0, 2))
    def interrupted(self, name: str, version: int) -> None:
        for store in self.stores:
            try:
                with store.transaction():
                    store.add_reading(make_reading(name, version=version))
                    store.remove_incidents(["i-1"])
                    raise InterruptionError
            except InterruptionError:
                pass

    @rule(
        left=ACCOUNTS, right=ACCOUNTS, judge=st.sampled_from(["machine", "person"]), score=st.sampled_from([-1.0, 2.0])
    )
    def judge(self, left: str, right: str, judge: str, score: float) -> None:
        for store in self.stores:
            store.add_judgements([make_judgement(left, right, judge=judge, score=score)])

    @rule(account=ACCOUNTS, judge=st.sampled_from(["machine", "person"]))
    def withdraw_judgements(self, account: str, judge: str) -> None:
        for store in self.stores:
            store.withdraw_judgements([account], judge=judge)

    @rule(incident=INCIDENTS, accounts=st.frozensets(ACCOUNTS), old=st.none() | INCIDENTS, held=st.booleans())
    def link(self, incident: str, accounts: frozenset[str], old: str | None, held: bool) -> None:
        membership = Membership(incident, tuple(sorted(accounts)), (old,) if old else ())
        refused = []
        for store in self.stores:
            try:
                with store.transaction():
                    store.put_memberships([membership])
                    if held:
                        store.put_incidents([make_incident(incident, reports=len(accounts))])
            except LedgerError:
                refused.append(store)
        assert refused in ([], self.stores)

    @rule(old=INCIDENTS, new=INCIDENTS)
    def supersede(self, old: str, new: str) -> None:
        for store in self.stores:
            store.supersede(old, new)

    @rule(incident=INCIDENTS)
    def remove(self, incident: str) -> None:
        for store in self.stores:
            store.remove_incidents([incident])

    @rule(owner=st.sampled_from(IDS), keys=st.frozensets(st.text(max_size=3)))
    def file(self, owner: str, keys: frozenset[str]) -> None:
        for store in self.stores:
            store.add_keys({owner: keys})
        first, second = (store.owners_of_keys(keys, limit=2) for store in self.stores)
        assert first == second

    @rule(name=NAMES, original=st.none() | st.just("r-a"))
    def mark_as_copy(self, name: str, original: str | None) -> None:
        for store in self.stores:
            store.put_copies({f"r-{name}": original})

    @rule(name=NAMES, withdrawn=st.booleans(), now=st.sampled_from(["c-1", "c-2"]))
    def person_judges(self, name: str, withdrawn: bool, now: str) -> None:
        said = make_judgement_of_person(
            verb="reject", noun="claim", of=["c-1"], who=name, at="2024-03-05", why="", evidence=[], now=[now]
        )
        said = structs.replace(said, state="withdrawn") if withdrawn else said
        for store in self.stores:
            store.put_person_judgements([said])

    @rule(location=NAMES)
    def withdraw_issues(self, location: str) -> None:
        for store in self.stores:
            store.withdraw_issues([f"{location}.txt"])

    @invariant()
    def stores_agree(self) -> None:
        assert self.memory.digest() == self.sqlite.digest()
        assert self.memory.counts() == self.sqlite.counts()
        assert list(self.memory.unlinked()) == list(self.sqlite.unlinked())
        assert self.memory.judgements_of(IDS) == self.sqlite.judgements_of(IDS)
        for marks in (None, ["claim:c-1"]):
            assert [*self.memory.person_judgements(marks)] == [*self.sqlite.person_judgements(marks)]
        incidents = ["i-1", "i-2", "i-3"]
        assert self.memory.members(incidents) == self.sqlite.members(incidents)
        assert self.memory.supersedes(incidents) == self.sqlite.supersedes(incidents)
        assert [self.memory.parted(each) for each in incidents] == [self.sqlite.parted(each) for each in incidents]

    @invariant()
    def stores_agree_on_the_past(self) -> None:
        for step in {self.steps // 2, self.steps}:
            first, second = (store.known_at(f"{step:04d}") for store in self.stores)
            assert list(first.reports()) == list(second.reports())
            assert list(first.accounts(ids=IDS)) == list(second.accounts(ids=IDS))
            assert list(first.claims(accounts=IDS)) == list(second.claims(accounts=IDS))
            assert first.incident_ids() == second.incident_ids()
            assert first.members(first.incident_ids()) == second.members(first.incident_ids())
            assert first.supersedes(["i-1", "i-2", "i-3"]) == second.supersedes(["i-1", "i-2", "i-3"])
            assert first.incident_of(IDS) == second.incident_of(IDS)
        now = self.memory.known_at(f"{self.steps:04d}")
        assert list(now.reports()) == [with_copy_there(report, self.memory) for report in self.memory.reports()]
        assert now.members(["i-1", "i-2", "i-3"]) == self.memory.members(["i-1", "i-2", "i-3"])
        self.steps += 1


def with_copy_there(report: Report, store: Store) -> Report:
    """Give a report as the reprint of another only where that one is held."""
    return report if report.copy_of is None or store.known([report.copy_of]) else with_copy(report, "")


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
