"""A program that writes readings into a ledger: for tests that start it several times at once, and kill it.

Each transaction holds ``BATCH`` readings; only after it is committed are their names written to standard output.
"""

import sys

from tests.contracts.ledgers import account_id, make_incident, make_reading
from variorum.edges.store import SqliteStore
from variorum.model.incident import Membership

BATCH = 3


def write(path: str, prefix: str, count: int) -> None:
    """Write readings that are not there yet, in batches, each account in an incident of its own."""
    with SqliteStore.open(path, write=True) as store:
        names = [f"{prefix}{number:04d}" for number in range(count)]
        for start in range(0, count, BATCH):
            batch = names[start : start + BATCH]
            with store.transaction():
                known = store.known(f"r-{name}" for name in batch)
                for name in batch:
                    if f"r-{name}" not in known:
                        store.add_reading(make_reading(name, accounts=2))
                        store.add_keys({account_id(name): ["day"]})
                    accounts = (account_id(name, 0), account_id(name, 1))
                    store.put_memberships([Membership(f"i-{name}", accounts)])
                    store.put_incidents([make_incident(f"i-{name}")])
            sys.stdout.write("".join(f"{name}\n" for name in batch))
            sys.stdout.flush()


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
