"""Load the weights by which the day of an incident is chosen."""

from pathlib import Path

import msgspec

from variorum.errors import ResourceError
from variorum.stages.extract.dating import DayWeights

DATING = Path(__file__).parents[2] / "data" / "dating.toml"
"""The weights that come with the package."""


def load_day_weights(path: Path = DATING) -> DayWeights:
    """Read the weights of the signs from a TOML file.

    Raises:
        ResourceError: the file cannot be read, or a weight is missing or no number.

    """
    try:
        weights = msgspec.toml.decode(path.read_bytes(), type=DayWeights)
    except (OSError, msgspec.DecodeError) as error:
        msg = (
            f"The weights of days in {path} could not be read: {error}. Mend the file, or use the one that came along."
        )
        raise ResourceError(msg) from error
    if "day" not in weights.signs:
        msg = f"The weights of days in {path} lack the entry `day`, that of any day: add it under [signs]."
        raise ResourceError(msg)
    return weights
