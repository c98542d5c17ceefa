"""Whether the main word of a phrase can stand for people."""

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.counts.numbers import is_number
from variorum.stages.extract.counts.patients import Patient
from variorum.stages.extract.counts.vocabulary import CountVocabulary

_PLACES = frozenset(
    {"GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}
)


def is_people(token: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether a noun is one for people."""
    lemma = token.lemma
    if lemma in vocabulary.people.not_people:
        return False
    return (
        lemma in vocabulary.people.nouns
        or lemma in vocabulary.people.attackers
        or lemma.endswith(vocabulary.people.endings)
    )


def countable(report: AnnotatedReport, head: Token, patient: Patient, vocabulary: CountVocabulary) -> bool:
    """Tell whether ``head`` can be the people that a word befell."""
    lower = head.lower
    if lower in vocabulary.vague.alone or lower in vocabulary.none.pronouns or lower in vocabulary.people.myself:
        return lower != "those" or any(report.below(head, "relcl", "acl"))
    if lower in vocabulary.none.any or head.lemma in vocabulary.collectives or head.lower in vocabulary.collectives:
        return True
    if is_number(head, vocabulary):
        return head.entity not in {"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"}
    if head.entity in {"PERSON", "NORP"} or is_people(head, vocabulary):
        return head.pos in {"NOUN", "PROPN", "ADJ"}
    if lower in vocabulary.vague.words or head.lemma in vocabulary.vague.of_nouns:
        return any(
            is_people(noun, vocabulary)
            or noun.entity in {"PERSON", "NORP"}
            or noun.lower in vocabulary.words.wounded_group
            for link in report.below(head, "prep")
            for noun in report.below(link, "pobj")
        )
    if head.pos == "PROPN":
        return head.entity not in _PLACES and patient.kind in {"killed", "wounded"} and head.entity != "ORG"
    return _numbered(report, head, patient, vocabulary)


def _numbered(report: AnnotatedReport, head: Token, patient: Patient, vocabulary: CountVocabulary) -> bool:
    """Take a noun that is not known where a number and a word of killing leave no other reading."""
    if head.pos != "NOUN" or head.lemma in vocabulary.people.not_people:
        return False
    known = head.lemma in {
        "body",
        "life",
        "death",
        "fatality",
        "casualty",
        "victim",
        "injury",
        "detainee",
        "hostage",
        "evacuee",
    }
    counted = any(is_number(child, vocabulary) for child in report.below(head, "nummod"))
    if known:
        return counted or (
            head.tag == "NNS" and head.lemma in {"death", "fatality"} and not list(report.below(head, "det", "poss"))
        )
    return counted and patient.kind in {"killed", "wounded"}
