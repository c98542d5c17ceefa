"""Read the counts of a report: the sentences that hold a word of casualties, and the phrases in them."""

from collections.abc import Iterator

import msgspec

from variorum.model.text import AnnotatedReport, Sentence, Token
from variorum.model.values import CountValue
from variorum.stages.extract.counts.idioms import idiomatic, named_as, one_of
from variorum.stages.extract.counts.lists import with_lists
from variorum.stages.extract.counts.nothing import no_casualties, withheld
from variorum.stages.extract.counts.numbers import Quantity
from variorum.stages.extract.counts.parts import with_parts
from variorum.stages.extract.counts.patients import Patient, is_age, patients
from variorum.stages.extract.counts.people import countable
from variorum.stages.extract.counts.phrases import Phrase, read_phrase, text_between
from variorum.stages.extract.counts.rows import before_aside
from variorum.stages.extract.counts.settle import settled
from variorum.stages.extract.counts.stance import happened, negated, stance_of
from variorum.stages.extract.counts.tolls import leading_number, toll, toll_kind
from variorum.stages.extract.counts.vocabulary import CountVocabulary
from variorum.stages.extract.margin import refused, taken
from variorum.stages.extract.mentions import CountMention

_NOT_REAL = "it is a wish, a threat, a rule or a condition"
_ZERO_ROOM = 8
"""Words between those who came to no harm and the word that says so, which belongs to the quote."""


def find_counts(annotated: AnnotatedReport, vocabulary: CountVocabulary) -> tuple[CountMention, ...]:
    """Find every number, phrase and name in a report that stands for casualties, in the order of the text.

    Says nothing of which incident a count belongs to, nor of who says it. Numbers are what the words say: see
    :class:`variorum.model.values.CountValue`.
    """
    found: list[CountMention] = []
    counted = -2
    for sentence in annotated.sentences:
        mentions = _sentence(annotated, sentence, vocabulary, elliptical=counted == sentence.i - 1)
        if any(mention.kind == "killed" for mention in mentions):
            counted = sentence.i
        found += mentions
    kept = settled(annotated, found, vocabulary)
    for mention in kept:
        trigger = annotated.tokens[mention.trigger]
        taken(annotated, "count", (mention.start, mention.end), mention.kind, trigger.lemma)
    return tuple(sorted(kept, key=lambda mention: (mention.start, mention.end, mention.kind)))


def _sentence(
    report: AnnotatedReport, sentence: Sentence, vocabulary: CountVocabulary, *, elliptical: bool
) -> list[CountMention]:
    tokens = report.words(sentence)
    signals = vocabulary.signals
    triggers = [token for token in tokens if token.lemma in signals or token.lower in signals]
    if not triggers:
        return list(_ellipsis(report, sentence, vocabulary)) if elliptical else []
    nothing = no_casualties(report, sentence, vocabulary) or withheld(report, sentence, vocabulary)
    found = [mention for token in triggers for mention in _triggered(report, token, vocabulary, elliptical=elliptical)]
    found = [each for each in found if not any(each.start < zero.end and zero.start < each.end for zero in nothing)]
    return [*nothing, *with_lists(report, sentence, with_parts(report, sentence, _once(found), vocabulary), vocabulary)]


def _triggered(
    report: AnnotatedReport, token: Token, vocabulary: CountVocabulary, *, elliptical: bool
) -> Iterator[CountMention]:
    kind = toll_kind(report, token, vocabulary, after_dead=elliptical)
    if kind is not None and not happened(report, token, vocabulary):
        refused(report, "count", token.span, kind, _NOT_REAL)
        return
    if kind is not None:
        quantity = toll(report, token, vocabulary)
        if quantity is not None:
            yield _bare(report, Patient(kind, quantity.last - 1, token.i), quantity, vocabulary)
        return
    if _belongs_to_figure(report, token, vocabulary):
        refused(report, "count", token.span, "count", "it only says what the figure over it counts")
        return
    counted = _counted(report, token, vocabulary)
    if counted is not None:
        yield counted
        return
    for patient in _patients(report, token, vocabulary):
        mention = _mention(report, patient, vocabulary)
        if mention is not None:
            yield mention


def _belongs_to_figure(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether a verb only says what a figure counts, whose number stands further on."""
    if token.dep != "acl":
        return False
    above = (report.head(token), *list(report.ancestors(report.head(token)))[:2])
    figures = (word for word in above if word.lower in vocabulary.stance.figures)
    return any(
        toll_kind(report, word, vocabulary, after_dead=False) and toll(report, word, vocabulary) for word in figures
    )


def _counted(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> CountMention | None:
    """Read a number right before the word itself: "12 dead", "30 critically wounded"."""
    kind = next((kind for kind, words in vocabulary.state.items() if token.lower in words), None)
    if kind is None or token.dep == "amod" or not happened(report, token, vocabulary):
        return None
    quantity = leading_number(report, token, vocabulary)
    if quantity is None and token.i and token.dep == "conj" and report.tokens[token.i - 1].lower == "another":
        quantity = Quantity(token.i - 1, token.i, 1, 1, 1, None)
    if quantity is None:
        return None
    whole = msgspec.structs.replace(quantity, last=max(quantity.last, token.i + 1))
    return _bare(report, Patient(kind, token.i, token.i), whole, vocabulary)


def _patients(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    shapes = vocabulary.triggers.get(token.lemma) or vocabulary.triggers.get(token.lower) or {}
    if token.pos in {"NOUN", "PROPN", "ADJ"} and token.lower in vocabulary.triggers:
        shapes = vocabulary.triggers[token.lower]
    for shape, kind in shapes.items():
        actual = kind
        sure = shape != "uncertain"
        if not sure and _fatal(report, token, vocabulary):
            actual, sure = "killed", True
        fatal = {each.lower for each in report.below(token, "advmod")} & vocabulary.words.fatal_adverbs
        actual = "killed" if fatal and actual == "wounded" else actual
        if actual == "released" and _treated(report, token, vocabulary):
            continue
        struck = _aged(report, token) or patients(report, token, shape, vocabulary)
        aside = before_aside(report, token, vocabulary) if shape == "transitive" else ()
        for each in dict.fromkeys((*struck, *aside)):
            yield Patient(actual, each.i, token.i, sure)
            yield from named_as(report, each, actual, vocabulary)
        head = report.head(token)
        if head.lower == "those" and token.dep in {"acl", "relcl"}:
            yield from one_of(report, head, actual, vocabulary)
    yield from idiomatic(report, token, vocabulary)


def _aged(report: AnnotatedReport, token: Token) -> tuple[Token, ...]:
    """Take "a 17-year-old shot", whom the parser reads as a shot that is old."""
    before = report.tokens[token.i - 1] if token.i > report.sentence(token).first else token
    return (before,) if is_age(before) and token.tag in {"NN", "JJ", "VBN", "VBD"} and before.head == token.i else ()


def _treated(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether "released" is from hospital."""
    words = vocabulary.words
    near = report.words(report.sentence(token))
    return any(word.lower in words.hospitals or (word.lemma == "treat" and word.i < token.i) for word in near)


def _fatal(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> bool:
    near = (*report.tokens[max(0, token.i - 1) : token.i + 3], *report.below(token))
    if any(word.lower in vocabulary.words.fatal for word in near):
        return True
    for word in report.below(token, "conj"):
        if word.lemma in vocabulary.transitive["killed"] and not any(report.below(word, "nsubj", "nsubjpass")):
            return True
    return any(word.lower in {"death"} for link in report.below(token, "prep") for word in report.below(link, "pobj"))


def _bare(report: AnnotatedReport, patient: Patient, quantity: Quantity, vocabulary: CountVocabulary) -> CountMention:
    words = text_between(report, quantity.first, quantity.last)
    value = CountValue(quantity.low, quantity.best, quantity.high, quantity.bound, None, None, None, words)
    token = report.tokens[patient.trigger]
    start, end = report.tokens[quantity.first].start, report.tokens[quantity.last - 1].end
    stance = stance_of(report, token, vocabulary)
    return CountMention(patient.kind, start, end, patient.head, patient.trigger, value, stance)


def _mention(report: AnnotatedReport, patient: Patient, vocabulary: CountVocabulary) -> CountMention | None:
    head, trigger = report.tokens[patient.head], report.tokens[patient.trigger]
    if not happened(report, trigger, vocabulary):
        refused(report, "count", trigger.span, patient.kind, _NOT_REAL)
        return None
    if head.i == trigger.i:
        quantity = leading_number(report, trigger, vocabulary)
        if quantity is not None:
            return _bare(
                report, patient, msgspec.structs.replace(quantity, last=max(quantity.last, head.i + 1)), vocabulary
            )
    if head.lower in vocabulary.people.reflexive or head.lower in vocabulary.people.single:
        return _pronoun(report, patient, vocabulary)
    if not countable(report, head, patient, vocabulary):
        refused(report, "count", head.span, patient.kind, "it is not known as a word for people")
        return None
    phrase = read_phrase(report, head, vocabulary)
    if phrase is None:
        refused(report, "count", head.span, patient.kind, "it says neither who they are nor how many")
        return None
    return _claimed(report, patient, phrase, vocabulary)


def _pronoun(report: AnnotatedReport, patient: Patient, vocabulary: CountVocabulary) -> CountMention | None:
    """Take "he died", to be kept only where nothing else tells of the dead, and "killed himself"."""
    head, trigger = report.tokens[patient.head], report.tokens[patient.trigger]
    attacker = head.lower in vocabulary.people.reflexive
    if patient.kind != "killed" or head.lower == "themselves" or negated(report, trigger):
        refused(report, "count", head.span, patient.kind, "a pronoun counts only where it dies")
        return None
    value = CountValue(1, 1, 1, None, None, "attacker" if attacker else None, None, head.text)
    stance = stance_of(report, trigger, vocabulary)
    return CountMention("killed", head.start, head.end, head.i, trigger.i, value, stance, None, attacker)


def _claimed(
    report: AnnotatedReport, patient: Patient, phrase: Phrase, vocabulary: CountVocabulary
) -> CountMention | None:
    trigger = report.tokens[patient.trigger]
    value, stance = phrase.value, stance_of(report, trigger, vocabulary)
    if value.low is None and value.best is None and value.high is None and value.vague is None:
        stance = "withholds"
    unharmed = trigger.lower in vocabulary.words.unharmed
    if (unharmed or negated(report, trigger)) and stance != "withholds":
        if patient.kind not in {"killed", "wounded"} or (patient.kind == "killed" and value.low != 0 and not unharmed):
            refused(report, "count", trigger.span, patient.kind, "it is denied")
            return None
        value = CountValue(0, 0, 0, None, None, value.group, None, value.words)
    last = phrase.last
    if value.low == 0 and 0 <= trigger.i - last <= _ZERO_ROOM:
        last = trigger.i + 1
        value = msgspec.structs.replace(value, words=text_between(report, phrase.first, last))
    start, end = report.tokens[phrase.first].start, report.tokens[last - 1].end
    attacker = value.group == "attacker" and patient.kind in {"killed", "wounded"}
    return CountMention(patient.kind, start, end, phrase.head, patient.trigger, value, stance, phrase.person, attacker)


def _once(found: list[CountMention]) -> list[CountMention]:
    """Keep one mention of a kind for the same words, the longest first."""
    kept: list[CountMention] = []
    for mention in sorted(found, key=lambda each: (each.start - each.end, each.trigger)):
        if not any(
            each.kind == mention.kind and each.start < mention.end and mention.start < each.end for each in kept
        ):
            kept.append(mention)
    return kept


def _ellipsis(report: AnnotatedReport, sentence: Sentence, vocabulary: CountVocabulary) -> Iterator[CountMention]:
    """Read "there are four" right after a sentence with a count of dead."""
    tokens = report.words(sentence)
    for token in tokens:
        if token.dep == "expl" and token.lower == "there":
            for noun in report.below(report.head(token), "attr", "nsubj"):
                if noun.pos == "NUM" and not list(report.below(noun, "prep")):
                    phrase = read_phrase(report, noun, vocabulary)
                    if phrase is not None:
                        mention = _claimed(report, Patient("killed", noun.i, token.head), phrase, vocabulary)
                        if mention is not None:
                            yield mention
