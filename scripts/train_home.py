"""Learn what the signs of a report's town are worth, and write src/variorum/data/vocabulary/places_home.toml.

    python scripts/train_home.py ../shared/corpora/gvc

The corpus has local reports with the town of each in an archive's record. Half of its incidents are learnt from, those
whose number's SHA-256 digest begins with an even byte; the other half only shows whether it holds. The towns of a
report compete with each other and with none of them (a conditional logit with a penalty on large weights). The same
corpus and pipeline give the same file. Nothing but the numbers is kept.
"""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from variorum.edges.resources.bundle import load_resources
from variorum.evaluation.adapters.gvc import cases
from variorum.evaluation.run import read_cases
from variorum.evaluation.same import same_town
from variorum.stages.extract.places import read_places
from variorum.stages.extract.places.home import Town, towns_of

TARGET = Path(__file__).parents[1] / "src" / "variorum" / "data" / "vocabulary" / "places_home.toml"
PENALTY, STEPS, RATE = 2.0, 400, 0.05
Numbers: TypeAlias = NDArray[np.float64]
Example: TypeAlias = tuple[Numbers, Numbers]
"""The signs of a report's towns, a row each and the last for none of them, and which rows are right."""


MEANING = {
    "arrested": "a verb before it says that somebody was arrested, tried or fled there, or lives there",
    "authority": "a police force, a coroner, a fire brigade has its name",
    "brought": "a verb before it says that somebody was brought there",
    "county": "it is a county, where a town is looked for",
    "court": "a court, a prosecutor or a jail has its name",
    "dateline": "the report was sent from there",
    "headline": "the headline names it",
    "hospital": "a hospital has its name",
    "in": "it stands after in, at or inside",
    "in region": "what it is in stands behind it: Toledo, Ohio",
    "inhabitant": "somebody is called a man or woman of it: a Toledo woman",
    "lead": "the first sentences name it",
    "mentions": "how often it is named: the natural logarithm of the number",
    "near": "something is near it, and not in it",
    "origin": "it stands after of or from",
    "owner": "something is its: Toledo's Old West End",
    "part": "a side of it is named: east Toledo",
    "press": "a newspaper or a station has its name",
    "quarter": "it is called a part of a town: the Toledo neighbourhood",
    "scene": "a building or a place in it: a Toledo diner",
    "spoken": "it stands inside another name",
    "stranger": "no other town or region of the report is in its region",
    "town": "that it is there at all, against none of the towns",
}
"""What each sign is, as the file tells it."""


def main(folder: Path) -> None:
    """Learn from the corpus in a folder and write the file."""
    resources = load_resources()
    names = sorted(resources.extract.places.home.signs)
    halves: tuple[list[Example], list[Example]] = ([], [])
    for case, annotated in read_cases(list(cases(folder)), resources, iter):
        half = hashlib.sha256(str(case.gold["id"]).encode()).digest()[0] % 2
        found = read_places(annotated, resources.extract.gazetteer, resources.extract.places)
        halves[half].append(example(towns_of(annotated, found, resources.extract.places), case.gold["city"], names))
    weights = learn(halves[0], len(names))
    shares = [share_right(half, weights) for half in halves]
    TARGET.write_text(written(dict(zip(names, weights, strict=True)), shares), "utf-8")


def example(towns: Sequence[Town], gold: str, names: Sequence[str]) -> Example:
    """Give a report's towns as numbers."""
    signs = np.zeros((len(towns) + 1, len(names)))
    right = np.zeros(len(towns) + 1)
    for row, town in enumerate(towns):
        signs[row] = [name in town.signs for name in names]
        signs[row, names.index("mentions")] = np.log(len(town.mentions))
        right[row] = same_town(gold, town.value.name)
    if not right.any():
        right[-1] = 1.0
    return signs, right


def learn(examples: Sequence[Example], signs: int) -> Numbers:
    """Give the weights under which the right towns have the largest share, found by gradient steps (Adam)."""
    weights, mean, square = np.zeros(signs), np.zeros(signs), np.zeros(signs)
    for step in range(1, STEPS + 1):
        gradient = -PENALTY * weights / len(examples)
        for rows, right in examples:
            share = _shares(rows, weights)
            among = share * right / (share * right).sum()
            gradient += (among - share) @ rows / len(examples)
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def share_right(examples: Sequence[Example], weights: Numbers) -> float:
    """Give the share of the reports whose best town is the right one."""
    best = [(right[:-1], rows[:-1] @ weights) for rows, right in examples if len(right) > 1]
    return sum(float(right[scores.argmax()]) for right, scores in best) / len(examples)


def _shares(rows: Numbers, weights: Numbers) -> Numbers:
    scores = np.exp(rows @ weights - (rows @ weights).max())
    return np.asarray(scores / scores.sum())


def written(weights: dict[str, float], shares: Sequence[float]) -> str:
    """Give the file's text."""
    head = (
        "# What each sign of a report's town is worth: above nought it speaks for the town, below nought against it.\n"
        "# The town whose signs add up to the most is the report's, if it stands out. Learnt by scripts/train_home.py\n"
        f"# from half of a corpus of local reports: the best town is right in {shares[0]:.0%} of those reports,\n"
        f"# and in {shares[1]:.0%} of the others.\n\n[signs]\n"
    )
    return head + "".join(f"# {MEANING[name]}\n{_key(name)} = {weight:.2f}\n" for name, weight in weights.items())


def _key(name: str) -> str:
    return f'"{name}"' if " " in name else name


if __name__ == "__main__":
    main(Path(sys.argv[1]))
