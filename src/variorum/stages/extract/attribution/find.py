"""Find who says what in a report."""

import re

from variorum.model.claim import AttributionLink, Mode
from variorum.model.text import AnnotatedReport, Sentence, Token
from variorum.stages.extract.attribution.carry import carry_back, give_withheld
from variorum.stages.extract.attribution.labels import headline_heard, label_heard, signed_heard
from variorum.stages.extract.attribution.nouns import adjective_heard, noun_heard
from variorum.stages.extract.attribution.phrases import (
    according_heard,
    appearance_heard,
    citing_heard,
    hedge_heard,
    hedging_passive_heard,
    release,
)
from variorum.stages.extract.attribution.quoted import settle
from variorum.stages.extract.attribution.reading import Heard, Reading, Speaker, make_reading, within
from variorum.stages.extract.attribution.sources import own_document
from variorum.stages.extract.attribution.verbs import Speakers, counts, verb_heard
from variorum.stages.extract.attribution.vocabulary import SpeechVocabulary
from variorum.stages.extract.attribution.withholding import withheld_heard
from variorum.stages.extract.margin import refused
from variorum.stages.extract.mentions import Attribution, Span
from variorum.stages.extract.names import Names

_DATELINE = re.compile(r"[A-Z][A-Z .,'/-]+(?:, [A-Z]\w+)? ?(?:\([^()]{2,40}\))? ?[-–—]+ ")
"""The place in capitals, and the agency, with which a wire report opens."""


def find_attributions(
    annotated: AnnotatedReport, names: Names, vocabulary: SpeechVocabulary
) -> tuple[Attribution, ...]:
    """Find who says, thinks, hedges, denies or keeps back what, in the order of the text.

    Args:
        annotated: the report.
        names: those whom it names.
        vocabulary: the words by which speech is read.

    """
    reading = make_reading(annotated, names, vocabulary)
    heard: list[Heard] = []
    speakers: Speakers = []
    for sentence in annotated.sentences:
        for token in annotated.words(sentence):
            each = _read(reading, token, speakers)
            if each is not None and token.lower == "according":
                release(reading, token, each, heard)
            if each is not None:
                _keep(each, heard, speakers)
        _cite(reading, sentence, heard, speakers)
        headline = label_heard(reading, sentence) or headline_heard(reading, sentence)
        if headline is not None:
            _keep(headline, heard, speakers)
    heard.extend(filter(None, (signed_heard(reading, quotation) for quotation in annotated.quotations)))
    settled = _without_retold_thoughts(reading, settle(reading, heard))
    settled = give_withheld(reading, settled)
    settled.extend(carry_back(reading, settled))
    return finish(reading, settled)


def _without_retold_thoughts(reading: Reading, heard: list[Heard]) -> list[Heard]:
    """Leave out what a speaker says that somebody thinks: it is a part of the speaker's words."""
    return [each for each in heard if not each.thought or _outer(reading, each, heard) is None]


def _cite(reading: Reading, sentence: Sentence, heard: list[Heard], speakers: Speakers) -> None:
    """Read the sources that a sentence cites, once its verbs are read."""
    for token in reading.annotated.words(sentence):
        if token.tag == "VBG" and token.lemma in reading.vocabulary.phrases.citing:
            found = citing_heard(reading, token, [h for h in heard if h.at != token.i], speakers)
            if found is not None:
                heard[:] = [each for each in heard if each.at != token.i]
                heard.append(found)


def _keep(each: Heard, heard: list[Heard], speakers: Speakers) -> None:
    heard.append(each)
    if each.speaker is not None and each.speaker.name is not None and not each.first_person and not each.thought:
        speakers.append((each.at, each.speaker))


def _read(reading: Reading, token: Token, speakers: Speakers) -> Heard | None:
    if token.pos in {"VERB", "AUX"}:
        return _read_verb(reading, token, speakers)
    if token.lower == "according":
        return according_heard(reading, token, speakers)
    if token.pos == "NOUN":
        return noun_heard(reading, token, speakers)
    if token.dep == "acomp":
        return adjective_heard(reading, token, speakers)
    if token.lower in reading.vocabulary.stance.hedging_adverbs:
        return hedge_heard(reading, token)
    return None


def _read_verb(reading: Reading, token: Token, speakers: Speakers) -> Heard | None:
    if token.lemma == "accord" and token.lower == "according":
        return according_heard(reading, token, speakers)
    found = withheld_heard(reading, token, speakers)
    if found is not None:
        return found
    if token.lemma in reading.vocabulary.stance.hedging_passives and token.tag == "VBN":
        found = hedging_passive_heard(reading, token)
        if found is not None:
            return found
    if token.lemma in reading.vocabulary.stance.appearances:
        return appearance_heard(reading, token)
    found = verb_heard(reading, token, speakers)
    if found is not None and not counts(reading, token, found):
        refused(reading.annotated, "speech", token.span, token.lemma, "nobody is told to have said it")
        return None
    if found is None and token.lemma in reading.vocabulary.speech.clause:
        refused(reading.annotated, "speech", token.span, token.lemma, "no words are found that it reports")
    return own_document(reading, token, found, speakers) if found is not None else None


def finish(reading: Reading, heard: list[Heard]) -> tuple[Attribution, ...]:
    """Make the attributions, each with the chain of those in whose words it stands."""
    for each in heard:
        each.content = _without_dateline(reading, each.content)
    ordered = sorted((h for h in heard if h.content), key=lambda h: (h.content[0][0], -h.content[-1][1], h.at))
    return tuple(_attribution(reading, each, ordered) for each in ordered)


def _without_dateline(reading: Reading, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cut "KABUL (Reuters) - " from the front of a content: it is nobody's word."""
    if not content:
        return content
    start, end = content[0]
    found = _DATELINE.match(reading.annotated.text, start, end)
    if found is None or found.end() >= end:
        return content
    return ((found.end(), end), *content[1:])


def _attribution(reading: Reading, each: Heard, heard: list[Heard]) -> Attribution:
    outer = _outer(reading, each, heard)
    link = _link(each)
    chain: tuple[AttributionLink, ...] = (*((link,) if link and not each.first_person else ()), *each.behind)
    seen = {id(each)}
    depth = each.weight
    while outer is not None and id(outer) not in seen:
        seen.add(id(outer))
        depth += 1
        above = _link(outer)
        told = not outer.thought and outer.stance != "denies"  # who denies a claim does not pass it on
        if above is not None and (told or not chain) and above.name not in {link.name for link in chain}:
            chain = (*chain, above, *outer.behind)
        outer = _outer(reading, outer, heard)
    speaker = each.speaker
    return Attribution(
        speaker.spans if speaker else (),
        each.cue,
        each.content,
        chain,
        speaker.as_written if speaker else None,
        _mode(reading, each),
        each.stance,
        depth,
        each.thought,
    )


def _link(each: Heard) -> AttributionLink | None:
    who: Speaker | None = each.speaker
    if who is None:
        return None
    return AttributionLink(who.name, who.role, who.kind, each.cue_word, each.medium, each.qualifiers)


def _outer(reading: Reading, each: Heard, heard: list[Heard]) -> Heard | None:
    """Give the smallest speech in whose words another one stands, cue and all."""
    token = reading.annotated.tokens[each.at]
    cue = token.start, token.end
    best: tuple[int, Heard] | None = None
    for other in heard:
        if other is each or other.at == each.at or other.thought:
            continue
        if any(within(cue, piece) for piece in other.content):
            size = sum(end - start for start, end in other.content)
            if best is None or size < best[0]:
                best = size, other
    return best[1] if best else None


def _mode(reading: Reading, each: Heard) -> Mode:
    quotations = reading.annotated.quotations
    inside = [q for q in quotations if any(s <= q.start and q.end <= e + 1 for s, e in each.content)]
    if not inside:
        around = any(q.start <= s and e <= q.end for s, e in each.content for q in quotations)
        return "direct" if each.quoted and around else "indirect"
    letters = sum(c.isalnum() for s, e in each.content for c in reading.annotated.text[s:e])
    quoted = sum(c.isalnum() for q in inside for c in reading.annotated.text[q.start : q.end])
    return "direct" if quoted >= letters else "mixed"
