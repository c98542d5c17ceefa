"""The ledger on disk: what is kept, in what, and how it is found again. No rule about incidents."""

from variorum.edges.store.content import Order, digest_of
from variorum.edges.store.memory_speaking import MemoryStore
from variorum.edges.store.protocol import Counts, LedgerReader, Past, Store
from variorum.edges.store.sqlite import SqliteStore

__all__ = ["Counts", "LedgerReader", "MemoryStore", "Order", "Past", "SqliteStore", "Store", "digest_of"]
