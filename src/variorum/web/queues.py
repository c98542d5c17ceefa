"""What needs a person, kept while the ledger stays as it is: of a large one it takes seconds to find."""

import threading
import time
from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from variorum.errors import VariorumError
from variorum.model.queue import Doubt, QueueEntry
from variorum.web.desk import Ledgers
from variorum.web.live import stamp

PATIENCE = 5.0
"""Seconds that a page may wait for a queue to be made; where it takes longer, the earlier one is shown meanwhile."""
MOST_HELD = 300
"""Entries that are held, the weightiest: more than a person settles in a day, and each asks the ledger for claims."""


class Queue(Struct, frozen=True):
    """A queue: its weightiest entries, and how many there are in all, by why a person is asked.

    ``of`` is the state of the ledger that it was made of, ``seconds`` how long that took; ``fresh`` while it holds.
    """

    entries: Sequence[QueueEntry]
    counts: Mapping[Doubt, int]
    of: tuple[tuple[int, int], ...]
    seconds: float
    fresh: bool = True

    @property
    def cut(self) -> bool:
        """Whether there are more than are held."""
        return sum(self.counts.values()) > len(self.entries)


NOT_YET = Queue((), {}, (), 0.0, fresh=False)
"""What is shown of a queue that was never made so far, and is being made."""


class Queues:
    """The queue of a ledger, made anew, beside the requests, when the ledger has changed."""

    def __init__(self, ledgers: Ledgers) -> None:
        self.ledgers = ledgers
        self.held = NOT_YET
        self.trouble: VariorumError | None = None
        self.lock = threading.Lock()
        self.making: threading.Thread | None = None

    def now(self) -> Queue:
        """Give the queue as it is; as it was a moment ago, or ``NOT_YET``, where making it takes long.

        Raises:
            VariorumError: it could not be made: the ledger, or a file of weights, cannot be read.

        """
        now = stamp(self.ledgers.path)
        with self.lock:
            held = self.held
            if held.of == now:
                return held
            if self.making is None or not self.making.is_alive():
                self.making = threading.Thread(target=self._make, args=[now], daemon=True)
                self.making.start()
            making = self.making
        if held.seconds <= PATIENCE:
            making.join(PATIENCE)
        if self.trouble is not None:
            raise self.trouble
        made = self.held
        return made if made.of == now else structs.replace(made, fresh=False)

    def _make(self, of: tuple[tuple[int, int], ...]) -> None:
        began = time.perf_counter()
        try:
            with self.ledgers.reading() as ledger:
                made = ledger.weightiest(MOST_HELD)
        except VariorumError as error:
            self.trouble = error
            return
        self.held, self.trouble = Queue(made.entries, made.counts, of, time.perf_counter() - began), None
