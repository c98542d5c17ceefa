"""Read the vocabulary files that come with the package, or a researcher's own in their place."""

from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

from variorum.errors import ResourceError

Words = TypeVar("Words")
FIXED = {"places_spelling.toml", "sentences.toml"}
"""Files that cannot be replaced: the bundled gazetteer is filed under the spellings, the parser is loaded once."""


def load_words(name: str, kind: type[Words], directory: Path | None = None) -> Words:
    """Read the TOML file ``name`` (without its ending) into a vocabulary of the type ``kind``.

    A file of that name in ``directory`` takes the place of the bundled one.

    Raises:
        ResourceError: the file is missing, is not TOML, or has a key that it should not have or lacks one.
    """
    own = directory / f"{name}.toml" if directory is not None else None
    source = own if own is not None and own.is_file() else files("variorum.data") / "vocabulary" / f"{name}.toml"
    try:
        return msgspec.toml.decode(source.read_bytes(), type=kind)
    except OSError as error:
        msg = f"The vocabulary {source} cannot be read: {error}."
        raise ResourceError(msg) from error
    except (msgspec.DecodeError, ValueError) as error:
        msg = f"The vocabulary {source} is wrong: {error}. Compare it with the file that comes with the package."
        raise ResourceError(msg) from error


def check_folder(directory: Path) -> None:
    """See to it that a folder of the user's own vocabulary holds only what will be read: a misspelt name is told.

    Raises:
        ResourceError: it is no folder, or holds a TOML file that takes the place of none.

    """
    if not directory.is_dir():
        msg = f"The vocabulary {directory} is no folder. Name a folder with copies of vocabulary files in it."
        raise ResourceError(msg)
    bundled = {file.name for file in (files("variorum.data") / "vocabulary").iterdir()} - FIXED
    strange = sorted(file.name for file in directory.glob("*.toml") if file.name not in bundled)
    if strange:
        msg = (
            f"The vocabulary {directory} holds {', '.join(strange)}, and there is nothing whose place that could take. "
            f"Files that can be replaced: {', '.join(sorted(name for name in bundled if name.endswith('.toml')))}."
        )
        raise ResourceError(msg)
