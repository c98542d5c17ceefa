"""Date a report from its own text, where its text allows."""

from variorum.model.report import Published
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import TimeMention


def date_report(annotated: AnnotatedReport, mentions: tuple[TimeMention, ...]) -> Published:
    """Give the day of publication: the one known already, or what the text gives."""
    return annotated.report.published
