"""A fault of a reader costs its report the claims, with the reason, and not the other reports theirs."""

from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a mistake in a reader raises. Anything else, such as want of memory, is not the report's doing."""


def extract_guarded(annotated: AnnotatedReport, resources: ExtractResources) -> Reading:
    """Read a report as ``extract`` does; if a reader fails on it, keep it without claims and say so in an Issue."""
    try:
        return extract(annotated, resources)
    except FAULTS as error:
        report = annotated.report
        issue = Issue(
            stage="extract",
            weight="doubted",
            code="reader-failed",
            message=f"{report.location} could not be read: {type(error).__name__}: {error}.",
            cure="The report is kept without claims. This is a fault of the program: please report it with the text.",
            location=report.location,
            report=report.id,
        )
        return Reading(report, issues=(issue,))
