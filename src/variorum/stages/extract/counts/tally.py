"""Put the counts that one report gives of one incident together into one number a kind."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from variorum.model.text import AnnotatedReport
from variorum.model.values import CasualtyKind, CountValue
from variorum.stages.extract.counts.vocabulary import CountVocabulary
from variorum.stages.extract.mentions import CountMention

_WHOLE = 0.5
"""A total below this share of the largest is taken for one of some group or place, not for a rival figure: among
airwars narratives that give two figures, the lower is at least that share of the higher in eight of ten."""


_LEAD = 1
"""Sentences at the beginning in which a report sums up, so that what it says there stands over single sources told
later: with one, two thirds of the airwars narratives give both ends, without, four sevenths; a second adds nothing."""


class Tally(Struct, frozen=True):
    """How many of a kind one report gives. ``high`` is None where its words set no upper end."""

    kind: CasualtyKind
    low: int
    best: int
    high: int | None


def tally(
    mentions: Sequence[CountMention], annotated: AnnotatedReport, vocabulary: CountVocabulary
) -> tuple[Tally, ...]:
    """Combine the counts of one incident in one report; a kind whose words hold no number is left out.

    The rules, in order:

    1. What is denied or withheld is no count; what is a part ("among them three children") is not added to its whole.
    2. Groups that one word befell ("nine soldiers and three civilians were killed") are added: one statement.
    3. Statements repeat each other, so they are not added: the largest is the best, the smallest total the low; but a
       total with a lower end in the first sentence sums the report up, and its low stands.
    4. Persons counted one by one (names, and single persons such as "a nurse") stand in where they exceed every total.
    5. Attackers who died are added, unless a total for people of any kind stands over all.
    6. "More than 40" are 41 at least.
    """
    kinds: dict[CasualtyKind, list[CountMention]] = {}
    for mention in mentions:
        if mention.stance not in {"denies", "withholds"}:
            value = _beyond(mention.value, vocabulary)
            kinds.setdefault(mention.kind, []).append(msgspec.structs.replace(mention, value=value))
    found = (_kind(kind, each, annotated) for kind, each in kinds.items())
    return tuple(each for each in found if each is not None)


def _beyond(value: CountValue, vocabulary: CountVocabulary) -> CountValue:
    """Raise the lower end by one where the bound leaves out the number itself, as "more than" does."""
    if value.low is None or not (value.bound or "").endswith(tuple(vocabulary.bounds.beyond)):
        return value
    return msgspec.structs.replace(value, low=value.low + 1)


def _kind(kind: CasualtyKind, mentions: list[CountMention], report: AnnotatedReport) -> Tally | None:
    whole = [mention for mention in mentions if mention.value.subset_of is None]
    numbered = [mention for mention in whole if _number(mention.value) is not None]
    if not numbered:
        return None
    victims = [mention for mention in numbered if not mention.attacker]
    attackers = max((_number(mention.value) or 0 for mention in numbered if mention.attacker), default=0)
    statements = list(_statements(victims, report))
    names = _names([mention for mention in mentions if not mention.attacker])
    singles = max(names, int(any(_number(mention.value) == 1 for mention in victims)))
    largest = max((each[1] for each in statements), default=0)
    over_all = any(mention.value.group is None and (_number(mention.value) or 0) > 1 for mention in victims)
    apart = max(largest, int(singles > 0))
    best = max(apart, names) if over_all else max(apart + attackers, names)
    totals = [each for each in statements if each[1] > 1 and each[1] >= _WHOLE * best]
    lows = [each[0] for each in totals if each[0]]  # "up to nine" has none
    low = max(min(lows, default=0 if totals else best), min(singles, best))
    summed = _summed(victims, report, best)
    if summed is not None and summed[1] is not None and summed[0] < summed[1]:
        return Tally(kind, summed[0], min(max(best, summed[0]), summed[1]), summed[1])
    low = summed[0] if summed is not None else low
    tops = [each[2] for each in statements]
    high = None if any(top is None for top in tops) else max([best, *(top for top in tops if top is not None)])
    return Tally(kind, min(low, best), best, high)


def _summed(victims: list[CountMention], report: AnnotatedReport, best: int) -> tuple[int, int | None] | None:
    """Give the lowest of what the first sentence tells in total, with its upper end, where that is of all."""
    opening = next((s.i for s in report.sentences if s.end > report.report.body_start), 0)
    first = [each for each in victims if report.tokens[each.trigger].sentence < opening + _LEAD]
    totals = [
        (low, high)
        for low, number, high in _statements(first, report)
        if low and max(low, high or 0) > 1 and max(number, high or 0) >= _WHOLE * best
    ]
    return min(totals, key=lambda each: each[0], default=None)


def _number(value: CountValue) -> int | None:
    return next((number for number in (value.best, value.low, value.high) if number is not None), None)


def _statements(mentions: Iterable[CountMention], report: AnnotatedReport) -> Iterable[tuple[int, int, int | None]]:
    """Give low, best and high of each statement: the counts of one verb of killing, or of several joined, added up."""
    together: dict[int, list[CountValue]] = {}
    for mention in mentions:
        together.setdefault(_clause(report, mention.trigger), []).append(mention.value)
    for values in together.values():
        low = sum(value.low or value.best or 0 for value in values)
        best = sum(_number(value) or 0 for value in values)
        open_ended = any(value.high is None and value.best is None for value in values)
        yield low, best, None if open_ended else sum(value.high or value.best or 0 for value in values)


def _clause(report: AnnotatedReport, trigger: int) -> int:
    """Give the first of several joined verbs: "shot his neighbour and killed two guards" is one statement."""
    token = report.tokens[trigger]
    while token.dep == "conj" and token.head != token.i and token.pos == "VERB":
        token = report.tokens[token.head]
    return token.i


def _names(mentions: list[CountMention]) -> int:
    """Count different names; "Smith" is no other than "Anna Smith"."""
    names: list[frozenset[str]] = []
    for mention in sorted(mentions, key=lambda each: -len(each.person or "")):
        words = frozenset((mention.person or "").lower().split())
        if words and not any(words <= name for name in names):
            names.append(words)
    return len(names)
