"""Of the names of many persons only those are laid side by side that have a word in common, and none is missed."""

from collections.abc import Iterator
from itertools import combinations
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.stages.reconcile import person_names
from variorum.stages.reconcile.person_names import PersonName, same_persons

WORDS = ("a", "k", "ana", "ena", "una", "kal", "kel", "kul", "kasandr", "kasander", "orv", "erv", "mol", "7", "17")
names = st.builds(
    PersonName,
    words=st.lists(st.sampled_from(WORDS), max_size=4).map(tuple),
    generation=st.sampled_from([None, None, "jr"]),
)


@given(st.lists(names, max_size=12))
def test_the_pairs_are_those_that_comparing_all_gives(told: list[PersonName]) -> None:
    assert list(same_persons(told)) == list(comparing_all(told))


def comparing_all(told: list[PersonName]) -> Iterator[tuple[PersonName, PersonName]]:
    ordered = sorted({name for name in told if name.words}, key=lambda name: (name.words, name.generation or ""))
    full = [name for name in ordered if len(name.words) > 1]
    yield from ((one, other) for one, other in combinations(full, 2) if person_names._spelled(one, other))
    for name in ordered:
        longer = [other for other in full
                  if len(other.words) > len(name.words) and person_names._shortened(name, other)]  # fmt: skip
        if all(person_names._one(left, right) for left, right in combinations(longer, 2)):
            yield from ((name, other) for other in longer)


def test_of_many_different_names_few_words_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = Mock(side_effect=person_names._alike)
    monkeypatch.setattr(person_names, "_alike", compared)
    told = [PersonName((f"{first}an", f"{middle}o{last}ul"), None) for first in "bdfgk" for middle in "bdfgk"
            for last in "bdfgk"]  # fmt: skip
    assert not list(same_persons([*told, PersonName(("bobul",), None)]))
    assert compared.call_count < 8 * len(told)
