"""Whether an event word tells of something that happened, or of something denied, feared, planned or figurative."""

from collections.abc import Iterator

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.events.vocabulary import Entry, MetaphorWords, RealityWords
from variorum.stages.extract.mentions import Reality
from variorum.stages.extract.phrases import after

_MODALS = {"could", "may", "might", "would", "can", "should", "must"}
_FUTURE = {"will", "shall", "'ll"}
_CONDITIONS = {"had", "should", "were"}
_NEGATIONS = {"no", "not", "never", "n't", "without", "neither"}
_CLAUSES = {"xcomp", "ccomp", "dobj", "pobj", "advcl", "pcomp", "conj", "nsubjpass", "prep", "nsubj"}
_LACKING = {"without"}
_BEING_IN = {"in", "under", "at"}
_SEEKING = {"for", "on", "about", "of", "toward", "towards", "over"}
_GROWING = {"bomb", "explode", "go"}
_ABOUT = {"about", "on", "of", "to"}
NEAREST_ABOVE = 4
"""Heads that are looked at above an event word: farther up, the verb speaks of something else."""


def reality_of(annotated: AnnotatedReport, head: Token, words: RealityWords) -> Reality:
    """Say how real the event at ``head`` is told to be."""
    own = _own_reality(annotated, head)
    if own != "actual":
        return own
    if _is_inverted(annotated, head):
        return "hypothetical"
    if _is_a_time_among_others(annotated, head) or _is_ranked(annotated, head):
        return "habitual"
    under = _under_preposition(annotated, head, words) or _wished(annotated, head, words)
    if under is not None:
        return under
    at = head
    for above in list(annotated.ancestors(head))[:NEAREST_ABOVE]:
        if at.dep not in _CLAUSES or _is_speech_boundary(at):
            break
        found = _reality_under(annotated, above, at, words)
        if found is not None:
            return found
        at = above
    return "actual"


def _is_a_time_among_others(annotated: AnnotatedReport, head: Token) -> bool:
    """ "It was not the first time that soldiers died there" tells of no single event."""
    above = annotated.head(head)
    ordinals = any(child.lower in {"first", "last", "only"} for child in annotated.below(above, "amod"))
    return head.dep in {"relcl", "acl"} and above.lemma == "time" and ordinals


def _is_ranked(annotated: AnnotatedReport, head: Token) -> bool:
    """ "It was the deadliest attack in years", "one of the worst massacres since ..." tell of no further event."""
    if head.pos not in {"NOUN", "PROPN"} or not any(c.tag in {"JJS", "RBS"} for c in annotated.below(head, "amod")):
        return False
    above = annotated.head(head)
    if head.dep == "pobj" and above.lower in {"of", "among"}:
        return True
    return head.dep in {"attr", "oprd", "xcomp"} or (head.dep in {"ccomp", "dobj"} and above.lemma == "call")


def _under_preposition(annotated: AnnotatedReport, head: Token, words: RealityWords) -> Reality | None:
    """ "Without a truce", "not in a truce", "talks on a truce", "called for a truce": none of them came about."""
    preposition = annotated.head(head)
    if head.dep != "pobj":
        return None
    if preposition.lower in _LACKING:
        return "negated"
    above = annotated.head(preposition)
    if preposition.lower in _BEING_IN and above.lemma == "be" and any(True for _ in annotated.below(above, "neg")):
        return "negated"
    if preposition.lower in _SEEKING and above.lemma in words.sought:
        return "hypothetical"
    return None


def _wished(annotated: AnnotatedReport, head: Token, words: RealityWords) -> Reality | None:
    """ "A ceasefire is essential": what has to come has not come."""
    above = annotated.head(head)
    if head.dep != "nsubj" or above.lemma != "be":
        return None
    return "hypothetical" if any(c.lemma in words.wished for c in annotated.below(above, "acomp", "attr")) else None


def _own_reality(annotated: AnnotatedReport, token: Token) -> Reality:
    for child in annotated.below(token, "aux", "neg", "det", "mark", "preconj"):
        word = child.lower
        if word in _NEGATIONS:
            return "negated"
        if word in _MODALS or (child.dep == "mark" and word in {"if", "unless"}):
            return "hypothetical"
        if word in _FUTURE:
            return "planned"
    return "actual"


def _is_inverted(annotated: AnnotatedReport, verb: Token) -> bool:
    """ "Had the army attacked, ...", "were they to attack, ...": a verb before its subject makes a condition."""
    clause = annotated.head(verb) if verb.dep == "xcomp" else verb
    if clause.dep != "advcl":
        return False
    opening = [each for each in (clause, *annotated.below(clause, "aux")) if each.lower in _CONDITIONS]
    subjects = list(annotated.below(clause, "nsubj", "nsubjpass"))
    return any(first.i < each.i <= verb.i for first in opening for each in subjects)


def _is_speech_boundary(token: Token) -> bool:
    """A clause with a subject and tense of its own stands on its own feet, whatever verb reports it."""
    return token.dep == "ccomp" and token.tag in {"VBD", "VBZ", "VBP"}


def _reality_under(annotated: AnnotatedReport, above: Token, below: Token, words: RealityWords) -> Reality | None:
    if above.pos not in {"VERB", "AUX", "NOUN", "ADJ", "ADP"}:
        return None
    if above.lemma in words.negators and below.dep not in {"nsubj", "advcl"}:
        return "negated"
    if above.lemma in words.planned and below.dep in {"xcomp", "dobj", "nsubjpass", "conj"}:
        return "planned"
    if above.lemma in words.hypothetical and below.dep not in {"nsubj", "advcl"}:
        return "hypothetical"
    if above.pos in {"VERB", "AUX"} and below.dep in {"xcomp", "dobj", "conj", "nsubjpass"}:
        return _inherited(annotated, above)
    return None


def _inherited(annotated: AnnotatedReport, above: Token) -> Reality | None:
    found = _own_reality(annotated, above)
    return found if found != "actual" else None


def is_metaphor(annotated: AnnotatedReport, head: Token, entry: Entry, words: MetaphorWords) -> bool:
    """Say whether the word is a figure of speech: an attack on a proposal, a heart attack, a strike of workers."""
    return (_is_verbal if entry.verb else _is_nominal)(annotated, head, entry, words)


def _is_verbal(annotated: AnnotatedReport, verb: Token, entry: Entry, words: MetaphorWords) -> bool:
    befallen = list(annotated.below(verb, "dobj", "nsubjpass"))
    if any(each.lemma in words.objects or each.lemma in words.other_objects for each in befallen):
        return True
    if _is_of_words(annotated, verb, words, hits=bool(befallen)):
        return True
    return entry.lemmas == ("strike",) and _is_no_blow(annotated, verb, words, hits=bool(befallen))


def _is_nominal(annotated: AnnotatedReport, noun: Token, entry: Entry, words: MetaphorWords) -> bool:
    if any(child.lemma in words.modifiers for child in annotated.below(noun, "compound", "amod", "nmod")):
        return True
    if entry.lemmas == ("strike",) and _is_stoppage(annotated, noun, words):
        return True
    return any(each.lemma in words.objects for each in _directly_after(annotated, noun, "on", "against"))


def _directly_after(annotated: AnnotatedReport, noun: Token, *prepositions: str) -> Iterator[Token]:
    for preposition in annotated.below(noun, "prep"):
        if preposition.lower in prepositions:
            yield from annotated.below(preposition, "pobj")


def _is_of_words(annotated: AnnotatedReport, verb: Token, words: MetaphorWords, *, hits: bool) -> bool:
    """Say whether a verb tells of words, a game or growth: "bombarded with questions", "the striker shot wide".

    "Prices exploded" is growth, and "demonstrated that it was true" no protest.
    """
    if any(each.lemma in words.words for each in after(annotated, verb, "with")):
        return True
    doers = {doer.lemma for doer in annotated.below(verb, "nsubj")}
    if doers & words.players or (doers & words.growing and not hits and verb.lemma in _GROWING):
        return True
    return verb.lemma == "demonstrate" and (hits or any(True for _ in annotated.below(verb, "ccomp")))


def is_retold(annotated: AnnotatedReport, head: Token, words: MetaphorWords) -> bool:
    """Say whether an event is what a work or a memorial is about: "a film about the massacre"."""
    above = annotated.head(head)
    if head.dep != "pobj" or above.lower not in _ABOUT:
        return False
    teller = annotated.head(above)
    tellers = [teller] if teller.lemma != "be" else annotated.below(teller, "nsubj")
    return any(each.lemma in words.told_in for each in tellers)


def _is_stoppage(annotated: AnnotatedReport, noun: Token, words: MetaphorWords) -> bool:
    """Say whether a strike is one of workers: "the drivers' strike", "went on strike", "a strike over pay"."""
    bare = not any(True for _ in annotated.below(noun, "det", "amod", "compound"))
    if noun.dep == "pobj" and noun.tag == "NN" and bare and annotated.head(noun).lower == "on":
        return True
    owners = [*annotated.below(noun, "poss", "compound", "nmod"), *after(annotated, noun, "by", "of")]
    aims = after(annotated, noun, "over", "against", "for")
    return any(each.lemma in words.strikers for each in owners) or any(each.lemma in words.strike_aims for each in aims)


def _is_no_blow(annotated: AnnotatedReport, verb: Token, words: MetaphorWords, *, hits: bool) -> bool:
    """Say whether "strike" tells of a quake, a strike of workers or "struck down": no blow of anybody at anything."""
    if any(each.lemma in words.subjects for each in annotated.below(verb, "nsubj")):
        return True
    if any(child.lower in {"down", "up", "out", "off"} for child in annotated.below(verb, "prt")):
        return True
    subordinate = verb.dep in {"acl", "relcl", "conj", "advcl"}
    return not hits and not subordinate
