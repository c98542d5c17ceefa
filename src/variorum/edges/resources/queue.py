"""Load the weights that order the queue."""

from pathlib import Path

from variorum.edges.resources.weights import read_weights
from variorum.errors import ResourceError
from variorum.model.claim import FIELDS
from variorum.model.queue import QueueWeights

QUEUE = Path(__file__).parents[2] / "data" / "queue.toml"
"""The weights that come with the package."""


def load_queue_weights(path: Path = QUEUE) -> QueueWeights:
    """Read the weights of the queue from a TOML file.

    Raises:
        ResourceError: the file cannot be read, or a weight is missing, unknown or no number.

    """
    weights = read_weights(path, QueueWeights, what="weights of the queue")
    wrong = sorted(set(FIELDS) ^ weights.fields.keys())
    if wrong:
        msg = (
            f"The weights of the queue in {path} name other fields than there are ({', '.join(wrong)}): mend [fields]."
        )
        raise ResourceError(msg)
    return weights
