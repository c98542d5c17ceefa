"""The quick parts of a pipeline: whatever the text, they give what spaCy's own give."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.edges.resources import quick_tags, quick_vectors
from variorum.edges.resources.models import BATCH_SIZE, load_parser
from variorum.edges.resources.quick_tags import put_quick_tags
from variorum.edges.resources.quick_vectors import QuickVectors, put_quick_vectors
from variorum.stages.annotate.paragraphs import paragraphs

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
COLUMNS = ["LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START"]
WORDS = (
    "there", "is", "was", "let", "'s", "gon", "na", "ain't", "weren't", "Capt.", "Brown", "killed", "three", "12",
    "Xyr", "of", "the", "that", "do", "had", "\t", "  ", "\u00a0", "“", "”", ".", ",", "-", "é", "$5m", "ruins",
)  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=12).map(" ".join), max_size=6)


@pytest.fixture(scope="module")
def own() -> Any:
    return load_parser(quick=False).pipeline


@pytest.fixture(scope="module")
def quick() -> Any:
    return load_parser().pipeline


def parses(pipeline: Any, texts: list[str]) -> list[Any]:
    return [doc.to_array(COLUMNS).tolist() for doc in pipeline.pipe(texts, batch_size=BATCH_SIZE)]


def test_the_default_model_is_made_quick(quick: Any, own: Any) -> None:
    assert "quick_tags" in quick.pipe_names
    assert "attribute_ruler" not in quick.pipe_names
    assert any(isinstance(model._func, QuickVectors) for model in quick.get_pipe("ner").model.walk())
    assert "quick_tags" not in own.pipe_names


def test_the_examples_are_parsed_alike(quick: Any, own: Any) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    pieces = [text[start:end] for text in texts for start, end in paragraphs(text)]
    assert parses(quick, pieces) == parses(own, pieces)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_text_is_parsed_alike_and_to_its_last_character(quick: Any, own: Any, texts: list[str]) -> None:
    assert parses(quick, texts) == parses(own, texts)
    assert [doc.text for doc in quick.pipe(texts)] == texts


def test_what_stands_beside_a_text_changes_no_bit_of_it(quick: Any) -> None:
    texts = ["A blast killed 12.", "", "Ada Brown said so. " * 60, "There was no word from Xyr."]
    together = [doc.tensor for doc in quick.pipe(texts)]
    for text, tensor in zip(texts, together, strict=True):
        assert np.array_equal(quick(text).tensor, tensor)


def test_a_full_table_begins_anew_and_gives_the_same(quick: Any, own: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_vectors, "MOST_WORDS", 3)
    monkeypatch.setattr(quick_tags, "MOST_ANSWERS", 3)
    for text in ("Two men died in Xyr.", "Five women were hurt in the ruins.", "Two men died in Xyr."):
        assert parses(quick, [text]) == parses(own, [text])


def test_a_pipeline_of_another_make_stays_as_it_is() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    assert not put_quick_tags(blank)
    assert put_quick_vectors(blank) == 0
    assert blank.pipe_names == ["sentencizer"]


def test_vectors_that_do_not_agree_with_the_models_own_are_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = load_parser(quick=False).pipeline
    before = parses(pipeline, ["Two men died."])
    monkeypatch.setattr(quick_vectors.Layer, "__call__", lambda _, rows: rows)
    assert put_quick_vectors(pipeline) == 0
    assert parses(pipeline, ["Two men died."]) == before


def test_rules_that_look_at_more_than_the_word_are_asked_each_time() -> None:
    pipeline = load_parser(quick=False).pipeline
    pipeline.get_pipe("attribute_ruler").add([[{"ENT_TYPE": "GPE"}]], {"POS": "X"})
    assert not put_quick_tags(pipeline)
    assert "attribute_ruler" in pipeline.pipe_names


def test_a_pipeline_loaded_for_reading_says_that_it_cannot_be_trained(quick: Any) -> None:
    with pytest.raises(TypeError, match="trained"):
        quick.get_pipe("tok2vec").model.begin_update([quick.make_doc("Two men died.")])[1](None)
