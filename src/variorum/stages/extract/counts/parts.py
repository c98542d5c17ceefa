"""Parts of a whole: "12 people, including three children"."""

import msgspec

from variorum.model.text import AnnotatedReport, Sentence, Token
from variorum.stages.extract.counts.patients import Patient, coordinated
from variorum.stages.extract.counts.people import countable
from variorum.stages.extract.counts.phrases import read_phrase
from variorum.stages.extract.counts.vocabulary import CountVocabulary
from variorum.stages.extract.mentions import CountMention

_NEAR = 14
"""Words between a count and the "including" that takes it apart."""


def with_parts(
    report: AnnotatedReport, sentence: Sentence, found: list[CountMention], vocabulary: CountVocabulary
) -> list[CountMention]:
    """Add the parts that a sentence names of the counts found in it."""
    parts: list[CountMention] = []
    for token in report.words(sentence):
        for noun in _opened(report, token):
            whole = _whole(report, found, token)
            if whole is None:
                continue
            for each in coordinated(report, noun, token, vocabulary):
                part = _part(report, each, whole, vocabulary)
                if part is not None:
                    parts.append(part)
    taken = [(part.start, part.end) for part in parts]
    kept = [each for each in found if not any(each.start < end and start < each.end for start, end in taken)]
    return kept + parts


def _opened(report: AnnotatedReport, token: Token) -> list[Token]:
    """Give the nouns that a word of inclusion opens."""
    if token.lower == "including":
        return list(report.below(token, "pobj", "dobj"))
    if token.lower == "among" and any(
        child.lower in {"them", "whom", "those"} for child in report.below(token, "pobj")
    ):
        after = [each for each in report.below(report.head(token), "appos", "attr", "nsubj") if each.i > token.i]
        return after[:1] or _next_noun(report, token)
    if token.lower == "of" and any(child.lower in {"them", "whom"} for child in report.below(token, "pobj")):
        return _next_noun(report, token)
    return []


def _next_noun(report: AnnotatedReport, token: Token) -> list[Token]:
    for each in report.tokens[token.i + 2 : min(token.i + 8, report.sentence(token).last)]:
        if each.pos == "NOUN":
            return [each]
        if each.pos not in {"NUM", "ADJ", "DET", "ADV", "ADP"}:
            break
    return []


def _whole(report: AnnotatedReport, found: list[CountMention], token: Token) -> CountMention | None:
    before = [each for each in found if each.end <= token.start and each.value.low != 0 and each.person is None]
    near = [each for each in before if token.i - each.head <= _NEAR and _larger(each)]
    return max(near, key=lambda each: each.end, default=None)


def _larger(mention: CountMention) -> bool:
    value = mention.value
    numbers = [number for number in (value.low, value.best, value.high) if number is not None]
    return not numbers or max(numbers) > 1


def _part(
    report: AnnotatedReport, noun: Token, whole: CountMention, vocabulary: CountVocabulary
) -> CountMention | None:
    if not countable(report, noun, Patient(whole.kind, noun.i, whole.trigger), vocabulary):
        return None
    phrase = read_phrase(report, noun, vocabulary)
    if phrase is None or phrase.value.low == 0:
        return None
    value = msgspec.structs.replace(phrase.value, subset_of=report.text[whole.start : whole.end])
    start, end = report.tokens[phrase.first].start, report.tokens[phrase.last - 1].end
    if start < whole.end:
        return None
    return CountMention(
        whole.kind, start, end, phrase.head, whole.trigger, value, whole.stance, phrase.person, attacker=False
    )
