"""Load the weights by which the day of an incident is chosen."""

from pathlib import Path

from variorum.edges.resources.weights import read_weights
from variorum.errors import ResourceError
from variorum.stages.extract.dating import DayWeights

DATING = Path(__file__).parents[2] / "data" / "dating.toml"
"""The weights that come with the package."""


def load_day_weights(path: Path = DATING) -> DayWeights:
    """Read the weights of the signs from a TOML file.

    Raises:
        ResourceError: the file cannot be read, or a weight is missing or no number.

    """
    weights = read_weights(path, DayWeights, what="weights of days")
    if "day" not in weights.signs:
        msg = f"The weights of days in {path} lack the entry `day`, that of any day: add it under [signs]."
        raise ResourceError(msg)
    return weights
