"""The margin of a report: where the readers note what they took, weighed and refused, if somebody asks to see it.

A reader is handed a report, and notes beside it what it decides at the place where it decides it. In an ordinary
report a note is lost; a ``WatchedReport`` keeps it, for ``explain``. Nothing is ever read from the margin, so that a
report is read the same way whether it is watched or not.
"""

from typing import Literal, TypeAlias, TypeGuard

from msgspec import Struct, field, structs

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import Span

Reader: TypeAlias = Literal["event", "count", "time", "place", "name", "speech", "incident", "claim"]
Verdict: TypeAlias = Literal["taken", "weighed", "refused"]


class Note(Struct, frozen=True):
    """What a reader decided about some words: ``what`` they are or would have been, and ``why``.

    For words that were taken, ``why`` is the entry of the vocabulary or the rule that took them.
    """

    reader: Reader
    verdict: Verdict
    start: int
    end: int
    what: str
    why: str


class WatchedReport(AnnotatedReport, frozen=True):
    """A report with a margin that keeps the notes, in the order in which they were made."""

    margin: list[Note] = field(default_factory=list)


def watched(annotated: AnnotatedReport) -> WatchedReport:
    """Give a report an empty margin."""
    return WatchedReport(**structs.asdict(annotated), margin=[])


def is_watched(annotated: AnnotatedReport) -> TypeGuard[WatchedReport]:
    """Tell whether notes are kept: what takes long to put into words is then worth it."""
    return isinstance(annotated, WatchedReport)


def taken(annotated: AnnotatedReport, reader: Reader, span: Span, what: str, why: str) -> None:
    """Note by which entry or rule words were taken."""
    _note(annotated, reader, "taken", span, what, why)


def weighed(annotated: AnnotatedReport, reader: Reader, span: Span, what: str, why: str) -> None:
    """Note what words were chosen between, and the points of each choice."""
    _note(annotated, reader, "weighed", span, what, why)


def refused(annotated: AnnotatedReport, reader: Reader, span: Span, what: str, why: str) -> None:
    """Note what words were not taken for, and why not."""
    _note(annotated, reader, "refused", span, what, why)


def _note(annotated: AnnotatedReport, reader: Reader, verdict: Verdict, span: Span, what: str, why: str) -> None:
    if is_watched(annotated):
        annotated.margin.append(Note(reader, verdict, *span, what, why))
