"""Whom a verb of killing or wounding befell, read off the row of words where the parser lost its way in an aside."""

from collections.abc import Iterator

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.counts.numbers import is_number
from variorum.stages.extract.counts.patients import is_people
from variorum.stages.extract.counts.vocabulary import CountVocabulary

_ROOM = 8
"""Words from a number to the end of the phrase it opens: "20 and 30 members of the Lee family"."""
_LONGEST_ASIDE = 40
"""Words of what "including" adds between the people and the verb."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLOSERS = frozenset({",", ";", "(", ")"})


def before_aside(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    """Give "farmers" in "six farmers, including two women from Lorn, were killed", for the participle ``token``."""
    auxiliary = _auxiliary(report, token)
    if auxiliary is None:
        return
    first = max(report.sentence(token).first, auxiliary - _LONGEST_ASIDE)
    for at in range(auxiliary - 1, first, -1):
        word = report.tokens[at]
        if word.tag in _FINITE or word.text == ";":
            return
        if word.lower == "including":
            yield from _left_of(report, at, first, vocabulary)
            return


def _auxiliary(report: AnnotatedReport, token: Token) -> int | None:
    """Give where the "were" right before a participle stands; an adverb may come between."""
    at, first = token.i - 1, report.sentence(token).first
    while at >= first and report.tokens[at].tag == "RB":
        at -= 1
    return at if token.tag == "VBN" and at >= first and report.tokens[at].lemma in {"be", "get"} else None


def _left_of(report: AnnotatedReport, aside: int, first: int, vocabulary: CountVocabulary) -> Iterator[Token]:
    """Give the noun for people behind the number nearest to an aside, where nothing parts them."""
    end = aside - 1 if report.tokens[aside - 1].text == "," else aside
    for number in range(end - 1, max(first, end - _ROOM) - 1, -1):
        word = report.tokens[number]
        if word.tag in _FINITE or word.text in _CLOSERS:
            return
        if is_number(word, vocabulary):
            after = (each for each in report.tokens[number + 1 : end] if each.pos == "NOUN")
            yield from (each for each in list(after)[:1] if is_people(each, vocabulary))
            return
