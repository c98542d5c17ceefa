"""Read a corpus as any other reports are read, and score what comes out."""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from variorum.edges.sources.records import Origin, check_columns, record
from variorum.evaluation.adapters import ADAPTERS
from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, hash_of, tell_kind
from variorum.evaluation.marks import Mark, Measure, Miss, measure
from variorum.evaluation.together import Together, taken
from variorum.evaluation.told import Told
from variorum.model.report import Metadata, RawReport, Report
from variorum.model.text import AnnotatedReport
from variorum.pipeline import Resources, acquire
from variorum.stages.annotate import annotate


class Evaluation(Struct, frozen=True):
    """The scores of a corpus. ``sha256`` is that of its files; ``sample`` tells that each n-th report was read."""

    corpus: str
    sha256: str
    version: str
    sample: int
    reports: int
    measures: dict[str, Measure]
    misses: tuple[Miss, ...]


def evaluate(
    folder: Path,
    resources: Resources,
    *,
    kind: str | None = None,
    sample: int = 1,
    watch: Callable[[Iterable[Case]], Iterable[Case]] = iter,
) -> Evaluation:
    """Score what is read in a corpus against what others marked in it.

    Args:
        folder: a folder with a corpus, or with several of one kind.
        resources: what the pipeline is handed.
        kind: the kind of corpus, one of those in ``ADAPTERS``; None tells it by the files and their fields.
        sample: reads each n-th report only.
        watch: is handed the reports as they come, to show how far it is.

    Raises:
        SourceError: the folder holds no such corpus, or a file of it cannot be read.

    """
    adapter, folders = tell_kind(folder, ADAPTERS, kind)
    cases = _sampled((case for each in folders for case in adapter.cases(each)), sample)
    marks = list(_marks(adapter, cases, resources, watch))
    return Evaluation(
        corpus=adapter.kind,
        sha256=hash_of(folders, adapter),
        version=version("variorum"),
        sample=sample,
        reports=len({case.unit for case in cases}),
        measures=_measures(adapter, marks),
        misses=tuple(miss for _, mark in marks for miss in mark.misses),
    )


def _marks(
    adapter: Adapter, cases: list[Case], resources: Resources, watch: Callable[[Iterable[Case]], Iterable[Case]]
) -> Iterator[tuple[str, Mark]]:
    """Give the marks of each report, then those of all in one ledger."""
    reports = []
    for case, annotated in read_cases(cases, resources, watch):
        told = Told(annotated, resources)
        yield from ((case.unit, mark) for mark in adapter.score(case, told))
        if adapter.joined is not None:
            reports.append(taken(case, told))
    if adapter.joined is not None:
        yield from adapter.joined(Together(reports, resources))


def _sampled(cases: Iterable[Case], sample: int) -> list[Case]:
    """Take each n-th report with all its cases, or, where they are known, each n-th incident with all its reports."""
    units: dict[str, int] = {}
    return [case for case in cases if units.setdefault(case.incident or case.unit, len(units)) % sample == 0]


def _measures(adapter: Adapter, marks: list[tuple[str, Mark]]) -> dict[str, Measure]:
    """Give the measures for which the corpus asks anything, in the adapter's order."""
    found = {}
    for name in adapter.measures:
        own = [(unit, mark) for unit, mark in marks if mark.measure == name]
        if own:
            found[name] = measure(own)
    return found


def read_cases(
    cases: list[Case], resources: Resources, watch: Callable[[Iterable[Case]], Iterable[Case]] = iter
) -> Iterator[tuple[Case, AnnotatedReport]]:
    """Acquire and annotate the cases, in order; a report that cannot be read counts as one without a word."""
    reports = [_report(case, number, resources) for number, case in enumerate(cases, 1)]
    for case, annotated in zip(watch(cases), annotate(reports, resources.parser), strict=True):
        found = annotated if isinstance(annotated, AnnotatedReport) else _unread(annotated[0])
        yield case, found


def _report(case: Case, number: int, resources: Resources) -> Report:
    origin = Origin(location="corpus", columns=check_columns({}), by_hand=Metadata(), ids=set())
    row: dict[str, Any] = {name: case.row.get(name) for name in (*Metadata.__struct_fields__, "text")}
    for raw in record(row, number, origin):
        if isinstance(raw, RawReport):
            report = acquire(raw, resources).report
            if report is not None:
                return report
    return Report(f"r-{number}", case.unit, None, "", None, None)


def _unread(report: Report) -> AnnotatedReport:
    return AnnotatedReport(msgspec.structs.replace(report), (), (), (), (), ())
