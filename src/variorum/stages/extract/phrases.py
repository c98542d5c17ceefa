"""Noun phrases and the arguments of verbs and event nouns, read off the parse."""

from collections.abc import Iterator

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.mentions import Span

_LEFT = {"det", "amod", "nummod", "compound", "poss", "quantmod", "nmod", "predet", "advmod", "punct", "case"}
STRAY_REACH = 8
"""Words before a passive in which its subject is looked for if the parse shows none: longer ones hold verbs."""
_DETERMINERS = {"a", "an", "the", "this", "that", "these", "those"}


def phrase_span(annotated: AnnotatedReport, head: Token, *, complements: bool = False) -> Span:
    """Give the characters of the noun phrase of ``head``: its modifiers before it, and "of ..." if asked for."""
    first, last = head, head
    for child in annotated.below(head):
        if child.i < head.i and child.dep in _LEFT:
            first = min(first, *annotated.subtree(child), key=_index)
        elif complements and child.i > head.i and child.dep == "prep" and child.lower == "of":
            last = max(last, *annotated.subtree(child), key=_index)
    while first.i < head.i and first.dep == "punct":
        first = annotated.tokens[first.i + 1]
    return first.start, last.end


def _index(token: Token) -> int:
    return token.i


def bare_phrase(annotated: AnnotatedReport, head: Token) -> Span:
    """Give the noun phrase of ``head`` without its article."""
    start, end = phrase_span(annotated, head)
    for token in annotated.tokens[max(0, head.i - 12) : head.i]:
        if token.start == start and token.lower in _DETERMINERS:
            return annotated.tokens[token.i + 1].start, end
    return start, end


def with_conjuncts(annotated: AnnotatedReport, head: Token) -> Iterator[Token]:
    """Give ``head`` and what "and" or "or" joins to it."""
    yield head
    for child in annotated.below(head, "conj"):
        yield from with_conjuncts(annotated, child)


def subjects(annotated: AnnotatedReport, verb: Token) -> Iterator[Token]:
    """Give who does what ``verb`` says: its subject, that of the verb it is joined to, or the agent of a passive."""
    if is_passive(annotated, verb):
        yield from agents(annotated, verb)
        return
    own = list(annotated.below(verb, "nsubj"))
    if not own and verb.dep in {"conj", "xcomp", "advcl"}:
        yield from subjects(annotated, annotated.head(verb))
        return
    if not own and (verb.dep == "relcl" or (verb.dep == "acl" and verb.tag == "VBG")):
        yield annotated.head(verb)
    for subject in own:
        if subject.tag in {"WDT", "WP"} and verb.dep == "relcl":
            yield annotated.head(verb)
        else:
            yield from with_conjuncts(annotated, subject)


def agents(annotated: AnnotatedReport, verb: Token) -> Iterator[Token]:
    """Give the agents of a passive: "by ..."."""
    for by in annotated.below(verb, "agent", "prep"):
        if by.lower == "by":
            for each in annotated.below(by, "pobj"):
                yield from with_conjuncts(annotated, each)


def objects(annotated: AnnotatedReport, verb: Token) -> Iterator[Token]:
    """Give whom or what ``verb`` befalls: its direct object, or the subject of a passive."""
    own = list(annotated.below(verb, "nsubjpass" if is_passive(annotated, verb) else "dobj"))
    if not own and is_passive(annotated, verb):
        stray = _stray_subject(annotated, verb)
        if stray is not None:
            own = [stray]
        elif verb.dep == "conj":
            yield from objects(annotated, annotated.head(verb))
        elif verb.dep in {"acl", "relcl"}:
            yield annotated.head(verb)
    for each in own:
        if each.tag in {"WDT", "WP"} and verb.dep == "relcl":
            yield annotated.head(verb)
        else:
            yield from with_conjuncts(annotated, each)


def _stray_subject(annotated: AnnotatedReport, verb: Token) -> Token | None:
    """Give the subject that the parser hung elsewhere: "held in Gao and their commander was replaced" (Gao and ...)."""
    aid = next(annotated.below(verb, "auxpass"), None)
    if aid is None:
        return None
    before = annotated.tokens[max(0, aid.i - STRAY_REACH) : aid.i]
    strays = [t for t in before if t.dep == "conj" and t.pos in {"NOUN", "PROPN"} and t.sentence == verb.sentence]
    if not strays or annotated.subtree(strays[-1])[-1].i != aid.i - 1:
        return None
    return strays[-1]


def is_passive(annotated: AnnotatedReport, verb: Token) -> bool:
    """Say whether a verb is in the passive, also as a participle after a noun ("the men killed in the raid")."""
    if any(True for _ in annotated.below(verb, "nsubjpass", "auxpass")):
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and not any(True for _ in annotated.below(verb, "nsubj", "aux")):
        return is_passive(annotated, annotated.head(verb))
    return (
        verb.tag == "VBN"
        and verb.dep in {"acl", "ROOT", "advcl"}
        and not any(True for _ in annotated.below(verb, "aux", "nsubj"))
    )


def after(annotated: AnnotatedReport, head: Token, *prepositions: str) -> Iterator[Token]:
    """Give the nouns that follow ``head`` with one of the prepositions."""
    for prep in annotated.below(head, "prep", "dative", "agent"):
        if prep.lower in prepositions:
            for each in annotated.below(prep, "pobj"):
                yield from with_conjuncts(annotated, each)
