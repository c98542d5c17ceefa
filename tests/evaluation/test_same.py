"""When two names count as the same."""

import pytest

from variorum.evaluation.same import head_of, same_actor, same_head, same_town


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Ilse Vantongeren", "vantongeren"),
        ("the governor of Tor, Ilse Berg", "governor"),
        ("Ilse Berg, governor of Tor", "berg"),
        ("several officials", "official"),
        ("a doctor who asked not to be named", "doctor"),
        ("Torland's armed forces", "force"),
        ("the press", "press"),
    ],
)
def test_the_head_of_a_speaker(words: str, head: str) -> None:
    assert head_of(words) == head


def test_a_speaker_is_right_by_name_or_by_role() -> None:
    assert same_head("the mayor", "Ilse Berg", "mayor")
    assert not same_head("the mayor", "Ilse Berg", "governor")


def test_the_outlets_own_voice_is_right_only_where_none_other_is_marked() -> None:
    assert same_head(None)
    assert same_head(None, None, None)
    assert not same_head(None, "Ilse Berg")
    assert not same_head("Ilse Berg")


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Torland Armed Forces", "Torland", True),
        ("Torland Armed Forces", "Torlandish army", True),
        ("Torland", "South Torland", False),
        ("South Torland", "South Torlandish troops", True),
        ("Free Hill Army", "FHA", True),
        ("Ilse Berg", "Berg", True),
        ("Omar al-Berg", "al - Berg", True),
        ("Hill Front", "Valley Front", False),
        ("Hill Front", None, False),
    ],
)
def test_two_names_of_one_actor(gold: str, found: str | None, same: bool) -> None:
    assert same_actor(gold, found) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Lorn", "Lorn", True),
        ("Lorn", "Lorn City", True),
        ("Lorn (Old Harbour)", "Old Harbour", True),
        ("Webb (county)", "Webb County", True),
        ("St. Lorn", "Saint Lorn", True),
        ("Lorn", "Lornville", False),
        ("Lorn", None, False),
    ],
)
def test_two_names_of_one_town(gold: str, found: str | None, same: bool) -> None:
    assert same_town(gold, found) is same
