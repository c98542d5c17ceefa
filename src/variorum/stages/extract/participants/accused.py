"""Who is said to have done a deed by those who charge, try and sentence: "two men were charged with the murder"."""

from collections.abc import Iterator

from variorum.model.claim import Stance
from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.participants.vocabulary import AccusedWords
from variorum.stages.extract.phrases import is_passive, objects, subjects

_OF_A_DEED = {"with", "of", "to", "for", "over", "in", "on"}
LINKS_ABOVE = 3
"""Steps from a deed to the verb of accusing: "on charges of involvement in the killing" has three prepositions."""


def accused(annotated: AnnotatedReport, deed: Token, words: AccusedWords) -> Iterator[tuple[Token, Stance]]:
    """Give those whom a verb of accusing above a deed charges with it, and whether that is settled."""
    verb = _verb_above(annotated, deed, words)
    if verb is None:
        return
    if verb.lemma in words.own:
        yield from ((each, "asserts") for each in subjects(annotated, verb))
        return
    # "Police arrested", "was arrested": whom it befalls; a participle without either tells of the noun above it.
    held = list(objects(annotated, verb)) if verb.pos == "VERB" or is_passive(annotated, verb) else []
    yield from ((each, "asserts" if verb.lemma in words.proven else "hedges") for each in held)


def _verb_above(annotated: AnnotatedReport, deed: Token, words: AccusedWords) -> Token | None:
    at = deed
    while at.dep == "conj":
        at = annotated.head(at)
    for _ in range(LINKS_ABOVE):
        preposition = annotated.head(at)
        if at.dep not in {"pobj", "pcomp"} or preposition.lower not in _OF_A_DEED:
            return None
        above = annotated.head(preposition)
        if above.lemma in words.links and above.pos in {"NOUN", "ADJ"} and above.dep not in {"pobj", "pcomp"}:
            above = annotated.head(above)  # "pleaded guilty to kidnapping"
        if above.pos == "VERB":
            return above if above.lemma in words.verbs | words.proven | words.own else None
        if above.lemma not in words.links:
            return None
        at = above
    return None
