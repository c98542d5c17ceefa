"""A fault of an extractor costs its report the claims, with the reason, and not the other reports theirs."""

from msgspec import structs

from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.extractor import Extractor
from variorum.stages.extract.gate import admitted


def extract_guarded(annotated: AnnotatedReport, extractor: Extractor) -> Reading:
    """Read a report, and let into the ledger what of the reading is sound; the report notes who read it.

    If the extractor fails, the report is kept without claims, and an Issue says so. Want of memory is not its doing.
    """
    report = annotated.report
    try:
        reading = admitted(extractor.extract(annotated), report, extractor.name)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the extractor of somebody else raises, the other reports are read
        issue = Issue(
            stage="extract",
            weight="doubted",
            code="reader-failed",
            message=f"{report.location} could not be read by {extractor.name}: {type(error).__name__}: {error}.",
            cure="The report is kept without claims. This is a fault of the extractor: please report it with the text.",
            location=report.location,
            report=report.id,
        )
        reading = Reading(report, issues=(issue,))
    by = f"{extractor.name}, {annotated.model}" if annotated.model else extractor.name
    return structs.replace(reading, report=structs.replace(reading.report, read_by=by))
