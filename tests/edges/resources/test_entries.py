"""The line of each word of the vocabulary is the line where a person finds it."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from variorum.edges.resources.entries import READ_BY_EXTRACT, load_entries
from variorum.errors import ResourceError


def words_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from words_of(each)
            if not isinstance(each, list | dict):
                yield key
    elif isinstance(value, list):
        for each in value:
            yield from words_of(each)


@pytest.mark.parametrize("name", [name for name in READ_BY_EXTRACT if not name.startswith("places_")])
def test_every_word_of_a_file_has_an_entry_on_its_line(name: str) -> None:
    text = (files("variorum.data") / "vocabulary" / f"{name}.toml").read_text("utf-8")
    entries, lines = load_entries(), text.splitlines()
    for word in words_of(tomllib.loads(text)):
        found = entries.named(word, {f"{name}.toml": ()})
        assert found, word
        assert all(word.casefold() in lines[entry.line - 1].casefold() for entry in found), word


def test_a_file_of_the_users_own_takes_the_place_of_the_bundled_one(tmp_path: Path) -> None:
    (tmp_path / "things.toml").write_text('[weapon]\n# "spear" is one\nblade = [\n  "halberd", # "pike"\n]\n', "utf-8")
    entries = load_entries(tmp_path)
    (entry,) = entries.named("halberd", {"things.toml": ()})
    assert (entry.line, entry.key) == (4, "weapon.blade")
    assert not entries.named("spear", {"things.toml": ()})
    assert not entries.named("pike", {"things.toml": ()})
    assert not entries.named("car bomb", {"things.toml": ()})


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "things.toml").write_bytes(b"\xff")
    with pytest.raises(ResourceError, match=r"things\.toml"):
        load_entries(tmp_path)
