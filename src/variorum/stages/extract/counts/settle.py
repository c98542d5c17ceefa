"""Once a report is read to its end: which doubtful mentions stand beside the sure ones."""

import msgspec

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.counts.vocabulary import CountVocabulary
from variorum.stages.extract.margin import refused
from variorum.stages.extract.mentions import CountMention


def settled(report: AnnotatedReport, found: list[CountMention], vocabulary: CountVocabulary) -> list[CountMention]:
    """Drop "he died" where the dead are told otherwise, and the "shot" or "taken to hospital" who are told dead."""
    found = _victims(report, _without_pronouns(report, found, vocabulary), vocabulary)
    dead = [mention for mention in found if mention.kind == "killed" and mention.value.low != 0]
    told = [m for m in found if _doubtful(report, m, vocabulary) and _told(report, m, dead, vocabulary)]
    for mention in told:
        refused(report, "count", (mention.start, mention.end), mention.kind, "they are told among the dead")
    return [mention for mention in found if mention not in told]


def _victims(report: AnnotatedReport, found: list[CountMention], vocabulary: CountVocabulary) -> list[CountMention]:
    """Take the victims of a report that tells only of wounded for wounded."""
    group = vocabulary.words.victim_group
    called = [
        mention for mention in found if report.tokens[mention.trigger].lower in group and mention.kind == "killed"
    ]
    others = [mention for mention in found if mention not in called and mention.value.low != 0]
    if not called or any(mention.kind == "killed" for mention in others):
        return found
    if not any(mention.kind == "wounded" for mention in others):
        return found
    return [msgspec.structs.replace(each, kind="wounded") if each in called else each for each in found]


def _without_pronouns(
    report: AnnotatedReport, found: list[CountMention], vocabulary: CountVocabulary
) -> list[CountMention]:
    single = vocabulary.people.single - vocabulary.people.reflexive
    pronouns = [
        mention for mention in found if report.tokens[mention.head].lower in single and mention.kind == "killed"
    ]
    others = [mention for mention in found if mention not in pronouns]
    told = any(mention.kind == "killed" and mention.value.low != 0 and not mention.attacker for mention in others)
    left = pronouns if told else pronouns[1:]
    for mention in left:
        refused(report, "count", (mention.start, mention.end), mention.kind, "the dead are told otherwise")
    return others if told else [*others, *pronouns[:1]]


def _doubtful(report: AnnotatedReport, mention: CountMention, vocabulary: CountVocabulary) -> bool:
    """Tell whether those told wounded may be alive or dead: only "shot", a hospital or an injury tells of them."""
    trigger = report.tokens[mention.trigger]
    plain = trigger.lemma in vocabulary.transitive["wounded"] or trigger.lower in vocabulary.state["wounded"]
    return mention.kind == "wounded" and mention.value.low != 0 and not plain


def _told(
    report: AnnotatedReport, mention: CountMention, dead: list[CountMention], vocabulary: CountVocabulary
) -> bool:
    """Tell whether the report has those persons among the dead."""
    if mention.value.high == 1 and _dies(report, mention, vocabulary):
        return True
    return any(_same(report, mention, each, vocabulary) for each in dead if not each.attacker)


def _dies(report: AnnotatedReport, mention: CountMention, vocabulary: CountVocabulary) -> bool:
    """Tell whether the sentence goes on to a death: "was taken to hospital, where he died"."""
    trigger = report.tokens[mention.trigger]
    rest = report.tokens[trigger.i : report.sentence(trigger).last]
    return trigger.lemma not in vocabulary.words.shot and any(word.lemma in {"die", "dead"} for word in rest)


def _same(report: AnnotatedReport, mention: CountMention, dead: CountMention, vocabulary: CountVocabulary) -> bool:
    """Tell whether two counts are of the same persons: by name, number, sort, or on the same words."""
    if (dead.start, dead.end) == (mention.start, mention.end):
        return True
    if mention.person is not None and dead.person is not None:
        return dead.person.split()[-1] == mention.person.split()[-1]
    if mention.value.high is None or mention.value.high != dead.value.high:
        return False
    beside = report.tokens[dead.head].sentence == report.tokens[mention.head].sentence
    shot = report.tokens[mention.trigger].lemma in vocabulary.words.shot and not beside
    return shot or (mention.value.group is not None and dead.value.group == mention.value.group)
