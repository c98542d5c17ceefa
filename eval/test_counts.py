"""Floors for the reading of counts. They were measured in November 2026 and may only rise."""

from collections.abc import Iterable

import pytest
from counts import CORPORA, Score, as_report, best_of, cluster, lines, range_of, score_claims

from variorum.edges.resources.counts import load_count_vocabulary
from variorum.edges.resources.models import SpacyParser, load_parser
from variorum.model.report import Report
from variorum.model.text import AnnotatedReport
from variorum.stages.annotate import annotate
from variorum.stages.extract.counts import CountVocabulary, find_counts, tally

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not beside the project")

CLUSTERS = ("mazar", "yida", "woodburn")
CLAIM_FLOOR = 0.93
KILLED_FLOOR, WOUNDED_FLOOR = 0.73, 0.73
RANGE_FLOOR = 0.6
REPORTS = 60
"""Reports of each large corpus that are read, to stay within a minute."""


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return load_parser()


@pytest.fixture(scope="module")
def vocabulary() -> CountVocabulary:
    return load_count_vocabulary()


def read(reports: Iterable[Report], parser: SpacyParser) -> list[AnnotatedReport]:
    return [each for each in annotate(reports, parser) if isinstance(each, AnnotatedReport)]


def test_counts_of_keyed_clusters_are_found_with_their_values(parser: SpacyParser, vocabulary: CountVocabulary) -> None:
    total = Score()
    for name in CLUSTERS:
        reports, gold = cluster(name)
        for annotated in read(reports, parser):
            total += score_claims(gold.get(annotated.report.id, []), find_counts(annotated, vocabulary))
    assert total.f1 >= CLAIM_FLOOR, total


def test_one_report_gives_the_killed_and_wounded_of_its_incident(
    parser: SpacyParser, vocabulary: CountVocabulary
) -> None:
    incidents = {line["id"]: line for line in lines(CORPORA / "gvc" / "incidents.jsonl")}
    records = [line for line in lines(CORPORA / "gvc" / "reports.jsonl") if line["gvc"]][1::2][:REPORTS]
    exact = {"killed": 0, "wounded": 0}
    for record, annotated in zip(records, read(map(as_report, records), parser), strict=True):
        tallies = tally(find_counts(annotated, vocabulary), annotated)
        for kind in exact:
            exact[kind] += best_of(tallies, kind) == incidents[record["incident"]][kind]
    assert exact["killed"] / len(records) >= KILLED_FLOOR, exact
    assert exact["wounded"] / len(records) >= WOUNDED_FLOOR, exact


def test_a_narrative_of_many_sources_gives_the_range(parser: SpacyParser, vocabulary: CountVocabulary) -> None:
    records = [line for line in lines(CORPORA / "airwars" / "assessments.jsonl") if line["killed"]][1::2][:REPORTS]
    exact = [0, 0]
    for record, annotated in zip(records, read(map(as_report, records), parser), strict=True):
        mentions = find_counts(annotated, vocabulary)
        told = range_of(tally(mentions, annotated), mentions, "killed")
        exact = [exact[end] + (told[end] == record["killed"][end]) for end in (0, 1)]
    assert min(exact) / len(records) >= RANGE_FLOOR, exact
