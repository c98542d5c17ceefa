"""All reports of a corpus in one ledger are scored as its incidents ask: on cases whose right score is known."""

from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.corpora import clustered, shootings
from variorum.edges.resources.bundle import load_resources
from variorum.evaluation import Evaluation, evaluate
from variorum.evaluation.grouping import b_cubed, pairs
from variorum.evaluation.marks import measure
from variorum.pipeline import Resources

CLEVELAND = "A gunman shot dead two men and wounded a woman in Cleveland, Ohio, on Sunday, police said."
CLEVELAND_LATER = (
    "A third man has died after the shooting in Cleveland, Ohio, on Sunday. Three men were killed, police said."
)
TAMPA = "A man was killed and three others were wounded in a shooting in Tampa, Florida, on Friday, police said."
BLAST = (
    "A car bomb killed four people and wounded seven in the market of Herat, Afghanistan, on Monday, the mayor said."
)
BLAST_TOLD_AGAIN = (
    "Five people were killed when a car bomb exploded in the market of Herat, Afghanistan, on Monday, a doctor said."
)


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def archive(folder: Path) -> Path:
    records: dict[str, dict[str, Any]] = {
        "1": {"killed": 3, "wounded": 1},
        "2": {"killed": 1, "wounded": 3, "date": "2016-05-20"},
    }
    reports = [("1", "2016-05-16", CLEVELAND), ("1", "2016-05-17", CLEVELAND_LATER), ("2", "2016-05-21", TAMPA)]
    return shootings(folder, records, reports)


def value(evaluation: Evaluation, name: str) -> float:
    return round(evaluation.measures[name].value, 3)


def test_grouping_everything_apart_or_together_scores_as_known() -> None:
    gold = ["a", "a", "b"]
    assert measure(list(b_cubed("b3", gold, [1, 2, 3]))).recall == pytest.approx(2 / 3)
    assert measure(list(b_cubed("b3", gold, [1, 1, 1]))).precision == pytest.approx(5 / 9)
    assert measure(list(pairs("pairs", gold, [1, 1, 1]))).precision == pytest.approx(1 / 3)
    assert measure(list(pairs("pairs", gold, [1, 2, 3]))).recall == 0.0


def test_reports_of_one_incident_are_put_together_and_their_numbers_compared(
    tmp_path: Path, resources: Resources
) -> None:
    found = evaluate(archive(tmp_path), resources)
    assert value(found, "link_b3_f1") == value(found, "link_pairwise_f1") == 1.0
    assert found.measures["incident_killed_exact"].n == 1
    assert value(found, "incident_killed_exact_newest") == 1.0
    assert value(found, "incident_killed_exact_majority") == 1.0


def test_a_record_that_says_otherwise_is_a_miss_with_its_rule(tmp_path: Path, resources: Resources) -> None:
    folder = archive(tmp_path)
    records = {"1": {"killed": 9, "wounded": 9}}
    shootings(folder, records, [("1", "2016-05-16", CLEVELAND), ("1", "2016-05-17", CLEVELAND_LATER)])
    found = evaluate(folder, resources)
    assert value(found, "incident_killed_exact") == value(found, "incident_wounded_exact") == 0.0
    miss = next(miss for miss in found.misses if miss.measure == "incident_killed_exact")
    assert (miss.expected, miss.report) == ("9", "1")


def test_bounds_and_findings_of_a_cluster_are_compared_one_by_one(tmp_path: Path, resources: Resources) -> None:
    record: dict[str, Any] = {
        "killed": {"low": 4, "best": 4, "high": 99},
        "wounded": {"low": 7, "best": 7, "high": 7},
        "findings": [{"field": "killed", "status": "disputed"}, {"field": "weapon", "status": "agreed"}],
    }
    folder = clustered(tmp_path, {"one": BLAST, "two": BLAST_TOLD_AGAIN}, **record)
    found = evaluate(folder, resources)
    assert value(found, "clusters_whole") == 1.0
    assert found.measures["casualty_bounds"].n == 6
    assert any("high 99" in miss.expected for miss in found.misses if miss.measure == "casualty_bounds")
    assert found.measures["finding_f1"].n == 1


def test_a_cluster_in_two_pieces_is_not_whole(tmp_path: Path, resources: Resources) -> None:
    found = evaluate(clustered(tmp_path, {"one": BLAST, "two": TAMPA}), resources)
    assert value(found, "clusters_whole") == 0.0


def test_clusters_among_shootings_are_a_corpus_of_their_own(tmp_path: Path, resources: Resources) -> None:
    clustered(tmp_path / "attacks" / "herat", {"one": BLAST, "two": BLAST_TOLD_AGAIN})
    archive(tmp_path / "shootings")
    found = evaluate(tmp_path, resources)
    assert found.corpus == "mixed"
    assert value(found, "mixed_precision") == value(found, "mixed_recall") == 1.0


def test_shootings_alone_are_no_mixed_corpus(tmp_path: Path, resources: Resources) -> None:
    archive(tmp_path / "shootings")
    assert evaluate(tmp_path, resources).corpus == "gvc"


def test_a_sample_keeps_the_reports_of_an_incident_together(tmp_path: Path, resources: Resources) -> None:
    found = evaluate(archive(tmp_path), resources, sample=2)
    assert found.measures["link_b3_f1"].n == 2
