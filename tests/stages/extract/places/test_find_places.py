import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import PlaceMention
from variorum.stages.extract.places import Gazetteer, PlaceVocabulary, find_places, resolve_spans

Find = Callable[[str], dict[str, PlaceMention]]
Read = Callable[[str], AnnotatedReport]


def test_a_town_is_a_point_with_country_and_region(find: Find) -> None:
    value = find("Two farmers were shot in Maiduguri on Sunday.")["Maiduguri"].value
    assert (value.country, value.admin1, value.precision) == ("NG", "Borno", "point")
    assert value.gazetteer_id == "geonames:2331447"
    assert value.lat == pytest.approx(11.85, abs=0.1)


def test_near_a_town_is_near(find: Find) -> None:
    assert find("A convoy was hit near Kandahar.")["Kandahar"].value.precision == "near"
    assert find("A mine went off 30 km south of Mosul.")["Mosul"].value.precision == "near"
    assert find("Troops gathered on the outskirts of Goma.")["Goma"].value.precision == "near"
    assert find("Shots rang out in the area of the village of Bakhmut.")["Bakhmut"].value.precision == "near"


def test_a_namesake_in_the_country_that_the_text_names_is_not_the_famous_one(find: Find) -> None:
    assert find("Rebels burned a school in Palma in Mozambique.")["Palma"].value.country == "MZ"


def test_a_namesake_in_a_report_of_one_country_alone_is_not_the_famous_one(find: Find) -> None:
    text = "Rebels hold Cabo Delgado province in Mozambique. Troops left Pemba. The rebels then burned houses in Palma."
    assert find(text)["Palma"].value.country == "MZ"


def test_a_village_that_something_happens_at_is_in_the_district_told_behind_it(find: Find) -> None:
    value = find("Gunmen attacked a truck at Dhok Belwari in the Poonch district of Kashmir.")["Dhok Belwari"].value
    assert (value.country, value.precision) == ("IN", "district")


def test_who_does_something_is_no_small_town(find: Find) -> None:
    assert "Lusa" not in find("A mayor contacted by Lusa counted nine burned huts.")


def test_the_south_of_a_town_is_in_it(find: Find) -> None:
    assert find("A shop burned in the south of Mosul.")["Mosul"].value.precision == "point"


def test_kinds_of_place_have_their_precision(find: Find) -> None:
    places = find("Fighting spread from Donbas to Crimea, Ukraine said, and a school in Helmand province burned.")
    assert [places[name].value.precision for name in ("Donbas", "Crimea", "Helmand")] == ["region"] * 3
    assert find("The bomb exploded in Somalia.")["Somalia"].value.precision == "country"


def test_disputed_regions_are_of_the_country_that_holds_them_by_recognition(find: Find) -> None:
    places = find("Clashes were reported in Nagorno-Karabakh, in Abkhazia and in the Gaza Strip.")
    assert [places[name].value.country for name in ("Nagorno-Karabakh", "Abkhazia", "Gaza Strip")] == ["AZ", "GE", "PS"]


def test_an_unknown_village_keeps_its_name_and_is_placed_in_the_region_the_text_names(find: Find) -> None:
    value = find("A patrol came under fire near the village of Zhdrobanek in Darfur.")["Zhdrobanek"].value
    assert (value.name, value.country, value.precision, value.gazetteer_id) == ("Zhdrobanek", "SD", "near", None)
    assert value.lat == pytest.approx(13.0, abs=2)


def test_an_unknown_village_is_never_called_a_point(find: Find) -> None:
    value = find("The bodies lay in the village of Zhdrobanek in Syria.")["Zhdrobanek"].value
    assert (value.country, value.precision) == ("SY", "country")


def test_an_unknown_village_with_no_region_around_it_has_no_coordinates(find: Find) -> None:
    value = find("The bodies lay in the village of Zhdrobanek.")["Zhdrobanek"].value
    assert (value.country, value.lat, value.lon, value.gazetteer_id) == (None, None, None, None)


def test_a_region_behind_a_comma_decides(find: Find) -> None:
    assert find("A man was stabbed in Paris, Texas, on Monday.")["Paris"].value.admin1 == "Texas"
    assert find("A man was stabbed in Salem, Ore., on Monday.")["Salem"].value.admin1 == "Oregon"
    assert find("A man was stabbed in Tripoli, Lebanon.")["Tripoli"].value.country == "LB"


def test_the_rest_of_the_report_decides(find: Find) -> None:
    text = "Police in Ohio searched homes in Toledo. The suspects had come from Cleveland and Dayton to London."
    places = find(text)
    assert places["Toledo"].value.admin1 == "Ohio"
    assert places["Cleveland"].value.country == "US"


def test_a_capital_without_more_is_the_town_and_not_its_region(find: Find) -> None:
    assert find("A bomb exploded in Baghdad.")["Baghdad"].value.precision == "point"
    assert find("A bomb exploded in Baghdad province.")["Baghdad"].value.precision == "region"


@pytest.mark.parametrize(
    "text",
    [
        "Kevin Houston was shot dead.",
        "President Jackson met Mr. Lincoln and Gen. Hamilton.",
        "It was a nice day in March, and reading the news was no fun.",
        "The mobile unit and the police arrived at noon.",
        "Ali said that he would buy a car.",
    ],
)
def test_persons_and_ordinary_words_are_no_places(find: Find, text: str) -> None:
    assert find(text) == {}


def test_a_government_is_told_from_a_place(find: Find) -> None:
    places = find("Moscow said on Friday that its troops had left. Baku denied it, and a fire broke out in Tehran.")
    assert places["Moscow"].as_government
    assert places["Baku"].as_government
    assert not places["Tehran"].as_government


def test_the_owner_of_a_ministry_is_a_government(find: Find) -> None:
    assert find("Turkey's defence ministry gave no number.")["Turkey"].as_government
    assert not find("The blast shook eastern Turkey.")["Turkey"].as_government


def test_adjectives_and_peoples_are_people(find: Find) -> None:
    places = find("Russian troops fired at Armenians and at a Chechen convoy.")
    assert all(places[name].as_people for name in ("Russian", "Armenians", "Chechen"))
    assert [places[name].value.country for name in ("Russian", "Armenians", "Chechen")] == ["RU", "AM", "RU"]


def test_spellings_of_one_name_meet(find: Find) -> None:
    ids = {
        find(f"A car bomb exploded in {name}.")[name].value.gazetteer_id
        for name in ("Mazar-e-Sharif", "Mazar-i-Sharif", "Mazar-e Sharif", "Mazar-i Sharif")
    }
    assert len(ids) == 1


def test_the_pronoun_is_no_country(find: Find) -> None:
    assert find("Us he never told.") == {}


def test_given_spans_are_resolved_in_their_order(read: Read, gazetteer: Gazetteer, vocabulary: PlaceVocabulary) -> None:
    text = "From Kyiv to Zhdrobanek and then to Lviv."
    spans = [(36, 40), (5, 9), (13, 23)]
    lviv, kyiv, nothing = resolve_spans(read(text), spans, gazetteer, vocabulary)
    assert lviv is not None
    assert kyiv is not None
    assert nothing is None
    assert (lviv.value.country, lviv.start, lviv.end, kyiv.value.name) == ("UA", 36, 40, "Kyiv")


_WORDS = st.sampled_from(["in", "near", "Paris", "the", "village", "of", "Baku", "said", ",", "-", "e", "al", "X", "US",
                          "Ore.", "'s", "30", "km", "Gaza", "\n\n", "“", "ß", "İ", "東京", "\u0301"])  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=25).map(" ".join)))
def test_any_text_is_read_and_spans_hold_the_words(
    read: Read, gazetteer: Gazetteer, vocabulary: PlaceVocabulary, text: str
) -> None:
    annotated = read(text)
    mentions = find_places(annotated, gazetteer, vocabulary)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.value.words
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))


def test_a_large_capital_comes_before_a_namesake_among_towns_of_another_country(find: Find) -> None:
    places = find("The flight left Athens for Boston and Chicago after a stop in Rome.")
    assert (places["Athens"].value.country, places["Rome"].value.country) == ("GR", "IT")
    assert places["Boston"].value.country == "US"


def test_generic_words_and_acronyms_in_small_letters_are_no_places(find: Find) -> None:
    assert find("Shots were fired on the South Side, and a Car was found on the West Coast.") == {}


def test_an_unknown_name_is_placed_once_for_the_whole_report(
    read: Read, gazetteer: Gazetteer, vocabulary: PlaceVocabulary
) -> None:
    text = "Jets hit Zhdrobanek camp in Darfur.\n\nChad condemned it. Nobody was left in the village of Zhdrobanek."
    mentions = find_places(read(text), gazetteer, vocabulary)
    assert [mention.value.country for mention in mentions if mention.value.name == "Zhdrobanek"] == ["SD", "SD"]


def test_names_in_one_list_are_places_together(find: Find) -> None:
    assert {"Palmyra", "Zhdrobanek"} <= set(find("The army took the towns of Palmyra and Zhdrobanek."))


def test_a_name_before_a_participle_is_a_government(find: Find) -> None:
    assert find("A Moscow-brokered truce held.")["Moscow"].as_government
    assert not find("The Moscow-based group denied it.")["Moscow"].as_government


def test_a_border_with_a_country_is_no_party(find: Find) -> None:
    assert not find("Trucks waited at the border with Syria.")["Syria"].as_government
    assert find("The ministers held talks with Syria.")["Syria"].as_government


def test_a_village_is_in_the_region_that_the_sentence_before_names(find: Find) -> None:
    text = "Shells fell on Darfur, Moscow said. Paris was silent. A clinic near the village of Zhdrobanek burned."
    assert find(text)["Zhdrobanek"].value.admin1 == "Darfur"


def test_small_words_of_a_text_in_capitals_are_no_places(find: Find) -> None:
    assert set(find("THE MAN WAS SEEN, IN A HURRY, OR HIDING IN SAN SALVADOR.")) == {"SAN SALVADOR"}


def test_a_name_over_two_lines_is_one_name(find: Find) -> None:
    text = (
        "The officers told reporters that a patrol of four men had been hit in San\n"
        "Salvador on Sunday and that nobody could say yet who had fired the shots or\n"
        "from where. The ministry did not answer questions about it, and the hospital\n"
        "gave no number. A neighbour said that she had seen two cars drive away with\n"
        "their lights off, and that the street had been closed from then until noon\n"
        "on the next day."
    )
    value = find(text)["San\nSalvador"].value
    assert (value.name, value.country) == ("San Salvador", "SV")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A bus was blown up on the road from Kabul to Jalalabad.", "Kabul"),
        ("A bomb went off on the Baghdad-Kirkuk highway.", "Kirkuk"),
        ("Two soldiers were killed between Palmyra and Homs.", "Homs"),
        ("Ten villagers died in Zabarmari, a village near Maiduguri.", "Zabarmari"),
    ],
)
def test_what_lies_beside_a_town_is_near_it(text: str, words: str, find: Find) -> None:
    assert find(text)[words].value.precision == "near"


def test_a_towns_name_may_be_that_of_its_region(find: Find) -> None:
    assert find("A strike on the Belgorod region killed three.")["Belgorod"].value.precision == "region"
