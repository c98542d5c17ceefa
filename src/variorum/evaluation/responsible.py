"""Who is said to have done it, in a report, against the claims that were marked."""

from variorum.evaluation.case import Case
from variorum.evaluation.counts import Gold
from variorum.evaluation.marks import Mark, Miss
from variorum.evaluation.same import same_actor
from variorum.evaluation.spans import around
from variorum.evaluation.told import Told
from variorum.model.claim import Claim
from variorum.model.values import ResponsibilityValue


def responsibility(case: Case, told: Told) -> Mark:
    """Compare who is said to have done it, and how: each actor and position counts once a report."""
    golds: dict[tuple[str, str], Gold] = {}
    for each in case.gold:
        if each["field"] == "responsibility":
            golds.setdefault((each["value"]["actor"], each["value"]["position"]), each)
    found: dict[tuple[str | None, str], Claim] = {}
    for claim in told.claims("responsibility"):
        if isinstance(claim.value, ResponsibilityValue):
            found.setdefault((claim.value.actor, claim.value.position), claim)
    hit = {key for key in golds if any(same_actor(key[0], a) and key[1] == p for a, p in found)}
    right = {key for key in found if any(same_actor(actor, key[0]) and key[1] == p for actor, p in golds)}
    text, name = told.annotated.text, "responsibility_f1"
    misses = [Miss(name, case.unit, ": ".join(key), "", around(text, golds[key]["start"], golds[key]["end"]))
              for key in golds if key not in hit]  # fmt: skip
    misses += [Miss(name, case.unit, "", f"{key[0]}: {key[1]}", around(text, found[key].start, found[key].end))
               for key in found if key not in right]  # fmt: skip
    return Mark(name, len(golds), len(hit), len(found), len(right), tuple(misses))
