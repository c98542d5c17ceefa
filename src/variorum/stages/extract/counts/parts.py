"""Parts of a whole: "12 people, including three children"."""

import msgspec

from variorum.model.text import AnnotatedReport, Sentence, Token
from variorum.stages.extract.counts.numbers import is_number
from variorum.stages.extract.counts.patients import Patient, coordinated, is_people
from variorum.stages.extract.counts.people import countable
from variorum.stages.extract.counts.phrases import group_of, read_phrase, text_between
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
        if token.lower in {"them", "whom"} and token.i >= 2 and report.tokens[token.i - 1].lower == "of":
            parts += _of_them(report, found, report.tokens[token.i - 2], vocabulary)
        for noun in _opened(report, token):
            whole = _whole(found, token)
            if whole is None:
                continue
            for each in coordinated(report, noun, token, vocabulary):
                part = _part(report, each, whole, vocabulary)
                if part is not None:
                    parts.append(part)
    taken = [(part.start, part.end) for part in parts]
    kept = [each for each in found if not any(each.start < end and start < each.end for start, end in taken)]
    return [_included(report, each, kept) for each in kept] + parts


def _included(report: AnnotatedReport, mention: CountMention, found: list[CountMention]) -> CountMention:
    """Take what stands behind "including" for a part, too, where the parser makes it one more that the verb befell."""
    for whole in found:
        same = whole.trigger == mention.trigger and whole.kind == mention.kind and whole.head < mention.head
        between = report.tokens[whole.head : mention.head] if same and _larger(whole) else ()
        if mention.head < mention.trigger and any(token.lower == "including" for token in between):
            value = msgspec.structs.replace(mention.value, subset_of=report.text[whole.start : whole.end])
            return msgspec.structs.replace(mention, value=value)
    return mention


def _opened(report: AnnotatedReport, token: Token) -> list[Token]:
    """Give the nouns that a word of inclusion opens."""
    if token.lower == "including":
        return list(report.below(token, "pobj", "dobj"))
    if token.lower == "among" and any(
        child.lower in {"them", "whom", "those"} for child in report.below(token, "pobj")
    ):
        after = [each for each in report.below(report.head(token), "appos", "attr", "nsubj") if each.i > token.i]
        return after[:1] or _next_noun(report, token)
    return []


def _of_them(
    report: AnnotatedReport, found: list[CountMention], number: Token, vocabulary: CountVocabulary
) -> list[CountMention]:
    """Read "eight of them critically", "many of them children"."""
    whole = _whole(found, number)
    phrase = read_phrase(report, number, vocabulary)
    if whole is None or phrase is None or not (is_number(number, vocabulary) or number.lower in vocabulary.vague.words):
        return []
    if any(each.head == number.i and each.kind != whole.kind for each in found):
        return []  # "police held six men; two of them died", "held six and freed four of them": a fate of their own
    following = report.tokens[number.i + 3 : min(number.i + 5, report.sentence(number).last)]
    nouns = [each for each in following if each.tag == "NNS" and is_people(each, vocabulary)][:1]
    last = nouns[0].i + 1 if nouns else number.i + 3
    group = group_of(report, nouns[0], vocabulary) if nouns else None
    words = text_between(report, phrase.first, last)
    value = msgspec.structs.replace(
        phrase.value, group=group, words=words, subset_of=report.text[whole.start : whole.end]
    )
    start = report.tokens[phrase.first].start
    return [CountMention(whole.kind, start, start + len(words), number.i, whole.trigger, value, whole.stance)]


def _next_noun(report: AnnotatedReport, token: Token) -> list[Token]:
    for each in report.tokens[token.i + 2 : min(token.i + 8, report.sentence(token).last)]:
        if each.pos == "NOUN":
            return [each]
        if each.pos not in {"NUM", "ADJ", "DET", "ADV", "ADP"}:
            break
    return []


def _whole(found: list[CountMention], token: Token) -> CountMention | None:
    before = [each for each in found if each.end <= token.start and each.value.low != 0 and each.person is None]
    near = [each for each in before if token.i - each.head <= _NEAR and _larger(each)]
    return max(near, key=lambda each: each.end, default=None)


def _larger(mention: CountMention) -> bool:
    value = mention.value
    numbers = [number for number in (value.low, value.best, value.high) if number is not None]
    return not numbers or max(numbers) > 1


def _somebody(report: AnnotatedReport, noun: Token, vocabulary: CountVocabulary) -> bool:
    """Take any noun with an article or number for a person, where it is a part of people."""
    marked = any(report.below(noun, "det", "nummod"))
    return marked and noun.pos == "NOUN" and noun.lemma not in vocabulary.people.not_people


def _part(
    report: AnnotatedReport, noun: Token, whole: CountMention, vocabulary: CountVocabulary
) -> CountMention | None:
    known = countable(report, noun, Patient(whole.kind, noun.i, whole.trigger), vocabulary)
    if not known and not _somebody(report, noun, vocabulary):
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
