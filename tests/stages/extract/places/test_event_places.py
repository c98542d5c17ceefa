from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.places import Gazetteer, PlaceVocabulary, event_places, find_places

Read = Callable[[str], AnnotatedReport]
Where = Callable[[str, str], list[str]]


@pytest.fixture
def where(read: Read, gazetteer: Gazetteer, vocabulary: PlaceVocabulary) -> Where:
    """Give a function from a text and a word of an event to the words of its places."""

    def places_of(text: str, word: str) -> list[str]:
        annotated = read(text)
        index = next(token.i for token in annotated.tokens if token.text == word)
        mentions = find_places(annotated, gazetteer, vocabulary)
        return [mention.value.words for mention in event_places(annotated, index, mentions, vocabulary.words)]

    return places_of


def test_a_place_after_the_verb_is_the_events(where: Where) -> None:
    assert where("Gunmen killed a teacher in Mosul on Friday.", "killed") == ["Mosul"]


def test_a_place_at_the_front_is_the_events(where: Where) -> None:
    assert where("In Mogadishu, three soldiers were wounded by a mine.", "wounded") == ["Mogadishu"]


def test_a_place_within_the_object_is_the_events(where: Where) -> None:
    assert where("The jets bombed a market in Idlib.", "bombed") == ["Idlib"]


def test_a_place_of_the_noun_is_its_own(where: Where) -> None:
    assert where("The attack in Aleppo was condemned by Berlin.", "attack") == ["Aleppo"]


def test_where_the_speakers_are_is_not_where_it_happened(where: Where) -> None:
    assert where("Officials in Kabul said a bus was attacked in Kandahar.", "attacked") == ["Kandahar"]
    assert where("Officials in Kabul said a bus was attacked.", "attacked") == []


def test_governments_and_peoples_are_no_scene(where: Where) -> None:
    assert where("Israeli jets attacked a depot in Damascus, Moscow said.", "attacked") == ["Damascus"]


def test_the_narrower_of_two_places_is_given(where: Where) -> None:
    assert where("Rebels killed two miners in Goma, Congo.", "killed") == ["Goma"]
    assert where("A mine killed two boys in Taji, north of Baghdad.", "killed") == ["Taji"]


def test_coordinated_places_are_all_given(where: Where) -> None:
    assert sorted(where("Bombs exploded in Baghdad and Basra.", "exploded")) == ["Baghdad", "Basra"]


def test_where_somebody_is_from_is_no_scene(where: Where) -> None:
    assert where("A driver from Nairobi was shot.", "shot") == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_any_word_of_any_text_can_be_asked(
    read: Read, gazetteer: Gazetteer, vocabulary: PlaceVocabulary, text: str
) -> None:
    annotated = read("In Goma. " + text)
    mentions = find_places(annotated, gazetteer, vocabulary)
    for token in annotated.tokens:
        assert set(event_places(annotated, token.i, mentions, vocabulary.words)) <= set(mentions)


def test_another_event_of_the_sentence_keeps_its_place(where: Where) -> None:
    text = "Two boys were shot in Nablus, and a bus was burned in Jenin."
    assert where(text, "shot") == ["Nablus"]
    assert where(text, "burned") == ["Jenin"]
