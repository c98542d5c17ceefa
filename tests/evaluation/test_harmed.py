"""Everybody who was harmed is one fill of a template, however often a report names them."""

from types import SimpleNamespace
from typing import cast

import pytest

from variorum.evaluation.harmed import Harmed, harmed, written_number
from variorum.evaluation.told import Told
from variorum.model.claim import Claim, Field, make_claim
from variorum.model.values import ActorValue, CountValue

_ACTORS = SimpleNamespace(kinds={"rebel": "armed_group", "monk": "civilian"})
TOLD = cast("Told", SimpleNamespace(resources=SimpleNamespace(extract=SimpleNamespace(actors=_ACTORS))))


def count(field: Field, best: int | None, words: str, group: str | None = None) -> Claim:
    value = CountValue(best, best, best, None, None, group, None, words)
    return make_claim(
        report="r", account="a", field=field, value=value, text=words, span=(0, len(words)), context=(0, 1)
    )


def person(name: str, role: str | None = None) -> Claim:
    value = ActorValue(name, role, "person", None, named_person=True)
    return make_claim(
        report="r", account="a", field="victim", value=value, text=name, span=(0, len(name)), context=(0, 1)
    )


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([count("killed", 6, "six monks", "monks"), count("killed", None, "the monks", "monks")], [("6", ("DEATH",))]),
        (
            [count("killed", 6, "six monks", "monks"), count("wounded", 2, "two nurses")],
            [("6", ("DEATH",)), ("2", ("INJURY",))],
        ),
        ([person("Ana Ruiz", "mayor"), count("killed", 1, "the mayor", "mayor")], [("1", ("DEATH",))]),
        ([count("killed", 2, "two leaders", "leaders"), person("Ana Ruiz"), person("Jo Lund")], [("1", ()), ("1", ())]),
        ([count("killed", 1, "one dead"), count("killed", 1, "a passer-by", "passer-by")], [("1", ("DEATH",))]),
        ([count("killed", 0, "nobody")], []),
        ([count("killed", 4, "four rebels", "rebels")], []),
    ],
)
def test_each_is_given_once(claims: list[Claim], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(each.number, each.effects) for each in harmed(TOLD, claims)] == expected


def test_numbers_that_differ_are_of_different_people() -> None:
    found = harmed(TOLD, [count("killed", 3, "three miners", "miners"), count("wounded", 5, "five miners", "miners")])
    assert [each.number for each in found] == ["3", "5"]


def test_the_telling_words_leave_out_numbers() -> None:
    assert Harmed(("the two miners",), "2").words == {"miner"}


def test_a_number_is_written_as_templates_have_it() -> None:
    assert written_number(CountValue(None, 100, None, "about", None, None, None, "about 100")) == "~100"
