"""Read reports into a store with the resources that the settings name, here or in several processes."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

from msgspec import Struct

from variorum.building import BATCH_SIZE, Batch, Progress, build, read_batch
from variorum.edges.resources.bundle import load_resources
from variorum.edges.resources.gazetteer_files import gazetteer_files
from variorum.edges.resources.settling import note_settling
from variorum.edges.runners import make_runner
from variorum.edges.settings import Settings
from variorum.edges.store import Store
from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.report import RawReport
from variorum.pipeline import Resources
from variorum.stages.extract.extractor import BUILT_IN


class Equipment(Struct, frozen=True):
    """What names the resources: small enough to be sent to another process, which loads them for itself."""

    model: str
    gazetteers: tuple[Path, ...]
    policies: tuple[str, ...]
    vocabulary: Path | None = None
    extractor: str = BUILT_IN

    def __call__(self, batch: Batch) -> tuple[Batch, list[Reading]]:
        """Read the reports of a batch, with resources that are loaded once in each process."""
        return read_batch(batch, load(self))


def equipment_of(settings: Settings) -> Equipment:
    """Name the resources that the settings ask for."""
    gazetteers = gazetteer_files(settings.gazetteers)
    return Equipment(settings.model, gazetteers, settings.policies, settings.vocabulary, settings.extractor)


@cache
def load(equipment: Equipment) -> Resources:
    """Load resources, once in a process.

    Raises:
        ResourceError: one of them is missing or wrong.

    """
    return load_resources(
        model=equipment.model,
        gazetteers=equipment.gazetteers,
        policies=equipment.policies,
        vocabulary=equipment.vocabulary,
        extractor=equipment.extractor,
    )


def adding(
    store: Store, raws: Iterable[RawReport | Issue], settings: Settings, *, batch_size: int | None = None
) -> Iterator[Progress]:
    """Read reports into a store, and tell after each batch how far it is; errors as for ``Ledger.add``."""
    equipment = equipment_of(settings)
    resources = load(equipment)
    store.put_meta(note_settling(settings))
    with closing(make_runner(settings.workers)) as runner:
        yield from build(store, raws, resources, runner=runner, reader=equipment, batch_size=batch_size or BATCH_SIZE)
