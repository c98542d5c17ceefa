"""Load the words that the reader of counts knows."""

from pathlib import Path

from variorum.edges.resources.vocabulary import load_words
from variorum.stages.extract.counts.vocabulary import CountVocabulary


def load_count_vocabulary(directory: Path | None = None) -> CountVocabulary:
    """Read ``counts.toml``: the bundled one, or the one in ``directory`` if it is there.

    Raises:
        ResourceError: the file is missing or wrong.

    >>> load_count_vocabulary().numbers["seven"]
    7

    """
    return load_words("counts", CountVocabulary, directory)
