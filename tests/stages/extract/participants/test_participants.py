"""Who did it, to whom or to what, and who stood between."""

import pytest
from tests.conftest import Read

from variorum.stages.extract.participants import find_participants
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import read_mentions

Parts = list[tuple[str, str | None]]


def parts(read: Read, resources: ExtractResources, text: str) -> Parts:
    readings = read_mentions(read(text), resources)
    found = [p for event in readings.events for p in find_participants(readings, event, resources.actors)]
    return [(participant.part, participant.actor.name) for participant in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked a convoy near the river.", [("perpetrator", "Rebels"), ("target", "convoy")]),
        ("Kenyan\npolice attacked an army\nconvoy.", [("perpetrator", "Kenyan police"), ("target", "army convoy")]),
        ("A convoy was attacked by rebels.", [("perpetrator", "rebels"), ("target", "convoy")]),
        ("The attack on the barracks lasted an hour.", [("target", "barracks")]),
        ("Two French soldiers were killed.", [("victim", "French soldiers")]),
        ("Officials spoke of the deaths of several aid workers.", [("victim", "aid workers")]),
        ("The bombing of the bridge was condemned.", [("target", "bridge")]),
        ("An air strike hit a van carrying aid workers.", [("target", "van"), ("victim", "aid workers")]),
        ("Haiti: attack on a market.", [("target", "market")]),
        ("Kenyan policeman shot dead in Haiti.", [("victim", "Kenyan policeman")]),
        ("The convoy was hit near the bridge.", [("target", "convoy")]),
        ("The crew died at the hospital.", [("victim", "crew")]),
        ("Suspected rebels attacked a convoy.", [("perpetrator", "rebels"), ("target", "convoy")]),
        ("A soldier was convicted of killing three villagers.", [("perpetrator", "soldier"), ("victim", "villagers")]),
        (
            "Anna Orlova pleaded guilty to kidnapping a teacher.",
            [("perpetrator", "Anna Orlova"), ("victim", "teacher")],
        ),
        ("Two men were charged with the murder.", [("perpetrator", None)]),
        ("Police arrested two reporters.", [("perpetrator", "Police"), ("victim", "reporters")]),
        ("The siege of the consulate went on.", []),
        ("France brokered a ceasefire.", [("mediator", "France")]),
        ("France and Mali signed an agreement on Friday.", [("party", "France"), ("party", "Mali")]),
        ("France and Mali held talks on Friday.", [("party", "France"), ("party", "Mali")]),
        ("France imposed sanctions on three commanders.", [("party", "France"), ("target", "commanders")]),
        (
            "Azerbaijan was silent. Moscow said Baku attacked rebels.",
            [("perpetrator", "Azerbaijan"), ("victim", "rebels")],
        ),
    ],
)
def test_parts_are_read_off_the_grammar(
    read: Read, extract_resources: ExtractResources, text: str, expected: Parts
) -> None:
    assert parts(read, extract_resources, text) == expected


def test_the_unidentified_have_a_role_and_no_name(read: Read, extract_resources: ExtractResources) -> None:
    readings = read_mentions(read("Unidentified gunmen ambushed a bus."), extract_resources)
    (event,) = readings.events
    gunmen = next(p for p in find_participants(readings, event, extract_resources.actors) if p.part == "perpetrator")
    assert gunmen.actor.name is None
    assert gunmen.actor.role == "Unidentified gunmen"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Rebels attacked a convoy.", "asserts"),
        ("Suspected rebels attacked a convoy.", "hedges"),
        ("Two officers were arrested in connection with the attack.", "hedges"),
        ("An officer was sentenced to ten years for the murder.", "asserts"),
    ],
)
def test_who_is_only_accused_of_a_deed_did_it_on_a_hedge(
    read: Read, extract_resources: ExtractResources, text: str, stance: str
) -> None:
    readings = read_mentions(read(text), extract_resources)
    deeds = [event for event in readings.events if event.family == "violence"]
    found = [p for event in deeds for p in find_participants(readings, event, extract_resources.actors)]
    assert [p.stance for p in found if p.part == "perpetrator"] == [stance]


def test_a_country_in_the_words_is_the_country_of_the_actor(read: Read, extract_resources: ExtractResources) -> None:
    readings = read_mentions(read("Gunmen killed two Ukrainian journalists."), extract_resources)
    found = [p for event in readings.events for p in find_participants(readings, event, extract_resources.actors)]
    assert [p.actor.country for p in found if p.part == "victim"] == ["UA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Members of the Red Valley Liberation Front attacked a convoy.",
            ("perpetrator", "Red Valley Liberation Front"),
        ),
        ("A group of gunmen attacked a convoy.", ("perpetrator", "gunmen")),
        ("Guerrillas of the Hill Patriotic Front ambushed a bus.", ("perpetrator", "Hill Patriotic Front")),
        ("GUERRILLAS OF THE SHINING PATH ATTACKED A CONVOY NEAR THE RIVER.", ("perpetrator", "SHINING PATH")),
        ("Rebels attacked the presidency with rockets.", ("target", "presidency")),
        ("A bomb exploded in a restaurant, the police said.", ("target", "restaurant")),
        ("A bomb went off in front of the bank.", ("target", "bank")),
    ],
)
def test_groups_and_things_are_found_behind_the_words_for_them(
    read: Read, extract_resources: ExtractResources, text: str, expected: tuple[str, str]
) -> None:
    assert expected in parts(read, extract_resources, text)


@pytest.mark.parametrize(
    "text",
    [
        "A band of musicians attacked the song.",
        "The bomb exploded on Friday in the evening.",
        "Rebels attacked on Monday.",
        "A drone fired a missile.",
        "The group claimed the bombing on its Telegram channel.",
        "The attack on the eve of the vote shook them.",
        "Soldiers began the attack on orders from the capital.",
        "Nobody knows who pulled the trigger.",
    ],
)
def test_what_nobody_attacked_is_no_target(read: Read, extract_resources: ExtractResources, text: str) -> None:
    assert not [name for part, name in parts(read, extract_resources, text) if part == "target" and name != "song"]
