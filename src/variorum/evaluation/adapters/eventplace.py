"""Sentences with one marked event and the places where it happened."""

from collections.abc import Iterator
from pathlib import Path

from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, lines
from variorum.evaluation.marks import Mark, Miss
from variorum.evaluation.spans import around, meet
from variorum.evaluation.told import Told
from variorum.stages.extract.mentions import Span
from variorum.stages.extract.places import event_places, find_places


def cases(folder: Path) -> Iterator[Case]:
    """Give the sentences that were checked twice. All are English: too short for it to be told from their words."""
    for row in lines(folder / "events.jsonl"):
        if row["gold"]:
            yield Case(row["id"], {"id": row["id"], "text": row["text"], "language": "en"}, row)


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Compare the places of the event with those marked; spans that overlap are the same."""
    annotated, resources = told.annotated, told.resources
    wanted: list[Span] = [(start, end) for start, end in case.gold["places"]]
    token = next((token.i for token in annotated.tokens if token.end > case.gold["event"][0]), None)
    found: list[Span] = []
    if token is not None:
        places = find_places(annotated, resources.extract.gazetteer, resources.extract.places)
        happened = event_places(annotated, token, places, resources.extract.places.words)
        found = [(place.start, place.end) for place in happened]
    hit = sum(meet([span], found) for span in wanted)
    right = sum(meet([span], wanted) for span in found)
    misses = []
    if hit < len(wanted) or right < len(found):
        expected, given = (", ".join(annotated.text[a:b] for a, b in spans) for spans in (wanted, found))
        misses = [Miss("place_f1", case.unit, expected, given, around(annotated.text, *case.gold["event"]))]
    yield Mark("place_f1", len(wanted), hit, len(found), right, tuple(misses))


ADAPTER = Adapter(
    kind="eventplace",
    files={"events.jsonl": frozenset({"id", "text", "event", "places", "gold"})},
    measures={"place_f1": "F1 of the places of the marked event, on the sentences that were checked twice."},
    cases=cases,
    score=score,
)
