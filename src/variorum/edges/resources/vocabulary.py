"""Read the vocabulary files that come with the package, or a researcher's own in their place."""

from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

from variorum.errors import ResourceError

Words = TypeVar("Words")


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
