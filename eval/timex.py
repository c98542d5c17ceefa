"""Score time expressions against TIMEX3 marks: found where a span overlaps, right where the value is equal."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from variorum.stages.extract.mentions import TimeMention

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "timex"
DATES = frozenset({"DATE", "TIME"})
REFERENCES = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


class TimexReport(Struct, frozen=True):
    id: str
    published: str
    title: str | None
    text: str


class Timex(Struct, frozen=True):
    report: str
    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    tid: str


class Score(Struct, frozen=True):
    """Counts over a set of reports; ``overlap`` counts spans that meet, ``right`` those with the value too."""

    gold: int = 0
    found: int = 0
    overlap: int = 0
    right: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.gold + other.gold, self.found + other.found, self.overlap + other.overlap, self.right + other.right
        )

    @property
    def span_f1(self) -> float:
        return _f1(self.overlap, self.gold, self.found)

    @property
    def value_f1(self) -> float:
        return _f1(self.right, self.gold, self.found)


def _f1(hit: int, gold: int, found: int) -> float:
    return 2 * hit / (gold + found) if gold + found else 0.0


def corpus_reports() -> list[TimexReport]:
    lines = (CORPUS / "reports.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=TimexReport) for line in lines]


def corpus_marks() -> dict[str, list[Timex]]:
    marks: dict[str, list[Timex]] = {}
    for line in (CORPUS / "timex.jsonl").read_bytes().splitlines():
        mark = msgspec.json.decode(line, type=Timex)
        marks.setdefault(mark.report, []).append(mark)
    return marks


def pair(marks: Sequence[Timex], mentions: Sequence[TimeMention]) -> list[tuple[Timex | None, TimeMention | None]]:
    """Pair each mark with a mention that overlaps it, an equal value first; what is left over stands alone."""
    pairs: list[tuple[Timex | None, TimeMention | None]] = []
    free = list(mentions)
    for mark in marks:
        near = [each for each in free if each.start < mark.end and mark.start < each.end]
        near.sort(key=lambda each: each.value.timex != mark.value)
        if near:
            free.remove(near[0])
        pairs.append((mark, near[0] if near else None))
    return pairs + [(None, each) for each in free]


def score(marks: Iterable[Timex], mentions: Iterable[TimeMention], *, types: frozenset[str], references: bool) -> Score:
    """Score the marks of some types. A mention of another kind that meets a mark is a miss, not counted twice."""
    total: Counter[str] = Counter()
    for mark, mention in pair(list(marks), list(mentions)):
        wanted = mark is not None and _counts(mark.type, mark.value, types, references=references)
        value = (mention.value.timex or "") if mention is not None else ""
        given = mention is not None and _counts(mention.kind.upper(), value, types, references=references)
        total["gold"] += wanted
        total["found"] += given
        if wanted and mark is not None:
            total["overlap"] += given
            total["right"] += given and value == mark.value
    return Score(total["gold"], total["found"], total["overlap"], total["right"])


def _counts(kind: str, value: str, types: frozenset[str], *, references: bool) -> bool:
    return kind in types and (references or value not in REFERENCES)
