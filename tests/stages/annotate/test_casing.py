"""Texts printed in capitals only."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.edges.resources.bundle import load_extract
from variorum.edges.resources.casing import load_casing
from variorum.model.text import AnnotatedReport
from variorum.stages.annotate.casing import Casing, is_capitals, recase
from variorum.stages.extract.stage import extract

WIRE = "LORN, 3 MAY 91 (RDT) -- [TEXT] TWO MINERS WERE KILLED BY REBELS NEAR AREQUIPA ON 2 MAY, POLICE SAID."


@pytest.fixture(scope="module")
def english() -> Casing:
    casing = load_casing("en")
    assert casing is not None
    return casing


@pytest.mark.parametrize(
    ("printed", "usual"),
    [
        ("THE MAYOR OF BOGOTA WAS SHOT.", "The mayor of Bogota was shot."),
        ("THE UN AND THE RDTV SAID SO.", "The UN and the RDTV said so."),
        ("HE FLED ON 3 MAY. IT MAY RAIN.", "He fled on 3 May. It may rain."),
        ("THE U.S. ENVOY DOESN'T KNOW PETER'S SON.", "The U.S. envoy doesn't know Peter's son."),
        ("REBELS OF THE LORN LIBERATION FRONT", "Rebels of the Lorn Liberation Front"),
        ("THEY LEFT BEFORE THE FRONT MOVED", "They left before the front moved"),
        ("SHE SAID: [IN SPANISH] NOBODY DIED", "She said: [In Spanish] nobody died"),
    ],
)
def test_small_letters_are_given_back(printed: str, usual: str, english: Casing) -> None:
    assert recase(printed, english) == usual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FIVE KILLED IN HARBOUR BLAST", True),
        ("Five killed in harbour blast", False),
        ("LORN, MAY 3", False),
        ("The UN, NATO and OSCE met in Lorn", False),
        ("THE McCALL FAMILY HAS FLED FROM THE TOWN TO THE HILLS, AND NOBODY KNOWS WHERE THEY ARE", True),
        ("12 345 !", False),
        ("", False),
    ],
)
def test_capitals_are_told_by_the_words(text: str, *, expected: bool) -> None:
    assert is_capitals(text) is expected


@given(st.text(alphabet="AbcİßÄ .'’-[]\"39é", max_size=80))
def test_no_character_is_lost_or_moved(text: str) -> None:
    english = load_casing("en")
    assert english is not None
    found = recase(text.upper(), english)
    assert len(found) == len(text.upper())
    assert found.upper() == text.upper().upper()


def test_a_wire_in_capitals_is_parsed_as_if_printed_small(read: Callable[..., AnnotatedReport]) -> None:
    annotated = read(WIRE)
    words = {token.text: token for token in annotated.tokens}
    assert words["killed"].tag == "VBN"
    assert words["Arequipa"].pos == "PROPN"
    assert all(WIRE[token.start : token.end].upper() == token.text.upper() for token in annotated.tokens)


def test_a_headline_in_capitals_is_recased_by_itself(read: Callable[..., AnnotatedReport]) -> None:
    annotated = read("FIVE MINERS KILLED NEAR AREQUIPA\n\nThe RDTV said so. Nobody else did.")
    assert [token.text for token in annotated.tokens][:8] == [
        "Five", "miners", "killed", "near", "Arequipa", "The", "RDTV", "said",
    ]  # fmt: skip


def test_claims_quote_the_capitals(read: Callable[..., AnnotatedReport]) -> None:
    reading = extract(read(WIRE), load_extract())
    quotes = {(claim.field, claim.quote) for claim in reading.claims}
    assert ("killed", "TWO MINERS") in quotes
    assert all(reading.report.text[claim.start : claim.end] == claim.quote for claim in reading.claims)
