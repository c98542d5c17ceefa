from collections.abc import Callable
from typing import Any

import pytest

Hear = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Mayor Ann Lee said nine houses burned.", "nine houses", "Ann Lee"),
        ("Nine houses burned, Mayor Ann Lee said.", "Nine houses", "Ann Lee"),
        ("Nine houses burned, said the mayor, Ann Lee.", "Nine houses", "Ann Lee"),
        ("Ann Lee, who runs the shelter, said nine houses burned.", "nine houses", "Ann Lee"),
        ("The number of dead, the army said, had risen to nine.", "nine", "army"),
        ("According to the Harbour Times, nine houses burned.", "nine houses", "Harbour Times"),
        ("Nine houses burned, according to the coast guard.", "Nine houses", "coast guard"),
        ("The harbour office put the death toll at nine.", "nine", "harbour office"),
        ("A fire killed nine people in Tripoli, Libya, on Friday, the police said.", "on Friday", "police"),
        ("Nine sailors drowned near Naples, in southern Italy, on Friday, Ann Lee said.", "on Friday", "Ann Lee"),
        ("The bridge fell and the mill did not survive, officials said on Monday.", "bridge fell", "officials"),
        ("One of the dead is the deputy mayor Jon Vale, head of the port, HavenPost said.", "deputy", "HavenPost"),
        ("The northern command issued a statement saying nine boats sank.", "nine boats", "northern command"),
        ("A report by Amnesty International says nine boats sank.", "nine boats", "Amnesty International"),
        ("Rescuers spoke to two sailors, both of whom said nine boats sank.", "nine boats", "two sailors"),
        ("Five drowned in ferry fire: ministry", "Five drowned", "ministry"),
        ("At least nine dead after ferry fire, police say", "nine dead", "police"),
        ("ANN LEE, HOST: The ferry burned. Nine people drowned.", "Nine people", "ANN LEE"),
        ("While Ann Lee has said that nine people drowned, the port is calm.", "nine people", "Ann Lee"),
        ("Few sail because the harbour chief Jon Vale has said nine people drowned.", "nine people", "Jon Vale"),
        ("Two boats sank, a doctor said, and will go to the yard.", "Two boats", "a doctor"),
        ("Ann Lee said the pumps failed and said that nine people drowned.", "nine people", "Ann Lee"),
        ("Sailors reported finding nine bodies.", "nine bodies", "Sailors"),
        ("The navy denied that it fired and blamed smugglers for the nine deaths.", "nine deaths", "navy"),
        ("The UN said nine people had drowned, calling the deaths needless.", "needless", "UN"),
        ("Nine people drowned, according to a police report obtained by the paper.", "Nine people", "police"),
        ("Libyan media reported that nine people drowned.", "nine people", "Libyan media"),
        ("The envoy called for the sailors to be freed.", "the sailors to be freed", "envoy"),
        ("Nine people drowned in ferry fire: harbour police.\n\nThe ferry burned.", "Nine people", "harbour police"),
        ("Ministry: Ferry fire is out.\n\nThe ferry burned.", "Ferry fire", "Ministry"),
        ("The ferry burned on Monday. Nine people drowned.", "Nine people", None),
        ("Ann Lee called the fire an accident. Nine people drowned.", "Nine people", None),
    ],
)  # fmt: skip
def test_who_says_so(hear: Hear, text: str, words: str, origin: str | None) -> None:
    assert hear(text).origin(words) == origin


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("Local media quoted a nurse as saying that nine people drowned.", "nine people", ["a nurse", "Local media"]),
        ("The nurse was quoted by Reuters as saying that nine people drowned.", "nine people", ["nurse", "Reuters"]),
        ("The BBC, citing police, reported that nine people drowned.", "nine people", ["police", "BBC"]),
        ("State television said nine people drowned, quoting the navy.", "nine people", ["navy", "State television"]),
        ("The BBC said nine people drowned, according to police.", "nine people", ["police", "BBC"]),
        ("Officials said nine people drowned, according to the BBC.", "nine people", ["Officials", "BBC"]),
        ("The agency said, citing the mayor, Ann Lee, that nine people drowned.", "nine people", ["Ann Lee", "agency"]),
        ("The palace reported that Premier Jon Vale apologized.", "Jon Vale apologized", ["palace"]),
    ],
)
def test_chains_run_from_the_nearest_speaker(hear: Hear, text: str, words: str, chain: list[str]) -> None:
    assert [link.name for link in hear(text).over(words).chain] == chain


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officials said nine people drowned.", "government"),
        ("Witnesses said nine people drowned.", "anonymous"),
        ("A security source said nine people drowned.", "anonymous"),
        ("Rebels said nine people drowned.", "armed_group"),
        ("Ankara said nine people drowned.", "government"),
        ("Local media said nine people drowned.", "media"),
        ("Ann Lee said nine people drowned.", "person"),
    ],
)
def test_kinds_of_source(hear: Hear, text: str, kind: str) -> None:
    assert hear(text).over("nine people").chain[0].kind == kind


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Ann Lee wrote on her Telegram channel that nine people drowned.", "Telegram"),
        ("Ann Lee told the Harbour Times that nine people drowned.", "Harbour Times"),
        ("Ann Lee told reporters that nine people drowned.", "reporters"),
        ("The navy said in a statement that nine people drowned.", "statement"),
    ],
)
def test_where_it_was_said(hear: Hear, text: str, medium: str) -> None:
    assert hear(text).over("nine people").chain[0].medium == medium


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Ann Lee wrote, without naming her source, that nine people drowned.", "without naming her source"),
        ("Ann Lee wrote, without citing sources, that nine people drowned.", "without citing sources"),
        ("Nine people drowned, an official said on condition of anonymity.", "on condition of anonymity"),
    ],
)
def test_evidential_words_are_kept_as_they_stand(hear: Hear, text: str, qualifier: str) -> None:
    words = "nine people" if "nine people" in text else "Nine people"
    assert hear(text).over(words).chain[0].qualifiers == (qualifier,)


def test_officials_in_a_statement_speak_for_the_body_that_released_it(hear: Hear) -> None:
    text = 'In a statement released by the Coast Guard, officials said a boat sank. "Nine drowned," the text reads.'
    heard = hear(text)
    assert heard.origin("a boat sank") == "Coast Guard"
    assert heard.origin("Nine drowned") == "Coast Guard"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels reportedly sank nine boats.", "nine boats"),
        ("Nine people are believed to have drowned.", "Nine people"),
        ("The boat appears to have been rammed.", "The boat"),
    ],
)
def test_hedges_without_a_speaker(hear: Hear, text: str, words: str) -> None:
    found = hear(text).over(words)
    assert found.stance == "hedges"
    assert found.chain == ()


def test_a_denial(hear: Hear) -> None:
    found = hear("The navy denied that its ships had rammed the boat.").over("rammed the boat")
    assert (found.chain[0].name, found.stance) == ("navy", "denies")


def test_a_claim_of_responsibility_has_the_claimant_as_origin(hear: Hear) -> None:
    assert hear("The Northern Brigades claimed responsibility for the fire.").origin("the fire") == "Northern Brigades"


def test_that_nobody_claims_it_is_the_word_of_the_outlet(hear: Hear) -> None:
    found = hear("No group has claimed responsibility for the fire.").over("the fire")
    assert (found.chain, found.stance) == ((), "withholds")


def test_thoughts_are_told_from_words(hear: Hear) -> None:
    heard = hear("Ann Lee hopes the ferry will sail again.")
    assert [each.thought for each in heard.attributions] == [True]
    assert heard.statements == ()


def test_a_person_who_spoke_is_taken_up_by_the_or_by_a_pronoun(hear: Hear) -> None:
    heard = hear(
        "Mayor Ann Lee said the ferry was old. She said nine people drowned. The mayor said the pier was closed."
    )
    assert heard.origin("nine people") == "Ann Lee"
    assert heard.origin("pier was closed") == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("A spokesman for the Taliban, Idris Mursal, said nine boats sank.", "nine boats", "Idris Mursal"),
        ("Nine boats sank, including two ferries, the mayor's spokesman, Jon Vale, said.", "Nine boats", "Jon Vale"),
        ("Captain Jon Vale told the Associated Press from the pier that his men were safe.", "his men", "Jon Vale"),
        ("The Islamic State group said its fighters sank nine boats.", "nine boats", "Islamic State"),
        ("Sailors say nine boats sank, but state media put the number at two.", "number at two", "state media"),
        ("Captain Jon Vale said a light went off. He said nine boats sank.", "nine boats", "Jon Vale"),
    ],
)
def test_speakers_that_the_parse_hides(hear: Hear, text: str, words: str, origin: str) -> None:
    assert hear(text).origin(words) == origin


def test_a_dateline_is_nobodys_word(hear: Hear) -> None:
    found = hear("PORTO (Reuters) - A ferry sank on Sunday, officials said.").over("A ferry sank")
    assert hear("PORTO (Reuters) - A ferry sank on Sunday, officials said.").over("PORTO") is None
    assert found.chain[0].name == "officials"


def test_another_voice_in_the_same_sentence_is_not_behind_the_first(hear: Hear) -> None:
    heard = hear("Sailors say nine boats sank, but state media put the number at two.")
    assert len(heard.over("number at two").chain) == 1


def test_refusing_a_thing_is_no_denial(hear: Hear) -> None:
    assert hear("The court denied bail to nine sailors.").over("nine sailors") is None


def test_a_sentence_before_a_colon_is_not_the_words_of_the_one_behind_it(hear: Hear) -> None:
    heard = hear("The tolls differ: the navy said nine sailors drowned while the army put the figure at two.")
    assert heard.over("tolls differ") is None
    assert [link.name for link in heard.over("nine sailors").chain] == ["navy"]
    assert [link.name for link in heard.over("figure at two").chain] == ["army"]


def test_an_office_is_taken_up_by_a_pronoun(hear: Hear) -> None:
    assert (
        hear("The harbour chief said the ferry was old. He said nine boats sank.").origin("nine boats")
        == "harbour chief"
    )
