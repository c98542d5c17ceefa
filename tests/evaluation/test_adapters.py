"""Each kind of corpus is told by its files, and scored as its marks ask: on cases whose right score is known."""

from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.corpora import BUS, claim, cluster, count, shooting, span, write
from variorum.edges.resources.bundle import load_resources
from variorum.errors import SourceError
from variorum.evaluation import ADAPTERS, Evaluation, evaluate
from variorum.evaluation.adapters import muc
from variorum.pipeline import Resources


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def values(evaluation: Evaluation) -> dict[str, float]:
    return {name: round(measure.value, 3) for name, measure in evaluation.measures.items()}


KILLED = claim("killed", count(4, "four people"), "four people", "the mayor")
WOUNDED = claim("wounded", count(7, "seven"), "seven", "the mayor")
CLAIMED = claim("responsibility", {"actor": "Taliban", "position": "claimed"}, "claimed responsibility", "The Taliban")


def test_a_cluster_read_as_marked_scores_one(tmp_path: Path, resources: Resources) -> None:
    found = evaluate(cluster(tmp_path, KILLED, WOUNDED, CLAIMED), resources)
    assert found.corpus == "clusters"
    assert values(found) == {
        "count_claims_f1": 1.0, "count_origin": 1.0, "responsibility_f1": 1.0, "clusters_whole": 1.0,
        "clusters_whole_naive": 1.0, "finding_f1": 0.0, "finding_f1_naive": 0.0,
    }  # fmt: skip
    assert found.misses == ()


def test_a_count_of_another_value_or_incident_is_missed_and_wrong(tmp_path: Path, resources: Resources) -> None:
    five = claim("killed", count(5, "four people"), "four people", "the mayor")
    elsewhere = claim("wounded", count(7, "seven"), "seven", "the mayor", incident="other")
    found = evaluate(cluster(tmp_path, five, elsewhere, CLAIMED), resources)
    measure = found.measures["count_claims_f1"]
    assert (measure.n, measure.given, measure.hit) == (1, 2, 0)
    assert len([miss for miss in found.misses if miss.measure == "count_claims_f1"]) == 3
    assert "count_origin" not in found.measures


def test_bounds_and_vague_words_must_be_kept(tmp_path: Path, resources: Resources) -> None:
    bound = {**count(4, "four people"), "best": None, "high": None, "bound": "at least"}
    found = evaluate(cluster(tmp_path, claim("killed", bound, "four people"), WOUNDED), resources)
    assert found.measures["count_claims_f1"].value == 0.5


def test_an_origin_is_right_by_its_head(tmp_path: Path, resources: Resources) -> None:
    outlet = claim("killed", count(4, "four people"), "four people", None)
    officer = claim("wounded", count(7, "seven"), "seven", "an officer")
    found = evaluate(cluster(tmp_path, outlet, officer), resources)
    assert found.measures["count_origin"].value == 0.0


def test_position_and_actor_must_both_be_right(tmp_path: Path, resources: Resources) -> None:
    denied = claim("responsibility", {"actor": "Taliban", "position": "denied"}, "claimed responsibility")
    other = claim("responsibility", {"actor": "Daesh", "position": "claimed"}, "claimed responsibility")
    found = evaluate(cluster(tmp_path, denied, other), resources).measures["responsibility_f1"]
    assert (found.n, found.given, found.value) == (2, 1, 0.0)


def test_several_clusters_in_one_folder_are_one_corpus(tmp_path: Path, resources: Resources) -> None:
    cluster(tmp_path / "one", KILLED, WOUNDED)
    cluster(tmp_path / "two", KILLED, WOUNDED, CLAIMED)
    found = evaluate(tmp_path, resources)
    assert found.measures["count_claims_f1"].n == 4


def test_an_archives_record_is_met_in_full(tmp_path: Path, resources: Resources) -> None:
    found = evaluate(shooting(tmp_path), resources)
    assert found.corpus == "gvc"
    for name in ("killed_exact", "wounded_exact", "date_exact", "city", "link_b3_f1"):
        assert found.measures[name].value == 1.0
    assert "incident_killed_exact" not in found.measures  # one report alone is no incident to reconcile


def test_an_archives_record_is_missed_figure_by_figure(tmp_path: Path, resources: Resources) -> None:
    found = evaluate(shooting(tmp_path, killed=3, city="Toledo", date="2016-05-14"), resources)
    alone = {name: value for name, value in values(found).items() if not name.startswith("link")}
    assert alone == {"killed_exact": 0.0, "wounded_exact": 1.0, "date_exact": 0.0, "city": 0.0}
    assert {miss.measure: (miss.expected, miss.found) for miss in found.misses} == {
        "killed_exact": ("3", "2"), "date_exact": ("2016-05-14", "2016-05-15"), "city": ("Toledo", "Cleveland"),
    }  # fmt: skip


def assessment(**record: Any) -> dict[str, Any]:
    lead = "Between three and five civilians were killed in an air strike on a house in Mosul."
    rest = "A local paper wrote that three people were killed in the strike, while the hospital counted five dead."
    row = {
        "id": "m1", "text": f"{lead} {rest}", "text_without_lead": rest, "killed": [3, 5], "wounded": None,
        "grading": "Fair",
    }  # fmt: skip
    return {**row, **record}


def test_both_ends_of_a_range_must_be_exact(tmp_path: Path, resources: Resources) -> None:
    right = evaluate(write(tmp_path / "right", assessments=[assessment()]), resources)
    assert values(right) == {"killed_range": 1.0, "killed_range_without_lead": 1.0}
    half = evaluate(write(tmp_path / "half", assessments=[assessment(killed=[3, 6])]), resources)
    assert values(half) == {"killed_range": 0.0, "killed_range_without_lead": 0.0}


def test_no_wounded_told_is_not_the_same_as_wounded_not_asked(tmp_path: Path, resources: Resources) -> None:
    found = evaluate(write(tmp_path, assessments=[assessment(wounded=[2, 2])]), resources)
    assert found.measures["wounded_range"].value == 0.0


def test_attributions_need_source_cue_and_content(tmp_path: Path, resources: Resources) -> None:
    text = '"The road is closed," Anna Berg said.\n\nTom Hale wrote that the bridge would follow.'
    report = {"id": "r", "published": "2016-01-01", "title": None, "text": text, "outlet": None}
    quoted = {
        "report": "r", "source": [span(text, "Anna Berg")], "cue": [span(text, "said")],
        "content": [span(text, '"The road is closed,"')],
    }  # fmt: skip
    wrong_source = {
        "report": "r", "source": [span(text, "the bridge")], "cue": [span(text, "wrote")],
        "content": [span(text, "would follow")],
    }  # fmt: skip
    found = evaluate(write(tmp_path, reports=[report], attributions=[quoted, wrong_source]), resources)
    assert found.corpus == "polnear"
    measure = found.measures["attribution_f1"]
    assert (measure.n, measure.given, measure.hit) == (2, 2, 1)
    assert found.measures["quotation_speaker"].value == 1.0


def test_time_values_are_compared_and_references_left_out(tmp_path: Path, resources: Resources) -> None:
    text = "The mill burned on 3 May 1998. It is closed now. The inquiry ended in June 1999."
    report = {"id": "r", "published": "1999-08-01", "title": None, "text": text}

    def mark(words: str, value: str, kind: str = "DATE") -> dict[str, Any]:
        start, end = span(text, words)
        return {"report": "r", "start": start, "end": end, "text": words, "type": kind, "value": value}

    marks = [mark("3 May 1998", "1998-05-03"), mark("now", "PRESENT_REF"), mark("June 1999", "1999-07")]
    found = evaluate(write(tmp_path, reports=[report], timex=marks), resources)
    measure = found.measures["value_f1"]
    assert (found.corpus, measure.n, measure.given, measure.hit) == ("timex", 2, 2, 1)


def test_a_point_is_right_within_161_kilometres(tmp_path: Path, resources: Resources) -> None:
    text = "The train from Berlin to Munich was late."
    report = {"id": "r", "title": None, "text": text}
    berlin, munich = span(text, "Berlin"), span(text, "Munich")
    toponyms = [
        {"report": "r", "start": berlin[0], "end": berlin[1], "text": "Berlin", "lat": 52.5, "lon": 13.4},
        {"report": "r", "start": munich[0], "end": munich[1], "text": "Munich", "lat": 40.0, "lon": 13.4},
    ]
    found = evaluate(write(tmp_path, reports=[report], toponyms=toponyms), resources)
    assert (found.corpus, found.measures["acc161"].value, found.measures["acc161"].n) == ("geo", 0.5, 2)


def test_the_place_of_an_event_is_not_any_place_of_its_sentence(tmp_path: Path, resources: Resources) -> None:
    text = "Rebels from Chad attacked the market in Khartoum."

    def event(places: list[list[int]], *, gold: bool) -> dict[str, Any]:
        return {"id": f"{gold}", "text": text, "event": span(text, "attacked"), "places": places, "gold": gold}

    rows = [event([span(text, "Khartoum")], gold=True), event([span(text, "Chad")], gold=False)]
    found = evaluate(write(tmp_path, events=rows), resources)
    assert (found.corpus, found.measures["place_f1"].n, found.measures["place_f1"].value) == ("eventplace", 1, 1.0)


def test_records_are_scored_only_where_they_say_something(tmp_path: Path, resources: Resources) -> None:
    text = "Police in Minsk beat and arrested a journalist on Monday. The police abducted her from her home in Minsk."
    report = {"id": "r", "title": None, "published": "2020-08-12", "text": text}
    attack: dict[str, Any] = {
        "report": "r", "perpetrator_type": None, "violation_types": [], "country": "Belarus", "city": None,
        "victims": [],
    }  # fmt: skip
    found = evaluate(write(tmp_path, reports=[report], attacks=[attack]), resources)
    assert (found.corpus, list(found.measures)) == ("hrdsattack", ["country"])
    assert found.measures["country"].value == 1.0


def template(**slots: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {slot: [] for slot in (*muc.STRINGS, "perp_org_confidence", "hum_number", "hum_effect")}
    return {"doc": "m1", "template": 1, "relevant": True, "optional": False, **empty, **slots}


def one(value: str, *of: str) -> list[dict[str, Any]]:
    return [{"any": [{"value": value, "of": list(of)}], "optional": False}]


def test_messages_are_scored_by_slot(tmp_path: Path, resources: Resources) -> None:
    text = "LIMA, 5 MAR 90 -- THE SHINING PATH KILLED TWO PEASANTS IN AYACUCHO ON 3 MARCH, POLICE SAID."
    key = template(
        type=one("ATTACK"), date=one("03 MAR 90"), location=one("PERU: AYACUCHO (CITY)"),
        perp_org=one("SHINING PATH"), hum_description=one("PEASANTS"), hum_number=one("2", "PEASANTS"),
        hum_effect=one("DEATH", "PEASANTS"),
    )  # fmt: skip
    none = {"doc": "m2", "template": None, "relevant": False}
    docs = [{"id": "m1", "text": text}, {"id": "m2", "text": "LIMA, 6 MAR 90 -- THE PORT REOPENED."}]
    found = evaluate(write(tmp_path, docs=docs, keys=[key, none]), resources)
    assert found.corpus == "muc"
    assert found.measures["type_f1"].value == 1.0
    assert found.measures["human_number_f1"].hit == 1.0


def test_a_folder_of_another_kind_is_refused_with_what_is_looked_for(tmp_path: Path, resources: Resources) -> None:
    with pytest.raises(SourceError, match="told by its files and their fields"):
        evaluate(write(tmp_path, reports=[{"id": "r", "text": "x"}]), resources)
    with pytest.raises(SourceError, match="assessments"):
        evaluate(tmp_path, resources, kind="airwars")


def test_the_kind_is_told_by_fields_and_not_by_the_folders_name(tmp_path: Path, resources: Resources) -> None:
    assert evaluate(shooting(tmp_path / "muc"), resources).corpus == "gvc"


def test_a_sample_takes_each_nth_report(tmp_path: Path, resources: Resources) -> None:
    rows = [assessment(id=f"m{i}") for i in range(4)]
    found = evaluate(write(tmp_path, assessments=rows), resources, sample=2)
    counts = {name: measure.n for name, measure in found.measures.items()}
    assert (found.reports, counts) == (2, {"killed_range": 2, "killed_range_without_lead": 2})


def test_the_hash_is_that_of_the_files_and_changes_with_them(tmp_path: Path, resources: Resources) -> None:
    first = evaluate(shooting(tmp_path / "a"), resources).sha256
    assert evaluate(shooting(tmp_path / "b"), resources).sha256 == first
    assert evaluate(shooting(tmp_path / "c", killed=9), resources).sha256 != first


def test_a_report_that_cannot_be_read_counts_as_missed(tmp_path: Path, resources: Resources) -> None:
    report = {"id": "bus", "outlet": None, "published": None, "title": None, "text": "", "source_id": "1"}
    cluster(tmp_path, KILLED)
    found = evaluate(write(tmp_path, reports=[report]), resources)
    assert found.measures["count_claims_f1"].value == 0.0


def test_adapters_have_different_names_and_explain_every_measure() -> None:
    assert len({adapter.kind for adapter in ADAPTERS}) == len(ADAPTERS)
    assert all(meaning.endswith(".") for adapter in ADAPTERS for meaning in adapter.measures.values())
    assert BUS.count("\n\n") == 1
