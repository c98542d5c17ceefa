"""The page: what one report's trouble costs."""

from collections.abc import Callable

import pytest
from msgspec import structs

from variorum import pipeline
from variorum.edges.resources.bundle import load_resources
from variorum.model.report import Report
from variorum.pipeline import Resources
from variorum.stages.extract.stage import extract


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def report(text: str, language: str | None = "en") -> Report:
    return Report(f"r-{len(text)}", "test.txt", None, text, language, None)


def test_a_fault_of_a_reader_costs_only_its_report(resources: Resources, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: Callable[..., object] = extract

    def fails_on_gao(annotated: object, extract_resources: object) -> object:
        if "Gao" in getattr(annotated, "text", ""):
            message = "no such word"
            raise KeyError(message)
        return whole(annotated, extract_resources)

    monkeypatch.setattr("variorum.stages.extract.extractor.extract", fails_on_gao)
    texts = ["A bomb killed two men in Kidal.", "A bomb killed three men in Gao.", "A bomb killed ten men in Mopti."]
    readings = list(pipeline.read([report(text) for text in texts], resources))
    assert [bool(reading.claims) for reading in readings] == [True, False, True]
    (issue,) = readings[1].issues
    assert issue.code == "reader-failed"
    assert "KeyError" in issue.message


def test_a_report_in_another_language_is_kept_with_the_reason(resources: Resources) -> None:
    (reading,) = pipeline.read([report("Zwei Tote bei einem Anschlag.", "de")], resources)
    assert reading.claims == ()
    assert [issue.code for issue in reading.issues] == ["language-not-read"]


def test_reports_come_out_in_the_order_they_went_in(resources: Resources) -> None:
    reports = [structs.replace(report(f"Gunmen killed {n} men."), id=f"r-{n}") for n in range(2, 70)]
    assert [reading.report.id for reading in pipeline.read(reports, resources)] == [r.id for r in reports]
