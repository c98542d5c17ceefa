"""Same, different or unsure: the judgement of a pair of accounts, with the reasons that add up to it."""

from itertools import chain

from variorum.model.incident import Answer, Judgement, Reason
from variorum.model.judgement import MACHINE
from variorum.stages.link import features
from variorum.stages.link.parts import whole_around
from variorum.stages.link.profile import Profile
from variorum.stages.link.weights import Thresholds, Weights

SAME_REPORT = -100.0
"""The weight of standing in one report: a report tells an incident once, so nothing outweighs it."""


def compare(left: Profile, right: Profile, weights: Weights) -> tuple[Reason, ...]:
    """Give the reasons for and against two accounts being of one incident; their weights add up to the score."""
    if left.report == right.report:
        return (Reason("report", "two accounts of one report", SAME_REPORT),)
    parts = (features.dates, features.places, features.blocks, features.types, features.people, features.ages,
             features.counts, features.weapons, features.words)  # fmt: skip
    return tuple(chain.from_iterable(part(left, right, weights) for part in parts))


def judge(left: Profile, right: Profile, weights: Weights) -> Judgement:
    """Judge two accounts. The result does not depend on their order: the smaller id stands left."""
    if right.account < left.account:
        left, right = right, left
    reasons = compare(left, right, weights)
    score = round(sum(reason.weight for reason in reasons), 3)
    answer = _answer(score, weights.thresholds)
    found = whole_around(left, right, weights) if answer != "same" else None
    part, why = (found[0].account, (found[1],)) if found else (None, ())
    return Judgement(left.account, right.account, answer, score, reasons + why, MACHINE, part)


def _answer(score: float, thresholds: Thresholds) -> Answer:
    if score >= thresholds.same:
        return "same"
    return "unsure" if score >= thresholds.unsure else "different"
