"""Once a report is read to its end: which doubtful mentions stand beside the sure ones."""

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.counts.vocabulary import CountVocabulary
from variorum.stages.extract.mentions import CountMention


def settled(report: AnnotatedReport, found: list[CountMention], vocabulary: CountVocabulary) -> list[CountMention]:
    """Drop "he died" where the dead are told otherwise, and the "shot" or "taken to hospital" who are told dead."""
    found = _without_pronouns(report, found, vocabulary)
    dead = [mention for mention in found if mention.kind == "killed" and mention.value.low != 0]
    return [
        mention for mention in found if not _doubtful(report, mention, vocabulary) or not _told(report, mention, dead)
    ]


def _without_pronouns(
    report: AnnotatedReport, found: list[CountMention], vocabulary: CountVocabulary
) -> list[CountMention]:
    single = vocabulary.people.single - vocabulary.people.reflexive
    pronouns = [
        mention for mention in found if report.tokens[mention.head].lower in single and mention.kind == "killed"
    ]
    others = [mention for mention in found if mention not in pronouns]
    told = any(mention.kind == "killed" and mention.value.low != 0 and not mention.attacker for mention in others)
    return others if told else [*others, *pronouns[:1]]


def _doubtful(report: AnnotatedReport, mention: CountMention, vocabulary: CountVocabulary) -> bool:
    """Tell whether a single person may be alive or dead: only "shot", a hospital or an injury tells of them."""
    if mention.kind != "wounded" or mention.value.high != 1:
        return False
    trigger = report.tokens[mention.trigger]
    return trigger.lemma not in vocabulary.transitive["wounded"] and trigger.lower not in vocabulary.state["wounded"]


def _told(report: AnnotatedReport, mention: CountMention, dead: list[CountMention]) -> bool:
    """Tell whether the person is among the dead: by name, as the same sort of single person, or on the same words."""
    name = mention.person.split()[-1] if mention.person else None
    for each in dead:
        if (each.start, each.end) == (mention.start, mention.end):
            return True
        if name is not None and each.person is not None and each.person.split()[-1] == name:
            return True
        beside = report.tokens[each.head].sentence == report.tokens[mention.head].sentence
        alone = each.value.high == 1 and not each.attacker
        if (
            alone
            and report.tokens[mention.trigger].lemma == "shoot"
            and (name is None or each.person is None)
            and not beside
        ):
            return True
        if alone and mention.value.group is not None and each.value.group == mention.value.group:
            return True
    return False
