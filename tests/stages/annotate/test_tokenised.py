"""Texts kept word by word, with a space around every mark."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.text import AnnotatedReport
from variorum.stages.annotate.tokenised import address_length, is_tokenised, written

TEXT = (
    "http : / / www . example . org / news / ferry - fire / 12 The ferry , which held 10 , 000 crates , burned . "
    "The U . S . envoy ( 61 ) wept , a sailor said . It sank at 2 : 53 p . m . , he said ."
)


def test_words_and_sentences_are_those_of_the_printed_text(read: Callable[..., AnnotatedReport]) -> None:
    annotated = read(TEXT)
    words = [token.text for token in annotated.tokens]
    assert {"10,000", "U.S."} <= set(words)
    assert "http" not in words
    assert [TEXT[s.start : s.end] for s in annotated.sentences][1] == "The U . S . envoy ( 61 ) wept , a sailor said ."


def test_every_word_stands_where_it_was_written(read: Callable[..., AnnotatedReport]) -> None:
    for token in read(TEXT).tokens:
        assert TEXT[token.start : token.end].replace(" ", "") == token.text


@pytest.mark.parametrize(
    "text",
    [
        "Two men, a boy and a girl died, he said. It rained.",
        "Four , five .",
        "",
        "He waited ... and waited ... and fled .",
    ],
)
def test_printed_text_and_scraps_are_left_alone(text: str) -> None:
    assert not is_tokenised(text)


def test_an_address_ends_where_the_headline_begins() -> None:
    text = "http : / / www . example . org / a - b / 12 Ferry burns in harbour"
    assert text[address_length(text) :] == "Ferry burns in harbour"


@given(st.text(alphabet="aA1 .,:-'()$", max_size=60))
def test_each_character_is_given_back_once_and_in_order(text: str) -> None:
    found = written(text, tokenised=True)
    places = found.places or ()
    assert [text[i] for i in places] == list(found.text)
    assert list(places) == sorted(set(places))
    assert text.replace(" ", "") == found.text.replace(" ", "")
