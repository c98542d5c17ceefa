"""Whom a word of killing or wounding befell, read off the row of words where the parser lost its way in a long one."""

from collections.abc import Iterator

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.counts.numbers import is_number
from variorum.stages.extract.counts.patients import is_people
from variorum.stages.extract.counts.vocabulary import CountVocabulary

_ROOM = 8
"""Words from the verb to the people it befell, or from these back to their number: "between 20 and 30 members"."""
_LONGEST_ASIDE = 40
"""Words of what "including" adds between the people and the verb."""
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ACTIVE = frozenset({"VBD", "VBG", "VBP", "VBZ"})
_LINKS = frozenset({"and", "as", "at", "between", "of", "or", "over", "than", "to", "up", "about", "around", "under"})
"""Links that stand in a number and its bounds; any other leads on to a place or a day."""
_BEFORE_NOUN = frozenset({"CD", "RB", "RBR", "JJ", "JJR", "JJS", "RBS", "NNP", "VBN", "DT"})
"""What may stand between a verb and the noun counted: numbers, their bounds, and what the people are like."""


def in_row(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    """Give the noun with a number right behind an active verb, or that an "including" parts from a passive one.

    ``token`` is a verb that befalls its object: "killed between 20 and 30 farmers", "six farmers, including two
    women, were killed".
    """
    auxiliary = _auxiliary(report, token)
    if auxiliary is not None:
        noun = _before_aside(report, auxiliary, vocabulary)
    elif token.tag in _ACTIVE:
        noun = _counted(report, token.i + 1, report.sentence(token).last, vocabulary)
    else:
        noun = None
    if noun is not None:
        yield noun


def _auxiliary(report: AnnotatedReport, token: Token) -> Token | None:
    """Give the "were" right before a participle; an adverb may stand between."""
    at = token.i - 1
    first = report.sentence(token).first
    while at >= first and report.tokens[at].tag == "RB":
        at -= 1
    found = report.tokens[at] if at >= first else token
    return found if token.tag == "VBN" and found.lemma in {"be", "get"} and found.i != token.i else None


def _counted(report: AnnotatedReport, first: int, stop: int, vocabulary: CountVocabulary) -> Token | None:
    """Give the noun for people that a row of words with a number in it leads up to."""
    numbered = False
    for token in report.tokens[first : min(first + _ROOM, stop)]:
        if is_number(token, vocabulary):
            numbered = True
        elif numbered and token.tag in {"NN", "NNS", "NNPS"} and is_people(token, vocabulary):
            return token
        elif token.tag not in _BEFORE_NOUN and token.lower not in _LINKS:
            return None
    return None


def _before_aside(report: AnnotatedReport, auxiliary: Token, vocabulary: CountVocabulary) -> Token | None:
    """Give the noun before "including ..." where that runs up to the verb."""
    first = max(report.sentence(auxiliary).first, auxiliary.i - _LONGEST_ASIDE)
    for at in range(auxiliary.i - 1, first, -1):
        token = report.tokens[at]
        if token.tag in _VERBS or token.text == ";":
            return None
        if token.lower == "including":
            return _left_of(report, at, first, vocabulary)
    return None


def _left_of(report: AnnotatedReport, at: int, first: int, vocabulary: CountVocabulary) -> Token | None:
    """Give the noun counted in the words that end where the aside begins."""
    end = at - 1 if report.tokens[at - 1].text == "," else at
    for number in range(end - 1, max(first, end - _ROOM) - 1, -1):
        token = report.tokens[number]
        if token.tag in _VERBS or token.text in {",", ";", "(", ")"}:
            return None
        if is_number(token, vocabulary):
            return _counted(report, number, end, vocabulary)
    return None
