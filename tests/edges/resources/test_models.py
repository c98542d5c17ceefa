"""Language models: found by name or path, settled in their warnings, and kept from parting a title from a name."""

import warnings
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("title", ["Capt.", "Sgt.", "Lt.", "Gen."])
def test_a_title_does_not_end_a_sentence(read: Read, title: str) -> None:
    annotated = read(f"The blast killed {title} Ada Brown. Two others were hurt.")
    first = annotated.sentences[0]
    assert annotated.text[first.start : first.end] == f"The blast killed {title} Ada Brown."
