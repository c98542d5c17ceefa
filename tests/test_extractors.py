"""Another extractor through the whole thread: what it does wrong costs its report, and is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

import variorum as vm
from variorum import pipeline
from variorum.adding import Equipment, load
from variorum.model.ledger import Reading
from variorum.model.report import Report
from variorum.model.text import AnnotatedReport
from variorum.pipeline import Resources


class Toy:
    name = "toy 1"

    def __init__(self, do: Callable[[AnnotatedReport], object]) -> None:
        self.do = do

    def extract(self, annotated: AnnotatedReport) -> Reading:
        return self.do(annotated)  # type: ignore[return-value]  # what a faulty one may do


class OwnError(Exception):
    """An exception that only the extractor knows."""


def fails(error: Exception) -> Callable[[AnnotatedReport], object]:
    def fail(annotated: AnnotatedReport) -> object:
        if "Gao" in annotated.text:
            raise error
        return Reading(annotated.report)

    return fail


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load(Equipment("en_core_web_md", (), ("ucdp", "acled")))


def read(texts: list[str], toy: Toy, resources: Resources) -> list[Reading]:
    reports = [Report(f"r-{i}", f"{i}.txt", None, text, "en", None) for i, text in enumerate(texts)]
    return list(pipeline.read(reports, structs.replace(resources, extractor=toy)))


@pytest.mark.parametrize("error", [OwnError("no"), KeyError("no"), RecursionError(), AssertionError(), OSError("no")])
def test_an_exception_of_an_extractor_costs_only_its_report(error: Exception, resources: Resources) -> None:
    first, second, third = read(["One.", "Gao.", "Three."], Toy(fails(error)), resources)
    assert (first.issues, third.issues) == ((), ())
    (issue,) = second.issues
    assert (issue.code, issue.report) == ("reader-failed", "r-1")
    assert "toy 1" in issue.message
    assert type(error).__name__ in issue.message
    assert second.report.read_by == f"toy 1, {resources.parser.name}"


def test_want_of_memory_is_not_the_extractors_doing(resources: Resources) -> None:
    with pytest.raises(MemoryError):
        read(["Gao."], Toy(fails(MemoryError())), resources)


def test_what_is_no_reading_costs_only_its_report(resources: Resources) -> None:
    (reading,) = read(["One."], Toy(lambda _: None), resources)
    assert [issue.code for issue in reading.issues] == ["reader-failed"]


def test_a_ledger_tells_who_read_what(tmp_path: Path) -> None:
    mines = Path(__file__).parents[1] / "docs" / "guides" / "mines.py"
    settings = vm.load_settings({"extractor": f"{mines}:Mines"}, environment={}, folder=tmp_path)
    file = tmp_path / "a.txt"
    file.write_text("Four people died near Gao on Tuesday. Unexploded ordnance lay about.", encoding="utf-8")
    with vm.open(settings=settings) as ledger:
        ledger.add(vm.read(file))
        (report,) = ledger.reports()
        assert report.read_by is not None
        assert report.read_by.startswith("mines 0.1 on variorum ")
        assert ledger.about()["extractor"].startswith("mines 0.1 on variorum ")
        assert "Unexploded ordnance" in {claim.quote for claim in ledger.claims() if claim.field == "weapon"}
