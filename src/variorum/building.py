"""Read reports into a store a batch at a time, each batch one transaction: a killed build goes on where it was."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from msgspec import Struct, structs

from variorum import pipeline
from variorum.edges.runners import InProcess, Runner
from variorum.edges.store import Store
from variorum.keeping import keep
from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.report import RawReport, Report
from variorum.pipeline import Resources

BATCH_SIZE = 32
"""Reports in one transaction: enough that waiting for the disk costs little, few enough that little is done again."""


class Progress(Struct, frozen=True):
    """How far a build has come: reports that came in, of which new, unchanged or dropped, and issues so far."""

    read: int = 0
    new: int = 0
    unchanged: int = 0
    dropped: int = 0
    issues: int = 0


class Batch(Struct, frozen=True):
    """Reports to be read, what was doubted of each, and what became of the others that came in with them.

    ``corrected`` are those that the ledger holds, and of which a person now says something else.
    """

    reports: tuple[Report, ...]
    corrected: frozenset[str]
    doubts: dict[str, tuple[Issue, ...]]
    issues: tuple[Issue, ...]
    read: int
    unchanged: int
    dropped: int


Reader = Callable[[Batch], tuple[Batch, list[Reading]]]


def read_batch(batch: Batch, resources: Resources) -> tuple[Batch, list[Reading]]:
    """Read the reports of a batch."""
    readings = pipeline.read(batch.reports, resources)
    return batch, [pipeline.with_issues(reading, batch.doubts[reading.report.id]) for reading in readings]


def build(
    store: Store,
    raws: Iterable[RawReport | Issue],
    resources: Resources,
    *,
    runner: Runner | None = None,
    reader: Reader | None = None,
    batch_size: int = BATCH_SIZE,
) -> Iterator[Progress]:
    """Read reports into a store, and tell after each batch, which is one transaction, how far it is.

    A report that the store holds already is left as it is, unless a person now says something else of it by hand.
    ``runner`` says where the reading is done, here by default; one with processes of its own needs a ``reader`` that
    loads its resources there.

    Raises:
        LedgerError: the ledger cannot be written. What was committed before stays.

    """
    done = Progress()
    work = reader or partial(read_batch, resources=resources)
    store.put_meta(
        {
            "model": resources.parser.name,
            "extractor": resources.extractor.name,
            "policy": resources.rules.policies[0].name,
        }
    )
    batches = fresh_batches(store, raws, resources, batch_size)
    for batch, readings in (runner or InProcess()).map(work, batches):
        with store.transaction():
            store.add_issues(batch.issues)
            new = keep(store, _still_wanted(store, batch, readings), resources)
        done = _further(done, batch, readings, new)
        yield done


def _still_wanted(store: Store, batch: Batch, readings: list[Reading]) -> list[Reading]:
    """Leave out what came into the ledger while it was read here: from another build, or from a batch before."""
    held = store.known(reading.report.id for reading in readings) - batch.corrected
    return [reading for reading in readings if reading.report.id not in held]


def _further(done: Progress, batch: Batch, readings: list[Reading], new: int) -> Progress:
    return Progress(
        done.read + batch.read,
        done.new + new,
        done.unchanged + batch.unchanged + len(readings) - new,
        done.dropped + batch.dropped,
        done.issues + len(batch.issues) + sum(len(reading.issues) for reading in readings),
    )


def fresh_batches(
    store: Store, raws: Iterable[RawReport | Issue], resources: Resources, batch_size: int
) -> Iterator[Batch]:
    """Acquire what the sources give, and leave out what the store holds already."""
    iterator = iter(raws)
    while chunk := list(islice(iterator, batch_size)):
        issues = [raw for raw in chunk if isinstance(raw, Issue)]
        arrived = [(raw, pipeline.acquire(raw, resources)) for raw in chunk if isinstance(raw, RawReport)]
        issues += [issue for _, acquired in arrived if acquired.report is None for issue in acquired.issues]
        taken = [(raw, acquired.report, acquired.issues) for raw, acquired in arrived if acquired.report is not None]
        known = store.known(report.id for _, report, _ in taken)
        reports: dict[str, Report] = {}
        doubts: dict[str, tuple[Issue, ...]] = {}
        for raw, report, doubted in taken:
            wanted = report if report.id not in known else _corrected(store, raw, report)
            if wanted is not None and report.id not in reports:
                reports[report.id], doubts[report.id] = wanted, doubted
        yield Batch(
            tuple(reports.values()),
            frozenset(reports.keys() & known),
            doubts,
            tuple(issues),
            read=len(arrived),
            unchanged=len(taken) - len(reports),
            dropped=len(arrived) - len(taken),
        )


def _corrected(store: Store, raw: RawReport, report: Report) -> Report | None:
    """Give a report that the ledger holds as a person now corrects it, or None if nothing new is said by hand.

    What is not said this time stays as it was corrected before.
    """
    said = [name for name in CORRECTED if getattr(raw.by_hand, name) is not None]
    if not said:
        return None
    held = store.report(report.id)
    if all(getattr(held, name) == getattr(report, name) for name in said):
        return None
    kept = {name: getattr(held, name) for name in CORRECTED if name not in said and name != "published"}
    if "published" not in said and held.published.basis == "metadata":
        kept["published"] = held.published
    return structs.replace(report, **kept)


CORRECTED = ("title", "outlet", "published", "language")
"""What a person can say of a report by hand."""
