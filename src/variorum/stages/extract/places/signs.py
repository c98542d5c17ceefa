"""What speaks for or against a place being where a report's incident happened: the signs around each mention.

A sign is a word for one thing that can be seen in the text; ``places_home.toml`` says what each is worth.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.mentions import PlaceMention
from variorum.stages.extract.places.dateline import Datelines
from variorum.stages.extract.places.evidence import scene_of
from variorum.stages.extract.places.vocabulary import Words

OFFICE_REACH = 4
"""Words behind a name among which stands what it is the name of: "the Toledo Metropolitan Police"."""
QUARTER_REACH = 2
"""Words behind a name among which it is called a part of a town: "the Old Harbour neighbourhood"."""
LEAD = 3
"""Sentences of the body that tell the news."""
BACK = 8
"""Words before a place among which a verb says that somebody was brought or arrested there."""
_WIDE = {"region", "country"}


class Signs:
    """Reads the signs at the places of one report."""

    def __init__(self, annotated: AnnotatedReport, places: Sequence[PlaceMention], words: Words) -> None:
        self._annotated, self._words = annotated, words
        self._datelines = Datelines(annotated.text)
        self._starts = [token.start for token in annotated.tokens]
        self._wide = {place.start for place in places if place.value.precision in _WIDE}
        body = annotated.report.body_start
        opening = next((s.i for s in annotated.sentences if s.start >= body), 0)
        self._lead = range(opening, opening + LEAD)

    def at(self, place: PlaceMention, *, spoken: bool) -> Iterator[str]:
        """Give the signs at one mention; ``spoken`` says that it stands only inside another name."""
        first = max(0, bisect_right(self._starts, place.start) - 1)
        last = max(first + 1, bisect_right(self._starts, place.end - 1))
        token = self._annotated.tokens[first]
        yield from self._standing(place, token)
        yield from self._before(token)
        yield from self._behind(first, last)
        if spoken:
            yield "spoken"

    def _standing(self, place: PlaceMention, token: Token) -> Iterator[str]:
        if self._datelines.names((place.start, place.end)):
            yield "dateline"
        if place.end <= self._annotated.report.body_start:
            yield "headline"
        elif token.sentence in self._lead:
            yield "lead"
        if place.value.precision == "near":
            yield "near"

    def _before(self, token: Token) -> Iterator[str]:
        tokens, first = self._annotated.tokens, self._annotated.sentence(token).first
        if token.i == first:
            return
        before = tokens[token.i - 1]
        if before.lower in ("in", "at", "inside"):
            yield "in"
            if token.i - 2 >= first and tokens[token.i - 2].lower in self._words.local_authorities:
                yield "authority"
        elif before.lower in ("of", "from"):
            yield "origin"
        elif before.lower in self._words.directional or before.lower in self._words.directions:
            yield "part"
        lemmas = {each.lemma for each in tokens[max(first, token.i - BACK) : token.i]}
        if lemmas & self._words.destination_verbs:
            yield "brought"
        if lemmas & self._words.after_verbs:
            yield "arrested"

    def _behind(self, first: int, last: int) -> Iterator[str]:
        annotated, words = self._annotated, self._words
        noun = scene_of(annotated, first, last, words)
        if noun is not None:
            yield "scene" if noun.lemma in words.scenes else "inhabitant"
        end = annotated.sentence(annotated.tokens[first]).last
        behind = annotated.tokens[last : min(last + OFFICE_REACH, end)]
        if any(token.lower in words.quarters for token in behind[:QUARTER_REACH]):
            yield "quarter"
        if behind and behind[0].text in ("'s", "’s"):
            yield "owner"
        if len(behind) > 1 and behind[0].text in (",", "(", "in") and behind[1].start in self._wide:
            yield "in region"
        for token in behind:
            form = token.lower
            for sign, kinds in (
                ("authority", words.local_authorities | words.services), ("court", words.courts),
                ("hospital", words.hospitals), ("press", words.press),
            ):  # fmt: skip
                if form in kinds:
                    yield sign
                    return
            if token.pos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ"):
                return
