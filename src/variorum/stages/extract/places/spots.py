"""Where in a text the names of a gazetteer stand, and how much speaks for each being a place there."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from variorum.model.text import AnnotatedReport, Sentence, Token
from variorum.stages.extract.places.countries import Countries
from variorum.stages.extract.places.gazetteer import Gazetteer, Place
from variorum.stages.extract.places.names import fold
from variorum.stages.extract.places.vocabulary import PlaceVocabulary, Words

LONGEST_NAME = 6
"""Words and hyphens of a name; "Deir ez-Zor" has four, longer ones than six are names of offices."""


SHORT = 10.0
"""Evidence of an abbreviation that stands where one belongs."""


class Spot(Struct):
    """A run of tokens (half-open) that a gazetteer or the list of peoples knows; ``people`` is a country's code.

    ``recognised`` is true where the parser calls it a place.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    places: Sequence[Place]
    people: str | None = None
    evidence: float = 0.0
    recognised: bool = False


def find_spots(
    annotated: AnnotatedReport, gazetteer: Gazetteer, vocabulary: PlaceVocabulary, countries: Countries
) -> list[Spot]:
    """Give the spots of a report in order, none overlapping another, longest names first."""
    found = []
    for sentence in annotated.sentences:
        i = sentence.first
        while i < sentence.last:
            if not _may_open(annotated.tokens[i].text, vocabulary.words) or annotated.tokens[i].lower == "the":
                i += 1
                continue
            spot = _spot_at(annotated, i, sentence, gazetteer, vocabulary, countries)
            if spot is None:
                i += 1
            else:
                found.append(spot)
                i = spot.last
    return found


def _may_open(text: str, words: Words) -> bool:
    return text[0].isupper() or text in words.opening


def _spot_at(
    annotated: AnnotatedReport, i: int, sentence: Sentence, gazetteer: Gazetteer, vocabulary: PlaceVocabulary,
    countries: Countries,
) -> Spot | None:  # fmt: skip
    tokens, text = annotated.tokens, annotated.text
    short = _abbreviated(annotated, i, sentence, vocabulary)
    if short is not None:
        last, region = short
        start, end = tokens[i].start, tokens[last - 1].end
        return Spot(i, last, start, end, text[start:end], _regions(gazetteer.lookup(region)), evidence=SHORT)
    for last in _ends(annotated, i, sentence, vocabulary.words):
        start, end = tokens[i].start, tokens[last - 1].end
        name = text[start:end]
        people = _people(annotated, name, last - 1, countries)
        if (
            last - i == 1
            and not _is_side(annotated, last, sentence, vocabulary.words)
            and not _possible(tokens[i], vocabulary.words, people)
        ):
            continue
        places = gazetteer.lookup(name)
        if places or people:
            return Spot(i, last, start, end, name, places, people)
    return None


def _ends(annotated: AnnotatedReport, i: int, sentence: Sentence, words: Words) -> Iterator[int]:
    """Give the ends of the names that may begin at a token, longest first: those that end in a capitalised word."""
    ends, tokens = [], annotated.tokens
    for last in range(i, min(i + LONGEST_NAME, sentence.last)):
        word = tokens[last].text
        if word[0].isupper() or word[0].isdigit():
            ends.append(last + 1)
        elif word not in words.inner or (last > i and tokens[last].start - tokens[last - 1].end > 1):
            break
    return reversed(ends)


def _abbreviated(
    annotated: AnnotatedReport, i: int, sentence: Sentence, vocabulary: PlaceVocabulary
) -> tuple[int, str] | None:
    """Give the end and the long form of a region's abbreviation behind a comma: "Salem, Ore.", "Erie, PA"."""
    tokens = annotated.tokens
    if i == sentence.first or tokens[i - 1].text not in (",", "-") or len(tokens[i].text) > 6:
        return None
    for last in (i + 2, i + 1):
        if last <= sentence.last:
            written = annotated.text[tokens[i].start : tokens[last - 1].end]
            if written.lower() in vocabulary.words.small_words and tokens[i - 2].text.isupper():
                continue
            if written in vocabulary.words.abbreviations:
                return last, vocabulary.words.abbreviations[written]
    return None


def _regions(places: Sequence[Place]) -> Sequence[Place]:
    return [place for place in places if place.kind == "region"]


def _people(annotated: AnnotatedReport, name: str, last: int, countries: Countries) -> str | None:
    """Give the country whose people or adjective a name is; "U.S." is one where it stands before a noun."""
    if name.startswith(("The ", "the ")):
        return None
    people = countries.people(name)
    return people if people and (countries.named(name) is None or _modifies(annotated, last)) else None


def _modifies(annotated: AnnotatedReport, i: int) -> bool:
    """Tell whether "U.S." or "UK", which are names and adjectives, stand before a noun."""
    return annotated.tokens[i].dep in ("amod", "compound", "nmod") and annotated.tokens[i].head > i


def _is_side(annotated: AnnotatedReport, last: int, sentence: Sentence, words: Words) -> bool:
    """Tell whether a word is a region's name though it is one for a side of anything: "the Northwest Region"."""
    before = annotated.tokens[last - 1]
    return (
        before.lower in words.directions and last < sentence.last and annotated.tokens[last].lower in words.region_kinds
    )


def _possible(token: Token, words: Words, people: str | None) -> bool:
    form = token.lower
    if form.replace(".", "") in words.acronyms:
        return token.text.isupper()
    return people is not None or (len(form) > 1 and fold(form) not in words.not_places)
