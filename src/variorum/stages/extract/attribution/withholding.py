"""What is kept back: "did not say how many", "gave no details", "has not been disclosed", "it was not clear"."""

from variorum.model.text import Token
from variorum.stages.extract.attribution.governed import conceals
from variorum.stages.extract.attribution.reading import Heard, Reading
from variorum.stages.extract.attribution.verbs import Speakers, cue_spans, identify, subject_of

_NONE = frozenset({"no", "few", "little", "nothing", "any", "none"})


def withheld_heard(reading: Reading, token: Token, speakers: Speakers) -> Heard | None:
    """Read a verb that keeps something back, in the active or the passive; None for all others."""
    words = reading.vocabulary.stance
    if token.lemma in words.refuses:
        return _refused(reading, token, speakers)
    if token.lemma in words.tells:
        return _not_told(reading, token, speakers)
    if token.lemma in {"be", "remain"}:
        return _not_known(reading, token)
    return None


def _refused(reading: Reading, token: Token, speakers: Speakers) -> Heard | None:
    comp = next(reading.annotated.below(token, "xcomp"), None)
    subject = subject_of(reading, token)
    words = reading.vocabulary.stance
    if comp is None or subject is None or comp.lemma not in words.tells or conceals(reading, comp):
        return None
    content = reading.below(comp.i) - {comp.i, *(c.i for c in reading.annotated.below(comp, "aux"))}
    return _made(reading, token, subject, frozenset(content), speakers)


def _not_told(reading: Reading, token: Token, speakers: Speakers) -> Heard | None:
    annotated = reading.annotated
    if token.dep == "xcomp" and annotated.head(token).lemma in reading.vocabulary.stance.refuses:
        return None
    negated = any(True for _ in annotated.below(token, "neg"))
    passive = next(annotated.below(token, "nsubjpass"), None)
    if passive is not None:
        known = passive.lemma in reading.vocabulary.stance.details and token.lemma != "report"
        bare = known and any(c.lower in _NONE for c in annotated.below(passive, "det", "amod"))
        if (negated or bare) and next(annotated.below(token, "agent"), None) is None:
            return _agentless(reading, token)
        return None
    target = next(annotated.below(token, "dobj"), None)
    nothing = target is not None and (target.lower in _NONE or _without(reading, target))
    if not (negated or nothing):
        return None
    subject = subject_of(reading, token)
    content = _content(reading, token)
    if subject is None or not _tells_little(reading, token, target, negated=negated):
        return None
    return _made(reading, token, subject, frozenset(content), speakers)


def _without(reading: Reading, target: Token) -> bool:
    return any(c.lower in _NONE for c in reading.annotated.below(target, "det", "amod"))


def _tells_little(reading: Reading, token: Token, target: Token | None, *, negated: bool) -> bool:
    if target is None:
        return negated and token.lemma not in {"give", "offer", "provide", "release", "publish", "name", "tell"}
    if target.lower == "nothing" or target.lemma in reading.vocabulary.stance.details:
        return True
    return negated and token.lemma in {"disclose", "reveal", "specify", "mention", "identify", "confirm", "say", "name"}


def _content(reading: Reading, token: Token) -> set[int]:
    inside: set[int] = set()
    for child in reading.annotated.below(token, "ccomp", "dobj", "prep", "xcomp", "advcl", "pcomp"):
        if child.i > token.i and child.lower not in {"to", "immediately", "on", "in"}:
            inside |= reading.below(child.i)
    return inside


def _made(reading: Reading, token: Token, subject: Token, content: frozenset[int], speakers: Speakers) -> Heard:
    speaker = identify(reading, subject, speakers)
    return Heard(
        token.i, cue_spans(reading, token), token.text, speaker, reading.pieces(content), "withholds", weight=2
    )


def _agentless(reading: Reading, token: Token) -> Heard:
    content = reading.pieces(reading.below(token.i))
    return Heard(token.i, cue_spans(reading, token), token.text, None, content, "withholds", weight=2)


def _not_known(reading: Reading, token: Token) -> Heard | None:
    """Read "it was not immediately clear who", "the motive remains unknown", "it is unknown how"."""
    words = reading.vocabulary.stance
    state = next(reading.annotated.below(token, "acomp"), None)
    if state is None:
        return None
    negated = any(True for _ in reading.annotated.below(token, "neg"))
    if not (state.lemma in words.unknown or (negated and state.lemma in words.known)):
        return None
    annotated = reading.annotated
    parts = [*annotated.below(token, "nsubj", "ccomp", "csubj", "advcl"), *annotated.below(state, "ccomp", "xcomp")]
    content = reading.pieces(i for part in parts if part.pos != "PRON" for i in reading.below(part.i))
    return Heard(state.i, ((state.start, state.end),), state.text, None, content, "withholds", weight=2)
