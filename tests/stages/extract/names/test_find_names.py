from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.edges.resources.speech import load_name_vocabulary
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import Name
from variorum.stages.extract.names import Names, NameVocabulary, find_names

Read = Callable[..., AnnotatedReport]


@pytest.fixture(scope="module")
def vocabulary() -> NameVocabulary:
    return load_name_vocabulary()


@pytest.fixture(scope="module")
def names(read: Read, vocabulary: NameVocabulary) -> Callable[[str], Names]:
    return lambda text: find_names(read(text), vocabulary)


def named(names: Names, name: str) -> Name:
    return next(each for each in names if each.name == name)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Finnish Prime Minister Aino Laukka spoke on Monday.", "Aino Laukka", "Finnish Prime Minister"),
        ("BBC chief Tom Hollis resigned on Monday.", "Tom Hollis", "BBC chief"),
        ("The envoy of Peru, Marta Quispe, left.", "Marta Quispe", "envoy of Peru"),
        ("Pavel Dorin, head of the Regional Council, agreed.", "Pavel Dorin", "head of the Regional Council"),
        ("The news came from spokesman Idris Bakar.", "Idris Bakar", "spokesman"),
        ("An adviser to their leader, Idris Bakar, disagreed.", "Idris Bakar", "adviser to their leader"),
        ("The Commonwealth Secretary-General, Marta Quispe, left.", "Marta Quispe", "Commonwealth Secretary-General"),
    ],
)
def test_a_role_beside_a_person_is_kept_and_is_no_part_of_the_name(
    names: Callable[[str], Names], text: str, name: str, role: str
) -> None:
    found = named(names(text), name)
    assert found.kind == "person"
    assert found.role == role


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Centre for the Study of Rivers said so.", "Centre for the Study of Rivers", "organization"),
        ("The Prosecutor's Office opened a case.", "Prosecutor's Office", "government"),
        ("The Azawad Liberation Army claimed the raid.", "Azawad Liberation Army", "armed_group"),
    ],
)
def test_a_body_has_its_whole_name(names: Callable[[str], Names], text: str, name: str, kind: str) -> None:
    assert named(names(text), name).kind == kind


def test_a_body_may_be_told_by_its_first_word(names: Callable[[str], Names]) -> None:
    text = "Amnesty International said that the Nile is low. On Monday Amnesty wrote that it fell."
    assert len(named(names(text), "Amnesty International").mentions) == 2


def test_an_abbreviation_told_in_brackets_is_the_body(names: Callable[[str], Names]) -> None:
    text = "The Rivers Study Forum (RSF) wants an inquiry. RSF said that the Nile is low. The RSF then left."
    found = named(names(text), "Rivers Study Forum")
    assert [text[start:end] for start, end in found.mentions] == ["Rivers Study Forum", "RSF", "RSF", "RSF"]
    assert found.kind != "armed_group"


def test_a_body_may_be_there_to_do_something(names: Callable[[str], Names]) -> None:
    text = "In June, the Committee to Protect Journalists said the boat burned."
    assert named(names(text), "Committee to Protect Journalists").kind == "organization"


def test_a_surname_that_looks_like_a_common_noun_is_the_person(names: Callable[[str], Names]) -> None:
    text = 'Governor Manoj Sinha wept. "I bow to the dead," Sinha said. Sinha then left.'
    assert [text[start:end] for start, end in named(names(text), "Manoj Sinha").mentions] == [
        "Manoj Sinha", "Sinha", "Sinha",
    ]  # fmt: skip


def test_a_courtesy_is_no_role(names: Callable[[str], Names]) -> None:
    assert named(names("Mrs. Helga Brandt said no."), "Helga Brandt").role is None


def test_later_short_forms_are_the_same_person(names: Callable[[str], Names]) -> None:
    found = named(names("General Ivo Katan left. Katan came back. Mr. Katan slept."), "Ivo Katan")
    assert len(found.mentions) == 3
    assert found.aliases == ("Katan",)


def test_two_transliterations_are_one_person(names: Callable[[str], Names]) -> None:
    found = names("Spokeswoman Olga Mikhajlova spoke. Mikhailova said no more.")
    assert [name.name for name in found if name.kind == "person"] == ["Olga Mikhajlova"]


def test_two_persons_of_one_family_stay_two(names: Callable[[str], Names]) -> None:
    found = names("Minister Karim Haddad met Minister Leila Haddad.")
    assert {name.name for name in found if name.kind == "person"} == {"Karim Haddad", "Leila Haddad"}


@pytest.mark.parametrize("other", ["Turkey's Interior Ministry", "The Interior Ministry", "The ministry"])
def test_forms_of_one_ministry_are_one(names: Callable[[str], Names], other: str) -> None:
    found = names(f"The Turkish Interior Ministry spoke on Monday. {other} said more on Tuesday.")
    ministries = [name for name in found if name.kind == "government"]
    assert [name.name for name in ministries] == ["Turkish Interior Ministry"]
    assert len(ministries[0].mentions) == 2
    assert ministries[0].country == "TR"


def test_a_ministry_without_country_is_that_of_the_government_that_speaks_nearby(
    names: Callable[[str], Names],
) -> None:
    text = "Two sailors drowned, Ankara confirmed. In a note from the Defense Ministry nothing more was said."
    assert named(names(text), "Turkish Defense Ministry").country == "TR"


def test_ministries_of_two_countries_stay_two(names: Callable[[str], Names]) -> None:
    found = names("Iran's Foreign Ministry protested. Iraq's Foreign Ministry answered.")
    assert {name.name for name in found} == {"Iranian Foreign Ministry", "Iraqi Foreign Ministry"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Reuters saw the bridge.", "Reuters", "media"),
        ("The Harbour Times printed it.", "Harbour Times", "media"),
        ("HavenPost printed it.", "HavenPost", "media"),
        ("The Taliban left.", "Taliban", "armed_group"),
        ("The United Nations left.", "United Nations", "organization"),
        ("The German foreign ministry left.", "German foreign ministry", "government"),
        ("The Kremlin agreed.", "Kremlin", "government"),
    ],
)
def test_kinds(names: Callable[[str], Names], text: str, name: str, kind: str) -> None:
    assert named(names(text), name).kind == kind


def test_a_point_after_a_title_does_not_end_the_name(names: Callable[[str], Names]) -> None:
    assert named(names('"It is over," said Lt. Omar Sandor of the harbour police.'), "Omar Sandor").kind == "person"


def test_a_place_is_nobody(names: Callable[[str], Names]) -> None:
    assert [name.name for name in names("Shells fell near the village of Dolmaren on Monday.")] == []


def test_names_are_found_where_they_stand(read: Read, vocabulary: NameVocabulary) -> None:
    text = "Mayor Ann Lee left the Harbour Times."
    names = find_names(read(text), vocabulary)
    start = text.index("Ann")
    assert (found := names.at(0, start + 7)) is not None
    assert found.name == "Ann Lee"
    assert names.at(0, start) is None
    assert names.over(start + 1) is found
    assert (after := names.after(start + 7)) is not None
    assert after[1].name == "Harbour Times"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_gives_names_that_stand_in_it(read: Read, vocabulary: NameVocabulary, text: str) -> None:
    annotated = read(text.replace("\x00", ""))
    for name in find_names(annotated, vocabulary):
        assert all(0 <= start < end <= len(annotated.text) for start, end in name.mentions)
        assert name.name.strip()
