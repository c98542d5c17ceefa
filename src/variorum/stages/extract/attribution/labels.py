"""Who speaks by where a name is set: before a colon, after a headline, under a quotation."""

import re

from msgspec.structs import replace

from variorum.model.text import Quotation, Sentence, Token
from variorum.stages.extract.attribution.reading import Heard, Reading, Speaker
from variorum.stages.extract.attribution.speakers import speaker_of

LONGEST_LABEL = 8
"""Words of a speaker's label in a transcript, with office and outlet."""
LONGEST_TAIL = 6
"""Words after the colon or comma of a headline that can be a source: "Five killed: Kunduz police chief"."""
_STOPS = frozenset({".", "!", "?"})
_MARKS = frozenset({'"', "“", "``", "''"})
_SIGNED = re.compile(r"\s*(--|[-–—―])\s*([^\W\d_][^\n.!?:;\"“”]{2,60})\.?\s*$")
"""A dash and a name at the end of a paragraph."""


def headline_heard(reading: Reading, sentence: Sentence) -> Heard | None:
    """Read a headline that names its source before or after a colon: "Five killed: ministry"."""
    annotated = reading.annotated
    words = annotated.words(sentence)
    stopped = words[-1].text in _STOPS
    if len(words) < 4 or (stopped and not _is_paragraph(reading, sentence)):
        return None
    last = sentence.last - stopped
    at = next((t.i for t in reversed(words) if t.text == ":"), None)
    if at is None:
        return None
    tail, lead = annotated.tokens[at + 1 : last], annotated.tokens[sentence.first : at]
    for part, rest in ((tail, lead), (lead, tail)):
        tells = any(t.pos in {"VERB", "AUX", "NUM"} for t in rest) or (part is lead and sentence.i == 0)
        speaker = _source(reading, part) if tells and len(rest) > 1 else None
        if speaker is not None:
            content = reading.pieces(t.i for t in rest)
            return Heard(at, ((annotated.tokens[at].start, annotated.tokens[at].end),), ":", speaker, content)
    return None


def _is_paragraph(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is a paragraph of its own, as a headline with a full stop is."""
    sentences = reading.annotated.sentences
    beside = (sentences[i] for i in (sentence.i - 1, sentence.i + 1) if 0 <= i < len(sentences))
    return all(other.paragraph != sentence.paragraph for other in beside)


def _source(reading: Reading, part: tuple[Token, ...]) -> Speaker | None:
    """Give the speaker that a few words without a verb name; None for a notice ("Editor's note")."""
    if not 0 < len(part) <= LONGEST_TAIL or any(t.pos in {"VERB", "AUX"} for t in part):
        return None
    text = reading.annotated.text[part[0].start : part[-1].end].lower().replace("’", "'")
    head = next((t for t in reversed(part) if t.pos in {"NOUN", "PROPN"}), None)
    if head is None or text in reading.vocabulary.phrases.notices or not _can_speak(reading, head):
        return None
    return replace(speaker_of(reading, head), spans=((part[0].start, part[-1].end),))


def _can_speak(reading: Reading, head: Token) -> bool:
    return head.lemma.lower() in reading.kinds or reading.names.at(head.start, head.end) is not None


def label_heard(reading: Reading, sentence: Sentence) -> Heard | None:
    """Read the speaker's name in front of a paragraph, as transcripts have it: "ANN LEE, HOST: Five people died."."""
    annotated = reading.annotated
    if sentence.i and annotated.sentences[sentence.i - 1].paragraph == sentence.paragraph:
        return None
    words = annotated.words(sentence)[: LONGEST_LABEL + 1]
    opening = words[0].text in _MARKS
    colon = next((t for t in words if t.text == ":"), None)
    label = words[opening : colon.i - sentence.first] if colon is not None else ()
    last = _paragraph_end(reading, sentence)
    if colon is None or not label or any(t.pos in {"VERB", "AUX"} for t in label) or colon.i + 1 >= last:
        return None
    quoted = annotated.tokens[colon.i + 1].text in {'"', "“"}
    name = reading.names.at(label[0].start, label[-1].end)
    if not (_is_label(reading, label, quoted=quoted) or (quoted and name is not None)):
        return None
    content = reading.pieces(range(colon.i + 1, last))
    speaker = _named(reading, (label[0].start, label[-1].end))
    return Heard(colon.i, ((colon.start, colon.end),), ":", speaker, content)


def _named(reading: Reading, span: tuple[int, int]) -> Speaker:
    """Give the person whose name and office stand in a span, or whoever the words before its first comma are."""
    name = reading.names.at(*span)
    text = reading.annotated.text[slice(*span)]
    if name is None:
        return Speaker(text.split(",")[0].strip(), None, "person", (span,), text, person=True)
    return Speaker(name.name, name.role, name.kind, (span,), text, name.kind == "person")


def _is_label(reading: Reading, label: tuple[Token, ...], *, quoted: bool) -> bool:
    """Tell a label in capitals from a dateline ("QUETTA: ..."): it holds an office, or comes back in the report."""
    capitals = all(not t.text.isalpha() or t.text.isupper() for t in label) and any(t.text.isalpha() for t in label)
    if not capitals or len(label[0].text) < 2:
        return False
    if quoted or any(t.text == "," for t in label):
        return True
    annotated = reading.annotated
    text = annotated.text[label[0].start : label[-1].end] + ":"
    return any(
        annotated.text.startswith((text, '"' + text, "“" + text), sentence.start) and sentence.i != label[0].sentence
        for sentence in annotated.sentences
    )


def _paragraph_end(reading: Reading, sentence: Sentence) -> int:
    sentences = reading.annotated.sentences
    i = sentence.i
    while i + 1 < len(sentences) and sentences[i + 1].paragraph == sentence.paragraph:
        i += 1
    return sentences[i].last


def signed_heard(reading: Reading, quotation: Quotation) -> Heard | None:
    """Read the name that signs a quotation behind a dash: '"They shelled us." — Ann Lee, farmer'."""
    annotated = reading.annotated
    last = max((s.end for s in annotated.sentences if s.paragraph == quotation.paragraph), default=quotation.outer_end)
    found = _SIGNED.match(annotated.text, quotation.outer_end, last) if quotation.closed else None
    if found is None:
        return None
    dash = next((t for t in annotated.tokens if t.start >= found.start(1)), None)
    words = [t for t in annotated.tokens if found.start(2) <= t.start < found.end(2)]
    if dash is None or not words or any(t.pos in {"VERB", "AUX"} for t in words) or not words[0].text[0].isupper():
        return None
    speaker = _named(reading, (found.start(2), words[-1].end))
    content = ((quotation.start, quotation.end),)
    return Heard(dash.i, ((found.start(1), found.end(1)),), found[1], speaker, content, quoted=True)
