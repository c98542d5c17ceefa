"""Floors under what is read, on samples of the shared corpora. They were measured and may only rise.

The whole corpora are scored with ``variorum eval``; see docs/evaluation.md.
"""

from pathlib import Path

import pytest

from variorum.edges.resources.bundle import load_resources
from variorum.evaluation import evaluate
from variorum.evaluation.adapters import geo
from variorum.evaluation.spans import meet
from variorum.model.report import Report
from variorum.model.text import AnnotatedReport
from variorum.pipeline import Resources
from variorum.stages.annotate import annotate
from variorum.stages.extract.places import find_places

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
pytestmark = pytest.mark.skipif(
    not CORPORA.is_dir(), reason="needs ../shared/corpora, which cannot be handed out; the floors were not checked"
)

FLOORS: dict[str, tuple[int, dict[str, float]]] = {
    "clusters": (
        1,
        {
            "count_claims_f1": 0.87,
            "count_origin": 0.96,
            "responsibility_f1": 0.80,
            "clusters_whole": 1.0,
            "casualty_bounds": 0.95,
            "finding_f1": 0.85,
        },
    ),
    "gvc": (
        15,
        {
            "killed_exact": 0.78,
            "wounded_exact": 0.62,
            "date_exact": 0.75,
            "city": 0.70,
            "link_b3_f1": 0.95,
            "link_pairwise_f1": 0.93,
            "incident_killed_exact": 0.79,
            "incident_wounded_exact": 0.72,
            "copies_precision": 0.97,
            "copies_recall": 0.96,
        },
    ),
    ".": (10, {"mixed_precision": 0.95, "mixed_recall": 0.95}),
    "airwars": (10, {"killed_range": 0.73, "killed_range_without_lead": 0.45, "wounded_range": 0.65}),
    "polnear": (10, {"attribution_f1": 0.69, "quotation_speaker": 0.89}),
    "timex": (2, {"value_f1": 0.84}),
    "geo/lgl": (8, {"acc161": 0.85}),
    "geo/geovirus": (5, {"acc161": 0.86}),
    "eventplace": (1, {"place_f1": 0.78}),
    "hrdsattack": (8, {"perpetrator_type": 0.47, "country": 0.72, "city": 0.34}),
    "muc": (
        25,
        {
            "type_f1": 0.52,
            "date_f1": 0.43,
            "place_f1": 0.48,
            "perp_org_f1": 0.22,
            "perp_confidence_f1": 0.23,
            "human_number_f1": 0.34,
            "human_effect_f1": 0.33,
        },
    ),
}
"""For each corpus, of how many reports (or incidents, where they are known) one is read, and the least that each
measure must reach on these. The last folder is the whole, in which clusters are mixed among shootings."""
FOUND = {"lgl": (8, 0.84, 0.60), "geovirus": (5, 0.91, 0.87)}
"""Each n-th report, precision and recall of finding the marked names. LGL marks adjectives, which are people here."""


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


@pytest.mark.parametrize("corpus", FLOORS)
def test_no_measure_falls_under_its_floor(corpus: str, resources: Resources) -> None:
    sample, floors = FLOORS[corpus]
    measures = evaluate(CORPORA / corpus, resources, sample=sample).measures
    found = {name: round(measures[name].value, 3) for name in floors}
    assert all(found[name] >= floor for name, floor in floors.items()), found


@pytest.mark.parametrize("name", FOUND)
def test_place_names_are_found(name: str, resources: Resources) -> None:
    every, least_precision, least_recall = FOUND[name]
    cases = list(geo.cases(CORPORA / "geo" / name))[::every]
    reports = [Report(case.unit, case.unit, None, case.row["text"], "en", None) for case in cases]
    right = given = hit = gold = 0
    for case, annotated in zip(cases, annotate(reports, resources.parser), strict=True):
        assert isinstance(annotated, AnnotatedReport)
        mentions = find_places(annotated, resources.extract.gazetteer, resources.extract.places)
        found = [(mention.start, mention.end) for mention in mentions if not mention.as_people]
        marked = [(toponym.start, toponym.end) for toponym in case.gold]
        right, given = right + sum(meet([span], marked) for span in found), given + len(found)
        hit, gold = hit + sum(meet([span], found) for span in marked), gold + len(marked)
    assert right / given >= least_precision
    assert hit / gold >= least_recall
