"""Load the words that the readers of places go by."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from variorum.errors import ResourceError
from variorum.stages.extract.places.countries import Country
from variorum.stages.extract.places.names import Spelling
from variorum.stages.extract.places.vocabulary import Area, PlaceVocabulary, Words

Decoded = TypeVar("Decoded")


@cache
def load_place_vocabulary() -> PlaceVocabulary:
    """Load all the vocabulary of places.

    Raises:
        ResourceError: a file is missing, is not TOML, or holds something that does not belong there.

    """
    return PlaceVocabulary(
        _read("places.toml", Words),
        load_spelling(),
        _read("places_countries.toml", dict[str, Country]),
        _read("places_areas.toml", dict[str, Area]),
    )


@cache
def load_spelling() -> Spelling:
    """Load the rules by which spellings of one name are brought together; errors as for the whole vocabulary."""
    return _read("places_spelling.toml", Spelling)


def _read(name: str, kind: type[Decoded]) -> Decoded:
    path = files("variorum").joinpath("data", "vocabulary", name)
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ResourceError(f"The vocabulary {path} is wrong: {error}. Correct or reinstall it.") from error
