import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.edges.resources.gazetteer_vocabulary import load_spelling
from variorum.stages.extract.places.names import fold, normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Deir Ezzor"),
        ("Al-Bab", "El Bab"),
        ("Khan Younis", "Khān-Younis"),
        ("Band-e Amir", "Band-i-Amir"),
        ("St. Louis", "Saint Louis"),
        ("Kramatorsk", "Kramators'k"),
        ("Port-au-Prince", "Port au Prince"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert normalise(one, load_spelling()) == normalise(other, load_spelling())


@pytest.mark.parametrize(("one", "other"), [("Albany", "Al Bany"), ("Basra", "Basel"), ("Elgin", "El Gin")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert normalise(one, load_spelling()) != normalise(other, load_spelling())


@given(st.text(max_size=60))
def test_any_text_has_a_form_and_folding_twice_changes_nothing(text: str) -> None:
    assert normalise(text, load_spelling()) == normalise(text.upper().lower(), load_spelling()) or not text.isascii()
    assert fold(fold(text)) == fold(text)
