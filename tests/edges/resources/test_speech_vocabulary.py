from pathlib import Path

import pytest

from variorum.edges.resources.speech import load_name_vocabulary, load_speech_vocabulary
from variorum.errors import ResourceError


def test_no_verb_is_of_speech_and_of_the_mind_in_one_construction() -> None:
    words = load_speech_vocabulary()
    assert not words.speech.infinitive & words.thought.infinitive
    assert not words.speech.preposition & words.thought.preposition
    assert not words.speech.object & words.thought.object


def test_countries_are_known_by_name_adjective_and_capital() -> None:
    words = load_name_vocabulary()
    assert {words.country_of[form] for form in ("norway", "norwegian", "oslo")} == {"NO"}
    assert words.adjective_of["NO"] == "Norwegian"


def test_a_vocabulary_that_lacks_a_list_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "speech.toml").write_text("[speech]\nclause = []\n", encoding="utf-8")
    with pytest.raises(ResourceError, match="speech"):
        load_speech_vocabulary(tmp_path)
