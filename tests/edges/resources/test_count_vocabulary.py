"""The words of the reader of counts, as they come from the file."""

from pathlib import Path

import pytest

from variorum.edges.resources.counts import load_count_vocabulary
from variorum.errors import ResourceError


def test_the_bundled_words_can_be_loaded() -> None:
    vocabulary = load_count_vocabulary()
    assert vocabulary.triggers["kill"] == {"transitive": "killed"}
    assert vocabulary.bounds_before["at", "least"] == "low"


def test_a_file_with_a_wrong_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "counts.toml").write_text("[numbres]\none = 1\n")
    with pytest.raises(ResourceError, match="counts"):
        load_count_vocabulary(tmp_path)
