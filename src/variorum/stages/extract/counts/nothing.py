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
        if token.lower not in vocabulary.none.words and token.dep != "neg" and token.lower != "without":
            continue
        for offset, word in enumerate(tokens[at + 1 : at + 1 + _REACH], at + 1):
            kinds = _kinds(tokens[offset : offset + 3], vocabulary)
            if kinds and _plain(tokens[at + 1 : offset], token, vocabulary):
                last = offset + (3 if _joined(tokens[offset : offset + 3], vocabulary) else 1)
                found = tokens[at : min(last, len(tokens))]
                return _mentions(report, found, word, kinds, (_ZERO, _hedge(found, vocabulary)))
    return ()


def _joined(words: tuple[Token, ...], vocabulary: CountVocabulary) -> bool:
    if len(words) < 3 or words[1].lower not in {"or", "and", "nor"}:
        return False
    return _kind(words[2], vocabulary) is not None or words[2].lower in vocabulary.words.casualties


def _kinds(words: tuple[Token, ...], vocabulary: CountVocabulary) -> tuple[CasualtyKind, ...]:
    """Give what the words at hand count: dead, wounded, or both."""
    first = _kind(words[0], vocabulary)
    if words[0].lower in vocabulary.words.casualties:
        return ("killed", "wounded")
    if first is None:
        return ()
    if _joined(words, vocabulary):
        second = _kind(words[2], vocabulary)
        if words[2].lower in vocabulary.words.casualties or (second is not None and second != first):
            return ("killed", "wounded")
    return (first,)


def _kind(token: Token, vocabulary: CountVocabulary) -> CasualtyKind | None:
    if token.lower in vocabulary.words.dead_figures:
        return "killed"
    return "wounded" if token.lower in vocabulary.words.wounded_figures else None


def _plain(between: tuple[Token, ...], opening: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether only words of seeing, reporting and the like stand between "no" and "casualties"."""
    words = vocabulary.stance
    for token in between:
        fine = (
            token.lower in vocabulary.none.any
            or token.lemma in words.sightings
            or token.lemma in words.carriers
            or token.pos in {"ADJ", "ADP", "AUX", "DET"}
        )
        if not fine:
            return False
    direct = opening.lower in vocabulary.none.words or opening.lower == "without"
    return direct or any(token.lemma in words.sightings or token.lower in vocabulary.none.any for token in between)


def _hedge(found: tuple[Token, ...], vocabulary: CountVocabulary) -> Stance:
    return "hedges" if any(token.lemma in vocabulary.stance.sightings for token in found) else "asserts"


def _mentions(
    report: AnnotatedReport,
    found: tuple[Token, ...],
    head: Token,
    kinds: tuple[CasualtyKind, ...],
    said: tuple[tuple[int | None, int | None, int | None], Stance],
) -> tuple[CountMention, ...]:
    start, end = found[0].start, found[-1].end
    numbers, stance = said
    value = CountValue(*numbers, None, None, None, None, report.text[start:end])
    return tuple(CountMention(kind, start, end, head.i, head.i, value, stance) for kind in kinds)


def withheld(report: AnnotatedReport, sentence: Sentence, vocabulary: CountVocabulary) -> tuple[CountMention, ...]:
    """Read "the number of deaths has not been disclosed", "casualties could not be confirmed" and the like."""
    tokens = report.tokens[sentence.first : sentence.last]
    figures = [(token, _figure(report, token, vocabulary)) for token in tokens]
    for token, kind in figures:
        closing = _silence(tokens, token, vocabulary) if kind is not None else None
        if kind is None or closing is None:
            continue
        own = [each.i for each in report.subtree(token) if each.dep != "relcl"]
        if closing[1].i < min(own):  # "did not give the number of dead": the verb is the speaker's
            found = report.tokens[min(own) : max(token.i, *own) + 1]
        else:
            found = report.tokens[max(sentence.first, min(closing[0].i, *own)) : max(token.i, closing[1].i) + 1]
        return _mentions(report, found, token, (kind,), (_UNKNOWN, "withholds"))
    return ()


def _silence(tokens: tuple[Token, ...], figure: Token, vocabulary: CountVocabulary) -> tuple[Token, Token] | None:
    """Give the words, from a negation on, that say that a figure is not known or not given."""
    words = vocabulary.stance
    refused: Token | None = None
    for token in tokens:
        if token.lower in words.unknown and token.i > figure.i:
            return token, token
        if token.lower in words.negations or token.dep == "neg":
            refused = token
        elif refused is not None and (token.lemma in words.known or token.lower in words.known):
            after = refused.i > figure.i
            asked = any(each.lower in words.conditionals for each in tokens if token.i < each.i < figure.i)
            before = token.i < figure.i and (figure.dep in {"dobj", "pobj"} or asked)
            if after or before:
                return refused, token
    return None


def _figure(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> CasualtyKind | None:
    """Give what a word such as "number", "toll" or "casualties" is a figure of."""
    words = vocabulary.words
    if token.tag == "NNS" and token.lower in words.casualties | words.dead_figures:
        return "killed" if token.dep in {"nsubj", "nsubjpass", "pobj", "dobj", "compound", "attr"} else None
    if token.lemma in vocabulary.stance.figures and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        for each in report.subtree(token):
            word = each.lower
            if word in words.wounded_figures:
                return "wounded"
            if word in words.dead_figures | words.casualties | words.victim_group:
                return "killed"
    return None
