"""The two ways in: the times of a report as dated, and the same with the report dated from its text first."""

from variorum.model.report import Published
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import TimeMention
from variorum.stages.extract.times.calendar import date_report
from variorum.stages.extract.times.resolve import resolve
from variorum.stages.extract.times.scan import find_expressions
from variorum.stages.extract.times.vocabulary import TimeVocabulary


def find_times(annotated: AnnotatedReport, vocabulary: TimeVocabulary) -> tuple[TimeMention, ...]:
    """Give the time expressions of a report, resolved against ``report.published`` as it stands."""
    expressions = find_expressions(annotated, vocabulary)
    return resolve(expressions, annotated.report.published, annotated.text)


def read_times(annotated: AnnotatedReport, vocabulary: TimeVocabulary) -> tuple[Published, tuple[TimeMention, ...]]:
    """Date the report where its text allows, and give its time expressions resolved against that day."""
    expressions = find_expressions(annotated, vocabulary)
    published = annotated.report.published
    mentions = resolve(expressions, published, annotated.text)
    found = date_report(annotated, expressions, mentions)
    if found == published:
        return published, mentions
    return found, resolve(expressions, found, annotated.text)
