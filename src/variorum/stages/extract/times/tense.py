"""Whether the words around a time look back or ahead: the tense of the verb that governs it."""

from bisect import bisect_right

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.times.meanings import Tense
from variorum.stages.extract.times.vocabulary import TimeVocabulary

HIGHEST_CLIMB = 6
"""Steps up the parse from a time to its verb; beyond them the verb is another clause's."""

NEAREST = 3
"""Words back to a verb that a time directly follows, over "late" and "on"."""


class Tenses:
    """Answers for one report; the index of its words is made when first asked for."""

    def __init__(self, annotated: AnnotatedReport, vocabulary: TimeVocabulary) -> None:
        self.annotated = annotated
        self.vocabulary = vocabulary
        self._starts = [token.start for token in annotated.tokens]

    def token_at(self, offset: int) -> Token:
        """Give the word that holds the character ``offset``, or the last one before it."""
        return self.annotated.tokens[max(bisect_right(self._starts, offset) - 1, 0)]

    def around(self, first: Token) -> Tense:
        """Tell the tense of the verb that the word ``first`` hangs on."""
        if self._follows_past_verb(first):
            return "past"
        token = first
        for _ in range(HIGHEST_CLIMB):
            if token.lemma in self.vocabulary.ahead and token.i != first.i:
                return "future"
            if token.pos in ("VERB", "AUX"):
                return self._of_verb(token)
            if token.head == token.i or token.pos == "ADJ":
                break
            token = self.annotated.head(token)
        return "unknown"

    def _follows_past_verb(self, first: Token) -> bool:
        """Tell whether a verb in the past stands just before: "said on Wednesday that more could follow"."""
        at = first.i - 1
        while at >= 0 and at > first.i - NEAREST and self.annotated.tokens[at].pos in ("ADP", "ADV"):
            at -= 1
        return at >= 0 and self.annotated.tokens[at].tag == "VBD" and self.annotated.tokens[at].pos == "VERB"

    def _of_verb(self, verb: Token) -> Tense:
        helpers = list(self.annotated.below(verb, "aux", "auxpass"))
        lowers = {helper.lower for helper in helpers}
        if lowers & self.vocabulary.modals:
            return "unknown" if "have" in lowers else "future"
        if "to" in lowers:
            return self._of_infinitive(verb)
        tags = {verb.tag, *(helper.tag for helper in helpers)}
        if "VBD" in tags or (verb.tag == "VBN" and not tags & {"VBZ", "VBP"}):
            return "past"
        if lowers & {"has", "have", "'ve", "'s"} and verb.tag == "VBN":
            return "past"
        planned = verb.lemma in self.vocabulary.planned and verb.tag in ("VBZ", "VBP")
        return "future" if planned else "unknown"

    def _of_infinitive(self, verb: Token) -> Tense:
        above = self.annotated.head(verb)
        return "future" if above.lemma in self.vocabulary.ahead or above.lemma == "be" else "unknown"
