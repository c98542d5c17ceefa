"""Load the words that the readers of places go by."""

from functools import cache
from pathlib import Path

from variorum.edges.resources.vocabulary import load_words
from variorum.stages.extract.places.countries import Country
from variorum.stages.extract.places.names import Spelling
from variorum.stages.extract.places.vocabulary import Area, HomeWeights, PlaceVocabulary, Words


@cache
def load_place_vocabulary(directory: Path | None = None) -> PlaceVocabulary:
    """Load all the vocabulary of places.

    A file of the same name in ``directory`` takes the place of a bundled one, except that of spellings: the bundled
    gazetteer is filed under those.

    Raises:
        ResourceError: a file is missing, is not TOML, or holds something that does not belong there.

    """
    return PlaceVocabulary(
        load_words("places", Words, directory),
        load_spelling(),
        load_words("places_countries", dict[str, Country], directory),
        load_words("places_areas", dict[str, Area], directory),
        load_words("places_home", HomeWeights, directory),
    )


@cache
def load_spelling() -> Spelling:
    """Load the rules by which spellings of one name are brought together; errors as for the whole vocabulary."""
    return load_words("places_spelling", Spelling)
