"""What linking is given to look at of a large ledger."""

import msgspec

from tests.builders import make_account, make_report
from variorum.edges.store import MemoryStore
from variorum.keeping import MOST_MET, KnownInStore
from variorum.stages.link import profile


def test_of_a_pile_of_reports_alike_those_are_looked_at_that_share_most() -> None:
    store = MemoryStore()
    told = [make_account(f"r-{i:03}", [], name=f"a-{i:03}") for i in range(MOST_MET + 50)]
    with store.transaction():
        store.put_profiles({a.id: msgspec.json.encode(profile(a, [], make_report(a.report))) for a in told})
        keys = [f"key {i}" for i in range(4)]
        store.add_keys(
            {account.id: [keys[i % 4], *(["rare"] if i >= MOST_MET else [])] for i, account in enumerate(told)}
        )
    found = {each.account for each in KnownInStore(store).sharing([*keys, "rare"])}
    assert len(found) == MOST_MET
    assert {account.id for account in told[MOST_MET:]} <= found
