"""Who says so without a verb of saying: "according to", sources cited, "reportedly"."""

from collections.abc import Collection

from variorum.model.claim import AttributionLink
from variorum.model.text import Token
from variorum.stages.extract.attribution.manner import qualifiers_of
from variorum.stages.extract.attribution.reading import Heard, Reading, Speaker
from variorum.stages.extract.attribution.speakers import speaker_of
from variorum.stages.extract.attribution.verbs import Speakers, identify, subject_of
from variorum.stages.extract.mentions import Span


def according_heard(reading: Reading, token: Token, speakers: Speakers) -> Heard | None:
    """Read "according to X", whose content is the clause that it stands in."""
    annotated = reading.annotated
    to = next((c for c in annotated.below(token, "prep", "pcomp", "mark", "aux") if c.lower == "to"), None)
    source = None if to is None else next(annotated.below(to, "pobj"), None)
    if to is None or source is None:
        return None
    own = reading.below(token.i)
    clause = _clause_around(reading, token)
    content = reading.below(clause.i) - own
    cue = ((token.start, to.end),)
    text = annotated.text[token.start : to.end]
    speaker = _owner(reading, source, speakers)
    qualifiers = qualifiers_of(reading, token, own)
    return Heard(
        token.i, cue, text.lower(), speaker, reading.pieces(content), medium=speaker.document, qualifiers=qualifiers
    )


def _owner(reading: Reading, source: Token, speakers: Speakers) -> Speaker:
    """Give whose document a document is: "a statement by the army", "a message on the ministry's website"."""
    speaker = identify(reading, source, speakers)
    if speaker.kind != "document":
        return speaker
    owner = owner_of(reading, source)
    if owner is None:
        return speaker
    person = speaker_of(reading, owner)
    return Speaker(
        person.name, person.role, person.kind, speaker.spans, speaker.as_written, person.person, source.lemma
    )


def release(reading: Reading, token: Token, each: Heard, heard: list[Heard]) -> None:
    """Take "according to X" out of the words of those whose saying so is itself X's word."""
    own = reading.below(token.i)
    for other in heard:
        verb = reading.annotated.tokens[other.at]
        if any(start <= verb.start < end for start, end in each.content):
            other.content = _without(reading, other.content, own)


def _passes_on(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb is that of an outlet which names its source: "The BBC said nine died, according to police".

    With anybody else it is the other way round: "Police said nine died, according to the BBC".
    """
    subject = next(reading.annotated.below(verb, "nsubj"), None)
    return (
        reading.vocabulary.speech.holds(verb.lemma)
        and subject is not None
        and speaker_of(reading, subject).kind == "media"
    )


def owner_of(reading: Reading, document: Token, content: Collection[int] = ()) -> Token | None:
    """Give who a document comes from: its possessor, or the one it is by, from or released by; never in ``content``."""
    annotated = reading.annotated
    for child in annotated.below(document, "poss", "prep", "acl", "agent"):
        if any(i in content for i in annotated.children[child.i]):
            continue
        if child.dep == "poss" and child.pos in {"PROPN", "NOUN"}:
            return child
        if child.lower in {"by", "from", "on", "of"}:
            found = next(annotated.below(child, "pobj"), None)
            dated = found is not None and found.entity in {"DATE", "TIME"}
            if found is not None and not dated and (child.lower in {"by", "from"} or _is_body(reading, found)):
                return found
        if child.dep == "acl" and child.lemma not in reading.vocabulary.nouns.obtaining:
            for by in annotated.below(child, "agent", "prep"):
                found = next(annotated.below(by, "pobj"), None)
                if found is not None and by.lower in {"by", "from"} and found.entity not in {"DATE", "TIME"}:
                    return found
    return _issuer(reading, document) or body_before(reading, document)


def body_before(reading: Reading, noun: Token) -> Token | None:
    """Give the body whose word a noun is, right before it: "a police report", "army claims"."""
    before = (c for c in reading.annotated.below(noun, "compound") if c.i == noun.i - 1)
    return next((c for c in before if c.lemma in reading.kinds and c.lemma not in reading.vocabulary.nouns.media), None)


def _issuer(reading: Reading, document: Token) -> Token | None:
    """Give who "issued a statement": the subject of the verb whose object the document is."""
    verb = reading.annotated.head(document)
    if document.dep != "dobj" or verb.lemma not in reading.vocabulary.nouns.issuing:
        return None
    return subject_of(reading, verb)


def _is_body(reading: Reading, token: Token) -> bool:
    return token.lemma in reading.kinds or _named(reading, token)


def _named(reading: Reading, token: Token) -> bool:
    first, _ = reading.extent(token, "prep", "relcl", "appos")
    return reading.names.at(reading.annotated.tokens[first].start, token.end) is not None


def _clause_around(reading: Reading, token: Token) -> Token:
    """Give the head of the clause that a phrase is about: the sentence if it stands at its end or beginning."""
    annotated = reading.annotated
    sentence = annotated.sentences[token.sentence]
    own = reading.below(token.i)
    edge = min(own) <= sentence.first + 1 or not any(
        annotated.tokens[i].pos != "PUNCT" and i not in own for i in range(max(own) + 1, sentence.last)
    )
    clause = token
    for above in annotated.ancestors(token):
        clause = above
        if above.pos in {"VERB", "AUX"} and not edge:
            break
        if edge and above.dep == "ccomp" and _passes_on(reading, annotated.head(above)):
            break
    return clause


def citing_heard(reading: Reading, token: Token, heard: list[Heard], speakers: Speakers) -> Heard | None:
    """Read "BBC reports, citing police": the police say so, and the BBC that they do."""
    annotated = reading.annotated
    source = next(annotated.below(token, "dobj"), None)
    if annotated.head(token).lower == "without" or any(c.dep == "neg" for c in annotated.below(token)):
        return None
    outer = _around(reading, token, heard)
    if source is None or outer is None or outer.speaker is None or not _can_be_cited(reading, source):
        return None
    own = reading.below(token.i) - _clause_of_outer(reading, source)
    outer.content = _without(reading, outer.content, own)
    who = outer.speaker
    behind = AttributionLink(who.name, who.role, who.kind, outer.cue_word, outer.medium)
    speaker = identify(reading, source, speakers)
    cue = ((token.start, token.end),)
    return Heard(token.i, cue, token.text, speaker, outer.content, behind=(behind,), weight=2)


def _clause_of_outer(reading: Reading, source: Token) -> set[int]:
    """Give a clause with "that" hung on the source: "said, citing the mayor, that nine drowned" is what is said."""
    clauses = (c for c in reading.annotated.below(source, "relcl", "acl", "ccomp"))
    marked = (
        c for c in clauses if any(m.tag == "IN" and m.lower == "that" for m in reading.annotated.below(c, "mark"))
    )
    return {i for clause in marked for i in reading.below(clause.i)}


def _around(reading: Reading, token: Token, heard: list[Heard]) -> Heard | None:
    """Give the speech of the same sentence that a source is cited for: that of its own verb, or else the last one."""
    tokens = reading.annotated.tokens
    spoken = [
        each
        for each in heard
        if each.content and each.speaker is not None and not each.thought and tokens[each.at].sentence == token.sentence
    ]
    own = next((each for each in spoken if each.at == token.head), None)
    return own or (spoken[-1] if spoken else None)


def _can_be_cited(reading: Reading, source: Token) -> bool:
    known = source.lemma in reading.kinds or source.lemma in reading.vocabulary.nouns.informants
    return known or _named(reading, source) or source.entity in {"GPE", "ORG", "PERSON"}


def _without(reading: Reading, content: tuple[Span, ...], own: set[int]) -> tuple[Span, ...]:
    tokens = reading.annotated.tokens
    first = tokens[min(own)].start
    last = tokens[max(own)].end
    inside = [t.i for t in tokens[: max(own) + 1] if any(start <= t.start < end for start, end in content)]
    if not any(first <= tokens[i].start < last for i in inside):
        return content
    behind = [(max(start, last), end) for start, end in content if end > last]
    kept = reading.pieces(i for i in inside if i not in own)
    return (*kept, *(span for span in behind if reading.annotated.text[slice(*span)].strip(" .,")))


def hedge_heard(reading: Reading, token: Token) -> Heard:
    """Read an adverb that hands its clause to nobody in particular ("reportedly")."""
    annotated = reading.annotated
    clause = annotated.head(token)
    inside = reading.below(clause.i) - {token.i} if clause.i != token.i else set()
    content = reading.pieces(inside)
    return Heard(token.i, ((token.start, token.end),), token.text, None, content, "hedges", weight=0)


def appearance_heard(reading: Reading, token: Token) -> Heard | None:
    """Read "appears to have": nobody says so for certain. Content is all of the clause but the verb."""
    annotated = reading.annotated
    comp = next(annotated.below(token, "xcomp", "oprd", "acomp"), None)
    subject = next(annotated.below(token, "nsubj"), None)
    if comp is None or subject is None or token.i in reading.quoted:
        return None
    content = reading.pieces(reading.below(comp.i) | reading.below(subject.i))
    return Heard(token.i, ((token.start, token.end),), token.text, None, content, "hedges", weight=0)


def hedging_passive_heard(reading: Reading, token: Token) -> Heard | None:
    """Read "is said to have", "are believed to be": content is all of the clause but the verb."""
    annotated = reading.annotated
    comp = next(annotated.below(token, "xcomp", "oprd"), None)
    subject = next(annotated.below(token, "nsubjpass"), None)
    agent = next(annotated.below(token, "agent"), None)
    if comp is None or subject is None or agent is not None:
        return None
    content = reading.pieces(reading.below(comp.i) | reading.below(subject.i))
    return Heard(token.i, ((token.start, token.end),), token.text, None, content, "hedges", weight=0)
