"""Load the match weights of linking, and how often words stand in the news."""

from pathlib import Path

from msgspec import structs

from variorum.edges.resources.weights import read_weights
from variorum.errors import ResourceError
from variorum.stages.link.weights import Weights

LINKING = Path(__file__).parents[2] / "data" / "linking.toml"
"""The weights that come with the package."""
SHARES = LINKING.with_name("words_in_news.tsv")
"""How many of ten thousand reports hold a word."""


IN_ALL = 10_000


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
    return structs.replace(weights, shares=load_shares())


def load_shares(path: Path = SHARES) -> dict[str, float]:
    """Read which share of reports holds a word, from lines of a word and its reports in ten thousand.

    Raises:
        ResourceError: the file cannot be read, or a line holds something else.

    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
        return {word: int(reports) / IN_ALL for word, reports in rows}
    except (OSError, ValueError) as error:
        msg = f"The words in {path} could not be read: {error}. Each line is a word, a tab and a whole number."
        raise ResourceError(msg) from error
