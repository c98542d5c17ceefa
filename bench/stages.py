"""Where the time of a build goes: clocks are put around its parts, each of which is charged for its own time alone."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from variorum import pipeline
from variorum.edges.resources.models import SpacyParser
from variorum.edges.store import SqliteStore
from variorum.stages import link
from variorum.stages.annotate import stage as annotating
from variorum.stages.extract import stage as extracting

READERS = (
    "read_times", "read_places", "home_of", "find_names", "find_attributions", "find_counts", "find_events",
    "find_statements", "write_claims", "write_accounts",
)  # fmt: skip
"""The parts of the extract stage that are timed, by the names that it calls them by."""
PARTS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("acquire", pipeline, ("acquire",)),
    ("parse", SpacyParser, ("pipe",)),
    ("convert", annotating, ("_finish",)),
    *((f"extract: {name}", extracting, (name,)) for name in READERS),
    ("extract: the rest", pipeline, ("extract_guarded",)),
    ("link", pipeline, ("profiles", "judge", "group")),
    ("link", link, ("keys", "shingle_keys", "find_copies")),
    ("reconcile", pipeline, ("reconcile",)),
    ("write and look up in the ledger", SqliteStore, (
        "add_issues", "add_judgements", "add_keys", "add_reading", "put_copies", "put_incidents", "put_memberships",
        "put_meta", "put_profiles", "remove_incidents", "withdraw_judgements", "withdraw_reading",
        "accounts", "answers_of", "claims", "incident_of", "known", "members", "owners_of_keys", "profiles",
        "reading_digest", "report", "reports", "supersedes",
    )),
)  # fmt: skip
"""What is timed under which name: where it is called from, and by what names."""
REST = "the rest"


class Clock:
    """Adds up the processor's time of parts by name. What one part calls is charged to that, not to the caller."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.running = [REST]
        self.since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        name = self.running[-1]
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self.since
        self.since = now

    @contextmanager
    def charged(self, name: str) -> Iterator[None]:
        """Charge what is done inside to a part."""
        self._turn()
        self.running.append(name)
        try:
            yield
        finally:
            self._turn()
            self.running.pop()

    def timing(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give a function that does the same and is timed; so is what it gives one by one."""

        def timed(*given: Any, **named: Any) -> Any:
            with self.charged(name):
                found = function(*given, **named)
            return self._each(name, found) if isinstance(found, Iterator) else found

        return timed

    def _each(self, name: str, found: Iterator[Any]) -> Iterator[Any]:
        end = object()
        while True:
            with self.charged(name):
                item = next(found, end)
            if item is end:
                return
            yield item


def seconds_by_stage(work: Callable[[], None]) -> dict[str, float]:
    """Give the processor's time that each stage takes in some work, with the clocks that slow it down a little."""
    clock = Clock()
    with ExitStack() as stack:
        for name, owner, attributes in PARTS:
            for attribute in attributes:
                stack.enter_context(patch.object(owner, attribute, clock.timing(name, getattr(owner, attribute))))
        with clock.charged(REST):
            work()
    rest = clock.seconds.pop(REST)
    return {name: clock.seconds.get(name, 0.0) for name, _, _ in PARTS} | {REST: rest}


def seconds_by_component(pipeline_: Any, texts: Iterable[str], batch_size: int) -> dict[str, float]:
    """Give the processor's time of each component of a spaCy pipeline, run one after the other over the same texts."""
    clock = Clock()
    with clock.charged("tokenizer"):
        docs = [pipeline_.make_doc(text) for text in texts]
    for name, component in pipeline_.pipeline:
        with clock.charged(name):
            docs = list(
                component.pipe(docs, batch_size=batch_size) if hasattr(component, "pipe") else map(component, docs)
            )
    clock.seconds.pop(REST, None)
    return clock.seconds
