"""Hand-marked claims of real attacks, several outlets each: counts, whose word they are, responsibility."""

from collections.abc import Iterator
from pathlib import Path

from variorum.evaluation.corpus import Adapter, Case, lines
from variorum.evaluation.counts import Gold, match
from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.same import same_actor, same_head
from variorum.evaluation.spans import around
from variorum.evaluation.told import Told
from variorum.model.claim import Claim, Field
from variorum.model.text import AnnotatedReport
from variorum.model.values import ResponsibilityValue
from variorum.pipeline import Resources

COUNTS: tuple[Field, ...] = ("killed", "wounded", "missing", "captured", "released")


def cases(folder: Path) -> Iterator[Case]:
    """Give the reports with the claims on their main incident."""
    claims = list(lines(folder / "claims.jsonl"))
    for row in lines(folder / "reports.jsonl"):
        own = [each for each in claims if each["report"] == row["id"] and each["incident"] == "main"]
        yield Case(row["id"], row, own)


def score(case: Case, annotated: AnnotatedReport, resources: Resources) -> Iterator[Mark]:
    """Compare the claims of the main account with those marked."""
    told = Told(annotated, resources)
    counts = [each for each in case.gold if each["field"] in COUNTS]
    pairs, missed, spare = match(counts, told.claims(*COUNTS))
    text = annotated.text
    name = "count_claims_f1"
    misses = [
        Miss(name, case.unit, f"{each['field']}: {each['quote']}", "", around(text, each["start"], each["end"]))
        for each in missed
    ]
    misses += [
        Miss(name, case.unit, "", f"{claim.field}: {claim.quote}", around(text, claim.start, claim.end))
        for claim in spare
    ]
    right = len(pairs)
    yield Mark(name, len(counts), right, right + len(spare), right, tuple(misses))
    for gold, claim in pairs:
        yield _origin(case.unit, gold, claim, text)
    yield responsibility(case, told)


def _origin(unit: str, gold: Gold, claim: Claim, text: str) -> Mark:
    link = claim.origin
    found = (link.name, link.role) if link is not None else (None, None)
    shown = f"{found[0]} ({found[1]})" if link is not None else "the outlet"
    miss = Miss("count_origin", unit, gold["origin"] or "the outlet", shown, around(text, claim.start, claim.end))
    known = found if any(found) or link is None else (link.kind,)
    return exact("count_origin", right=same_head(gold["origin"], *known), misses=(miss,))


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


ADAPTER = Adapter(
    kind="clusters",
    files={
        "reports.jsonl": frozenset({"id", "text", "source_id"}),
        "claims.jsonl": frozenset({"report", "incident", "field", "value", "origin", "stance"}),
    },
    measures={
        "count_claims_f1": "F1 of the killed, wounded, missing, captured and released claims of the main incident, "
        "paired one to one: the same kind, overlapping words, and low, high, bound and vague equal (best, where both "
        "ends are open).",
        "count_origin": "Share of the counts found whose nearest speaker has the same main word as the one marked; "
        "no speaker where the outlet itself tells it.",
        "responsibility_f1": "F1 of the pairs of actor and position that each report tells of the main incident.",
    },
    cases=cases,
    score=score,
)
