"""Places that no gazetteer holds but the text calls a village, a town or a district, or the parser a place."""

from collections.abc import Iterator

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
    for runs in (_called(annotated, words), _recognised(annotated, words)):
        found += _free(annotated, runs, taken, words)
    return found + _free(annotated, _coordinated(annotated, spots + found, words), taken, words)


def _free(annotated: AnnotatedReport, runs: Iterator[tuple[int, int]], taken: set[int], words: Words) -> list[Spot]:
    found = []
    for first, last in runs:
        if not any(i in taken for i in range(first, last)):
            taken.update(range(first, last))
            start, end = annotated.tokens[first].start, annotated.tokens[last - 1].end
            if (
                annotated.tokens[first].lower in words.small_words
                or annotated.tokens[last - 1].lower in words.small_words
            ):
                continue
            found.append(Spot(first, last, start, end, annotated.text[start:end], ()))
    return found


def _called(annotated: AnnotatedReport, words: Words) -> Iterator[tuple[int, int]]:
    """Give the names in "the village of X" and "X village"."""
    tokens = annotated.tokens
    for token in tokens:
        vague = token.lemma in words.vague_kinds
        if not vague and (kinds_of(token, words) is None or token.lemma in words.loose_kinds):
            continue
        sentence = annotated.sentence(token)
        if token.i + 2 < sentence.last and tokens[token.i + 1].lower in ("of", "called", "named") and not vague:
            yield from _run(tokens, token.i + 2, sentence.last)
        if token.text.islower() and token.i > sentence.first:
            yield from _run_back(tokens, token.i - 1, sentence.first)


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
    if inner and token.text in ("-", "al", "el"):
        return True
    named = token.pos in ("PROPN", "NOUN", "X") or (token.pos == "ADJ" and token.entity != "NORP")
    return token.text[0].isupper() and named


def _recognised(annotated: AnnotatedReport, words: Words) -> Iterator[tuple[int, int]]:
    """Give the names behind "in" and "near", and what the parser calls a place where one is likely."""
    tokens = annotated.tokens
    for token in tokens:
        if token.lower not in words.prepositions and token.lemma not in words.taking:
            continue
        first = token.i + 1
        if first < len(tokens) and tokens[first].text[0].isupper() and tokens[first].sentence == token.sentence:
            for run in _run(tokens, first, annotated.sentence(token).last):
                if _likely(tokens, token, run, words):
                    yield run


def _likely(tokens: tuple[Token, ...], before: Token, run: tuple[int, int], words: Words) -> bool:
    first, last = run
    named = tokens[first:last]
    if any(token.pos != "PROPN" and token.text[0].isupper() for token in named) or named[0].lower in words.not_names:
        return False
    if any(token.lower in words.organization_kinds or any(map(str.isdigit, token.text)) for token in named):
        return False
    labels = {token.entity for token in named}
    if labels & {"GPE", "LOC"}:
        return True
    if before.lower == "at" and _then_inside(tokens, last, words):
        return not any(token.text.isupper() for token in named)
    return before.lower in _SURE and labels <= _MISTAKEN and not _goes_on(tokens, last)


INSIDE_REACH = 5
"""Words behind "in" among which the wider place or its kind stands: "in the mountainous Mull district"."""


def _then_inside(tokens: tuple[Token, ...], last: int, words: Words) -> bool:
    """Tell whether the text goes on with what a place is in: "at Lorn in the Mull district", "at Lorn in Kenya"."""
    if last + 1 >= len(tokens) or tokens[last].lower != "in":
        return False
    for token in tokens[last + 1 : last + INSIDE_REACH]:
        if token.entity in ("GPE", "LOC") or kinds_of(token, words) is not None:
            return True
        if token.pos in ("VERB", "PUNCT"):
            break
    return False


_SURE = frozenset({"in", "near", "outside", "around"})
_MISTAKEN = frozenset({"", "PERSON", "FAC"})


def _goes_on(tokens: tuple[Token, ...], last: int) -> bool:
    """Tell whether a name is only the first part of something: "in Operation X", "near Madison Avenue shops"."""
    return (
        last < len(tokens)
        and tokens[last - 1].head >= last
        and tokens[last - 1].dep in ("compound", "nmod", "amod", "poss")
    )


def _coordinated(annotated: AnnotatedReport, spots: list[Spot], words: Words) -> Iterator[tuple[int, int]]:
    """Give the unknown names that stand in one list with a place: "Palmyra and Qaryatayn"."""
    tokens = annotated.tokens
    taken = {i for spot in spots if not spot.people for i in range(spot.first, spot.last)}
    for i in sorted(taken):
        for token in annotated.below(tokens[i], "conj"):
            if token.i in taken or token.pos != "PROPN" or not _may_be_listed(annotated, token, tokens[i], words):
                continue
            first = token.i
            while first - 1 > i and tokens[first - 1].head == token.i and tokens[first - 1].dep == "compound":
                first -= 1
            if first not in taken and tokens[first].text[0].isupper() and tokens[first].lower not in words.not_names:
                yield first, token.i + 1


def _may_be_listed(annotated: AnnotatedReport, token: Token, place: Token, words: Words) -> bool:
    """Tell whether a name beside a place may be one: not a person or office, unless after "the cities of"."""
    if token.entity not in ("PERSON", "ORG", "NORP", "DATE"):
        return True
    above = annotated.head(annotated.head(place))
    return token.entity != "DATE" and above.tag == "NNS" and kinds_of(above, words) is not None
