"""Read a number, with the words that limit it, out of a row of words."""

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from variorum.model.text import Token
from variorum.stages.extract.counts.vocabulary import CountVocabulary

_DIGITS = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?")
_NOT_COUNTED = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_UNITS = frozenset(
    {
        "%",
        "percent",
        "per",
        "st",
        "nd",
        "rd",
        "th",
        "km",
        "mm",
        "a.m.",
        "p.m.",
        "am",
        "pm",
        "y.o",
        "y.o.",
        "yo",
        "yr",
        "yrs",
    }
)
_AGE = frozenset(
    {"year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes"}
)
_SIGNS = frozenset({"$", "€", "£", "#", "No.", "aged", "age"})
_PLACES = {"block", "blk"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINTS = frozenset({"to", "-", "–", "or"})
"""What joins the two ends of a range without more."""
_LAST_DAY = 31
"""A larger number that the parser takes for a date is a year; a smaller one is as often a count."""
_LONGEST_BOUND = 4
LARGEST = 10**10
"""Beyond the number of people alive nothing is a count of casualties."""


class Quantity(Struct, frozen=True):
    """A number and the tokens ``first`` to ``last`` (half-open) that carry it, with its bound."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    bound: str | None


def is_number(token: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether a word is part of a number."""
    word = token.lower
    return word in vocabulary.numbers or word in vocabulary.scales or _DIGITS.fullmatch(word) is not None


def read_quantity(
    tokens: Sequence[Token], first: int, last: int, vocabulary: CountVocabulary, *, floor: int
) -> Quantity | None:
    """Read the last number among the tokens ``first`` to ``last``; its bound may stand before it, from ``floor``."""
    at = last
    while at > first:
        if is_number(tokens[at - 1], vocabulary):
            begin = _begin(tokens, first, at, vocabulary)
            value = None if _vague_scale(tokens, begin, vocabulary) else _value(tokens[begin:at], vocabulary)
            if value is not None and why_not_counted(tokens, begin, at, vocabulary) is None:
                return _bounded(tokens, begin, at, value, vocabulary, floor=floor)
            if value is None and _too_large(tokens[begin:at]):
                return None  # the number before it counts others
            at = begin
        else:
            at -= 1
    return None


def _vague_scale(tokens: Sequence[Token], begin: int, vocabulary: CountVocabulary) -> bool:
    """Tell "several thousand" and "a few hundred", which give no number."""
    return begin > 0 and tokens[begin].lower in vocabulary.scales and tokens[begin - 1].lower in vocabulary.vague.words


def _begin(tokens: Sequence[Token], first: int, at: int, vocabulary: CountVocabulary) -> int:
    begin = at - 1
    while begin > first:
        before = tokens[begin - 1]
        joint = before.text in {",", "-", "and"} and begin - 1 > first and is_number(tokens[begin - 2], vocabulary)
        if is_number(before, vocabulary) and _joins(before, tokens[begin], vocabulary):
            begin -= 1
        elif joint and _glued(tokens[begin - 2], before, tokens[begin], vocabulary):
            begin -= 2
        else:
            break
    if begin > first and tokens[begin].lower in vocabulary.scales and tokens[begin - 1].lower in {"a", "an", "half"}:
        begin -= 1
        if begin > first and tokens[begin - 1].lower == "half":
            begin -= 1
    return begin


def _joins(left: Token, right: Token, vocabulary: CountVocabulary) -> bool:
    if right.lower in vocabulary.scales:
        return True
    return left.lower in vocabulary.scales and right.lower in vocabulary.numbers


def _glued(left: Token, middle: Token, right: Token, vocabulary: CountVocabulary) -> bool:
    if middle.text == ",":
        return left.text.isdigit() and right.text.isdigit() and len(right.text) == 3
    if middle.text == "-":
        return vocabulary.numbers.get(left.lower, 0) >= 20 and 0 < vocabulary.numbers.get(right.lower, 0) < 10
    return left.lower in vocabulary.scales and right.lower in vocabulary.numbers


def _value(words: Sequence[Token], vocabulary: CountVocabulary) -> int | None:
    total, part, digits = 0, 0.0, ""
    for token in words:
        word = token.lower
        if _DIGITS.fullmatch(word):
            if digits and len(word) != 3:
                return None
            digits += word if digits else ""
            part = float(digits) if digits else float(_plain(word))
            digits = digits or (word if word.isdigit() else "")
        elif word in vocabulary.scales:
            scale = vocabulary.scales[word]
            part = (part or 1) * scale
            part = 0.5 * scale if words[0].lower == "half" else part
            if scale >= 1000:
                total, part = total + round(part), 0.0
        elif word in vocabulary.numbers:
            part += vocabulary.numbers[word]
    value = total + round(part)
    return value if value <= LARGEST else None


def _too_large(words: Sequence[Token]) -> bool:
    return any(_DIGITS.fullmatch(word.text) and float(_plain(word.text)) > LARGEST for word in words)


def _plain(word: str) -> str:
    grouped = re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", word) is not None
    return word.replace(",", "").replace(".", "") if grouped else word.replace(",", "")


def why_not_counted(tokens: Sequence[Token], begin: int, at: int, vocabulary: CountVocabulary) -> str | None:
    """Say what a number is that counts nobody: a date, age, sum, share, time or address; None where it counts."""
    before = tokens[begin - 1] if begin else None
    following = tokens[at].lower if at < len(tokens) else ""
    hyphened = following == "-" and at + 1 < len(tokens) and tokens[at + 1].lower in _AGE
    aged = hyphened or following in _AGE or following.startswith(("-year", "year-old"))
    found = {
        "it is part of a date": _in_date(tokens[begin], before) or _is_year_of_date(tokens, begin, at),
        "it is a date, an order, a sum of money or a share": _measures(tokens[at - 1], following, vocabulary),
        "it is a sum, an age or a number of a row": before is not None and before.text in _SIGNS,
        "it is a time of day": following.startswith(":") or (before is not None and _on_clock(tokens, begin)),
        "it is a share": _is_share(tokens, begin, at, vocabulary),
        "it is an address": following in _PLACES,
        "it is an age or a length of time": aged,
        "it is a measure": following in _UNITS,
    }
    return next((reason for reason, holds in found.items() if holds), None)


def numbers_among(
    tokens: Sequence[Token], first: int, last: int, vocabulary: CountVocabulary
) -> Iterator[tuple[int, int]]:
    """Give where each number among the tokens ``first`` to ``last`` begins and ends, the last one first."""
    at = last
    while at > first:
        begin = _begin(tokens, first, at, vocabulary) if is_number(tokens[at - 1], vocabulary) else at
        if begin < at:
            yield begin, at
        at = min(begin, at - 1)


def _is_share(tokens: Sequence[Token], begin: int, at: int, vocabulary: CountVocabulary) -> bool:
    """Tell either number of "one in five of the dead"."""
    if begin > 1 and tokens[begin - 1].lower == "in" and is_number(tokens[begin - 2], vocabulary):
        return True
    rest = tokens[at : at + 3]
    return len(rest) > 2 and rest[0].lower == "in" and is_number(rest[1], vocabulary) and rest[2].lower == "of"


def _on_clock(tokens: Sequence[Token], begin: int) -> bool:
    """Tell the minutes of "16 : 05" from the number that a colon announces: "a higher figure: 57 dead"."""
    return tokens[begin - 1].text == ":" and begin > 1 and tokens[begin - 2].text.isdigit()


def _is_year_of_date(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Tell whether a number is the year after a day: "the June 4, 2015 murder"."""
    if at - begin != 1 or begin < 2 or _YEAR.fullmatch(tokens[begin].text) is None:
        return False
    return (
        tokens[begin - 1].text == "," and tokens[begin - 2].text.isdigit() and int(tokens[begin - 2].text) <= _LAST_DAY
    )


def _in_date(first: Token, before: Token | None) -> bool:
    if before is None or (_YEAR.fullmatch(before.text) and not first.text.isdigit()):
        return False  # "in March, 2021 six men": a number after a year is none of the date
    return first.entity == "DATE" and not first.opens and before.pos in {"PROPN", "NUM"}


def _measures(token: Token, following: str, vocabulary: CountVocabulary) -> bool:
    if token.entity not in _NOT_COUNTED or token.lower in vocabulary.scales:
        return False
    if token.entity in {"MONEY", "PERCENT", "ORDINAL"} or following in {"-", "%"}:
        return True
    return token.entity in {"DATE", "TIME"} and token.text.isdigit() and int(token.text) > _LAST_DAY


def _bounded(
    tokens: Sequence[Token], begin: int, at: int, value: int, vocabulary: CountVocabulary, *, floor: int
) -> Quantity:
    ends = _range(tokens, begin, value, vocabulary, floor=floor)
    if ends is not None:
        return msgspec.structs.replace(ends, last=at)
    length, kind = _match_before(tokens, begin, vocabulary, floor=floor)
    if kind is not None:
        words = " ".join(token.lower for token in tokens[begin - length : begin])
        return _limited(begin - length, at, value, kind, words)
    after, kind = _match_after(tokens, at, vocabulary)
    if kind is not None:
        return _limited(begin, at + after, value, kind, " ".join(token.lower for token in tokens[at : at + after]))
    return Quantity(begin, at, value, value, value, None)


def _limited(first: int, last: int, value: int, kind: str, words: str) -> Quantity:
    low = value if kind == "low" else None
    best = value if kind == "about" else None
    high = value if kind == "high" else None
    return Quantity(first, last, low, best, high, words)


def _range(
    tokens: Sequence[Token], begin: int, value: int, vocabulary: CountVocabulary, *, floor: int
) -> Quantity | None:
    """Read the two ends of "between 10 and 15", "10 to 15", "at least 10 and up to 15", "between 8 and over 30"."""
    bound, kind = _match_before(tokens, begin, vocabulary, floor=floor)
    bound += _match_before(tokens, begin - bound, vocabulary, floor=floor)[0]  # "up to more than 30"
    joint = begin - bound - 1
    joint -= joint - 1 > floor and tokens[joint].pos == "ADV" and kind is not None
    if joint - 1 < floor or not is_number(tokens[joint - 1], vocabulary):
        return None
    start = _begin(tokens, floor, joint, vocabulary)
    lower = _value(tokens[start:joint], vocabulary)
    opened = start > floor and tokens[start - 1].lower in {"between", "from"}
    least, lowest = _match_before(tokens, start, vocabulary, floor=floor)
    limited = kind in {"low", "high"} and lowest == "low"
    joined = tokens[joint].lower in _JOINTS or (tokens[joint].lower in {"and", ","} and (opened or limited))
    if lower is None or lower >= value or not joined:
        return None
    first = start - least if lowest == "low" else start - opened
    if kind == "low":
        words = " ".join(token.lower for token in tokens[begin - bound : begin])
        return Quantity(first, begin, lower, None, None, words)
    return Quantity(first, begin, lower, None, value, None)


def _match_before(
    tokens: Sequence[Token], begin: int, vocabulary: CountVocabulary, *, floor: int
) -> tuple[int, str | None]:
    for length in range(min(_LONGEST_BOUND, begin - floor), 0, -1):
        kind = vocabulary.bounds_before.get(tuple(token.lower for token in tokens[begin - length : begin]))
        if kind is not None:
            return length, kind
    return 0, None


def _match_after(tokens: Sequence[Token], at: int, vocabulary: CountVocabulary) -> tuple[int, str | None]:
    for length in (2, 1):
        kind = vocabulary.bounds_after.get(tuple(token.lower for token in tokens[at : at + length]))
        if kind is not None:
            return length, kind
    return 0, None
