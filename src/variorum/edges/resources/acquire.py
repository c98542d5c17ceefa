"""Load what the acquire stage needs."""

import logging
from pathlib import Path

from variorum.edges.resources.vocabulary import load_words
from variorum.stages.acquire.vocabulary import AcquireVocabulary

_CHATTY = ("trafilatura", "htmldate", "justext", "readability", "charset_normalizer", "py3langid")


def load_acquire_vocabulary(directory: Path | None = None) -> AcquireVocabulary:
    """Read the vocabulary of the acquire stage, the bundled one or the one in ``directory``.

    Also keeps the readers of pages from writing on the user's screen: whatever fails there becomes an Issue. A process
    that runs the stage calls this once, or ``hush_readers`` if it was handed the vocabulary.

    Raises:
        ResourceError: the file is missing or wrong.

    """
    hush_readers()
    return load_words("acquire", AcquireVocabulary, directory)


def hush_readers() -> None:
    """Keep the log of the libraries that read pages and encodings off standard error."""
    for name in _CHATTY:
        logger = logging.getLogger(name)
        if not any(isinstance(handler, logging.NullHandler) for handler in logger.handlers):
            logger.addHandler(logging.NullHandler())
