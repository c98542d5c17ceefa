"""The words of time are read from the package, or from a researcher's own folder."""

from pathlib import Path

import pytest

from variorum.edges.resources.times import load_time_vocabulary
from variorum.errors import ResourceError


def test_the_bundled_words_are_ready_to_be_looked_up() -> None:
    vocabulary = load_time_vocabulary()
    assert vocabulary.entries["november"][1] == 11
    assert vocabulary.entries["monday"][0] != vocabulary.entries["november"][0]
    assert vocabulary.references["in"][0][0][0] == "in"


def test_a_file_of_ones_own_takes_the_place_of_the_bundled_one(tmp_path: Path) -> None:
    (tmp_path / "times.toml").write_text("[months]\njanuary = 1\n", encoding="utf-8")
    with pytest.raises(ResourceError, match="times"):
        load_time_vocabulary(tmp_path)
