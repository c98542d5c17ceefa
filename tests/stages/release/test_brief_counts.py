"""The account in words: how many were killed and wounded, by whose word, and where the numbers differ."""

import re

import pytest
from msgspec import structs

from tests.builders import (
    at_least,
    exactly,
    make_claim,
    make_report,
    number,
    speaker,
)
from tests.stages.release.conftest import MAYOR, MINISTRY, POST, WIRE, Tell, scene, told
from variorum.model.incident import Finding, FindingPosition, Incident
from variorum.stages.release.brief import BriefWords, brief
from variorum.stages.release.brief.grammar import Amount


def test_a_number_in_figures_does_not_begin_a_sentence(tell: Tell) -> None:
    claims = [*scene(), make_claim("r-1", "killed", exactly(40)), make_claim("r-1", "wounded", exactly(1200), start=9)]
    text = told(tell(claims, [POST]))
    assert text.startswith("In a shelling on 6 May 2031 near Orlovka, 40 people were killed, according to Lowland")
    assert "According to Lowland Post, 1,200 people were wounded." in text


@pytest.mark.parametrize(
    ("value", "phrase"),
    [
        (exactly(9, "soldiers"), "nine soldiers"),
        (exactly(1, "soldiers"), "one soldier"),
        (exactly(1), "one person"),
        (exactly(0), "nobody"),
        (exactly(0, "civilian"), "no civilians"),
        (exactly(2, "policeman"), "two policemen"),
        (exactly(3, "child"), "three children"),
        (at_least(1, "suspects"), "at least one suspect"),
        (number(12, bound="more than"), "more than 12 people"),
        (number(12, bound="or more"), "12 or more people"),
        (number(high=7, bound="dead and injured"), "up to seven people"),
        (number(10, None, 15), "10 to 15 people"),
        (number(None, 30, None, bound="some"), "some 30 people"),
        (exactly(1, "Vera Lind"), "Vera Lind"),
        (exactly(5, "family"), "five of the family"),
        (exactly(3, "Ruvians"), "three Ruvians"),
    ],
)
def test_counts_say_what_their_words_say(words: BriefWords, value: object, phrase: str) -> None:
    assert Amount(value, words).phrase() == phrase  # type: ignore[arg-type]


def test_a_sum_is_told_as_what_was_added(tell: Tell) -> None:
    claims = [make_claim("r-1", "killed", exactly(9, "soldiers"), start=0),
              make_claim("r-1", "killed", exactly(3, "civilians"), start=30)]  # fmt: skip
    text = told(tell([*scene(), *claims], [POST]))
    assert text.startswith("Nine soldiers and three civilians were killed")
    assert "12" not in text
    assert "twelve" not in text


def test_a_sum_is_told_in_the_numbers_of_one_report(tell: Tell) -> None:
    groups = [
        ("r-1", 9, "soldiers", 0),
        ("r-1", 3, "civilians", 30),
        ("r-2", 8, "soldiers", 0),
        ("r-2", 4, "farmers", 30),
    ]
    claims = [make_claim(report, "killed", exactly(n, group), start=at) for report, n, group, at in groups]
    text = told(tell([*scene(), *claims], [POST, WIRE]))
    assert text.startswith("Nine soldiers and three civilians were killed in a shelling")
    assert "eight soldiers, " not in text


def test_people_told_one_by_one_are_not_counted(words: BriefWords) -> None:
    quotes = ("the chief", "a teller", "a clerk", "the guard", "an aide", "a driver", "a cook", "the cook")
    claims = [make_claim("r-1", "wounded", exactly(1), quote=quote, start=20 * n) for n, quote in enumerate(quotes)]
    position = FindingPosition(exactly(7), ("Lowland Post",), tuple(claim.id for claim in claims))
    incident = structs.replace(EMPTY, findings=(Finding("wounded", "single", (position,), ""),))
    text = told(brief(incident, claims=claims, reports=[POST], others={}, words=words))
    assert "Of those wounded, Lowland Post listed “the chief”, “a teller”," in text
    assert "“a driver” and more." in text
    assert not re.search(r"seven|eight|two others", text)


def test_parts_stand_behind_the_whole(tell: Tell) -> None:
    claims = [make_claim("r-1", "killed", exactly(12)),
              make_claim("r-1", "killed", exactly(3, "children", subset_of="12 people"), start=30)]  # fmt: skip
    assert "Among those killed were three children." in told(tell([*scene(), *claims], [POST]))


def test_a_dispute_sets_numbers_side_by_side_with_their_origins(tell: Tell) -> None:
    claims = [
        make_claim("r-1", "killed", exactly(4), by=MINISTRY),
        make_claim("r-2", "killed", exactly(6)),
        make_claim("r-1", "killed", exactly(6), by=MAYOR, start=30),
    ]
    reports = [make_report("r-1", "2031-05-07"), make_report("r-2", "2031-05-07", outlet="Wire")]
    written = tell([*scene(), *claims], reports)
    assert told(written).startswith("A shelling took place on 6 May 2031 near Orlovka.")
    assert told(written, "differs") == (
        "How many were killed is disputed: six, according to Ana Belt (mayor of Orlovka) and Wire "
        "(two independent origins); four, according to the Ruvian Defence Ministry."
    )


def test_many_numbers_are_cut_short_with_their_footnotes_complete(tell: Tell) -> None:
    reports = [make_report(f"r-{n}", "2031-05-07", outlet=f"Wire {n}") for n in range(1, 10)]
    claims = [make_claim(f"r-{n}", "killed", exactly(20 + n)) for n in range(1, 10)]
    written = tell([*scene(), *claims], reports)
    assert "26, according to Wire 6; three others give other numbers." in told(written)
    assert {claim.id for claim in claims} <= {each.claim for note in written.footnotes for each in note.sources}


def test_what_changed_is_told_in_order_of_time(tell: Tell) -> None:
    given = (("r-2", 6), ("r-1", 4))
    claims = [make_claim(report, "killed", exactly(count), by=MINISTRY) for report, count in given]
    written = tell([*scene(), *claims], [POST, WIRE])
    assert told(written, "agreed").startswith("Six people were killed")
    assert told(written, "changed") == (
        "The number of those killed was given first, on 7 May 2031, as four (the Ruvian Defence Ministry); "
        "then, on 8 May 2031, as six (the Ruvian Defence Ministry)."
    )


def test_who_declines_to_say_is_told_as_such(tell: Tell) -> None:
    silent = make_claim("r-1", "killed", number(), quote="how many died", by=speaker("army"), stance="withholds")
    assert "The army did not say how many were killed." in told(tell([*scene(), silent], [POST]))


def test_vague_words_stay_words(tell: Tell) -> None:
    claim = make_claim("r-1", "killed", number(vague="dozens", group="rebels"), quote="dozens of rebels", by=MAYOR)
    text = told(tell([*scene(), claim], [POST]))
    assert "Of those killed, Ana Belt (mayor of Orlovka) spoke of “dozens of rebels”." in text


def test_that_nobody_died_does_not_lead_where_others_speak_of_dead(tell: Tell) -> None:
    several = make_claim("r-1", "killed", number(vague="several"), quote="several farmers", by=MAYOR, start=30)
    written = tell([*scene(), make_claim("r-1", "killed", exactly(0), by=MINISTRY), several], [POST])
    assert told(written).startswith("A shelling took place on 6 May 2031")
    assert told(written, "differs") == (
        "Nobody was killed, according to the Ruvian Defence Ministry. "
        "Of those killed, Ana Belt (mayor of Orlovka) spoke of “several farmers”."
    )


def test_what_a_person_rejected_is_not_told_and_what_is_corrected_is_told_so(words: BriefWords) -> None:
    claims = [make_claim("r-1", "killed", exactly(count), start=count * 10) for count in (4, 6, 9)]
    marks = ("rejected", "as_read", "corrected")
    values = [claims[0].value, claims[1].value, exactly(7)]
    positions = [FindingPosition(value, ("Lowland Post",), (claim.id,), judged=mark)  # type: ignore[arg-type]
                 for value, claim, mark in zip(values, claims, marks, strict=True)]  # fmt: skip
    incident = structs.replace(EMPTY, findings=(Finding("killed", "single", tuple(positions), ""),))
    written = brief(incident, claims=claims, reports=[POST], others={}, words=words)
    assert told(written, "agreed") == (
        "Seven people (as a person corrected it) were killed in an attack, according to Lowland Post."
    )


EMPTY = Incident(
    id="i-1", supersedes=(), type="attack", codes={}, title="Attack", date=None, place=None, casualties=(), actors=(),
    people=(), responsibility=(), findings=(), reports=("r-1",), origins=(), related=(), history=(),
)  # fmt: skip


def test_the_word_of_a_party_is_marked(words: BriefWords) -> None:
    claim = make_claim("r-1", "killed", exactly(30), by=speaker("Red Column", "armed_group"))
    position = FindingPosition(claim.value, ("Red Column",), (claim.id,), belligerents=("Red Column",))
    incident = structs.replace(EMPTY, findings=(Finding("killed", "single", (position,), ""),))
    written = brief(incident, claims=[claim], reports=[POST], others={}, words=words)
    assert "30 people were killed, according to Red Column (a party to it)." in told(written)
