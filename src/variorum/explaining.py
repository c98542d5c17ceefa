"""Explain how the reading of a report comes about, with the resources that the settings name."""

from collections.abc import Iterable
from itertools import islice

from variorum import pipeline
from variorum.adding import equipment_of, load
from variorum.edges.resources.entries import load_entries
from variorum.edges.settings import Settings
from variorum.errors import SettingsError, SourceError
from variorum.model.issue import Issue
from variorum.model.report import RawReport, Report
from variorum.stages.annotate import annotate
from variorum.stages.extract.explain import Explanation, explain


def explain_raw(raws: Iterable[RawReport | Issue], settings: Settings) -> Explanation:
    """Explain the one report that the sources give.

    Raises:
        SourceError: there is none that can be read.
        SettingsError: there are several.
        ResourceError: a language model, gazetteer or vocabulary is missing or wrong.

    """
    first = list(islice(raws, 2))
    if len(first) > 1:
        msg = "There are several reports; explain takes one. Build a ledger of them, and name one by its id."
        raise SettingsError(msg)
    raw = first[0] if first else None
    if not isinstance(raw, RawReport):
        raise SourceError("There is no report to explain." if raw is None else _told(raw))
    acquired = pipeline.acquire(raw, load(equipment_of(settings)))
    if acquired.report is None:
        raise SourceError(" ".join(_told(issue) for issue in acquired.issues))
    return explain_report(acquired.report, settings)


def explain_report(report: Report, settings: Settings) -> Explanation:
    """Explain a report that was read already, as the built-in extractor reads it now; errors as for ``explain_raw``."""
    resources = load(equipment_of(settings))
    (annotated,) = annotate([report], resources.parser)
    if isinstance(annotated, tuple):
        raise SourceError(_told(annotated[1]))
    return explain(annotated, resources.extract, load_entries(settings.vocabulary))


def _told(issue: Issue) -> str:
    return f"{issue.message} {issue.cure}"
