import pytest

from variorum.edges.resources.speech import load_name_vocabulary
from variorum.stages.extract.names.spelling import compatible_given, same_spelling

RULES = load_name_vocabulary().words.transliteration


@pytest.mark.parametrize(
    ("left", "right"),
    [("Zajarkova", "Zakharkova"), ("Fayez", "Faiz"), ("Mikhajlov", "Mikhailov"), ("Cherkassky", "Cherkasski"),
     ("Həsənli", "Hasanli"), ("Kadirin", "Kadyrin"), ("Stepanyan", "Stepanian"), ("Shoykov", "Shoikov")],
)  # fmt: skip
def test_two_hands_spell_one_name(left: str, right: str) -> None:
    assert same_spelling(left, right, RULES)


@pytest.mark.parametrize(("left", "right"), [("Lee", "Leo"), ("Petrov", "Ivanov"), ("Khan", "Kent"), ("Ali", "Aliyev")])
def test_other_names_stay_apart(left: str, right: str) -> None:
    assert not same_spelling(left, right, RULES)


def test_an_initial_fits_its_name() -> None:
    assert compatible_given("J.", "Jonas", RULES)
    assert not compatible_given("K.", "Jonas", RULES)
