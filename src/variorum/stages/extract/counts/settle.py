"""Once a report is read to its end: which doubtful mentions stand beside the sure ones."""

import msgspec

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.counts.numbers import is_number
from variorum.stages.extract.counts.phrases import text_between
from variorum.stages.extract.counts.vocabulary import CountVocabulary
from variorum.stages.extract.margin import refused
from variorum.stages.extract.mentions import CountMention


def settled(report: AnnotatedReport, found: list[CountMention], vocabulary: CountVocabulary) -> list[CountMention]:
    """Drop "he died" where the dead are told otherwise, and the "shot" or "taken to hospital" who are told dead."""
    found = _victims(report, _without_pronouns(report, found, vocabulary), vocabulary)
    found = _parts_told_later(report, [_apart(report, each, vocabulary) for each in found], vocabulary)
    dead = [mention for mention in found if mention.kind == "killed" and mention.value.low != 0]
    told = [m for m in found if _doubtful(report, m, vocabulary) and _told(report, m, dead, vocabulary)]
    for mention in told:
        refused(report, "count", (mention.start, mention.end), mention.kind, "they are told among the dead")
    return [mention for mention in found if mention not in told]


def _apart(report: AnnotatedReport, mention: CountMention, vocabulary: CountVocabulary) -> CountMention:
    """Take the number in "15 were killed or wounded" for the highest of each: no more is said."""
    joint = _joint_fates(report, mention, vocabulary)
    if joint is None or mention.value.low == 0 or mention.value.vague is not None:
        return mention
    if mention.value.low is None and mention.value.best is None and mention.value.high is None:
        return mention
    high, bound = mention.value.high or mention.value.best, text_between(report, *joint).lower()
    vague = None if high is not None else "plural"
    value = msgspec.structs.replace(mention.value, low=None, best=None, high=high, bound=bound, vague=vague)
    return msgspec.structs.replace(mention, value=value)


def _joint_fates(report: AnnotatedReport, mention: CountMention, vocabulary: CountVocabulary) -> tuple[int, int] | None:
    """Give the tokens of two fates that one number is of, as "killed or wounded", if the trigger is one of them."""
    sentence = report.sentence(report.tokens[mention.trigger])
    for first in (mention.trigger, mention.trigger - 2):
        if first < sentence.first or first + 2 >= sentence.last:
            continue
        left, link, right = report.tokens[first : first + 3]
        fates = {_plain_fate(left, vocabulary), _plain_fate(right, vocabulary)}
        if link.lower not in {"or", "and", "/", "and/or"} or fates != {"killed", "wounded"}:
            continue
        before = mention.start < left.start
        following = report.tokens[first + 3] if first + 3 < sentence.last else right
        owned = is_number(following, vocabulary) or following.lower in vocabulary.bound_openers
        if mention.person is None and (mention.start > right.start or (before and not owned)):
            return first, first + 3
    return None


def _plain_fate(token: Token, vocabulary: CountVocabulary) -> str | None:
    for kind in ("killed", "wounded"):
        if token.lower in vocabulary.state[kind] or token.lemma in vocabulary.transitive[kind]:
            return kind
    return None


def _parts_told_later(
    report: AnnotatedReport, found: list[CountMention], vocabulary: CountVocabulary
) -> list[CountMention]:
    """Make "three of the dead", "among the wounded were two nurses" parts of the larger number told before them."""
    groups = vocabulary.words.dead_group | vocabulary.words.wounded_group | vocabulary.words.victim_group
    told: list[CountMention] = []
    for mention in sorted(found, key=lambda each: each.start):
        trigger = report.tokens[mention.trigger]
        grouped = trigger.lower in groups and trigger.pos != "VERB" and trigger.dep in {"pobj", "nsubj"}
        part = grouped and trigger.i != mention.head and mention.person is None
        wholes = [each for each in told if part and _is_whole_of(each, mention)]
        whole = mention.value.subset_of or (wholes[-1].value.words if wholes else None)
        value = msgspec.structs.replace(mention.value, subset_of=whole)
        told.append(msgspec.structs.replace(mention, value=value))
    return told


def _is_whole_of(whole: CountMention, part: CountMention) -> bool:
    sizes = [value.best or value.low or value.high or 0 for value in (whole.value, part.value)]
    alike = whole.kind == part.kind and not whole.attacker and whole.value.subset_of is None
    alike &= whole.trigger != part.trigger
    return alike and whole.end <= part.start and 0 < sizes[1] < sizes[0]


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
