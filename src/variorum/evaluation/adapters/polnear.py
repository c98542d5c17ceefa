"""Attributions in political news: who says what, by which words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, lines
from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.spans import around, meet, words_of
from variorum.evaluation.told import Told
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.attribution import find_attributions
from variorum.stages.extract.mentions import Attribution, Span
from variorum.stages.extract.names import find_names

Spans: TypeAlias = tuple[Span, ...]


class Gold(Struct, frozen=True):
    """One marked attribution."""

    source: Spans
    cue: Spans
    content: Spans


def cases(folder: Path) -> Iterator[Case]:
    """Give the reports with their attributions."""
    golds: dict[str, list[Gold]] = defaultdict(list)
    for row in lines(folder / "attributions.jsonl"):
        parts = (tuple((start, end) for start, end in row[name]) for name in ("source", "cue", "content"))
        golds[row["report"]].append(Gold(*parts))
    for row in lines(folder / "reports.jsonl"):
        yield Case(row["id"], row, golds[row["id"]])


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Compare the attributions found, thoughts among them, with those marked."""
    annotated, resources = told.annotated, told.resources
    golds: list[Gold] = case.gold
    names = find_names(annotated, resources.extract.names)
    attributions = find_attributions(annotated, names, resources.extract.speech)
    with_cue = [each for each in attributions if each.cue]
    missed = [gold for gold in golds if not any(matches(each, gold) for each in with_cue)]
    wrong = [each for each in with_cue if not any(matches(each, gold) for gold in golds)]
    misses = [_miss(case.unit, annotated.text, gold, "missed") for gold in missed]
    misses += [_miss(case.unit, annotated.text, each, "found") for each in wrong]
    found, hit = len(with_cue), len(golds) - len(missed)
    yield Mark("attribution_f1", len(golds), hit, found, found - len(wrong), tuple(misses))
    for quotation, gold in direct(annotated, golds):
        speakers = [each for each in attributions if not each.thought and meet(each.content, (quotation,))]
        right = any(meet(each.source, gold.source) for each in speakers)
        given = "; ".join(words_of(annotated.text, each.source) for each in speakers)
        text = around(annotated.text, *quotation)
        miss = Miss("quotation_speaker", case.unit, words_of(annotated.text, gold.source), given, text)
        yield exact("quotation_speaker", right=right, misses=(miss,))


def matches(attribution: Attribution, gold: Gold) -> bool:
    """Tell whether source, cue and content of an attribution each meet the gold's; no source meets no source."""
    if attribution.source and gold.source:
        source = meet(attribution.source, gold.source)
    else:
        source = not attribution.source and not gold.source
    return source and meet(attribution.cue, gold.cue) and meet(attribution.content, gold.content)


def direct(annotated: AnnotatedReport, golds: Sequence[Gold]) -> Iterator[tuple[Span, Gold]]:
    """Give the marked attributions that have a source and begin with a quotation, with that quotation."""
    for gold in golds:
        for quotation in annotated.quotations if gold.source else ():
            start, end = quotation.outer_start, quotation.outer_end
            if any(first in (start, start + 1) and last >= end - 1 for first, last in gold.content):
                yield (quotation.start, quotation.end), gold
                break


def _miss(unit: str, text: str, each: Gold | Attribution, what: str) -> Miss:
    shown = f"{words_of(text, each.source) or 'nobody'} | {words_of(text, each.cue)}"
    start, end = min(each.content or each.cue or ((0, 0),))
    return Miss("attribution_f1", unit, shown if what == "missed" else "", "" if what == "missed" else shown,
                around(text, start, end))  # fmt: skip


ADAPTER = Adapter(
    kind="polnear",
    files={"reports.jsonl": frozenset({"id", "text"}), "attributions.jsonl": frozenset({"source", "cue", "content"})},
    measures={
        "attribution_f1": "F1 of attributions, beliefs and wishes among them: source, cue and content each overlap.",
        "quotation_speaker": "Share of direct quotations with a marked source whose speaker overlaps it.",
    },
    cases=cases,
    score=score,
)
