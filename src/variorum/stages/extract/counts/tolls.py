"""Numbers that stand in no noun phrase for people: a toll, or "12 dead" in a headline."""

from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import CasualtyKind
from variorum.stages.extract.counts.numbers import Quantity, is_number, read_quantity
from variorum.stages.extract.counts.vocabulary import CountVocabulary

_ON_THE_WAY = frozenset({"to", "at", "least", "most", "more", "than", "and", "up", "about", "around", "some", "-", "–"})
"""What stands between the two numbers of a toll that moved or has two ends: "from 10 to at least 14"."""
_REACH = 25
"""Words after "toll" within which its number stands; the longest seen in development texts was twenty."""


def toll(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Quantity | None:
    """Give the number that a death toll stands at: of several ("from 10 to 14"), the last."""
    sentence = report.sentence(token)
    stop = min(sentence.last, token.i + _REACH)
    found: Quantity | None = None
    for at in range(token.i + 1, stop):
        word = report.tokens[at]
        if found is not None and word.text not in _ON_THE_WAY and not is_number(word, vocabulary):
            break
        if is_number(word, vocabulary) and (at + 1 >= stop or not is_number(report.tokens[at + 1], vocabulary)):
            floor = _after_link(report, token.i + 1, at)
            quantity = read_quantity(report.tokens, floor, at + 1, vocabulary, floor=floor)
            if quantity is not None and _linked(report, quantity, token, vocabulary):
                found = quantity
    return found


def _after_link(report: AnnotatedReport, first: int, at: int) -> int:
    """Give where a toll's number may begin: after the last "to" or "at" before it, as in "from 12 to at least 15"."""
    for i in range(at - 1, first - 1, -1):
        word, following = report.tokens[i].lower, report.tokens[i + 1].lower
        if word in {"to", "at", "of"} and following not in {"least", "most"} and report.tokens[i - 1].lower != "up":
            return i + 1
    return first


def _linked(report: AnnotatedReport, quantity: Quantity, token: Token, vocabulary: CountVocabulary) -> bool:
    before = report.tokens[max(token.i + 1, quantity.first - 2) : quantity.first]
    return any(word.lower in vocabulary.words.toll_links for word in before)


def toll_kind(
    report: AnnotatedReport, token: Token, vocabulary: CountVocabulary, *, after_dead: bool
) -> CasualtyKind | None:
    """Say what a word such as "toll" or "number" is a figure of, or None where it is none of casualties.

    A bare "the figure" that somebody sets is one of the dead right ``after_dead`` were told of.
    """
    if token.lower in vocabulary.words.tolls:
        return "killed" if _is_death_toll(report, token, vocabulary) else None
    if token.lower not in vocabulary.stance.figures:
        return None
    for link in report.below(token, "prep"):
        for noun in report.below(link, "pobj"):
            if link.lower == "of" and noun.lower in vocabulary.words.dead_figures | vocabulary.words.victim_group:
                return "killed"
            if link.lower == "of" and noun.lower in vocabulary.words.wounded_group:
                return "wounded"
    fate = _fate_of_figure(report, token, vocabulary)
    if fate is not None and toll(report, token, vocabulary) is not None:
        return fate
    bare = token.dep in {"dobj", "nsubjpass"} and not any(report.below(token, "prep", "amod", "compound"))
    return "killed" if after_dead and bare and report.head(token).lemma in vocabulary.words.setting_verbs else None


def _fate_of_figure(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> CasualtyKind | None:
    """Say what befell those whose number a figure gives: "the number of miners killed has risen to 14"."""
    nouns = [noun for link in report.below(token, "prep") for noun in report.below(link, "pobj")]
    for owner in (token, *nouns):
        for verb in report.below(owner, "acl"):
            for kind in vocabulary.triggers.get(verb.lemma, {}).values():
                return kind
    return None


def _is_death_toll(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> bool:
    sentence = report.sentence(token)
    before = report.tokens[max(sentence.first, token.i - 2) : token.i]
    if not before:
        return True
    if any(word.lower in vocabulary.words.other_tolls for word in before):
        return False
    return any(word.lower in vocabulary.words.toll_marks for word in before)


def leading_number(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Quantity | None:
    """Give the number that stands right before a word such as "dead", at most two words off."""
    sentence = report.sentence(token)
    for at in range(token.i, max(sentence.first, token.i - 2), -1):
        word = report.tokens[at - 1]
        if is_number(word, vocabulary):
            return read_quantity(report.tokens, sentence.first, at, vocabulary, floor=sentence.first)
        if word.pos != "ADV":
            return None
    return None
