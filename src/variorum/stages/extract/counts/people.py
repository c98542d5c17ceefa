"""Whether the main word of a phrase can stand for people."""

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.counts.numbers import is_number
from variorum.stages.extract.counts.patients import Patient, is_age, is_people
from variorum.stages.extract.counts.vocabulary import CountVocabulary

_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"})
_NAMELESS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "EVENT", "LAW", "LANGUAGE"})
_BODILY = frozenset({"killed", "wounded"})
_BRACKETS = frozenset({"(", ")", "[", "]"})


def countable(report: AnnotatedReport, head: Token, patient: Patient, vocabulary: CountVocabulary) -> bool:
    """Tell whether ``head`` can be the people that a word befell."""
    lower = head.lower
    if is_number(head, vocabulary):
        return head.entity not in _MEASURES and not _in_aside(report, head, patient)
    of = lower in vocabulary.partitives and any(link.lower == "of" for link in report.below(head, "prep"))
    if of:
        return _of_people(report, head, patient, vocabulary)
    if lower in vocabulary.standing_alone or head.lemma in vocabulary.collectives:
        return head.i == 0 or report.tokens[head.i - 1].lower != "as"
    if is_people(head, vocabulary):
        return head.pos in {"NOUN", "PROPN", "ADJ"}
    if lower in vocabulary.partitives or head.lemma in vocabulary.partitives:
        return _of_people(report, head, patient, vocabulary)
    return is_age(head) or _otherwise(report, head, patient, vocabulary)


def _in_aside(report: AnnotatedReport, head: Token, patient: Patient) -> bool:
    """Tell whether a number, or what it may count, stands in brackets that close before the word.

    "Four (notice 310) dead" are four, and neither 310 nor a notice.
    """
    signs = (word.text for word in report.tokens[head.i + 1 : patient.trigger] if word.text in _BRACKETS)
    return next(signs, None) in {")", "]"}


def _otherwise(report: AnnotatedReport, head: Token, patient: Patient, vocabulary: CountVocabulary) -> bool:
    if head.pos == "PROPN":
        return patient.sure and patient.kind in _BODILY and _proper(report, head)
    return _numbered(report, head, patient, vocabulary)


def _of_people(report: AnnotatedReport, head: Token, patient: Patient, vocabulary: CountVocabulary) -> bool:
    struck = vocabulary.words.wounded_group | vocabulary.words.dead_group | {"them", "us", "whom"}
    return any(
        is_people(noun, vocabulary)
        or noun.lower in struck
        or is_number(noun, vocabulary)
        or patient.trigger in {noun.i, *(other.i for other in report.below(noun, "conj"))}
        for link in report.below(head, "prep")
        for noun in report.below(link, "pobj")
    )


def _proper(report: AnnotatedReport, head: Token) -> bool:
    """Take a capitalized name that is none of a day or sum; one that passes for a place must have two words."""
    if head.entity in _NAMELESS:
        return False
    if not head.text[:1].isupper() or head.text.isupper():
        return False
    if any(each.text == head.text and each.entity == "PERSON" for each in report.tokens):
        return True
    first = report.tokens[head.i - 1] if head.i else head
    return head.entity == "" or (first.pos == "PROPN" and first.head == head.i and head.entity != "ORG")


def _numbered(report: AnnotatedReport, head: Token, patient: Patient, vocabulary: CountVocabulary) -> bool:
    """Take a noun that is not known where a number and a word of killing leave no other reading."""
    if head.pos != "NOUN" or head.lemma in vocabulary.people.not_people or _in_aside(report, head, patient):
        return False
    counted = any(is_number(child, vocabulary) for child in report.below(head, "nummod"))
    if head.i == patient.trigger or head.lemma in vocabulary.fates:
        return counted or (
            head.tag == "NNS" and head.i == patient.trigger and not list(report.below(head, "det", "poss"))
        )
    trigger = report.tokens[patient.trigger]
    certain = {trigger.lemma, trigger.lower} & vocabulary.words.certain
    shot_dead = patient.kind == "killed" and trigger.lemma in vocabulary.uncertain["wounded"]
    return counted and patient.kind in _BODILY and (bool(certain) or shot_dead)
