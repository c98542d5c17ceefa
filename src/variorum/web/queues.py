"""What needs a person, kept while the ledger stays as it is: of a large one it takes seconds to find."""

import threading
import time
from collections.abc import Sequence

from msgspec import Struct

from variorum.model.queue import QueueEntry
from variorum.web.desk import Ledgers
from variorum.web.live import stamp

PATIENCE = 1.0
"""Seconds that a page may wait for a queue to be made anew; where it takes longer, the earlier one is shown."""


class Queue(Struct, frozen=True):
    """A queue, the state of the ledger that it was made of, and the seconds it took; ``fresh`` while it holds."""

    entries: Sequence[QueueEntry]
    of: tuple[tuple[int, int], ...]
    seconds: float
    fresh: bool = True


class Queues:
    """The queue of a ledger, made anew when the ledger has changed."""

    def __init__(self, ledgers: Ledgers) -> None:
        self.ledgers = ledgers
        self.held: Queue | None = None
        self.lock = threading.Lock()
        self.making: threading.Thread | None = None

    def now(self) -> Queue:
        """Give the queue as it is, or as it was a moment ago where making it takes long.

        Raises:
            LedgerError: the ledger cannot be read.

        """
        with self.lock:
            held = self.held
            if held is not None and held.of == stamp(self.ledgers.path):
                return held
            if held is None or held.seconds <= PATIENCE:
                return self._make()
            if self.making is None or not self.making.is_alive():
                self.making = threading.Thread(target=self._make, daemon=True)
                self.making.start()
            return Queue(held.entries, held.of, held.seconds, fresh=False)

    def _make(self) -> Queue:
        of, began = stamp(self.ledgers.path), time.perf_counter()
        with self.ledgers.reading() as ledger:
            entries = ledger.queue()
        self.held = Queue(entries, of, time.perf_counter() - began)
        return self.held
