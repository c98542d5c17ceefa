"""Score attributions against a corpus of attribution relations: who says what in news."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from variorum.model.report import Report
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import Attribution, Span

Spans: TypeAlias = tuple[Span, ...]


class Gold(Struct, frozen=True):
    """One annotated attribution."""

    source: Spans
    cue: Spans
    content: Spans


class Tally(Struct, frozen=True):
    """What was found, what there was, and what of either is matched."""

    found: int = 0
    found_right: int = 0
    gold: int = 0
    gold_right: int = 0
    quotations: int = 0
    quotations_right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Add two tallies up."""
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return self.gold_right / self.gold if self.gold else 0.0

    @property
    def attribution_f1(self) -> float:
        """Harmonic mean of the two: right is what meets one of the gold's in source, cue and content."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def quotation_speaker(self) -> float:
        """Share of direct quotations with an annotated source whose speaker is found."""
        return self.quotations_right / self.quotations if self.quotations else 0.0


def read_reports(folder: Path, split: str) -> Iterator[Report]:
    """Give the reports of one split of the corpus."""
    with (folder / "reports.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split:
                yield Report(row["id"], row["id"], row["title"], row["text"], "en", row["outlet"])


def read_gold(folder: Path) -> dict[str, list[Gold]]:
    """Give the annotated attributions by report."""
    found: dict[str, list[Gold]] = defaultdict(list)
    with (folder / "attributions.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            parts = (tuple((start, end) for start, end in row[name]) for name in ("source", "cue", "content"))
            found[row["report"]].append(Gold(*parts))
    return found


def meet(left: Iterable[Span], right: Iterable[Span]) -> bool:
    """Tell whether two sets of spans share a character."""
    others = tuple(right)
    return any(a < d and c < b for a, b in left for c, d in others)


def matches(attribution: Attribution, gold: Gold) -> bool:
    """Tell whether source, cue and content of an attribution each meet the gold's; no source meets no source."""
    source = (
        meet(attribution.source, gold.source)
        if attribution.source and gold.source
        else (not attribution.source and not gold.source)
    )
    return source and meet(attribution.cue, gold.cue) and meet(attribution.content, gold.content)


def score(annotated: AnnotatedReport, attributions: tuple[Attribution, ...], gold: list[Gold]) -> Tally:
    """Compare what was found in a report with what is annotated there."""
    with_cue = [each for each in attributions if each.cue]
    right = sum(any(matches(each, one) for one in gold) for each in with_cue)
    hit = sum(any(matches(each, one) for each in with_cue) for one in gold)
    quotations = speakers = 0
    for quotation, one in direct(annotated, gold):
        quotations += 1
        speakers += speaker_right(quotation, one, attributions)
    return Tally(len(with_cue), right, len(gold), hit, quotations, speakers)


def direct(annotated: AnnotatedReport, gold: list[Gold]) -> Iterator[tuple[Span, Gold]]:
    """Give the gold attributions that have a source and begin with a quotation, with that quotation."""
    for one in gold:
        if not one.source:
            continue
        for quotation in annotated.quotations:
            span = quotation.outer_start, quotation.outer_end
            if any(start in (span[0], span[0] + 1) and end >= span[1] - 1 for start, end in one.content):
                yield (quotation.start, quotation.end), one
                break


def speaker_right(quotation: Span, gold: Gold, attributions: tuple[Attribution, ...]) -> bool:
    """Tell whether the speech nearest to a quotation has a source that meets the gold's."""
    over = [each for each in attributions if not each.thought and meet(each.content, (quotation,))]
    return any(meet(each.source, gold.source) for each in over)
