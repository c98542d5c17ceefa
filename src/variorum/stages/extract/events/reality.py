"""Whether an event word tells of something that happened, or of something denied, feared, planned or figurative."""

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.events.vocabulary import Entry, MetaphorWords, RealityWords
from variorum.stages.extract.mentions import Reality

_MODALS = {"could", "may", "might", "would", "can", "should", "must"}
_FUTURE = {"will", "shall", "'ll"}
_NEGATIONS = {"no", "not", "never", "n't", "without", "neither"}
_CLAUSES = {"xcomp", "ccomp", "dobj", "pobj", "advcl", "pcomp", "conj", "nsubjpass", "prep", "nsubj"}
_LACKING = {"without"}
_BEING_IN = {"in", "under", "at"}
_SEEKING = {"for", "on", "about", "of", "toward", "towards", "over"}
NEAREST_ABOVE = 4
"""Heads that are looked at above an event word: farther up, the verb speaks of something else."""


def reality_of(annotated: AnnotatedReport, head: Token, words: RealityWords) -> Reality:
    """Say how real the event at ``head`` is told to be."""
    own = _own_reality(annotated, head)
    if own != "actual":
        return own
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
    if entry.verb:
        befallen = list(annotated.below(head, "dobj", "nsubjpass"))
        if any(each.lemma in words.objects or each.lemma in words.other_objects for each in befallen):
            return True
        return entry.lemmas == ("strike",) and _is_no_blow(annotated, head, words, hits=bool(befallen))
    if any(child.lemma in words.modifiers for child in annotated.below(head, "compound", "amod", "nmod")):
        return True
    for prep in annotated.below(head, "prep"):
        if prep.lower in {"on", "against"} and any(t.lemma in words.objects for t in annotated.below(prep, "pobj")):
            return True
    return False


def _is_no_blow(annotated: AnnotatedReport, verb: Token, words: MetaphorWords, *, hits: bool) -> bool:
    """Say whether "strike" tells of a quake, a strike of workers or "struck down": no blow of anybody at anything."""
    if any(each.lemma in words.subjects for each in annotated.below(verb, "nsubj")):
        return True
    if any(child.lower in {"down", "up", "out", "off"} for child in annotated.below(verb, "prt")):
        return True
    subordinate = verb.dep in {"acl", "relcl", "conj", "advcl"}
    return not hits and not subordinate
