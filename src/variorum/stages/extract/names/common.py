"""Bodies written without a capital: "the German foreign ministry", "Kunduz police", "the ministry"."""

from collections.abc import Iterator

from msgspec import Struct

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.names.candidates import Candidate, owner
from variorum.stages.extract.names.vocabulary import NameVocabulary


class ShortForm(Struct, frozen=True):
    """A definite body with nothing to name it ("the ministry"): the index of its word."""

    token: int


def common_bodies(annotated: AnnotatedReport, vocabulary: NameVocabulary) -> Iterator[Candidate | ShortForm]:
    """Give the bodies of state whose own word has no capital, in order."""
    government = vocabulary.words.government
    for token in annotated.tokens:
        if token.lower not in government or token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "amod"}:
            continue
        first = _first(annotated, token)
        if first == token.i:
            if token.i and annotated.tokens[token.i - 1].lower == "the":
                yield ShortForm(token.i)
            continue
        if token.text[0].islower() and (found := _candidate(annotated, first, token, vocabulary)) is not None:
            yield found


def _first(annotated: AnnotatedReport, token: Token) -> int:
    first = token.i
    while first and _belongs(annotated.tokens[first - 1], first, token.i):
        first -= 1
    return first


def _belongs(token: Token, first: int, head: int) -> bool:
    return token.dep in {"compound", "nmod", "amod", "poss"} and first <= token.head <= head and token.tag[:3] != "PRP"


def _candidate(annotated: AnnotatedReport, first: int, token: Token, vocabulary: NameVocabulary) -> Candidate | None:
    parts = annotated.tokens[first : token.i + 1]
    country = next((code for t in parts if (code := vocabulary.country_of.get(t.lower)) is not None), None)
    country = country or owner(annotated, first, vocabulary)
    named = country is not None or any(t.text[0].isupper() and t.pos == "PROPN" for t in parts)
    topical = token.lower == "ministry" and all(t.pos in {"NOUN", "ADJ", "PROPN"} for t in parts)
    if not (named or topical) or token.lower in {"troops", "forces", "force", "service", "services", "state", "patrol"}:
        return None
    last = _of_place(annotated, token)
    whole = annotated.tokens[first:last]
    country = country or next((code for t in whole if (code := vocabulary.country_of.get(t.lower)) is not None), None)
    return Candidate(first, last, "government", tuple(t.text for t in whole), country=country)


def _of_place(annotated: AnnotatedReport, token: Token) -> int:
    """Give the end of "of Norland" behind a body, or of the body itself."""
    tokens = annotated.tokens
    at = token.i + 1
    if at + 1 >= len(tokens) or tokens[at].lower != "of":
        return at
    last = at + 2 if tokens[at + 1].lower == "the" else at + 1
    end = last
    while end < len(tokens) and tokens[end].pos == "PROPN" and tokens[end].text[0].isupper():
        end += 1
    return end if end > last else at
