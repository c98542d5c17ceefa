"""Read a file of weights that comes with the package, or one in its place."""

from pathlib import Path
from typing import TypeVar

import msgspec

from variorum.errors import ResourceError

Weights = TypeVar("Weights")


def read_weights(path: Path, kind: type[Weights], *, what: str) -> Weights:
    """Read weights from a TOML file; ``what`` names them in the message.

    Raises:
        ResourceError: the file cannot be read, or a weight is missing, unknown or no number.

    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError) as error:
        msg = f"The {what} in {path} could not be read: {error}. Mend the file, or use the one that came along."
        raise ResourceError(msg) from error
