"""The word classes and lemmas that a pipeline gives by rules: looked up, where the rules have been asked before.

spaCy's attribute ruler and rule lemmatizer go by a word's form, its tag and its relation to its head, and ask the
same of the same again and again. Here the answer is kept. A text with a word that may begin one of the few rules
over several words goes through spaCy's own components.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from variorum.edges.resources.quick_words import places_of

MOST_ANSWERS = 100_000
"""Answers that are kept, about 15 MB; then it begins anew."""

_ASKED = ["ORTH", "TAG", "DEP"]
_GIVEN = ["TAG", "DEP", "POS", "LEMMA"]
_OF_THE_WORD = frozenset({"TAG", "DEP", "LOWER", "ORTH", "TEXT", "IS_SPACE", "IS_PUNCT", "IS_DIGIT", "SHAPE"})
"""What a rule may look at so that its answer is the same wherever the same is asked."""


class QuickTags:
    """Stands in a pipeline for its attribute ruler and the lemmatizer behind it."""

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        from spacy.matcher import Matcher  # noqa: PLC0415 - takes a second
        from spacy.pipeline import AttributeRuler  # noqa: PLC0415

        self.own = (ruler, lemmatizer)
        rules = ruler.patterns
        # Later rules win, so their order is kept.
        self.ruler = AttributeRuler(ruler.vocab, name="of_one_word")
        self.ruler.add_patterns([rule for rule in rules if _length(rule) == 1])
        self.beginnings = Matcher(ruler.vocab)
        firsts = [[pattern[0]] for rule in rules if _length(rule) > 1 for pattern in rule["patterns"]]
        if firsts:
            self.beginnings.add("beginning", firsts)
        self._begin()

    def _begin(self) -> None:
        self.places: dict[int, int] = {}
        self.answers = np.zeros((0, len(_GIVEN)), dtype=np.uint64)
        self.begins: set[int] = set()

    def __call__(self, doc: Any) -> Any:
        """Give the words of a text their classes and lemmas."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Any], *, batch_size: int = 128) -> Iterator[Any]:
        """Give the words of texts their classes and lemmas, batch by batch."""
        batch: list[Any] = []
        for doc in docs:
            batch.append(doc)
            if len(batch) >= batch_size:
                yield from self._done(batch)
                batch = []
        yield from self._done(batch)

    def _done(self, docs: Sequence[Any]) -> Sequence[Any]:
        for doc, places in zip(docs, self._find(docs), strict=True):
            if not self.begins.isdisjoint(places):
                for component in self.own:
                    component(doc)
            elif places:
                doc.from_array(_GIVEN, self.answers[places])
        return docs

    def _find(self, docs: Sequence[Any]) -> list[list[int]]:
        if len(self.places) > MOST_ANSWERS:
            self._begin()
        return places_of(docs, _ASKED, self.places, self._ask)

    def _ask(self, new: dict[int, Any]) -> None:
        """Ask the rules about words, each of them as if it stood alone."""
        words = list(new.values())
        made = type(words[0].doc)(words[0].vocab, [word.text for word in words])
        made.from_array(["TAG", "DEP"], np.array([[word.tag, word.dep] for word in words], dtype=np.uint64))
        first = len(self.places)
        self.begins |= {first + start for _, start, _ in self.beginnings(made, allow_missing=True)}
        self.own[1](self.ruler(made))
        self.places.update(zip(new, range(first, first + len(new)), strict=True))
        self.answers = np.concatenate([self.answers[:first], made.to_array(_GIVEN)])


def put_quick_tags(pipeline: Any) -> bool:
    """Let a pipeline look up what its attribute ruler and rule lemmatizer gave before; tell whether it can be done."""
    names = pipeline.pipe_names
    if "attribute_ruler" not in names or names[names.index("attribute_ruler") + 1 :][:1] != ["lemmatizer"]:
        return False
    ruler, lemmatizer = pipeline.get_pipe("attribute_ruler"), pipeline.get_pipe("lemmatizer")
    if not _goes_by_the_word(ruler, lemmatizer):
        return False
    factory, name = type(pipeline), "quick_tags"
    if not factory.has_factory(name):
        factory.factory(name, func=_make)
    pipeline.add_pipe(name, before="attribute_ruler")
    for replaced in ("attribute_ruler", "lemmatizer"):
        pipeline.disable_pipe(replaced)
    return True


def _make(nlp: Any, name: str) -> QuickTags:  # noqa: ARG001 - spaCy's
    return QuickTags(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"))


def _goes_by_the_word(ruler: Any, lemmatizer: Any) -> bool:
    """Tell whether what these components give depends on a word's form, tag and relation alone."""
    if lemmatizer.mode != "rule" or lemmatizer.overwrite:
        return False
    looked_at = {key for rule in ruler.patterns for pattern in rule["patterns"] for word in pattern for key in word}
    return looked_at <= _OF_THE_WORD


def _length(rule: dict[str, Any]) -> int:
    return max(len(pattern) for pattern in rule["patterns"])
