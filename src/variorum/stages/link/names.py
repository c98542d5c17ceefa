"""Whether two folded names can be one: of persons by their words, of places by their sound."""

import re

_HEARD = (
    ("dzh", "j"), ("kh", "k"), ("gh", "k"), ("zh", "j"), ("ph", "f"), ("sh", "s"), ("ch", "c"), ("th", "t"),
    ("ck", "k"), ("g", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("w", "f"), ("d", "t"), ("b", "p"),
)  # fmt: skip
_SILENT = frozenset("aeiouyh'-")
_REPEATED = re.compile(r"(.)\1+")
FEWEST_CONSONANTS = 3
"""Consonants that a name must have to be known by them: with two, one town in fifty shares them by chance."""


def names_agree(left: str, right: str) -> bool:
    """Say whether two folded names of persons can be one person's.

    They are equal, or one is the last words of the other, or the other without middle names.

    >>> names_agree("oleh marchenko", "marchenko"), names_agree("oleh marchenko", "ivan marchenko")
    (True, False)

    """
    if left == right:
        return True
    shorter, longer = sorted((left.split(), right.split()), key=len)
    if not shorter or len(shorter) == len(longer):
        return False
    if longer[-len(shorter) :] == shorter:
        return True
    return len(shorter) > 1 and (shorter[0], shorter[-1]) == (longer[0], longer[-1]) and set(shorter) <= set(longer)


def sound(name: str) -> str:
    """Give the consonants of a folded name as they sound: spellings of one name in another alphabet share them.

    Names with fewer than three are given whole: they would agree by chance.

    >>> sound("dzhanyatag") == sound("janyatagh"), sound("let yet gone") == sound("let yet kone")
    (True, True)
    """
    plain = name.replace(" ", "")
    for written, heard in _HEARD:
        plain = plain.replace(written, heard)
    consonants = _REPEATED.sub(r"\1", "".join(letter for letter in plain if letter not in _SILENT))
    return consonants if len(consonants) >= FEWEST_CONSONANTS else name
