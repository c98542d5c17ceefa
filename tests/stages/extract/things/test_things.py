"""Weapons and damage."""

import pytest
from tests.conftest import Read

from variorum.edges.resources.vocabulary import load_words
from variorum.stages.extract.things import ThingIndex, ThingVocabulary, find_damage, find_weapons


@pytest.fixture(scope="module")
def index() -> ThingIndex:
    return ThingIndex(load_words("things", ThingVocabulary))


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The bus was attacked with small arms.", "small arms", "small_arms"),
        ("Guards were hit by small arms fire.", "small arms", "small_arms"),
        ("A truck bomb went off at the gate.", "truck bomb", "vehicle_bomb"),
        ("A car packed with explosives blew up.", "car", "vehicle_bomb"),
        ("He rammed a lorry into the barracks.", "lorry", "vehicle_bomb"),
        ("Two roadside bombs exploded.", "Two roadside bombs", "explosive"),
        ("They fired rockets at the port.", "rockets", "rocket"),
    ],
)
def test_a_weapon_has_its_words_and_type(read: Read, index: ThingIndex, text: str, name: str, type_: str) -> None:
    found = [(mention.value.name, mention.value.type) for mention in find_weapons(read(text), index)]
    assert (name, type_) in found


def test_a_car_that_is_only_a_car_is_no_weapon(read: Read, index: ThingIndex) -> None:
    assert find_weapons(read("The officer was sitting in his car."), index) == ()


def test_damage_is_the_thing_that_was_damaged(read: Read, index: ThingIndex) -> None:
    annotated = read("The blast destroyed two houses and damaged a school.")
    found = [(annotated.text[m.start : m.end], m.value.type) for m in find_damage(annotated, index)]
    assert found == [("two houses", "destroy"), ("a school", "damage")]
