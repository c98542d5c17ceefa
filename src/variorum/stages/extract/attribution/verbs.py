"""Verbs of saying: whose they are, and what they govern."""

from msgspec.structs import replace

from variorum.model.claim import AttributionLink, Stance
from variorum.model.text import Token
from variorum.stages.extract.attribution.governed import SUBJECTS, Governed, governed_by, resumed_from
from variorum.stages.extract.attribution.manner import medium_of, qualifiers_of
from variorum.stages.extract.attribution.reading import Heard, Reading, Speaker
from variorum.stages.extract.attribution.speakers import (
    FIRST,
    NEUTRAL,
    PERSONAL,
    POSSESSIVE,
    pronoun_speaker,
    resumed,
    speaker_of,
)
from variorum.stages.extract.mentions import Span

Speakers = list[tuple[int, Speaker]]
CUE_DEPENDENTS = frozenset({"aux", "auxpass", "neg", "prt"})
UNREAL = frozenset({"to", "will", "would", "can", "could", "should", "may", "might", "must", "'ll", "’ll", "'d", "’d"})


def verb_heard(reading: Reading, token: Token, speakers: Speakers) -> Heard | None:
    """Read one verb; None where nobody says anything by it."""
    if token.lemma == "quote" and (_as_saying(reading, token) or (token.tag == "VBN" and token.dep == "acl")):
        return None
    governed = governed_by(reading, token)
    subject = subject_of(reading, token)
    if governed is not None and (subject is None or subject.i in governed.tokens):
        subject, governed = _swallowed(reading, token, governed)
    elif governed is not None and subject is not None:
        subject, governed = _nearest_subject(reading, token, subject, governed)
    if governed is None or (subject is None and not governed.tokens):
        return None
    if _passive(reading, token):
        return _passive_heard(reading, token, governed, subject, speakers)
    if subject is None or subject.i in governed.tokens:
        return None
    if subject.lower in {"it", "there", "this", "that", "what"} and _expletive(reading, token, subject):
        return None
    heard = _heard(reading, token, governed, subject, speakers)
    if _nobody(reading, subject):
        heard.speaker, heard.stance = None, "withholds"
    return _through_pronoun(reading, token, heard)


def _as_saying(reading: Reading, token: Token) -> bool:
    """Tell "quoted a doctor as saying", which is read at its second verb."""
    annotated = reading.annotated
    return any(
        preposition.lower == "as" and next(annotated.below(preposition, "pcomp"), None) is not None
        for preposition in annotated.below(token, "prep")
    )


def _nearest_subject(reading: Reading, token: Token, subject: Token, governed: Governed) -> tuple[Token, Governed]:
    """Mend a subject that swallowed the end of the content: "the man is Ann Lee, head of the club, CityPost reported".

    The source is what stands between the last comma, or "and", and the verb.
    """
    tokens = reading.annotated.tokens
    last = token.i - 1
    while last > subject.i and tokens[last].pos in {"ADV", "AUX"}:
        last -= 1
    end = tokens[last]
    if subject.i >= last or end.pos not in {"NOUN", "PROPN"} or end.i in reading.quoted or not governed.tokens:
        return subject, governed
    inside = reading.below(subject.i)
    if last not in inside or any(True for _ in reading.annotated.below(subject, "conj", "relcl")):
        return subject, governed
    cut = next((i for i in range(last, subject.i, -1) if tokens[i].text == ","), None)
    if cut is not None and max(governed.tokens) < token.i:
        if any(tokens[i].dep == "conj" and i > cut for i in inside):
            return subject, governed
        return end, Governed(governed.tokens | {i for i in inside if i <= cut}, governed.thought)
    joined = end.dep == "conj" and end.lemma in reading.kinds and subject.lemma not in reading.kinds
    named = reading.names.at(subject.start, subject.end) is not None
    return (end, governed) if joined and not named else (subject, governed)


def _swallowed(reading: Reading, token: Token, governed: Governed) -> tuple[Token | None, Governed]:
    """Give the source that the parser hung on the end of the content: "..., two of them children, the mayor said"."""
    tokens = reading.annotated.tokens
    last = token.i - 1
    while last > 0 and tokens[last].text == ",":
        last -= 1
    end = tokens[last]
    if last < 1 or end.dep != "appos" or end.i not in governed.tokens or end.i in reading.quoted:
        return None, governed
    above = reading.annotated.head(end)
    top = above if above.dep == "appos" and above.lemma in reading.kinds else end
    if top.lemma not in reading.kinds and reading.names.at(top.start, top.end) is None:
        return None, governed
    return top, Governed(governed.tokens - reading.below(top.i), governed.thought)


def _through_pronoun(reading: Reading, token: Token, heard: Heard) -> Heard:
    """Add "who" to the words of a source that a relative clause takes up."""
    pronoun = next((c for c in reading.annotated.below(token, *SUBJECTS) if c.tag in {"WP", "WDT"}), None)
    if pronoun is not None and heard.speaker is not None and token.dep == "relcl":
        spans = (*heard.speaker.spans, (pronoun.start, pronoun.end))
        heard.speaker = replace(heard.speaker, spans=spans)
    return heard


def counts(reading: Reading, token: Token, heard: Heard) -> bool:
    """Tell words that somebody did say from what a quoted speaker thinks, or what somebody might or should say."""
    if heard.stance == "withholds":
        return True
    if token.i in reading.quoted:
        public = heard.speaker is None or heard.speaker.kind in {"government", "armed_group", "media", "organization"}
        return public and not heard.thought and not heard.first_person
    if token.dep == "pcomp" and reading.annotated.head(token).lower == "without":
        return False
    unreal = any(c.lower in UNREAL for c in reading.annotated.below(token, "aux"))
    if heard.thought:
        vague = heard.first_person or (heard.speaker is not None and heard.speaker.as_written in {"they", "it", "you"})
        return not unreal and not vague
    begun = token.dep == "xcomp" and reading.annotated.head(token).lemma in reading.vocabulary.stance.begins
    return not unreal or begun or token.dep == "ROOT"


def _nobody(reading: Reading, subject: Token) -> bool:
    """Tell "no one", "nobody", "no group": that nobody claims a thing is the outlet's word."""
    return subject.lower in {"nobody", "none"} or any(c.lower == "no" for c in reading.annotated.below(subject, "det"))


def _expletive(reading: Reading, token: Token, subject: Token) -> bool:
    return subject.lower != "it" or any(True for _ in reading.annotated.below(token, "acomp"))


def _heard(reading: Reading, token: Token, governed: Governed, subject: Token, speakers: Speakers) -> Heard:
    speaker = identify(reading, subject, speakers)
    own = reading.below(token.i) - governed.tokens
    medium = medium_of(reading, token, own) or (speaker.document if speaker.kind == "document" else None)
    content = reading.pieces(governed.tokens - _inside_cue(reading, token))
    return Heard(
        token.i,
        cue_spans(reading, token),
        token.text,
        speaker,
        content,
        stance_of(reading, token),
        governed.thought,
        medium,
        qualifiers_of(reading, token, own),
        _behind(reading, token),
        first_person=subject.lower in FIRST,
    )


def identify(reading: Reading, subject: Token, speakers: Speakers) -> Speaker:
    """Give the speaker that a subject stands for, be it a name, a noun or a pronoun."""
    if subject.pos == "PRON" and POSSESSIVE.get(subject.lower, subject.lower) in PERSONAL | NEUTRAL | FIRST:
        return pronoun_speaker(reading, subject, speakers)
    return resumed(reading, subject, speaker_of(reading, subject), speakers)


def cue_spans(reading: Reading, token: Token) -> tuple[Span, ...]:
    """Give the words of the verb: with its auxiliaries, negation and particle where they stand beside it."""
    near = {token.i}
    for child in reading.annotated.below(token, *CUE_DEPENDENTS):
        near.add(child.i)
    return reading.pieces(near) or ((token.start, token.end),)


def _inside_cue(reading: Reading, token: Token) -> set[int]:
    return {token.i, *(child.i for child in reading.annotated.below(token, *CUE_DEPENDENTS))}


def stance_of(reading: Reading, token: Token) -> Stance:
    """Say how the source stands to the content of the verb."""
    words = reading.vocabulary.stance
    negated = any(True for _ in reading.annotated.below(token, "neg"))
    if negated and token.lemma in words.tells:
        return "withholds"
    if token.lemma in words.denies and not negated:
        return "denies"
    above = reading.annotated.head(token)
    if token.dep == "xcomp" and (above.lemma in words.refuses or _negated(reading, above)):
        return "withholds"
    return "asserts"


def _negated(reading: Reading, token: Token) -> bool:
    return any(True for _ in reading.annotated.below(token, "neg"))


def subject_of(reading: Reading, token: Token) -> Token | None:
    """Give the word that says who acts, also where it stands with another verb ("..., adding that")."""
    annotated = reading.annotated
    for _ in range(5):
        own = _own_subject(reading, token)
        if own is not None:
            return _antecedent(reading, token, own)
        above = resumed_from(reading, token) or annotated.head(token)
        if token.dep in {"acl", "relcl"}:
            return above if above.pos in {"NOUN", "PROPN", "PRON"} else None
        if token.dep == "pcomp" and above.lower == "as":
            return _quoted(reading, above)
        if token.dep == "pcomp":
            above = annotated.head(above)
        if token.dep not in {"conj", "advcl", "dep", "xcomp", "pcomp"} or above.i == token.i:
            return _inverted(reading, token) or _shared(reading, token)
        token = above
    return None


def _own_subject(reading: Reading, token: Token) -> Token | None:
    """Give the subject of a verb; of two, the one that is not inside a quotation, or else the nearer."""
    own = list(reading.annotated.below(token, *SUBJECTS))
    if len(own) > 1:
        outside = [each for each in own if each.i not in reading.quoted] or own
        return min(outside, key=lambda each: abs(each.i - token.i))
    return own[0] if own else None


def _shared(reading: Reading, token: Token) -> Token | None:
    """Give the subject of the first of three verbs, which the parser may take for a clause: "Lee came, saw, said"."""
    first = next(reading.annotated.below(token, "ccomp"), None)
    if first is None or first.i > token.i or token.i in reading.quoted:
        return None
    return next(reading.annotated.below(first, *SUBJECTS), None)


def _antecedent(reading: Reading, token: Token, subject: Token) -> Token:
    if token.dep == "relcl" and subject.tag in {"WP", "WDT"}:
        above = reading.annotated.head(token)
        return reading.annotated.head(above) if above.dep == "appos" else above
    return subject


def _quoted(reading: Reading, preposition: Token) -> Token | None:
    """Give the one who is quoted in "media quoted a doctor as saying" and "a doctor was quoted as saying"."""
    verb = reading.annotated.head(preposition)
    return next(reading.annotated.below(verb, "dobj", "nsubjpass"), None)


def _inverted(reading: Reading, token: Token) -> Token | None:
    """Give the name right after a verb that follows a quotation, where the parser missed the inversion."""
    tokens = reading.annotated.tokens
    if (
        token.tag not in {"VBD", "VBZ"}
        or token.i == 0
        or tokens[token.i - 1].text not in {'"', "”", "“", "''", "’", ","}
    ):
        return None
    return next(
        (tokens[i] for i in reading.annotated.children[token.i] if i > token.i and tokens[i].pos == "PROPN"), None
    )


def _passive(reading: Reading, token: Token) -> bool:
    active = any(
        child.lemma == "have" or child.dep == "nsubj" for child in reading.annotated.below(token, "aux", "nsubj")
    )
    if token.tag == "VBN" and token.dep in {"acl", "advcl", "amod"} and not active:
        return True
    if token.lemma in reading.vocabulary.speech.told and token.tag == "VBD" and _set_off(reading, token):
        return True
    return any(child.dep in {"nsubjpass", "auxpass"} for child in reading.annotated.below(token))


def _set_off(reading: Reading, token: Token) -> bool:
    """Tell a participle taken for a past tense: "Lee, asked whether any died, said", "when asked who died"."""
    if token.dep == "advcl" and not any(True for _ in reading.annotated.below(token, "nsubj")):
        before = reading.annotated.tokens[token.i - 1]
        return token.i > 0 and before.head == token.i and before.lower in {"when", "if", "while", "once"}
    above = reading.annotated.head(token)
    spoken = token.dep == "ccomp" and above.i > token.i and above.lemma in reading.vocabulary.speech.clause
    return spoken and reading.annotated.tokens[token.i - 1].text == ","


def _passive_heard(
    reading: Reading, token: Token, governed: Governed, subject: Token | None, speakers: Speakers
) -> Heard | None:
    agent = _agent(reading, token)
    if agent is not None:
        return _heard(reading, token, governed, agent, speakers)
    said = subject is not None and subject.lower == "it" and not governed.thought
    told = token.lemma in reading.vocabulary.speech.told and governed.tokens & reading.quoted <= reading.below(token.i)
    of = next(reading.annotated.below(token, "nsubjpass"), None)
    hearsay = token.lemma in reading.vocabulary.stance.hearsay and of is not None and not _nobody(reading, of)
    if governed.tokens and (said or told or hearsay):
        return Heard(
            token.i, cue_spans(reading, token), token.text, None, reading.pieces(governed.tokens), "hedges", weight=0
        )
    return None


def _agent(reading: Reading, token: Token) -> Token | None:
    for by in reading.annotated.below(token, "agent"):
        return next(reading.annotated.below(by, "pobj"), None)
    return None


def _behind(reading: Reading, token: Token) -> tuple[AttributionLink, ...]:
    """Give who quotes the speaker, for "local media quoted a doctor as saying"."""
    above = reading.annotated.head(token)
    if token.dep != "pcomp" or above.lower != "as":
        return ()
    verb = reading.annotated.head(above)
    who = _agent(reading, verb) if _passive(reading, verb) else next(reading.annotated.below(verb, "nsubj"), None)
    if who is None:
        return ()
    speaker = speaker_of(reading, who)
    return (AttributionLink(speaker.name, speaker.role, speaker.kind, verb.text),)
