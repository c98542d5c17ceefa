"""Who speaks by the words right beside a quotation, where the parse shows no verb of saying over it."""

from bisect import bisect_left

from variorum.model.text import Quotation, Token
from variorum.stages.extract.attribution.reading import Heard, Reading
from variorum.stages.extract.attribution.verbs import cue_spans, identify

LONGEST_PHRASE = 8
"""Words of a noun phrase beside the verb: longer ones hold more than a name and an office."""
_PHRASE = frozenset({"CD", "DT", "JJ", "NN", "NNP", "NNPS", "NNS", "POS", "PRP", "PRP$"})
_HEADS = frozenset({"NN", "NNP", "NNPS", "NNS", "PRP"})
_FINITE = frozenset({"VBD", "VBZ"})
_OBJECTIVE = frozenset({"her", "him", "me", "them", "us"})


def framed_heard(reading: Reading, quotation: Quotation, heard: list[Heard]) -> Heard | None:
    """Read the verb and the name beside a quotation: '"Run," the nurse cried', '"Run," said Lee', 'Lee said: "Run"'."""
    found = _behind(reading, quotation) or _before(reading, quotation)
    if found is None or any(each.at == found[1].i for each in heard):
        return None
    subject, verb = found
    named = ((h.at, h.speaker) for h in heard if h.at < verb.i and not h.thought and not h.first_person)
    speakers = sorted(((at, who) for at, who in named if who is not None and who.name), key=lambda each: each[0])
    speaker = identify(reading, subject, speakers)
    content = ((quotation.start, quotation.end),)
    return Heard(verb.i, cue_spans(reading, verb), verb.text, speaker, content, quoted=True)


def _behind(reading: Reading, quotation: Quotation) -> tuple[Token, Token] | None:
    """Give the subject and verb behind a quotation, in either order."""
    tokens = reading.annotated.tokens
    first = bisect_left(tokens, quotation.outer_end, key=lambda token: token.start)
    if first + 1 >= len(tokens) or reading.annotated.sentences[tokens[first].sentence].paragraph != quotation.paragraph:
        return None
    if _says(reading, tokens[first]):
        head = _phrase_head(reading, first + 1)
        return (head, tokens[first]) if head is not None else None
    head = _phrase_head(reading, first)
    if head is None:
        return None
    verb = next((t for t in tokens[head.i + 1 : head.i + 3] if t.pos not in {"ADV", "PUNCT"}), None)
    open_end = (
        reading.annotated.text[quotation.end - 1] in ",?!"
    )  # the sentence goes on, so that any verb is one of saying
    fits = verb is not None and (_says(reading, verb) or (open_end and verb.tag in _FINITE and verb.pos == "VERB"))
    return (head, verb) if verb is not None and fits else None


def _before(reading: Reading, quotation: Quotation) -> tuple[Token, Token] | None:
    """Give the subject and verb right before a quotation."""
    tokens = reading.annotated.tokens
    at = bisect_left(tokens, quotation.outer_start, key=lambda token: token.start) - 1
    while at > 0 and tokens[at].pos in {"PUNCT", "ADV"} and tokens[at].text != ".":
        at -= 1
    verb = tokens[max(at, 0)]
    if at < 1 or verb.tag not in _FINITE or not _says(reading, verb):
        return None
    while at > 1 and tokens[at - 1].pos in {"ADV", "AUX"}:
        at -= 1
    apart = tokens[at - 1].text == ","
    subject = tokens[at - 1 - apart]
    named = reading.names.over(subject.start)
    if apart and (named is None or named.kind != "person"):
        return None
    return (subject, verb) if subject.tag in _HEADS and subject.lower not in _OBJECTIVE else None


def _says(reading: Reading, token: Token) -> bool:
    speech = reading.vocabulary.speech
    return token.tag in _FINITE and (token.lemma in speech.clause or token.lemma in speech.quotation)


def _phrase_head(reading: Reading, first: int) -> Token | None:
    """Give the main word of the noun phrase that begins at the token ``first``."""
    head = None
    for token in reading.annotated.tokens[first : first + LONGEST_PHRASE]:
        if token.tag not in _PHRASE or token.i in reading.quoted:
            break
        head = token
    return head if head is not None and head.tag in _HEADS and head.lower not in _OBJECTIVE else None
