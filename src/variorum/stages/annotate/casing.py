"""Texts printed in capitals only, given the small letters that they would usually have, so that the parser knows names.

Only the parser reads the recased text: it has as many characters as the report, and every quote is the report's own.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

FEWEST_WORDS = 4
"""Words of two letters or more in a line that is told to be in capitals by itself; fewer may be a name or a label."""
CAPITALS = 0.9
"""Share of words in capitals from which a text is one in capitals: such wires have a stray "Mc", others an acronym."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDING = re.compile(r"(?:N['’]T|['’](?:S|LL|RE|VE|D|M))$")
_PARTS = re.compile(r"(?<=['’])")
"""Where a word with an apostrophe in it is parted: "O'BRIEN" has two capitals."""
_OPENS = re.compile(r"(?:(?<!\b[A-Z])\.|[!?:])[\"'”’)\]]*\s+[\"'“‘(\[]*$|^[\s\"'“‘(\[]*$|\[$")
_BEFORE = 8
"""Characters looked at before a word to see whether a sentence opens there."""
_UNSPOKEN = re.compile(r"[^aeiouy]{2,6}")
"""Unlisted words without a vowel are abbreviations."""
_MONTHS = frozenset({"MAY", "MARCH"})
"""Months that are other words, too, unless a number stands beside them."""
_DAY = re.compile(r"\d ?$")


class Casing(Struct, frozen=True):
    """How the words of a language are usually written. A word that is not here is written as a name.

    ``small`` holds words in small letters, ``either`` those of them that are often part of a name ("front"),
    ``capitals`` abbreviations, all in small letters.
    """

    small: frozenset[str]
    either: frozenset[str]
    capitals: frozenset[str]


def is_capitals(text: str, *, fewest: int = FEWEST_WORDS) -> bool:
    """Tell whether a text is printed in capitals only.

    >>> is_capitals("TWO MEN WERE SHOT IN LORN"), is_capitals("The FBI, CIA and NSA"), is_capitals("LORN, MAY 3")
    (True, False, False)

    """
    if text.islower():
        return False
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return len(words) >= fewest and sum(word.isupper() for word in words) >= CAPITALS * len(words)


def recase(text: str, casing: Casing) -> str:
    """Give a text in capitals as it would usually be written, character for character.

    >>> words = frozenset({"the", "shot", "front", "near"})
    >>> recase("THE RED FRONT SHOT HIM NEAR LORN.", Casing(words | {"him"}, frozenset({"front"}), frozenset()))
    'The Red Front shot him near Lorn.'

    """
    words = list(_WORD.finditer(text))
    names = _with_neighbours(words, text, casing, [_is_name(match, text, casing) for match in words])
    written = list(text)
    for match, name in zip(words, names, strict=True):
        form = _form(match[0], casing, capital=name or _opens(text, match.start()))
        if len(form) == len(match[0]):  # the small letter of some capitals is two characters
            written[match.start() : match.end()] = form
    return "".join(written)


def _stem(word: str) -> str:
    return _ENDING.sub("", word).lower()


def _is_name(match: re.Match[str], text: str, casing: Casing) -> bool:
    word = _stem(match[0])
    if match[0] in _MONTHS:
        return (
            bool(_DAY.search(text, max(0, match.start() - 2), match.start()))
            or text[match.end() + 1 : match.end() + 2].isdigit()
        )
    return word not in casing.small


def _with_neighbours(words: Sequence[re.Match[str]], text: str, casing: Casing, names: Sequence[bool]) -> list[bool]:
    """Take words that may be part of a name for one where they stand beside a name, first forwards, then backwards."""
    found = list(names)
    for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        step = order.step
        for i in order:
            left, right = sorted((i, i - step))
            joined = text[words[left].end() : words[right].start()] in {" ", "-"}
            if joined and found[i - step] and _stem(words[i][0]) in casing.either:
                found[i] = True
    return found


def _opens(text: str, start: int) -> bool:
    """Say whether a sentence begins at a word."""
    before = text[max(0, start - _BEFORE) : start]
    return _OPENS.search(before) is not None and (start <= _BEFORE or bool(before.strip()))


def _form(word: str, casing: Casing, *, capital: bool) -> str:
    ending = _ENDING.search(word)
    stem, rest = (word[: ending.start()], ending[0].lower()) if ending else (word, "")
    if _is_abbreviation(stem.lower(), casing):
        return stem + rest
    return "".join(_cased(part, capital=capital) for part in _PARTS.split(stem)) + rest


def _is_abbreviation(word: str, casing: Casing) -> bool:
    if len(word) == 1:
        return word != "a"
    return word in casing.capitals or (word not in casing.small and _UNSPOKEN.fullmatch(word) is not None)


def _cased(part: str, *, capital: bool) -> str:
    return part[:1] + part[1:].lower() if capital else part.lower()
