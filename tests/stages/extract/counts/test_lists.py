"""Lists of the dead by name, and asides between people and what befell them."""

from collections.abc import Callable

import pytest

from variorum.edges.resources.counts import load_count_vocabulary
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.counts import find_counts
from variorum.stages.extract.mentions import CountMention

VOCABULARY = load_count_vocabulary()
Read = Callable[..., AnnotatedReport]


def found(read: Read, text: str) -> tuple[CountMention, ...]:
    return find_counts(read(text), VOCABULARY)


NAMED = [
    ("The dead were named as Ana Bori (36), her husband Karl Bori and their daughter Mia.", 3, None),
    ("Capt. Adam Brel and Senior Trooper Luc Moran, both 51, died at the scene.", 2, None),
    ("The raid killed four members of one family: Ana Bori, her husband Karl Bori and their two sons.", 4, "four"),
]


@pytest.mark.parametrize(("text", "persons", "whole"), NAMED)
def test_those_listed_by_name_are_all_struck(read: Read, text: str, persons: int, whole: str | None) -> None:
    mentions = found(read, text)
    listed = [each for each in mentions if (each.value.subset_of is not None) == (whole is not None)]
    assert sum(each.value.best or 0 for each in listed) == persons


def test_as_many_names_as_people_counted_are_those_people(read: Read) -> None:
    text = "Two bakers, 40-year-old Jan Farid Tamm and 41-year-old Olaf Taha Berg, were killed when a shell hit a van."
    parts = [each.value.subset_of for each in found(read, text) if each.person is not None]
    assert parts == ["Two bakers", "Two bakers"]


def test_who_speaks_beside_a_name_is_not_struck(read: Read) -> None:
    (mention,) = found(read, "The blast killed Ana Bori, 36, Captain Karl Moran said.")
    assert mention.person == "Ana Bori"


def test_a_long_aside_does_not_hide_the_number_before_it(read: Read) -> None:
    text = (
        "At dawn on Tuesday between 23 and 27 members of the Sabah family including at least seven women, 10 children, "
        "and an infant were killed, and many others, including displaced farmers, were injured in an alleged airstrike."
    )
    wholes = [
        (each.value.low, each.value.high)
        for each in found(read, text)
        if each.kind == "killed" and each.value.subset_of is None
    ]
    assert wholes == [(23, 27)]
