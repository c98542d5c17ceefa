"""Every extractor keeps to one contract. A new one is added to ``EXTRACTORS`` and has to pass all of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

import variorum as vm
from variorum import pipeline
from variorum.adding import Equipment, load
from variorum.building import build
from variorum.edges.plugins import load_extractor
from variorum.edges.runners import make_runner
from variorum.edges.store import MemoryStore
from variorum.model.report import Published, Report
from variorum.model.text import AnnotatedReport
from variorum.pipeline import Resources
from variorum.stages.extract.gate import admitted
from variorum.stages.extract.resources import ExtractResources

ROOT = Path(__file__).parents[2]
MINES = f"{ROOT / 'docs' / 'guides' / 'mines.py'}:Mines"
LONE = f"{Path(__file__).parent / 'lone_extractor.py'}:make"
EXTRACTORS = ("variorum", MINES, LONE)
Read = Callable[..., AnnotatedReport]
TEXTS = (
    "",
    "The choir sang for an hour.",
    "A bomb killed four soldiers near Gao on Tuesday, the army said. Unexploded shells lay about; a mine went off.",
    "“Seven died,” said Ilda Marrek. Rebels denied it.\n\nMines were found there. Two of the dead were children.",
    "🙂 Нет. É\u0301 mine",
)


@pytest.fixture(params=EXTRACTORS, ids=lambda name: name.rpartition("/")[2])
def extractor(request: pytest.FixtureRequest, extract_resources: ExtractResources) -> vm.Extractor:
    return load_extractor(request.param, extract_resources)


def test_it_has_a_name_with_a_version(extractor: vm.Extractor) -> None:
    assert any(letter.isdigit() for letter in extractor.name)


@pytest.mark.parametrize("text", TEXTS)
def test_it_reads_any_report_and_all_of_it_passes_the_gate(extractor: vm.Extractor, read: Read, text: str) -> None:
    annotated = read(text, "2024-03-06")
    reading = extractor.extract(annotated)
    passed = admitted(reading, annotated.report, extractor.name)
    assert passed.issues == reading.issues
    assert (passed.claims, passed.statements) == (reading.claims, reading.statements)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(st.one_of(st.sampled_from(" ".join(TEXTS).split()), st.text(max_size=3)), max_size=30).map(" ".join)
)
def test_nothing_that_it_reads_is_ever_refused(extractor: vm.Extractor, read: Read, text: str) -> None:
    annotated = read(text)
    assert not [
        i for i in admitted(extractor.extract(annotated), annotated.report, "it").issues if i.weight == "dropped"
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_it_reads_a_report_the_same_way_each_time(extractor: vm.Extractor, read: Read, text: str) -> None:
    assert extractor.extract(read(text)) == extractor.extract(read(text))


def test_it_knows_no_other_report(extractor: vm.Extractor, read: Read) -> None:
    alone = extractor.extract(read(TEXTS[2]))
    extractor.extract(read(TEXTS[3]))
    assert extractor.extract(read(TEXTS[2])) == alone


def test_the_report_notes_who_read_it_and_with_which_model(extractor: vm.Extractor, resources: Resources) -> None:
    report = Report("r-1", "a.txt", None, TEXTS[2], "en", None, Published())
    (reading,) = pipeline.read([report], structs.replace(resources, extractor=extractor))
    assert reading.report.read_by == f"{extractor.name}, {resources.parser.name}"


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load(Equipment("en_core_web_md", (), ("ucdp", "acled")))


@pytest.mark.parametrize("name", [MINES], ids=["mines"])
def test_two_processes_give_the_same_ledger_as_one(name: str) -> None:
    equipment = Equipment("en_core_web_md", (), ("ucdp", "acled"), extractor=name)
    digests = set()
    for workers in (1, 2):
        store = MemoryStore()
        runner = make_runner(workers)
        try:
            list(
                build(store, vm.read(ROOT / "examples"), load(equipment), runner=runner, reader=equipment, batch_size=3)
            )
        finally:
            runner.close()
        assert store.meta()["extractor"] == load(equipment).extractor.name
        digests.add(store.digest())
    assert len(digests) == 1
