"""Sentences that say that nobody was struck, or that it is not known how many."""

from variorum.model.claim import Stance
from variorum.model.text import AnnotatedReport, Sentence, Token
from variorum.model.values import CasualtyKind, CountValue
from variorum.stages.extract.counts.vocabulary import CountVocabulary
from variorum.stages.extract.mentions import CountMention

_REACH = 6
"""Words between "no" and "casualties": "no immediate reports of any casualties" has five."""
_ZERO = (0, 0, 0)
_UNKNOWN = (None, None, None)


def no_casualties(report: AnnotatedReport, sentence: Sentence, vocabulary: CountVocabulary) -> tuple[CountMention, ...]:
    """Read "no casualties", "no dead or wounded", "did not see any casualties", "no reports of deaths"."""
    tokens = report.tokens[sentence.first : sentence.last]
    for at, token in enumerate(tokens):
        if token.lower not in vocabulary.none.words and token.dep != "neg":
            continue
        for offset, word in enumerate(tokens[at + 1 : at + 1 + _REACH], at + 1):
            kinds = _kinds(tokens[offset : offset + 3], vocabulary)
            if kinds and _plain(tokens[at + 1 : offset], token, vocabulary):
                last = offset + (3 if len(kinds) == 2 and word.lower not in vocabulary.words.casualties else 1)
                found = tokens[at : min(last, len(tokens))]
                return _mentions(report, found, word, kinds, _ZERO, _hedge(found, vocabulary))
    return ()


def _kinds(words: tuple[Token, ...], vocabulary: CountVocabulary) -> tuple[CasualtyKind, ...]:
    """Give what the words at hand count: dead, wounded, or both."""
    first = _kind(words[0], vocabulary)
    if words[0].lower in vocabulary.words.casualties:
        return ("killed", "wounded")
    if first is None:
        return ()
    if len(words) == 3 and words[1].lower in {"or", "and", "nor"}:
        second = _kind(words[2], vocabulary)
        if words[2].lower in vocabulary.words.casualties or (second is not None and second != first):
            return ("killed", "wounded")
    return (first,)


def _kind(token: Token, vocabulary: CountVocabulary) -> CasualtyKind | None:
    if token.pos not in {"NOUN", "ADJ"} and token.tag != "NNS":
        return None
    if token.lower in {"dead", "killed", "deaths", "fatalities", "death"}:
        return "killed"
    return "wounded" if token.lower in {"wounded", "injured", "injuries"} else None


def _plain(between: tuple[Token, ...], opening: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether only words of seeing, reporting and the like stand between "no" and "casualties"."""
    words = vocabulary.stance
    for token in between:
        fine = (
            token.lower in vocabulary.none.any
            or token.lemma in words.sightings
            or token.pos in {"ADJ", "ADP", "AUX", "DET"}
        )
        if not fine:
            return False
    direct = opening.lower in vocabulary.none.words
    return direct or any(token.lemma in words.sightings or token.lower in vocabulary.none.any for token in between)


def _hedge(found: tuple[Token, ...], vocabulary: CountVocabulary) -> Stance:
    return "hedges" if any(token.lemma in vocabulary.stance.sightings for token in found) else "asserts"


def _mentions(
    report: AnnotatedReport,
    found: tuple[Token, ...],
    head: Token,
    kinds: tuple[CasualtyKind, ...],
    numbers: tuple[int | None, int | None, int | None],
    stance: Stance,
) -> tuple[CountMention, ...]:
    start, end = found[0].start, found[-1].end
    value = CountValue(*numbers, None, None, None, None, report.text[start:end])
    return tuple(CountMention(kind, start, end, head.i, head.i, value, stance) for kind in kinds)


def withheld(report: AnnotatedReport, sentence: Sentence, vocabulary: CountVocabulary) -> tuple[CountMention, ...]:
    """Read "the number of deaths has not been disclosed", "casualties could not be confirmed" and the like."""
    words = vocabulary.stance
    tokens = report.tokens[sentence.first : sentence.last]
    unknown = [token for token in tokens if token.lower in words.unknown]
    denied = any(token.lower in words.negations or token.dep == "neg" for token in tokens)
    silent = [token for token in tokens if denied and (token.lemma in words.known or token.lower in words.known)]
    closing = (unknown or silent)[:1]
    if not closing:
        return ()
    for token in tokens:
        kind = _figure(report, token, vocabulary)
        if kind is not None and token.i < closing[0].i:
            first = min(each.i for each in report.subtree(token))
            found = report.tokens[max(first, sentence.first) : closing[0].i + 1]
            return _mentions(report, found, token, (kind,), _UNKNOWN, "withholds")
    return ()


def _figure(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> CasualtyKind | None:
    """Give what a word such as "number", "toll" or "casualties" is a figure of."""
    if token.lower in vocabulary.words.casualties or token.lower in {"deaths", "fatalities"}:
        return "killed" if token.dep in {"nsubj", "nsubjpass", "pobj"} else None
    if token.lemma in vocabulary.stance.figures and token.dep in {"nsubj", "nsubjpass"}:
        for each in report.subtree(token):
            word = each.lower
            if word in {"wounded", "injured", "injuries"}:
                return "wounded"
            if word in {"deaths", "dead", "death", "killed", "fatalities", "victims", "casualty", "casualties"}:
                return "killed"
    return None
