"""Time expressions in newswire with their TIMEX3 values."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, marked
from variorum.evaluation.marks import Mark, Miss
from variorum.evaluation.spans import around, meet
from variorum.evaluation.told import Told
from variorum.stages.extract.mentions import TimeMention
from variorum.stages.extract.times import find_times

DATES = frozenset({"DATE", "TIME"})
REFERENCES = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
"""Values that are no dates: "now", "recently". They are left out on both sides."""


class Timex(Struct, frozen=True):
    """A marked time expression."""

    report: str
    start: int
    end: int
    text: str
    type: str
    value: str


def cases(folder: Path) -> Iterator[Case]:
    """Give the documents with their time expressions."""
    yield from marked(folder, "timex.jsonl", Timex)


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Compare the values of dates and times."""
    annotated, resources = told.annotated, told.resources
    gold = hit = given = 0
    misses = []
    for mark, mention in pair(case.gold, find_times(annotated, resources.extract.times)):
        wanted = mark is not None and _counts(mark.type, mark.value)
        value = (mention.value.timex or "") if mention is not None else ""
        found = mention is not None and _counts(mention.kind.upper(), value)
        right = wanted and found and mark is not None and value == mark.value
        gold, hit, given = gold + wanted, hit + right, given + found
        if (wanted or found) and not right:
            here = mark or mention
            text = around(annotated.text, here.start, here.end) if here is not None else ""
            misses.append(Miss("value_f1", case.unit, mark.value if mark else "", value, text))
    yield Mark("value_f1", gold, hit, given, hit, tuple(misses))


def pair(marks: Sequence[Timex], mentions: Sequence[TimeMention]) -> list[tuple[Timex | None, TimeMention | None]]:
    """Pair each mark with a mention that overlaps it, an equal value first; what is left over stands alone."""
    pairs: list[tuple[Timex | None, TimeMention | None]] = []
    free = list(mentions)
    for mark in marks:
        near = [each for each in free if meet([(each.start, each.end)], [(mark.start, mark.end)])]
        near.sort(key=lambda each: each.value.timex != mark.value)
        if near:
            free.remove(near[0])
        pairs.append((mark, near[0] if near else None))
    return pairs + [(None, each) for each in free]


def _counts(kind: str, value: str) -> bool:
    return kind in DATES and value not in REFERENCES


ADAPTER = Adapter(
    kind="timex",
    files={
        "reports.jsonl": frozenset({"id", "published", "text"}),
        "timex.jsonl": frozenset({"report", "start", "end", "type", "value"}),
    },
    measures={
        "value_f1": "F1 of dates and times that stand on the calendar: the span overlaps and the value is equal. "
        "Durations, sets, and references such as now are left out.",
    },
    cases=cases,
    score=score,
)
