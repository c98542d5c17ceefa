"""Score the tie between an event's word and the places of its sentence."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from geo import CORPORA, Counts, count_spans
from msgspec import Struct

from variorum.model.report import Report
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import PlaceMention, Span

CORPUS = CORPORA / "eventplace" / "events.jsonl"


class EventSentence(Struct, frozen=True):
    """A sentence, the span of the word of its event, and those of the places where that happened."""

    id: str
    text: str
    event: Span
    places: tuple[Span, ...]
    gold: bool


def read_events(path: Path = CORPUS, *, gold: bool = True) -> list[EventSentence]:
    """Read the sentences of the corpus, by default those that were checked twice."""
    lines = path.read_text("utf-8").split("\n")
    events = [msgspec.convert(json.loads(line), EventSentence) for line in lines if line]
    return [event for event in events if event.gold or not gold]


def as_report(event: EventSentence) -> Report:
    """Give the sentence as a report."""
    return Report(event.id, f"eventplace#{event.id}", None, event.text, "en", None)


Placer = Callable[[AnnotatedReport, int], Sequence[PlaceMention]]


def score_events(pairs: Sequence[tuple[EventSentence, AnnotatedReport]], placer: Placer) -> Counts:
    """Compare the places that ``placer`` gives for each event's token with the marked ones."""
    counts = Counts()
    for event, annotated in pairs:
        index = token_at(annotated, event.event)
        found = [(mention.start, mention.end) for mention in placer(annotated, index)]
        count_spans(counts, event.places, found)
    return counts


def token_at(annotated: AnnotatedReport, span: Span) -> int:
    """Give the index of the first token that a span (characters) meets."""
    return next(token.i for token in annotated.tokens if token.end > span[0])
