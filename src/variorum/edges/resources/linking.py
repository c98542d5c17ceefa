"""Load the match weights of linking."""

from pathlib import Path

import msgspec

from variorum.errors import ResourceError
from variorum.stages.link.weights import Weights

LINKING = Path(__file__).parents[2] / "data" / "linking.toml"
"""The weights that come with the package."""


def load_weights(path: Path = LINKING) -> Weights:
    """Read match weights and thresholds from a TOML file.

    Raises:
        ResourceError: the file cannot be read, or a weight is missing, unknown or no number.

    """
    try:
        weights = msgspec.toml.decode(path.read_bytes(), type=Weights)
    except (OSError, msgspec.DecodeError) as error:
        msg = (
            f"The linking weights in {path} could not be read: {error}. Mend the file, or use the one that came along."
        )
        raise ResourceError(msg) from error
    thresholds = weights.thresholds
    if not thresholds.unseen <= thresholds.join <= thresholds.same or thresholds.unsure > thresholds.same:
        msg = f"The thresholds in {path} are out of order: set unseen <= join <= same and unsure <= same."
        raise ResourceError(msg)
    return weights
