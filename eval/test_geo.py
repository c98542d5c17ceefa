"""Floors for finding and resolving place names, on a fifth of the reports of two corpora."""

from collections.abc import Iterator

import geo
import pytest

from variorum.edges.resources.gazetteer import load_gazetteer
from variorum.edges.resources.gazetteer_vocabulary import load_place_vocabulary
from variorum.edges.resources.models import SpacyParser, load_parser
from variorum.model.text import AnnotatedReport
from variorum.stages.annotate import annotate
from variorum.stages.extract.places import find_places, resolve_spans

EVERY = 5
"""Each fifth report: both corpora are scored in well under a minute."""
FLOORS = {"lgl": 0.80, "geovirus": 0.85}
"""Share of marked names resolved within 161 km; reached: see docs/decisions/0002-gazetteer.md."""
DETECTION = {"lgl": (0.84, 0.60), "geovirus": (0.91, 0.87)}
"""Precision and recall of finding the marked names. LGL marks adjectives too, which are people here."""

pytestmark = pytest.mark.skipif(
    not geo.CORPORA.is_dir(), reason="needs the corpora in ../shared/corpora, which cannot be handed out"
)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return load_parser()


def read(parser: SpacyParser, name: str) -> Iterator[tuple[AnnotatedReport, list[geo.Toponym]]]:
    reports, toponyms = geo.read_corpus(name, EVERY)
    for annotated in annotate(reports, parser):
        assert isinstance(annotated, AnnotatedReport)
        yield annotated, toponyms[annotated.report.id]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_names_are_found_and_resolved(parser: SpacyParser, name: str) -> None:
    gazetteer, vocabulary = load_gazetteer(), load_place_vocabulary()
    found: list[geo.Outcome] = []
    counts = geo.Counts()
    for annotated, toponyms in read(parser, name):
        found += geo.outcomes(annotated, toponyms, lambda one, spans: resolve_spans(one, spans, gazetteer, vocabulary))
        mentions = [mention for mention in find_places(annotated, gazetteer, vocabulary) if not mention.as_people]
        marked = [(toponym.start, toponym.end) for toponym in toponyms]
        geo.count_spans(counts, marked, [(mention.start, mention.end) for mention in mentions])
    precision, recall = DETECTION[name]
    assert geo.accuracy(found) >= FLOORS[name]
    assert counts.precision >= precision
    assert counts.recall >= recall
