"""Load the words of time."""

from pathlib import Path

from variorum.edges.resources.vocabulary import load_words
from variorum.stages.extract.times.vocabulary import TimeVocabulary, TimeWords, compile_vocabulary


def load_time_vocabulary(directory: Path | None = None) -> TimeVocabulary:
    """Load the words of time, from ``directory`` if it has a ``times.toml`` of its own.

    Raises:
        ResourceError: the file is missing or wrong.

    """
    return compile_vocabulary(load_words("times", TimeWords, directory))
