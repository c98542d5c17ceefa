"""What a report was sent with is no part of its first sentence."""

import pytest
from tests.conftest import Read


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("LIMA, May 3 (AP) — The army, the country's largest, on Friday denied the raid.", "The army"),
        ("GAO, Mali (Reuters) - Gunmen attacked a patrol.", "Gunmen"),
        ("October 12, 2022 - Jets bombed a school.", "Jets"),
        ("Lima (EFE) – Police shot two men.", "Police"),
    ],
)
def test_a_sentence_begins_after_a_dateline(read: Read, text: str, begins: str) -> None:
    annotated = read(text)
    assert [text[s.start :].startswith(begins) for s in annotated.sentences][-1]


@pytest.mark.parametrize(
    "text",
    [
        "President Oren — who took office in May — condemned the raid.",
        "NATO - the alliance of the west - condemned the raid.",
        "A well-known guide was shot.",
    ],
)
def test_a_dash_alone_parts_nothing(read: Read, text: str) -> None:
    assert len(read(text).sentences) == 1
