"""What the queue asks of the incidents: kept beside them, it is the same as is read from them whole, in every store."""

import math
import random
from collections import Counter

import pytest
from msgspec.structs import replace

from tests.contracts.ledgers import account_id, make_incident, make_judgement, make_reading
from variorum.edges.resources.linking import load_weights
from variorum.edges.resources.queue import load_queue_weights
from variorum.edges.store import Store
from variorum.model.incident import Casualty, Finding, FindingPosition, Incident, Membership
from variorum.model.judgement import MACHINE
from variorum.model.queue import DisputeKind, QueueEntry
from variorum.queueing import queue
from variorum.stages.release.stakes import disputes_of, stake_of

WEIGHTS, THRESHOLDS = load_queue_weights(), load_weights().thresholds


def some_incident(number: int, chance: random.Random) -> Incident:
    """Give an incident of few possible kinds, so that many weigh the same."""
    low = chance.choice((None, 2, 3))
    killed = Casualty("killed", None, low, low, chance.choice((None, 3, 9)), "ours", "as said", ())
    return replace(
        make_incident(f"i-{number:04}", title=f"Attack {number}"),
        origins=tuple(f"The Gazette {i}" for i in range(chance.randint(0, 2))),
        casualties=(killed,) if chance.random() < 0.8 else (),
        findings=tuple(some_finding(field, chance) for field in ("killed", "date", "place")),
    )


def some_finding(field: str, chance: random.Random) -> Finding:
    """Give a finding, mostly in dispute, of which persons may have judged answers."""
    positions = tuple(
        FindingPosition(
            None, ("The Gazette",), (f"c-{chance.randrange(99)}",), judged=chance.choice((None, None, mark))
        )
        for mark in ("accepted", "rejected")
    )
    status = chance.choice(("disputed", "disputed", "agreed"))
    return Finding(field, status, positions, "Origins differ. The word of one is not weighed against that of another.")  # type: ignore[arg-type]


@pytest.fixture
def changed(store: Store) -> Store:
    """Give a store in which some incidents were set anew, some in vain, and some are gone."""
    chance = random.Random(5)  # noqa: S311 - nothing secret here
    store.put_incidents(some_incident(number, chance) for number in range(60))
    store.put_incidents([*store.incidents(limit=20), *(some_incident(number, chance) for number in range(10, 40))])
    store.remove_incidents(f"i-{number:04}" for number in range(5, 15))
    store.put_memberships([Membership("i-0020", (), supersedes=("i-0021",))])
    return store


def test_what_is_kept_is_what_is_read_from_whole_incidents(changed: Store) -> None:
    incidents = {incident.id: incident for incident in changed.incidents()}
    assert changed.stakes([*incidents, "i-gone"]) == {key: stake_of(each) for key, each in incidents.items()}
    whole = [dispute for incident in incidents.values() for dispute in disputes_of(incident)]
    kinds = changed.dispute_kinds()
    assert {(k.field, k.dead, k.origins): k.count for k in kinds} == Counter(
        (d.field, d.dead, d.origins) for d in whole
    )
    kept = [dispute for kind in kinds for dispute in changed.disputes(kind)]
    assert sorted(kept, key=lambda each: (each.incident, each.place)) == sorted(
        whole, key=lambda each: (each.incident, each.place)
    )
    for kind in kinds:
        assert changed.disputes(kind, limit=2) == changed.disputes(kind)[:2]


def test_the_weightiest_are_the_first_of_the_whole_queue(changed: Store) -> None:
    whole = queue(changed, WEIGHTS, THRESHOLDS)
    assert [place(entry) for entry in whole.entries] == sorted(map(place, whole.entries))
    assert len(whole.entries) == whole.total == len(from_whole(changed))
    assert sorted(map(place, whole.entries)) == sorted(from_whole(changed))
    for limit in range(1, whole.total + 2):
        some = queue(changed, WEIGHTS, THRESHOLDS, limit=limit)
        assert some.entries == whole.entries[:limit]
        assert some.counts == whole.counts


def place(entry: QueueEntry) -> tuple[object, ...]:
    return -entry.weight, entry.doubt, entry.incidents, entry.of, entry.why


def from_whole(store: Store) -> list[tuple[object, ...]]:
    """Weigh all that is in dispute by going through the incidents whole."""
    found: list[tuple[object, ...]] = []
    for incident in store.incidents():
        for dispute in disputes_of(incident):
            share = WEIGHTS.fields[dispute.field]
            by_itself, stake = WEIGHTS.doubts.disputed, WEIGHTS.weights
            parts = (by_itself, stake.dead * log2(dispute.dead), stake.origins * log2(len(set(incident.origins))))
            weight = round(sum(round(share * part, 3) for part in parts), 3)
            found.append((-weight, "disputed", (incident.id,), dispute.claims, f"{dispute.field}: {dispute.says}."))
    return found


def log2(number: int) -> float:
    return math.log2(1 + number)


def test_a_kind_that_nothing_has_is_empty(changed: Store) -> None:
    assert changed.disputes(DisputeKind("killed", 999, 0, 0)) == []


def test_an_account_that_is_surely_the_same_as_another_is_not_only_just_held(store: Store) -> None:
    top = THRESHOLDS.same + WEIGHTS.near.margin
    for name in "abc":
        store.add_reading(make_reading(name))
    store.put_incidents([make_incident("i-1")])
    store.put_memberships([Membership("i-1", tuple(account_id(name) for name in "abc"))])
    barely = make_judgement(account_id("a"), account_id("b"), score=THRESHOLDS.same + 0.1, judge=MACHINE)
    store.add_judgements([barely, make_judgement(account_id("b"), account_id("c"), score=top + 1, judge=MACHINE)])
    assert [entry.of for entry in queue(store, WEIGHTS, THRESHOLDS).entries] == [(account_id("a"), account_id("b"))]
    store.add_judgements([make_judgement(account_id("a"), account_id("c"), score=top + 1, judge=MACHINE)])
    assert queue(store, WEIGHTS, THRESHOLDS).total == 0
