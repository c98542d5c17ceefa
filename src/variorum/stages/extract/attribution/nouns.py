"""Who says or thinks so by a noun or an adjective: "the army's claim that ...", "reports of ...", "sure that ..."."""

from msgspec import Struct

from variorum.model.claim import Stance
from variorum.model.text import Token
from variorum.stages.extract.attribution.phrases import owner_of
from variorum.stages.extract.attribution.reading import Heard, Reading
from variorum.stages.extract.attribution.verbs import Speakers, cue_spans, identify, subject_of

_MEDIA = frozenset({"by", "in", "through", "via", "with"})
"""Prepositions by which words are spoken: "said in a statement that ..."."""


class _Told(Struct, frozen=True):
    """What a noun or adjective introduces, and whether it is of the mind only."""

    tokens: set[int]
    thought: bool


def noun_heard(reading: Reading, token: Token, speakers: Speakers) -> Heard | None:
    """Read a noun of saying with what is said: "the army's claim that ...", "reports of ..."."""
    told = _told_by_noun(reading, token)
    if told is None or any(c.lower == "no" for c in reading.annotated.below(token, "det")):
        return None
    source = _maker(reading, token, told)
    content = reading.pieces(told.tokens)
    verb = _verb_over(reading, token)
    subject = subject_of(reading, verb) if verb is not None and source is None else None
    if verb is not None and subject is not None:
        who = identify(reading, subject, speakers)
        return Heard(verb.i, ((verb.start, verb.end),), verb.text, who, content, medium=token.lemma)
    if source is None and (told.thought or _denied(reading, token)):
        return None
    speaker = identify(reading, source, speakers) if source is not None else None
    stance: Stance = "hedges" if speaker is None else "asserts"
    return Heard(token.i, ((token.start, token.end),), token.text, speaker, content, stance, told.thought)


def _told_by_noun(reading: Reading, token: Token) -> _Told | None:
    """Give the clause or phrase that says what is said."""
    annotated, nouns = reading.annotated, reading.vocabulary.nouns
    if token.lemma in nouns.speech | nouns.thought:
        clause = next((c for c in annotated.below(token, "acl", "ccomp", "relcl") if _is_that_clause(reading, c)), None)
        if clause is None and token.dep == "nsubj" and annotated.head(token).lemma == "be":
            clause = next(annotated.below(annotated.head(token), "ccomp"), None)
        if clause is not None and clause.i > token.i:
            return _Told(reading.below(clause.i), token.lemma in nouns.thought)
    for child in annotated.below(token, "prep"):
        pair = f"{token.lemma} {child.lower}"
        if pair in nouns.speech_of or pair in nouns.thought_of:
            return _Told(reading.below(child.i) - {child.i}, pair in nouns.thought_of)
    return None


def _maker(reading: Reading, token: Token, told: _Told) -> Token | None:
    """Give whose claim a claim is: its possessor, the one it is by or from, or a body named before it."""
    pronoun = next((c for c in reading.annotated.below(token, "poss") if c.pos == "PRON"), None)
    return owner_of(reading, token, told.tokens) or pronoun


def _denied(reading: Reading, token: Token) -> bool:
    """Tell a nameless claim that somebody denies: then the denial is what is told."""
    verb = reading.annotated.head(token)
    return token.dep in {"dobj", "nsubjpass"} and verb.lemma in reading.vocabulary.stance.denies


def _verb_over(reading: Reading, token: Token) -> Token | None:
    """Give the verb of "said in a statement that ...", whose clause the parser hung on the noun."""
    above = reading.annotated.head(token)
    verb = reading.annotated.head(above)
    return (
        verb
        if above.dep == "prep" and above.lower in _MEDIA and verb.lemma in reading.vocabulary.speech.clause
        else None
    )


def _is_that_clause(reading: Reading, clause: Token) -> bool:
    return clause.dep == "ccomp" or any(g.lower == "that" for g in reading.annotated.below(clause, "mark"))


def adjective_heard(reading: Reading, token: Token, speakers: Speakers) -> Heard | None:
    """Read somebody's state of mind: "the mayor is confident that ...", "critical of the army"."""
    annotated, words = reading.annotated, reading.vocabulary.adjectives
    verb = annotated.head(token)
    if token.i in reading.quoted or token.dep != "acomp" or verb.lemma not in words.verbs:
        return None
    subject = subject_of(reading, verb)
    inside: set[int] = set()
    for child in annotated.below(token, "prep", "ccomp", "xcomp"):
        if child.dep == "prep" and f"{token.lower} {child.lower}" in words.about:
            inside |= reading.below(child.i) - {child.i}
        if (child.dep == "ccomp" and token.lower in words.clause) or (
            child.dep == "xcomp" and token.lower in words.infinitive
        ):
            inside |= reading.below(child.i)
    if subject is None or not inside or subject.lower in {"it", "there", "this", "that", "you"}:
        return None
    speaker = identify(reading, subject, speakers)
    cue = (*cue_spans(reading, verb), (token.start, token.end))
    return Heard(token.i, cue, token.text, speaker, reading.pieces(inside), thought=True)
