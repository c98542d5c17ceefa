"""Words that keep something back and name nobody, and plain words that stand on a source named right after them."""

from msgspec.structs import replace

from variorum.model.text import Sentence
from variorum.stages.extract.attribution.reading import Heard, Reading, overlaps


def give_withheld(reading: Reading, heard: list[Heard]) -> list[Heard]:
    """Give "has not been disclosed" to whoever spoke right before it in its paragraph, or leave it to the outlet."""
    annotated = reading.annotated
    for each in heard:
        if each.stance != "withholds" or each.speaker is not None:
            continue
        sentence = annotated.sentences[annotated.tokens[each.at].sentence]
        before = _speech_of(reading, sentence.i - 1, sentence.paragraph, heard)
        if before is not None and before.speaker is not None:
            each.speaker = replace(before.speaker, spans=(), as_written=None)
            each.medium = before.medium
    return heard


def _speech_of(reading: Reading, number: int, paragraph: int, heard: list[Heard]) -> Heard | None:
    """Give the last speech in the sentence with that number, if it is of the paragraph."""
    if number < 0 or reading.annotated.sentences[number].paragraph != paragraph:
        return None
    sentence = reading.annotated.sentences[number]
    span = sentence.start, sentence.end
    found = [
        each
        for each in heard
        if not each.thought and each.speaker is not None and any(overlaps(piece, span) for piece in each.content)
    ]
    return max(found, key=lambda each: each.content[-1][1]) if found else None


def carry_back(reading: Reading, heard: list[Heard]) -> list[Heard]:
    """Set a plain sentence on the word of the one who, in the next, does not say how many or gives no details.

    Only where that source has spoken before in the report: then the plain sentence retells its account.
    """
    annotated = reading.annotated
    found: list[Heard] = []
    for each in heard:
        if each.stance != "withholds" or each.speaker is None or not each.cue:
            continue
        sentence = annotated.sentences[annotated.tokens[each.at].sentence]
        plain = _plain_before(reading, sentence, heard)
        if plain is None or not _spoke_before(reading, each, plain, heard):
            continue
        who = replace(each.speaker, spans=(), as_written=None)
        content = reading.pieces(range(plain.first, plain.last))
        found.append(Heard(plain.first, (), each.cue_word, who, content, weight=0))
    return [each for each in found if each.content]


def _plain_before(reading: Reading, sentence: Sentence, heard: list[Heard]) -> Sentence | None:
    if sentence.i == 0:
        return None
    plain = reading.annotated.sentences[sentence.i - 1]
    span = plain.start, plain.end
    if plain.paragraph != sentence.paragraph:
        return None
    taken = any(not h.thought and any(overlaps(piece, span) for piece in h.content) for h in heard)
    return None if taken else plain


def _spoke_before(reading: Reading, each: Heard, plain: Sentence, heard: list[Heard]) -> bool:
    name = each.speaker.name if each.speaker else None
    return any(
        h.speaker is not None and h.speaker.name == name and reading.annotated.tokens[h.at].start < plain.start
        for h in heard
        if h.stance == "asserts" and not h.thought
    )
