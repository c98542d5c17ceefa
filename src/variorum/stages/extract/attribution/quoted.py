"""Whose the words between quotation marks are: those of the verb beside them, or of whoever spoke last."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from variorum.model.text import AnnotatedReport, Quotation
from variorum.stages.extract.attribution.framed import framed_heard
from variorum.stages.extract.attribution.reading import Heard, Reading, Speaker, merged, overlaps
from variorum.stages.extract.attribution.speakers import speaker_of
from variorum.stages.extract.mentions import Span

_MARKS = " '`\"“"
"""What may stand between a sentence and the quotation behind it, and be counted to either."""
SHORTEST_SPEECH = 4
"""Words: fewer between marks, with nobody said to speak them, are as a rule a name or an ironic word."""


def settle(reading: Reading, heard: list[Heard]) -> list[Heard]:
    """Give every quotation to its speaker: stretch contents over them, and carry speakers to those that stand alone."""
    annotated = reading.annotated
    owners: dict[int, Heard] = {}
    for number, quotation in enumerate(annotated.quotations):
        owner = _owner(annotated, quotation, heard)
        if owner is not None:
            owners[number] = owner
            _stretch(annotated, owner, quotation)
    carried = _carry(reading, heard, owners)
    return [*(each for each in heard if each.content), *carried]


def _owner(annotated: AnnotatedReport, quotation: Quotation, heard: Iterable[Heard]) -> Heard | None:
    """Give the nearest speech whose content meets a quotation and whose verb stands outside it."""
    span = quotation.start, quotation.end
    best: tuple[int, Heard] | None = None
    for each in heard:
        at = annotated.tokens[each.at].start
        if each.stance == "withholds" or span[0] <= at < span[1]:
            continue
        if any(overlaps(piece, span) for piece in each.content):
            distance = (int(each.thought), max(span[0] - at, at - span[1]))
            key = distance[0] * 1_000_000 + distance[1]
            if best is None or key < best[0]:
                best = key, each
    return best[1] if best else None


def _stretch(annotated: AnnotatedReport, owner: Heard, quotation: Quotation) -> None:
    owner.content = merged((*owner.content, (quotation.start, quotation.end)), annotated.text)
    owner.quoted = True
    owner.thought = False


def _carry(reading: Reading, heard: list[Heard], owners: dict[int, Heard]) -> list[Heard]:
    annotated = reading.annotated
    carried: list[Heard] = []
    for number, quotation in enumerate(annotated.quotations):
        if number in owners:
            continue
        waiting = _beside(annotated, quotation, heard) or _waiting(annotated, quotation, heard)
        if waiting is not None:
            owners[number] = waiting
            _stretch(annotated, waiting, quotation)
            continue
        framed = framed_heard(reading, quotation, [*heard, *carried])
        if framed is not None:
            owners[number] = framed
            carried.append(framed)
            continue
        source = _next(annotated, number, owners) or _last(reading, quotation, heard, carried)
        follows = source is not None and bool(source.cue) and source.quoted and _adjoins(annotated, source, quotation)
        if not follows and not _is_speech(annotated, quotation, owners.get(number - 1), number):
            continue
        if source is None or source.speaker is None:
            continue
        if source.cue and _adjoins(annotated, source, quotation):
            owners[number] = source
            _stretch(annotated, source, quotation)
            continue
        each = _made(annotated, quotation, source)
        owners[number] = each
        carried.append(each)
    return carried


def _adjoins(annotated: AnnotatedReport, source: Heard, quotation: Quotation) -> bool:
    """Tell whether a quotation follows at once on the sentence of the verb, or comes right before its own quotation."""
    sentence = annotated.sentences[annotated.tokens[source.at].sentence]
    if sentence.paragraph != quotation.paragraph:
        return False
    words = annotated.text[sentence.start : sentence.end].rstrip(_MARKS)
    behind = max(sentence.start + len(words), source.content[-1][1])
    before = min(sentence.start, source.content[0][0])
    return _gap(annotated, quotation.outer_start, behind) or _gap(annotated, before, quotation.outer_end)


def _is_speech(annotated: AnnotatedReport, quotation: Quotation, before: Heard | None, number: int) -> bool:
    words = annotated.text[quotation.start : quotation.end].split()
    if number and not annotated.quotations[number - 1].closed and before is not None:
        return True
    if len(words) < SHORTEST_SPEECH:
        return False
    lead = annotated.text[max(0, quotation.outer_start - 3) : quotation.outer_start].strip().rstrip("'`")
    opens = lead in {"", ".", "!", "?", ":", "”", '"', ","} or lead.endswith((".", "?", "!", ":", '"', "”"))
    return opens and annotated.text[quotation.start : quotation.end].lstrip()[:1].isupper()


def _beside(annotated: AnnotatedReport, quotation: Quotation, heard: list[Heard]) -> Heard | None:
    """Give the verb that cuts a quotation in two: '"The risk," said Ann Lee, "is small."'."""
    for each in heard:
        if each.thought or each.speaker is None or not each.quoted or each.stance == "withholds":
            continue
        frame = (*each.speaker.spans, *each.cue)
        verb = annotated.sentences[annotated.tokens[each.at].sentence]
        if (
            frame
            and verb.paragraph == quotation.paragraph
            and _gap(annotated, min(start for start, _ in frame), quotation.outer_end)
        ):
            return each
    return None


def _waiting(annotated: AnnotatedReport, quotation: Quotation, heard: list[Heard]) -> Heard | None:
    """Give the verb that has no words yet and stands right before or behind a quotation."""
    for each in heard:
        if each.content or each.thought or each.stance == "withholds":
            continue
        verb = annotated.tokens[each.at]
        sentence = annotated.sentences[verb.sentence]
        begin = max(sentence.start, quotation.outer_end)
        adjacent = sentence.start >= quotation.end and _gap(annotated, begin, quotation.outer_end)
        if sentence.paragraph == quotation.paragraph and adjacent:
            return each
        text = annotated.text[sentence.start : sentence.end].rstrip('"“ ')
        before = _gap(annotated, quotation.outer_start, sentence.end) or sentence.start < quotation.start < sentence.end
        if text.endswith(":") and before and abs(sentence.paragraph - quotation.paragraph) <= 1:
            return each
    return None


def _gap(annotated: AnnotatedReport, start: int, end: int) -> bool:
    """Tell whether nothing but white space and marks lies between ``end`` and ``start``."""
    return end <= start and not any(letter.isalnum() for letter in annotated.text[end:start])


def _next(annotated: AnnotatedReport, number: int, owners: dict[int, Heard]) -> Heard | None:
    """Give the speaker of the quotation that follows at once ('"Run." "Run now," he said')."""
    quotation = annotated.quotations[number]
    following = owners.get(number + 1)
    if following is None or number + 1 >= len(annotated.quotations):
        return None
    other = annotated.quotations[number + 1]
    if not quotation.closed and other.paragraph == quotation.paragraph + 1:
        return following
    same = other.paragraph == quotation.paragraph
    return following if same and _gap(annotated, other.outer_start, quotation.outer_end) else None


def _acting(reading: Reading, quotation: Quotation) -> tuple[int, Heard] | None:
    """Give the person whom the sentence right before a quotation is about, as if that person had begun to speak."""
    annotated = reading.annotated
    number = sentence_at(annotated, quotation.outer_start) - 1
    if number < 0 or quotation.paragraph - annotated.sentences[number].paragraph > 1:
        return None
    for token in annotated.words(annotated.sentences[number]):
        if token.dep == "nsubj" and annotated.head(token).dep == "ROOT" and token.i not in reading.quoted:
            speaker = speaker_of(reading, token)
            if speaker.person:
                return token.start, Heard(token.i, (), None, speaker, ())
    return None


def _last(reading: Reading, quotation: Quotation, heard: list[Heard], carried: list[Heard]) -> Heard | None:
    """Give whoever spoke last before a quotation that nobody else claims, in its paragraph or the one before."""
    annotated = reading.annotated
    best = _acting(reading, quotation)
    for each in (*heard, *carried):
        if each.thought or each.speaker is None or not each.content:
            continue
        named = max((end for _, end in each.speaker.spans), default=0)
        at = max(annotated.tokens[each.at].start, each.content[-1][1], named)
        first = min(annotated.tokens[each.at].start, each.content[0][0])
        if first < quotation.start and at <= quotation.start and (best is None or at > best[0]):
            best = at, each
    if best is None:
        return None
    paragraph = _paragraph(annotated, best[0])
    return best[1] if quotation.paragraph - paragraph <= 1 else None


def _paragraph(annotated: AnnotatedReport, at: int) -> int:
    return annotated.sentences[max(0, sentence_at(annotated, at - 1))].paragraph


def sentence_at(annotated: AnnotatedReport, at: int) -> int:
    """Give the number of the sentence that the character ``at`` is in, or of the last one before it; -1 for none."""
    return bisect_right(annotated.sentences, at, key=lambda sentence: sentence.start) - 1


def _made(annotated: AnnotatedReport, quotation: Quotation, source: Heard) -> Heard:
    who = source.speaker
    speaker = None
    if who is not None:
        speaker = Speaker(who.name, who.role, who.kind, (), None, who.person, who.document)
    content: tuple[Span, ...] = ((quotation.start, quotation.end),)
    at = _token_at(annotated, quotation.start)
    return Heard(at, (), source.cue_word, speaker, content, medium=source.medium, behind=source.behind, quoted=True)


def _token_at(annotated: AnnotatedReport, start: int) -> int:
    found = bisect_left(annotated.tokens, start, key=lambda token: token.start)
    return min(found, len(annotated.tokens) - 1)
