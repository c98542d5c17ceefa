"""The town of a local report: whose authorities speak, where it was sent from."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from variorum.model.claim import Claim
from variorum.model.values import PlaceValue
from variorum.stages.extract.places import Found, home_of, read_places
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

WORDS = ["CLEVELAND", "-", "(", "police", "in", "County", "Ohio", "\n", ",", "sheriff", "'s"]


def home(text: str, read: Read, resources: ExtractResources) -> str | None:
    annotated = read(text)
    places = read_places(annotated, resources.gazetteer, resources.places)
    found = home_of(annotated, places, resources.places)
    return found.place.value.name if found is not None else None


def places(text: str, read: Read, resources: ExtractResources) -> list[Claim]:
    reading = extract(read(text, "2016-05-16"), resources)
    main = next(account.id for account in reading.accounts if account.standing == "main")
    return [claim for claim in reading.claims if claim.field == "place" and claim.account == main]


def names(claims: list[Claim]) -> list[str]:
    return [claim.value.name for claim in claims if isinstance(claim.value, PlaceValue)]


def test_a_towns_police_say_which_town_it_is(read: Read, extract_resources: ExtractResources) -> None:
    text = "A teenager was shot near a bowling alley. Cleveland police said he was not expected to live."
    assert home(text, read, extract_resources) == "Cleveland"
    assert home("Police in Baltimore found the body of a man.", read, extract_resources) == "Baltimore"


def test_a_town_goes_before_its_county(read: Read, extract_resources: ExtractResources) -> None:
    text = "The Cuyahoga County coroner named the dead man. Cleveland police arrested his brother."
    assert home(text, read, extract_resources) == "Cleveland"


def test_a_dateline_counts_where_local_police_speak(read: Read, extract_resources: ExtractResources) -> None:
    text = "CLEVELAND (WXYZ) - Two men were shot outside a diner, police said."
    assert home(text, read, extract_resources) == "Cleveland"


def test_a_war_is_not_where_its_report_was_sent_from(read: Read, extract_resources: ExtractResources) -> None:
    text = "MOSCOW - Five soldiers were killed when a convoy was attacked, the defence ministry said."
    assert home(text, read, extract_resources) is None
    assert names(places(text, read, extract_resources)) == []


def test_the_town_is_a_hedged_place_of_the_incident(read: Read, extract_resources: ExtractResources) -> None:
    text = "A man was shot dead on Sunday outside a diner. Cleveland police said they had no suspect."
    (claim,) = places(text, read, extract_resources)
    assert names([claim]) == ["Cleveland"]
    assert claim.stance == "hedges"
    assert claim.quote == text[claim.start : claim.end]


def test_another_town_that_is_told_stays_asserted_and_the_reports_own_stands_hedged_beside_it(
    read: Read, extract_resources: ExtractResources
) -> None:
    text = "A man was shot dead in Toledo on Sunday. Cleveland police arrested a suspect."
    found = [(claim.quote, claim.stance) for claim in places(text, read, extract_resources)]
    assert found == [("Toledo", "asserts"), ("Cleveland", "hedges")]


def test_an_unsure_town_is_not_set_against_one_that_is_told(read: Read, extract_resources: ExtractResources) -> None:
    text = "A man was shot dead in Toledo on Sunday. Officers of Lima and Cleveland came to help, a deputy said."
    assert names(places(text, read, extract_resources)) == ["Toledo"]


def test_a_namesake_elsewhere_is_a_part_of_the_town(read: Read, extract_resources: ExtractResources) -> None:
    text = "A man was shot dead on Sunday in Roxbury. Boston police said they had no suspect."
    claims = places(text, read, extract_resources)
    assert names(claims) == ["Roxbury", "Boston"]
    assert isinstance(claims[0].value, PlaceValue)
    assert (claims[0].value.admin1, claims[0].value.gazetteer_id) == ("Massachusetts", None)


def test_a_town_whose_region_is_told_is_no_part_of_another(read: Read, extract_resources: ExtractResources) -> None:
    text = "A man was shot dead on Sunday in Eau Claire, Wisconsin. Boston police arrested a suspect."
    (claim,) = (c for c in places(text, read, extract_resources) if names([c]) == ["Eau Claire"])
    assert isinstance(claim.value, PlaceValue)
    assert claim.value.admin1 == "Wisconsin"


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS)))
def test_any_words_are_read(words: list[str], read: Read, extract_resources: ExtractResources) -> None:
    annotated = read(" ".join(words) or "x")
    found = home_of(annotated, Found((), ()), extract_resources.places)
    assert found is None or 0 <= found.place.start < found.place.end <= len(annotated.text)


def test_a_force_with_the_towns_name_in_it_says_which_town_it_is(
    read: Read, extract_resources: ExtractResources
) -> None:
    text = "A woman was hurt when shots were fired at a house. Omaha Police Department spokesman Ed Rill named her."
    assert home(text, read, extract_resources) == "Omaha"


def test_where_the_wounded_are_brought_is_not_the_town(read: Read, extract_resources: ExtractResources) -> None:
    text = "Dayton police found a man with a gunshot wound on Monday. He was flown to a hospital in Columbus."
    assert home(text, read, extract_resources) == "Dayton"


def test_a_dateline_counts_where_the_lead_tells_of_the_town(read: Read, extract_resources: ExtractResources) -> None:
    text = "TULSA - A street party in north Tulsa ended in gunfire on Sunday. Two guests died."
    assert home(text, read, extract_resources) == "Tulsa"
    assert home("TULSA - A street party ended in gunfire on Sunday. Two guests died.", read, extract_resources) is None


def test_a_capital_is_where_correspondents_sit(read: Read, extract_resources: ExtractResources) -> None:
    text = "KABUL - Gunmen ambushed a convoy on Monday. Four police officers were killed, an official said."
    assert home(text, read, extract_resources) is None


def test_a_town_and_its_street_make_the_town_the_place(read: Read, extract_resources: ExtractResources) -> None:
    text = "Two men were shot dead on Sunday near Madrid Street in Boston, police said."
    assert "Madrid" not in names(places(text, read, extract_resources))


def test_the_country_of_a_report_is_the_hedged_place_where_none_is_told(
    read: Read, extract_resources: ExtractResources
) -> None:
    text = (
        "A reporter was murdered by masked men on Monday. Colleagues in Honduras asked for an inquiry. The Honduran "
        "union of the press said that Honduras had failed him."
    )
    (claim,) = places(text, read, extract_resources)
    assert (names([claim]), claim.stance, claim.quote) == (["Honduras"], "hedges", "Honduras")


def test_a_country_that_attacks_is_not_where_it_does(read: Read, extract_resources: ExtractResources) -> None:
    text = (
        "Twelve people were killed in an Israeli air strike on Monday. Israel said it had hit a commander. Israel gave "
        "no more details. Lebanon protested."
    )
    assert all(claim.stance == "asserts" for claim in places(text, read, extract_resources))


def test_where_the_wounded_are_flown_is_not_where_they_were_hurt(
    read: Read, extract_resources: ExtractResources
) -> None:
    text = "The wounded were flown to a hospital in Bamako after the attack on the town of Gao killed nine soldiers."
    assert names(places(text, read, extract_resources)) == ["Gao"]


def test_a_man_of_a_town_is_not_killed_in_it(read: Read, extract_resources: ExtractResources) -> None:
    assert places("A Toledo man was shot dead on Sunday.", read, extract_resources) == []


def test_a_part_of_a_town_is_told_with_the_town(read: Read, extract_resources: ExtractResources) -> None:
    text = "Two policemen were killed in Peshawar's Zerkot neighbourhood."
    claims = places(text, read, extract_resources)
    assert sorted(names(claims)) == ["Peshawar", "Zerkot"]
    assert {claim.value.country for claim in claims if isinstance(claim.value, PlaceValue)} == {"PK"}
