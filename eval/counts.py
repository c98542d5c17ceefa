"""Score counts of casualties: claim by claim against hand-keyed clusters, and report by report against records."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from variorum.model.report import Published, Report
from variorum.model.values import CountValue
from variorum.stages.extract.counts import Tally
from variorum.stages.extract.mentions import CountMention

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
FIELDS = ("killed", "wounded", "missing", "captured", "released")
VAGUE_FEW, VAGUE_DOZENS = (2, 2), (12, 24)
"""What the narratives' keepers put for an unnumbered plural and for "dozens", as their corpus shows."""


class GoldClaim(Struct, frozen=True):
    """A hand-keyed count. ``incident`` is ``main`` or another that the report mentions."""

    report: str
    incident: str
    field: str
    value: dict[str, Any]
    start: int
    end: int


class Score(Struct, frozen=True):
    """Claims found and right, found and wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON lines."""
    with path.open("rb") as file:
        for line in file:
            yield msgspec.json.decode(line)


def as_report(record: dict[str, Any], text: str = "text") -> Report:
    """Make a report of a corpus record."""
    published = record.get("published")
    return Report(
        record["id"], record["id"], record.get("title"), record[text], "en", None, Published(published, published)
    )


def cluster(name: str) -> tuple[list[Report], dict[str, list[GoldClaim]]]:
    """Give the reports of a cluster, and the counts keyed in each."""
    folder = CORPORA / "clusters" / name
    gold: dict[str, list[GoldClaim]] = {}
    for line in lines(folder / "claims.jsonl"):
        if line["field"] in FIELDS:
            claim = msgspec.convert({key: line[key] for key in GoldClaim.__struct_fields__}, GoldClaim)
            gold.setdefault(claim.report, []).append(claim)
    return [as_report(line) for line in lines(folder / "reports.jsonl")], gold


def same_value(gold: dict[str, Any], value: CountValue) -> bool:
    """Compare as the keyed clusters ask: low, high, bound and vague, and best where both ends are null."""
    if (gold["low"], gold["high"], gold["bound"], gold["vague"]) != (value.low, value.high, value.bound, value.vague):
        return False
    return gold["low"] is not None or gold["high"] is not None or gold["best"] == value.best


def score_claims(gold: Sequence[GoldClaim], mentions: Iterable[CountMention]) -> Score:
    """Match counts of the main incident; a count of another incident costs nothing, whatever it says."""
    rest = [mention for mention in mentions if mention.kind in FIELDS]
    missed, right = 0, 0
    for claim in gold:
        if claim.incident != "main":
            continue
        met = next((each for each in rest if _meet(claim, each) and same_value(claim.value, each.value)), None)
        if met is None:
            missed += 1
        else:
            right += 1
            rest.remove(met)
    others = [claim for claim in gold if claim.incident != "main"]
    wrong = sum(not any(_meet(claim, mention) for claim in others) for mention in rest)
    return Score(right, wrong, missed)


def _meet(claim: GoldClaim, mention: CountMention) -> bool:
    return claim.field == mention.kind and claim.start < mention.end and mention.start < claim.end


def best_of(tallies: Iterable[Tally], kind: str) -> int:
    """Give the best number of a kind, none told being none."""
    return next((each.best for each in tallies if each.kind == kind), 0)


def range_of(tallies: Iterable[Tally], mentions: Iterable[CountMention], kind: str) -> tuple[int, int]:
    """Give the lowest and highest number of a kind; vague words stand for what the narratives' keepers make of them."""
    told = next((each for each in tallies if each.kind == kind), None)
    vague = {mention.value.vague for mention in mentions if mention.kind == kind and mention.value.vague}
    put = VAGUE_DOZENS if vague & {"dozens", "scores"} else VAGUE_FEW if vague else (0, 0)
    if told is None:
        return put
    high = told.best if told.high is None else told.high
    return (max(told.low, put[0]), max(high, put[1])) if put == VAGUE_DOZENS else (told.low, high)
