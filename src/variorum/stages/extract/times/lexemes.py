"""Cut a text into words and signs, and give each one character that tells its class.

The grammar is then written over these characters: a rule is a regular expression over a string that has one character
for each word, so that spaces around punctuation and the spelling of words no longer matter.
"""

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from variorum.stages.extract.times.vocabulary import TimeVocabulary

_NAMES = (
    "After", "Ago", "And", "Apostrophe", "Article", "As", "At", "Before", "Begin", "Between", "Cardinal",
    "ClockWord", "Close", "Colon", "Comma", "Couple", "DecadeWord", "Deictic", "Digits", "Dot", "Each", "Earlier",
    "Early", "End", "Fiscal", "Following", "From", "Full", "Hours", "Hundred", "Hyphen", "In", "Last", "Late",
    "Later", "Latest", "Local", "Meridiem", "Mid", "Month", "MonthAbbreviation", "More", "Next", "Number", "Of",
    "Old", "On", "Open", "Or", "Ordinal", "OrdinalEnding", "Other", "Overnight", "Part", "Period", "Plural",
    "PluralWeekday", "Previous", "Recent", "Rough", "Same", "Season", "SetWord", "ShortMonth", "ShortWeekday",
    "Since", "Slash", "That", "The", "This", "Thousand", "Time", "To", "Tonight", "Unit", "Universal", "Until",
    "Vague", "Weekday", "Year", "Zone",
)  # fmt: skip
CLASSES: dict[str, str] = {name: chr(0x100 + i) for i, name in enumerate(_NAMES)}
"""Each class of lexeme by the name that the rules use, as the character that stands for it."""
NAMES = {sign: name for name, sign in CLASSES.items()}
"""The same the other way round."""

_SIGNS = {",": "Comma", ".": "Dot", "/": "Slash", ":": "Colon", "(": "Open", ")": "Close"}
_SIGN_CLASSES = {
    **{sign: CLASSES[name] for sign, name in _SIGNS.items()},
    **dict.fromkeys("-‐‑‒–—", CLASSES["Hyphen"]),
    **dict.fromkeys("'’‘`", CLASSES["Apostrophe"]),
}
_LEXEME = re.compile(
    r"(?<![^\W\d_])[AaPp](?:\s?\.\s?[Mm](?:\s?\.)?|[Mm])(?![^\W\d_])|\d+(?:,\d{3})+(?!\d)|\d+|[^\W\d_]+|[^\w\s]|_"
)
YEARS = range(1000, 2200)
"""Four digits that may be a year; whether they are one, the words around them tell."""


class Lexemes(Struct, frozen=True):
    """Words and signs of one paragraph: where they stand, their class characters in one string, and their values.

    ``values`` holds a number for digits, months, weekdays and number words, a code for units and parts of day, and
    the word itself for the rest.
    """

    spans: list[tuple[int, int]]
    words: list[str]
    classes: str
    values: list[int | str]


def lex(text: str, start: int, end: int, vocabulary: "TimeVocabulary") -> Lexemes:
    """Cut the characters ``start`` to ``end`` of a text into lexemes."""
    entries, other = vocabulary.entries, CLASSES["Other"]
    spans: list[tuple[int, int]] = []
    words: list[str] = []
    values: list[int | str] = []
    classes: list[str] = []
    for match in _LEXEME.finditer(text, start, end):
        word = match.group()
        lower = word.lower()
        entry = entries.get(lower)
        if entry is None:
            kind, value = (other, lower) if word.isalpha() else _odd(word, lower, other)
        else:
            kind, value = entry
            if lower in vocabulary.ambiguous:
                kind = _doubtful(word, kind)
        spans.append(match.span())
        words.append(lower)
        values.append(value)
        classes.append(kind)
    return Lexemes(spans, words, "".join(classes), values)


def _odd(word: str, lower: str, other: str) -> tuple[str, int | str]:
    first = word[0]
    if first in "aApP" and "." in word:
        return CLASSES["Meridiem"], "".join(letter for letter in lower if letter in "apm")
    if first.isdecimal():
        return _digits(word)
    return _SIGN_CLASSES.get(first, other), lower


def _digits(word: str) -> tuple[str, int | str]:
    if len(word) <= 2:
        return CLASSES["Digits"], int(word)
    if len(word) > 12:
        return CLASSES["Other"], word
    number = int(word.replace(",", ""))
    is_year = len(word) == 4 and number in YEARS
    return CLASSES["Year" if is_year else "Number"], number


def _doubtful(word: str, kind: str) -> str:
    return _WITH_CAPITAL.get(kind, kind) if word[0].isupper() else CLASSES["Other"]


_WITH_CAPITAL = {CLASSES["Month"]: CLASSES["ShortMonth"], CLASSES["Weekday"]: CLASSES["ShortWeekday"]}
