"""Derive what Airwars puts for a word that is no number, and write src/variorum/data/policies/airwars.toml.

Usage:
    python scripts/derive_airwars.py FOLDER            read the assessments in FOLDER, write the file
    python scripts/derive_airwars.py FOLDER --check    write nothing; say what would be written

An assessment tells in words of the dead and of the wounded, and gives the lowest and the highest number of each. A case
is a kind of casualty that the text tells in one such word and in no number: what stands beside it in the record is what
the word counts for. A word gets the range that most of its cases have, if there are enough of them and half agree.
"""

import sys
from collections import Counter
from pathlib import Path

from variorum.edges.resources.bundle import load_resources
from variorum.evaluation.adapters import ADAPTERS
from variorum.evaluation.run import read_cases
from variorum.evaluation.told import Told
from variorum.model.values import CountValue

Range = tuple[int, int]
KINDS = ("killed", "wounded")
FEWEST = 3
"""Cases that a word needs: of two, one may be a slip."""
AGREEING = 0.5
"""Share of its cases that must have the range."""
TARGET = Path(__file__).parents[1] / "src" / "variorum" / "data" / "policies" / "airwars.toml"
HEAD = """\
# Airwars: the lowest and the highest number of civilians killed and injured, and no best one between them.

name = "airwars"
title = "Airwars"
cites = [
  "Airwars, Methodology: casualties are a range, from the lowest to the highest number that credible sources give",
  "{assessments} Airwars assessments, Gaza 2023-24: the numbers beside a word where no number is told",
]
kinds = ["killed", "wounded"]
best = "none"
range = "reliable"
belligerents = "excluded"
attackers = "left_out"

# Numbers for words, a pair where a word stands for a range. Beside each: in how many of its cases it has that range.
# Written by scripts/derive_airwars.py.
[vague]
"""


def main(arguments: list[str]) -> None:
    """Read the assessments, show what each word stands beside, and write the policy."""
    folder = Path(arguments[0])
    found: dict[str, Counter[Range]] = {}
    adapter = next(adapter for adapter in ADAPTERS if adapter.kind == "airwars")
    cases = [case for case in adapter.cases(folder) if not case.row["id"].endswith("-rest")]
    resources = load_resources()
    for case, annotated in read_cases(cases, resources):
        told = Told(annotated, resources)
        for kind in KINDS:
            record, word = case.gold.get(f"{kind}_range"), only_word(told, kind)
            if record and word:
                found.setdefault(word, Counter())[record[0], record[1]] += 1
    lines = [line for word in sorted(found) if (line := entry(word, found[word]))]
    for word, ranges in sorted(found.items()):
        print(word, ranges.most_common(4))
    if "--check" not in arguments:
        TARGET.write_text(HEAD.format(assessments=len(cases)) + "\n".join(lines) + "\n", encoding="utf-8")


def only_word(told: Told, kind: str) -> str | None:
    """Give the word that a text has for a kind of casualty, if it has one and gives no number of it."""
    claims = (claim for claim in told.reading.claims if claim.field == kind and claim.stance in ("asserts", "hedges"))
    values = [claim.value for claim in claims if isinstance(claim.value, CountValue)]
    if any(value.low or value.best or value.high for value in values):
        return None
    words = {value.vague.casefold() for value in values if value.vague}
    return words.pop() if len(words) == 1 else None


def entry(word: str, ranges: Counter[Range]) -> str | None:
    """Write the line of a word, or nothing where its cases are too few or too far apart."""
    (low, high), times = min(ranges.items(), key=lambda item: (-item[1], item[0]))
    cases = ranges.total()
    if cases < FEWEST or times < cases * AGREEING:
        return None
    key = word if word.isalpha() else f'"{word}"'
    number = f"{low}" if low == high else f"[{low}, {high}]"
    return f"{key} = {number}  # {times} of {cases} cases"


if __name__ == "__main__":
    main(sys.argv[1:])
