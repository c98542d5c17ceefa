"""Load the words by which names and speech are read."""

from pathlib import Path

from variorum.edges.resources.vocabulary import load_words
from variorum.stages.extract.attribution.vocabulary import SpeechVocabulary
from variorum.stages.extract.names.vocabulary import (
    ArmedGroupWords,
    CountryWords,
    NameVocabulary,
    NameWords,
    OutletWords,
    make_vocabulary,
)


def load_name_vocabulary(directory: Path | None = None) -> NameVocabulary:
    """Load ``names``, ``outlets`` and ``armed_groups``, and the names of countries in ``places_countries``.

    A file of that name in ``directory`` takes the place of the bundled one.

    Raises:
        ResourceError: a file is missing or does not hold what it should.

    """
    return make_vocabulary(
        load_words("names", NameWords, directory),
        load_words("outlets", OutletWords, directory),
        load_words("armed_groups", ArmedGroupWords, directory),
        load_words("places_countries", dict[str, CountryWords], directory),
    )


def load_speech_vocabulary(directory: Path | None = None) -> SpeechVocabulary:
    """Load ``speech``; a file of that name in ``directory`` takes the place of the bundled one.

    Raises:
        ResourceError: the file is missing or does not hold what it should.

    """
    return load_words("speech", SpeechVocabulary, directory)
