"""Analysts' narratives of air strikes that weigh many sources: the lowest and highest number of dead and wounded."""

from collections.abc import Iterator
from pathlib import Path

from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, lines
from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.told import Told
from variorum.model.values import CountValue

FEW, DOZENS = (2, 2), (12, 24)
"""What the keepers of the narratives put for a bare plural, and for "dozens" or a "large number", as records show."""
Range = tuple[int, int]


def cases(folder: Path) -> Iterator[Case]:
    """Give each narrative twice, whole and without the sentences that state the outcome."""
    for row in lines(folder / "assessments.jsonl"):
        whole = {f"{kind}_range": row[kind] for kind in ("killed", "wounded") if row[kind]}
        yield Case(row["id"], {"id": row["id"], "text": row["text"]}, whole)
        if row["killed"] and row["text_without_lead"].strip():
            rest = {"id": f"{row['id']}-rest", "text": row["text_without_lead"]}
            yield Case(row["id"], rest, {"killed_range_without_lead": row["killed"]})


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Compare both ends of the main incident's range with the record's."""
    annotated = told.annotated
    for name, wanted in case.gold.items():
        kind = name.split("_", maxsplit=1)[0]
        found = range_of(told, kind)
        words = "; ".join(annotated.text[each.start : each.end] for each in told.counts() if each.kind == kind)
        shown = f"[{words}] {' '.join(annotated.text.split())[:1500]}"
        miss = Miss(name, case.unit, _shown((wanted[0], wanted[1])), _shown(found), shown)
        yield exact(name, right=found == tuple(wanted), misses=(miss,))


def range_of(told: Told, kind: str) -> Range:
    """Give the lowest and highest number; vague words stand for what the keepers of the narratives make of them."""
    counts = [mention.value for mention in told.counts() if mention.kind == kind]
    tally = next((each for each in told.tallies() if each.kind == kind), None)
    floor = _floor(counts)
    if tally is None:
        return floor
    high = tally.best if tally.high is None else tally.high
    return (max(tally.low, floor[0]) if floor == DOZENS else tally.low, max(high, floor[1]))


def _floor(counts: list[CountValue]) -> Range:
    vague = {value.vague for value in counts if value.vague}
    if any(word in {"dozens", "scores"} or "large number" in word for word in vague):
        return DOZENS
    return FEW if vague else (0, 0)


def _shown(found: Range) -> str:
    return f"{found[0]} to {found[1]}"


ADAPTER = Adapter(
    kind="airwars",
    files={"assessments.jsonl": frozenset({"id", "text", "text_without_lead", "killed", "wounded", "grading"})},
    measures={
        "killed_range": "Share of narratives whose lowest and highest number of dead are both exact.",
        "killed_range_without_lead": "The same, read from the narrative without the sentences that state the outcome; "
        "the figure is still written in about 60% of these.",
        "wounded_range": "Share of narratives whose lowest and highest number of wounded are both exact. A bare plural "
        "counts as 2, dozens or a large number as 12 to 24, as in the records.",
    },
    cases=cases,
    score=score,
)
