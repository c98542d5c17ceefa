"""Trees that the parser gets wrong, put right: who shot whom, and what a number counts."""

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Read

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.annotate.mending import mend


def word(annotated: AnnotatedReport, text: str) -> Token:
    return next(token for token in annotated.tokens if token.text == text)


def hangs(annotated: AnnotatedReport, text: str) -> tuple[str, str]:
    """Give how a word depends, and on which."""
    token = word(annotated, text)
    return token.dep, annotated.head(token).text


@pytest.mark.parametrize(
    ("sentence", "doer", "victim"),
    [
        ("Soldiers at a checkpoint shot dead a teenager in Tessera.", "Soldiers", "teenager"),
        ("A gunman in a mask shot dead two people in Tessera.", "gunman", "people"),
        ("Police say a gunman on a motorcycle shot dead a prominent cleric on Tuesday.", "gunman", "cleric"),
        ("Gunmen shot dead three men in Tessera.", "Gunmen", "men"),
    ],
)
def test_who_shoots_somebody_dead_is_not_the_dead(read: Read, sentence: str, doer: str, victim: str) -> None:
    annotated = read(sentence)
    shot = word(annotated, "shot")
    assert (shot.pos, shot.lemma) == ("VERB", "shoot")
    assert hangs(annotated, doer) == ("nsubj", "shot")
    assert hangs(annotated, victim) == ("dobj", "shot")


@pytest.mark.parametrize(
    ("sentence", "noun", "how"),
    [
        ("A man was shot dead in Tessera.", "man", ("nsubjpass", "shot")),
        ("The man shot dead on Tuesday was a farmer.", "man", ("nsubj", "shot")),
    ],
)
def test_who_is_shot_dead_stays_so(read: Read, sentence: str, noun: str, how: tuple[str, str]) -> None:
    assert hangs(read(sentence), noun) == how


@pytest.mark.parametrize(
    ("sentence", "noun", "verb", "day"),
    [
        ("On 3 March gunmen killed three people in Tessera.", "gunmen", "killed", "March"),
        ("On the night of 3 March rebels shelled the town.", "rebels", "shelled", "March"),
        ("On 30 February 2021 gunmen killed three people.", "gunmen", "killed", "February"),
    ],
)
def test_the_name_of_a_day_ends_before_those_who_acted_on_it(
    read: Read, sentence: str, noun: str, verb: str, day: str
) -> None:
    annotated = read(sentence)
    assert hangs(annotated, noun) == ("nsubj", verb)
    assert word(annotated, day).dep == "pobj"


@pytest.mark.parametrize("sentence", ["On 3 March two men were killed.", "On 3 March twelve men died in a raid."])
def test_a_number_written_out_counts_people_and_no_day(read: Read, sentence: str) -> None:
    annotated = read(sentence)
    (number,) = [token for token in annotated.tokens if token.text in {"two", "twelve"}]
    assert (number.dep, annotated.head(number).text, number.entity) == ("nummod", "men", "")


def test_people_told_behind_a_place_are_no_other_name_of_it(read: Read) -> None:
    annotated = read("Gunmen killed the governor of Kunduz, two policemen and a driver on Saturday.")
    assert hangs(annotated, "policemen") == ("conj", "governor")
    assert hangs(annotated, "driver")[0] == "conj"
    place = read("Gunmen killed the governor of Kunduz, a city in the north, on Saturday.")
    assert hangs(place, "city")[1] != "governor"


def test_a_subject_hangs_on_the_verb_and_not_on_its_auxiliary(read: Read) -> None:
    annotated = read("Some 40 people are missing after the raid on Tessera.")
    assert hangs(annotated, "people") == ("nsubj", "missing")


def test_what_the_parser_got_right_is_left(read: Read) -> None:
    annotated = read("On Monday night two boys were shot dead in Tessera, and the police found 12 others dead.")
    assert hangs(annotated, "boys") == ("nsubjpass", "shot")
    assert hangs(annotated, "police") == ("nsubj", "found")


def made(*words: tuple[str, str, str, str, int, str]) -> list[Token]:
    """Make tokens of their text, part of speech, tag, dependency, head and entity."""
    return [
        Token(i, text, i, i + 1, text.lower(), pos, tag, dep, head, entity, opens=False, sentence=0)
        for i, (text, pos, tag, dep, head, entity) in enumerate(words)
    ]


def test_what_would_make_no_tree_is_left() -> None:
    """Those killed on 3 March are told of in a clause of their own, which hangs on them."""
    tokens = made(
        ("Of", "ADP", "IN", "prep", 0, ""), ("March", "PROPN", "NNP", "compound", 2, "DATE"),
        ("gunmen", "NOUN", "NNS", "pobj", 0, ""), ("killed", "VERB", "VBN", "acl", 4, ""),
        ("men", "NOUN", "NNS", "appos", 2, ""),
    )  # fmt: skip
    before = list(tokens)
    mend(tokens, 0, len(tokens))
    assert tokens == before
    assert all(len(list(walk(tokens, token))) <= len(tokens) for token in tokens)


def walk(tokens: list[Token], token: Token) -> Iterator[Token]:
    while token.head != token.i:
        token = tokens[token.head]
        yield token


@given(st.lists(st.sampled_from(["On", "3", "March", "two", "men", "shot", "dead", "a", "boy", "were"]), max_size=12))
def test_every_word_leads_to_a_root_whatever_is_written(read: Read, words: list[str]) -> None:
    annotated = read(" ".join(words))
    for token in annotated.tokens:
        assert len(list(islice(annotated.ancestors(token), len(words) + 2))) <= len(words)
