"""Places that no gazetteer holds but the text calls a village, a town or a district, or the parser a place."""

from collections.abc import Iterator

from msgspec import Struct

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.places.readings import kinds_of
from variorum.stages.extract.places.spots import Spot
from variorum.stages.extract.places.vocabulary import Words

LONGEST = 4
"""Words of a name that is in no list."""


def find_unknown(annotated: AnnotatedReport, spots: list[Spot], words: Words) -> list[Spot]:
    """Give the spots of unknown places, none overlapping those given; their ``places`` are empty."""
    taken = {i for spot in spots for i in range(spot.first, spot.last)}
    found: list[Spot] = []
    for first, last in (*_called(annotated, words), *_recognised(annotated, words)):
        if not any(i in taken for i in range(first, last)):
            taken.update(range(first, last))
            start, end = annotated.tokens[first].start, annotated.tokens[last - 1].end
            found.append(Spot(first, last, start, end, annotated.text[start:end], ()))
    return found


def _called(annotated: AnnotatedReport, words: Words) -> Iterator[tuple[int, int]]:
    """Give the names in "the village of X" and "X village"."""
    tokens = annotated.tokens
    for token in tokens:
        if kinds_of(token, words) is None or token.lower in _LOOSE:
            continue
        sentence = annotated.sentence(token)
        if token.i + 2 < sentence.last and tokens[token.i + 1].lower in ("of", "called", "named"):
            yield from _run(tokens, token.i + 2, sentence.last)
        elif token.text.islower() and token.i > sentence.first:
            yield from _run_back(tokens, token.i - 1, sentence.first)


_LOOSE = frozenset(
    {"state", "base", "department", "capital", "republic", "division", "port", "market", "camp", "quarter"}
)


def _run(tokens: tuple[Token, ...], first: int, stop: int) -> Iterator[tuple[int, int]]:
    last = first
    while last < min(stop, first + LONGEST) and _is_name(tokens[last], inner=last > first):
        last += 1
    while last > first and not tokens[last - 1].text[0].isupper():
        last -= 1
    if last > first:
        yield first, last


def _run_back(tokens: tuple[Token, ...], end: int, stop: int) -> Iterator[tuple[int, int]]:
    first = end
    while first >= max(stop, end - LONGEST + 1) and _is_name(tokens[first], inner=first < end):
        first -= 1
    first += 1
    while first <= end and not tokens[first].text[0].isupper():
        first += 1
    if first <= end and not (first == stop and end == first and tokens[first].pos != "PROPN"):
        yield first, end + 1


def _is_name(token: Token, *, inner: bool) -> bool:
    return (token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X")) or (
        inner and token.text in ("-", "al", "el")
    )


def _recognised(annotated: AnnotatedReport, words: Words) -> Iterator[tuple[int, int]]:
    """Give what the parser calls a place, if a preposition of place stands before it."""
    tokens = annotated.tokens
    for entity in annotated.entities:
        first = entity.first
        if entity.label not in ("GPE", "LOC") or first == 0 or entity.last - first > LONGEST:
            continue
        if tokens[first].lower == "the" or not tokens[first].text[0].isupper():
            continue
        before = tokens[first - 1]
        if before.lower in words.prepositions and not any(
            c.isdigit() for c in annotated.text[tokens[first].start : tokens[entity.last - 1].end]
        ):
            yield first, entity.last
