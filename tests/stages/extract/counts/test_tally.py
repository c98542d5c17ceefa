"""How the counts of one report come to one number a kind."""

from collections.abc import Callable

import pytest

from variorum.edges.resources.counts import load_count_vocabulary
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.counts import find_counts, tally

VOCABULARY = load_count_vocabulary()
Read = Callable[..., AnnotatedReport]

CASES = [
    ("Nine soldiers and three civilians were killed.", (12, 12, 12)),
    ("A raid killed 12 people, among them three children.", (12, 12, 12)),
    ("Six people died on Monday. The death toll rose to nine.", (6, 9, 9)),
    ("Anna Kovacs was killed. Peter Novak was killed as well. Kovacs died at once.", (2, 2, 2)),
    ("A bomber killed four nurses. The bomber also died.", (4, 5, 5)),
    ("At least 12 miners died.", (12, 12, None)),
    ("More than 12 miners died.", (13, 13, None)),
    ("Between five and nine people died. One paper wrote that 14 people had died.", (5, 9, 9)),
    ("The dead were named as Ana Bori (36), her husband Karl Bori and their daughter Mia Bori.", (3, 3, 3)),
    ("Four people were killed. Two of the dead were nurses.", (4, 4, 4)),
    ("At least nine people died. One paper wrote that six people had died.", (9, 9, None)),
    ("A raid killed up to nine people. One paper wrote that six people had died.", (6, 9, 9)),
    ("Between six and nine people died. A doctor counted seven dead, and a priest eight dead.", (6, 8, 9)),
    ("Two guards were killed. The army denied that five guards were killed.", (2, 2, 2)),
]


@pytest.mark.parametrize(("text", "numbers"), CASES)
def test_the_counts_of_one_incident_are_combined(read: Read, text: str, numbers: tuple[int, int, int | None]) -> None:
    annotated = read(text)
    (told,) = (
        each for each in tally(find_counts(annotated, VOCABULARY), annotated, VOCABULARY) if each.kind == "killed"
    )
    assert (told.low, told.best, told.high) == numbers


def test_vague_words_alone_give_no_number(read: Read) -> None:
    annotated = read("Dozens were killed.")
    assert tally(find_counts(annotated, VOCABULARY), annotated, VOCABULARY) == ()
