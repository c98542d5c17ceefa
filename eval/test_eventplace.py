"""Floor for tying places to events: the checked sentences of the corpus, half of which were used for tuning."""

import eventplace
import pytest

from variorum.edges.resources.gazetteer import load_gazetteer
from variorum.edges.resources.gazetteer_vocabulary import load_place_vocabulary
from variorum.edges.resources.models import load_parser
from variorum.model.text import AnnotatedReport
from variorum.stages.annotate import annotate
from variorum.stages.extract.mentions import PlaceMention
from variorum.stages.extract.places import event_places, find_places

FLOOR = 0.70
"""F1 of the marked places; a recurrent network trained on the corpus is said to reach 0.83."""


@pytest.mark.skipif(not eventplace.CORPUS.exists(), reason="needs ../shared/corpora, which cannot be handed out")
def test_places_are_tied_to_their_events() -> None:
    events = eventplace.read_events()
    gazetteer, vocabulary = load_gazetteer(), load_place_vocabulary()
    reports = annotate(map(eventplace.as_report, events), load_parser())
    pairs = [(event, one) for event, one in zip(events, reports, strict=True) if isinstance(one, AnnotatedReport)]

    def place(annotated: AnnotatedReport, index: int) -> tuple[PlaceMention, ...]:
        return event_places(annotated, index, find_places(annotated, gazetteer, vocabulary), vocabulary.words)

    assert eventplace.score_events(pairs, place).f1 >= FLOOR
