"""The floor under time expressions: value F1 of dates and times on the documents not used for tuning."""

import pytest
from timex import CORPUS, DATES, Score, corpus_marks, corpus_reports, score

from variorum.edges.resources.models import load_parser
from variorum.edges.resources.times import load_time_vocabulary
from variorum.model.report import Published, Report
from variorum.model.text import AnnotatedReport
from variorum.stages.annotate import annotate
from variorum.stages.extract.times import find_times

FLOOR = 0.80
"""Value F1 of dates and times that stand on the calendar, on held-out documents: 0.83 when measured."""
FLOOR_WITH_REFERENCES = 0.78
"""The same with "now", "recently" and the like counted too: 0.81 when measured."""


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of time expressions is not at {CORPUS}")
def test_values_of_dates_and_times_on_held_out_documents() -> None:
    held_out = corpus_reports()[1::2]
    reports = []
    for each in held_out:
        published = Published(each.published, each.published, "metadata")
        reports.append(Report(each.id, each.id, each.title, each.text, "en", None, published))
    marks, vocabulary = corpus_marks(), load_time_vocabulary()
    dates, all_dates = Score(), Score()
    for annotated in annotate(reports, load_parser()):
        assert isinstance(annotated, AnnotatedReport)
        gold, mentions = marks.get(annotated.report.id, []), find_times(annotated, vocabulary)
        dates += score(gold, mentions, types=DATES, references=False)
        all_dates += score(gold, mentions, types=DATES, references=True)
    assert dates.value_f1 >= FLOOR
    assert all_dates.value_f1 >= FLOOR_WITH_REFERENCES
