import pytest

from variorum.stages.extract.places import Countries, PlaceVocabulary, countries_of


@pytest.fixture(scope="module")
def countries(vocabulary: PlaceVocabulary) -> Countries:
    return countries_of(vocabulary)


@pytest.mark.parametrize(
    ("words", "code"),
    [("Azerbaijani", "AZ"), ("Armenians", "AM"), ("the Kremlin", "RU"), ("White House", "US"), ("Kyiv", "UA"),
     ("Kiev", "UA"), ("DR Congo", "CD"), ("U.S.", "US"), ("Turks", "TR"), ("Frenchmen", "FR"), ("Chechen", "RU")],
)  # fmt: skip
def test_words_give_their_country(countries: Countries, words: str, code: str) -> None:
    assert countries.of(words) == code


def test_unknown_words_give_none(countries: Countries) -> None:
    assert countries.of("Zhdrobanek") is None


def test_each_way_of_asking_keeps_to_its_words(countries: Countries) -> None:
    assert countries.people("Baku") is None
    assert countries.government("Russian") is None
    assert countries.named("Moscow") is None


def test_a_code_gives_name_and_adjective(countries: Countries) -> None:
    assert (countries.name("AZ"), countries.adjective("AZ")) == ("Azerbaijan", "Azerbaijani")
    assert countries.adjective("AQ") is None
    with pytest.raises(KeyError):
        countries.name("??")
