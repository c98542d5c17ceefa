"""Load the match weights of linking."""

from pathlib import Path

from variorum.edges.resources.weights import read_weights
from variorum.errors import ResourceError
from variorum.stages.link.weights import Weights

LINKING = Path(__file__).parents[2] / "data" / "linking.toml"
"""The weights that come with the package."""


def load_weights(path: Path = LINKING) -> Weights:
    """Read match weights and thresholds from a TOML file.

    Raises:
        ResourceError: the file cannot be read, or a weight is missing, unknown or no number.

    """
    weights = read_weights(path, Weights, what="linking weights")
    thresholds = weights.thresholds
    if not thresholds.unseen <= thresholds.join <= thresholds.same or thresholds.unsure > thresholds.same:
        msg = f"The thresholds in {path} are out of order: set unseen <= join <= same and unsure <= same."
        raise ResourceError(msg)
    return weights
