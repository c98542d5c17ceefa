from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Hear = Callable[[str], Any]


def speakers(heard: Any) -> dict[str, str | None]:
    return {statement.quote: statement.speaker for statement in heard.statements}


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ('"The ferry was old," Ann Lee said.', "The ferry was old,", "Ann Lee"),
        ('"The ferry was old," said Ann Lee, a sailor.', "The ferry was old,", "Ann Lee"),
        ('Ann Lee said: "The ferry was old."', "The ferry was old.", "Ann Lee"),
        ("“It was old. It was overloaded,” Ann Lee said.", "It was old. It was overloaded,", "Ann Lee"),
        ('Jon Vale said it burned. "The ferry was so old." Ann Lee told AFP.', "The ferry was so old.", "Ann Lee"),
        ('"The ferry was old," Ann Lee said. "It was overloaded."', "It was overloaded.", "Ann Lee"),
        ('Ann Lee spoke.\n\n"The ferry was old," she said.\n\n"It was too full."', "It was too full.", "Ann Lee"),
        ('Ann Lee, 40, saw the ferry burn.\n\n"The ferry was old and slow."', "The ferry was old and slow.", "Ann Lee"),
        ("''It was old,'' Ann Lee said. ''We all knew that it was.''", "We all knew that it was.", "Ann Lee"),
        ('"It was old," said Ann Lee, a sailor. "But it was cheap."', "But it was cheap.", "Ann Lee"),
        ('"The ferry was far too old," Lee fumed on Monday.', "The ferry was far too old,", "Lee"),
        ('In a note to Vale, her aide, Ann Lee, said: "It was too old."', "It was too old.", "Ann Lee"),
        ('"The ferry was far too old." — Ann Lee, sailor', "The ferry was far too old.", "Ann Lee"),
        ('Asked if it was old, Lee replied, "Maybe so. It was cheap."', "Maybe so. It was cheap.", "Lee"),
        ('"It is one of many," said one of the captains, Jon Vale.', "It is one of many,", "Jon Vale"),
    ],
)  # fmt: skip
def test_a_quotation_belongs_to_its_speaker(hear: Hear, text: str, quote: str, speaker: str) -> None:
    assert speakers(hear(text))[quote] == speaker


def test_a_quotation_is_not_given_to_whom_the_next_paragraph_opens_with(hear: Hear) -> None:
    text = (
        '"They came at dawn," a sailor said. "They burned my boat." \n\n'
        'The harbour office denied it, saying that its guards had seen "no fire at all".'
    )
    assert speakers(hear(text))["They burned my boat."] == "a sailor"


@pytest.mark.parametrize("text", ["LEITH: Two ferries burned on Monday.", "MALTA: Ferries sunk by storm"])
def test_a_place_before_a_colon_is_no_speaker(hear: Hear, text: str) -> None:
    assert hear(text).statements == ()


def test_labels_that_come_back_are_speakers(hear: Hear) -> None:
    heard = hear("HOST: What burned?\n\nVALE: A ferry.\n\nHOST: When was that?\n\nVALE: On Monday morning.")
    assert [statement.speaker for statement in heard.statements] == ["HOST", "VALE", "HOST", "VALE"]


def test_a_body_introduced_by_a_common_noun_is_the_speaker(hear: Hear) -> None:
    (found,) = hear("The jihadist group Boko Haram said it had burned the ferry.").statements
    assert found.speaker == "Boko Haram"


def test_a_body_told_by_its_main_word_is_the_body(hear: Hear) -> None:
    heard = hear(
        "The London-based Maritime Observatory for Human Rights said it burned. The Observatory blamed the sailors."
    )
    assert {statement.speaker for statement in heard.statements} == {"Maritime Observatory for Human Rights"}


def test_whoever_moves_a_figure_gives_the_number_too(hear: Hear) -> None:
    assert hear("Jon Vale raises the number of dead to more than 43.").origin("more than 43") == "Jon Vale"


def test_a_number_not_given_is_kept_back_by_who_does_not_give_it(hear: Hear) -> None:
    found = hear("Spokesman Jon Vale did not provide any casualty figures.").over("any casualty figures")
    assert (found.stance, found.chain[0].name) == ("withholds", "Jon Vale")


def test_a_day_by_which_something_is_due_is_no_speaker(hear: Hear) -> None:
    heard = hear("The navy issued a public statement that sailors must return to work by Monday.")
    assert "Monday" not in {statement.speaker for statement in heard.statements}


def test_he_is_not_several(hear: Hear) -> None:
    heard = hear('Sailors from Leith say it burned. He told me: "I do not know who lit it."')
    assert heard.statements[-1].speaker is None


def test_a_person_behind_a_long_office_is_the_speaker(hear: Hear) -> None:
    (found,) = hear(
        "According to the coordinator of the Committee for the Defence of Sailors, Jon Vale, the ferry burned."
    ).statements
    assert found.speaker == "Jon Vale"


def test_a_speaker_named_two_ways_is_one(hear: Hear) -> None:
    heard = hear('Spokeswoman Olga Zajarkova said it burned. "The ferry was old," Zakharkova said.')
    assert {statement.speaker for statement in heard.statements} == {"Olga Zajarkova"}
    assert heard.statements[-1].speaker_as_written == "Zakharkova"


def test_a_pronoun_of_the_wrong_gender_is_still_the_speaker(hear: Hear) -> None:
    heard = hear('Spokeswoman Olga Zarkova said it burned. "The ferry was old," he wrote on his Telegram channel.')
    found = heard.statements[-1]
    assert (found.speaker, found.medium) == ("Olga Zarkova", "Telegram")


def test_a_mixed_quotation_keeps_the_retold_clause_as_its_text(hear: Hear) -> None:
    (found,) = hear('Ann Lee said the ferry was "a floating wreck" and should be sold.').statements
    assert (found.mode, found.quote) == ("mixed", "a floating wreck")
    assert found.text == 'the ferry was "a floating wreck" and should be sold'


def test_an_indirect_statement(hear: Hear) -> None:
    (found,) = hear("Harbour spokesman Jon Vale called the fire an accident.").statements
    assert (found.speaker, found.role, found.mode) == ("Jon Vale", "Harbour spokesman", "indirect")


def test_a_hedge_is_nobodys_statement(hear: Hear) -> None:
    assert hear("The ferry reportedly burned.").statements == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(['"', "“", "”", "said", "Ann Lee", "he", ",", ".", ":", "told", "police", "reports", "that",
                             "according to", "\n", "citing", "not", "say", "nine died", "Lt.", "who", "in a note"]),
            max_size=30,
        ).map(" ".join),
    )
)  # fmt: skip
def test_any_text_gives_spans_that_stand_in_it(hear: Hear, text: str) -> None:
    heard = hear(text.replace("\x00", ""))
    for each in heard.attributions:
        assert each.content
        for start, end in (*each.source, *each.cue, *each.content):
            assert 0 <= start < end <= len(heard.text)
    for statement in heard.statements:
        assert heard.text[statement.start : statement.end] == statement.quote
