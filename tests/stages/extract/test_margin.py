"""What the readers note in the margin is what they decide, and changes nothing of what they read."""

from collections.abc import Callable

import pytest

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.margin import Note, watched
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

Read = Callable[..., AnnotatedReport]

TEXT = (
    "Rebels attacked the village of Marna on Tuesday, killing at least 12 people, the army said.\n\n"
    "The minister attacked the proposal. A 17-year-old boy was wounded. The army may attack again on Friday.\n\n"
    "Officials hope that the ceasefire holds. Smith was reportedly among the dead."
)


def notes(read: Read, resources: ExtractResources, text: str) -> list[Note]:
    report = watched(read(text, "2024-03-06"))
    extract(report, resources)
    return report.margin


def test_a_watched_report_is_read_as_any_other(read: Read, extract_resources: ExtractResources) -> None:
    annotated = read(TEXT, "2024-03-06")
    assert extract(watched(annotated), extract_resources) == extract(annotated, extract_resources)


@pytest.mark.parametrize(
    ("text", "reader", "words", "why"),
    [
        ("The minister attacked the proposal.", "event", "attacked", "figure of speech"),
        ("The army may attack the town tomorrow.", "incident", "attack", "hypothetical"),
        ("The parade of March 10 was called off.", "event", "March", "calendar"),
        ("If ten people are killed, the state will act.", "count", "killed", "condition"),
        ("The storm killed the engine.", "count", "engine", "not known as a word for people"),
        ("Officials hope that the truce will hold.", "speech", "hope", "not said"),
        ("Rebels attacked the town. The rebels attacked it at night.", "claim", "attacked", "before"),
    ],
)
def test_what_is_refused_is_noted_with_its_reason(
    read: Read, extract_resources: ExtractResources, text: str, reader: str, words: str, why: str
) -> None:
    found = [note for note in notes(read, extract_resources, text) if note.verdict == "refused"]
    assert any(note.reader == reader and why in note.why and words in text[note.start : note.end] for note in found), (
        found
    )


def test_the_places_of_a_name_are_noted_with_their_points(read: Read, extract_resources: ExtractResources) -> None:
    found = notes(read, extract_resources, "Three people were shot in Paris, Texas.")
    (note,) = [note for note in found if note.verdict == "weighed" and note.what == "Paris"]
    assert note.why.startswith("Paris, Texas, US (town)")
    assert "Paris, Île-de-France, FR" in note.why


def test_every_mention_that_joins_an_incident_says_why(read: Read, extract_resources: ExtractResources) -> None:
    found = [n for n in notes(read, extract_resources, TEXT) if n.reader == "incident" and n.verdict == "taken"]
    assert found
    assert all(note.why for note in found)
