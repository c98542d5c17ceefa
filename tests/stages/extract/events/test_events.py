"""Event words and what the grammar around them says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from variorum.edges.resources.vocabulary import load_words
from variorum.stages.extract.events import EventIndex, EventVocabulary, find_events
from variorum.stages.extract.mentions import EventMention


@pytest.fixture(scope="module")
def index() -> EventIndex:
    return EventIndex(load_words("events", EventVocabulary))


def events(read: Read, index: EventIndex, text: str) -> list[tuple[str, EventMention]]:
    annotated = read(text)
    return [(annotated.text[m.start : m.end], m) for m in find_events(annotated, index)]


@pytest.mark.parametrize(
    ("text", "words", "type_"),
    [
        ("Gunmen ambushed a convoy near the bridge.", "ambushed", "attack"),
        ("The patrol came under fire at dawn.", "came under fire", "shooting"),
        ("Rebels shot down a transport plane.", "shot down", "shootdown"),
        ("A car bombing rocked the market.", "car bombing", "bombing"),
        ("Two air strikes hit the town.", "air strikes", "air_strike"),
        ("Artillery shelled the suburb for an hour.", "shelled", "shelling"),
        ("The two sides agreed to a ceasefire.", "ceasefire", "ceasefire"),
        ("Armed men kidnapped three teachers.", "kidnapped", "abduction"),
        ("The colonel was assassinated outside his house.", "assassinated", "assassination"),
        ("Protesters set fire to the town hall.", "set fire to", "arson"),
        ("A drone slammed into a fuel depot.", "slammed", "air_strike"),
        ("Shells fell on the town all night.", "fell", "shelling"),
        ("Artillery pounded the hills.", "pounded", "shelling"),
        ("A roadside bomb hit a convoy.", "hit", "bombing"),
        ("Warplanes carried out raids on the port.", "raids", "air_strike"),
        ("A landmine killed three farmers.", "killed", "bombing"),
        ("A drone killed three farmers.", "killed", "air_strike"),
        ("Troops recaptured the town from the rebels.", "recaptured", "offensive"),
        ("Settlers burned three cars.", "burned", "arson"),
        ("Policemen beat a photographer.", "beat", "attack"),
        ("Protesters clashed with police.", "clashed", "riot"),
        ("Rebels clashed with soldiers.", "clashed", "armed_clash"),
        ("The two states signed an agreement on Friday.", "signed", "agreement"),
        ("Students demonstrated against the law.", "demonstrated", "protest"),
        ("Police arrested two reporters.", "arrested", "other"),
    ],
)
def test_a_word_or_phrase_names_its_type(read: Read, index: EventIndex, text: str, words: str, type_: str) -> None:
    assert (words, type_) in [(found, mention.type) for found, mention in events(read, index, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked the proposal on Monday.",
        "He suffered a heart attack at home.",
        "The two firms struck a deal.",
        "Critics launched an attack on the budget.",
        "The minister was bombarded with questions.",
        "The striker shot wide in the first half.",
        "The comedian bombed on stage.",
        "Prices exploded last year.",
        "Hackers attacked the ministry's website.",
        "The drivers' strike entered its third week.",
        "Nurses went on strike on Monday.",
        "The union called a strike over pay.",
        "Workers downed tools at the plant.",
        "The champions beat the visitors by two goals.",
        "A helicopter landed on the roof.",
        "The army seized power in a coup.",
        "Wildfires burned 30 houses.",
        "Engineers demonstrated that the bridge was safe.",
    ],
)
def test_figures_of_speech_are_no_events(read: Read, index: EventIndex, text: str) -> None:
    assert not [m for _, m in events(read, index, text) if m.family == "violence"]


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("Rebels attacked the village.", "actual"),
        ("The film is about a massacre in a village.", "habitual"),
        ("She wrote a book about the massacre.", "habitual"),
        ("Rebels did not attack the village.", "negated"),
        ("Police foiled an attack on the station.", "negated"),
        ("Rebels threatened to attack the village.", "hypothetical"),
        ("Rebels could attack the village.", "hypothetical"),
        ("Had rebels attacked the village, nobody would have come.", "hypothetical"),
        ("Were the rebels to attack the village, thousands would flee.", "hypothetical"),
        ("The army will bomb the hills.", "planned"),
        ("Guards did nothing to prevent the attack.", "actual"),
    ],
)
def test_what_did_not_happen_is_told_from_what_did(read: Read, index: EventIndex, text: str, reality: str) -> None:
    found = [m.reality for _, m in events(read, index, text) if m.family == "violence"]
    assert found == [reality]


def test_an_incident_named_as_the_reason_for_another_is_marked(read: Read, index: EventIndex) -> None:
    found = dict(events(read, index, "The group said the bombing was in retaliation for an air strike."))
    assert found["air strike"].other
    assert not found["bombing"].other


def test_weak_and_generic_words_are_told_from_telling_ones(read: Read, index: EventIndex) -> None:
    found = dict(events(read, index, "Five people died in the incident."))
    assert found["died"].weak
    assert found["incident"].generic


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_gives_events_inside_it(read: Read, index: EventIndex, text: str) -> None:
    annotated = read(text.replace("\x00", " "))
    for mention in find_events(annotated, index):
        assert 0 <= mention.start < mention.end <= len(annotated.text)


def test_a_revenge_attack_points_to_an_earlier_incident(read: Read, index: EventIndex) -> None:
    found = dict(events(read, index, "They called it a revenge attack for the air strikes."))
    assert found["air strikes"].other
    assert not found["attack"].other


@pytest.mark.parametrize(
    "text",
    ["The talks resumed on March 10.", "In March last year, the bridge was closed.", "An earthquake struck the port."],
)
def test_a_month_is_no_march_and_a_quake_no_attack(read: Read, index: EventIndex, text: str) -> None:
    assert not [m for _, m in events(read, index, text) if m.family in {"unrest", "violence"}]


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met for talks on a truce in Doha.",
        "The round ended without a truce.",
        "A truce is essential, the envoy said.",
        "We are not in a truce, the commander said.",
    ],
)
def test_a_truce_that_is_only_sought_is_none(read: Read, index: EventIndex, text: str) -> None:
    (truce,) = [m for _, m in events(read, index, text) if m.family == "truce"]
    assert truce.reality in {"hypothetical", "negated"}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Two warplanes bombed the granary.", "air_strike"),
        ("Helicopters attacked the camp.", "air_strike"),
        ("A rocket fired at the school hit a wall.", "shelling"),
        ("Israeli troops struck a clinic.", "attack"),
    ],
)
def test_what_did_the_harm_tells_the_type(read: Read, index: EventIndex, text: str, type_: str) -> None:
    assert type_ in {m.type for _, m in events(read, index, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The ambush came a week after the army launched an offensive in the hills.",
        "The attack followed a fortnight of raids.",
    ],
)
def test_what_only_dates_an_attack_is_another_incident(read: Read, index: EventIndex, text: str) -> None:
    assert [m.other for _, m in events(read, index, text)] == [False, True]
