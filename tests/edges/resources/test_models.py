"""Language models: found by name or path, settled in their warnings, and kept from parting a title from a name."""

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from tests.conftest import Read
from variorum.edges.resources.models import load_parser, locate
from variorum.errors import ResourceError


def test_a_model_that_is_not_there_is_told_with_the_cure() -> None:
    with pytest.raises(ResourceError, match="doctor"):
        load_parser("xx_no_such_model")


def test_a_folder_that_is_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="could not be loaded"):
        load_parser(str(tmp_path))


def test_the_default_model_is_found_where_its_carrier_put_it() -> None:
    found = locate("en_core_web_md")
    assert found is not None
    assert (Path(found) / "meta.json").is_file() or found == "en_core_web_md"


def test_loading_the_model_warns_nobody() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert load_parser().doubt is None


@pytest.fixture
def without(tmp_path: Path) -> Callable[..., str]:
    """Give a function that keeps the default pipeline in a folder without some of its parts."""

    def keep(*parts: str) -> str:
        pipeline = spacy.load(locate("en_core_web_md") or "")
        for part in parts:
            pipeline.remove_pipe(part)
        pipeline.to_disk(tmp_path / "model")
        return str(tmp_path / "model")

    return keep


def test_a_folder_with_a_pipeline_is_loaded(without: Callable[..., str]) -> None:
    parser = load_parser(without())
    assert parser.name.startswith("en_core_web_md ")
    assert parser.doubt is None


@pytest.mark.parametrize(
    ("part", "words"),
    [("parser", "has no parser"), ("lemmatizer", "gives no lemmas"), ("tagger", "tags no parts of speech")],
)
def test_a_pipeline_that_lacks_what_the_rules_need_is_told(part: str, words: str, without: Callable[..., str]) -> None:
    with pytest.raises(ResourceError, match=words):
        load_parser(without(part))


def test_a_pipeline_that_only_finds_sentences_is_told(tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.to_disk(tmp_path)
    with pytest.raises(ResourceError, match="tags no parts of speech"):
        load_parser(str(tmp_path))


def test_a_pipeline_without_names_reads_with_a_doubt(without: Callable[..., str]) -> None:
    doubt = load_parser(without("ner")).doubt
    assert doubt is not None
    assert "finds no names" in doubt


@pytest.mark.parametrize("title", ["Capt.", "Sgt.", "Lt.", "Gen."])
def test_a_title_does_not_end_a_sentence(read: Read, title: str) -> None:
    annotated = read(f"The blast killed {title} Ada Brown. Two others were hurt.")
    first = annotated.sentences[0]
    assert annotated.text[first.start : first.end] == f"The blast killed {title} Ada Brown."
