"""Hand-marked claims of real attacks, several outlets each: counts, whose word they are, responsibility."""

from collections.abc import Iterator
from pathlib import Path

from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, lines, whole
from variorum.evaluation.counts import Gold, match
from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.responsible import responsibility
from variorum.evaluation.same import same_head
from variorum.evaluation.settled import bounds, findings, undivided
from variorum.evaluation.spans import around
from variorum.evaluation.together import Together
from variorum.evaluation.told import Told
from variorum.model.claim import Claim, Field

COUNTS: tuple[Field, ...] = ("killed", "wounded", "missing", "captured", "released")


def cases(folder: Path) -> Iterator[Case]:
    """Give the reports with the claims on their main incident."""
    claims = list(lines(folder / "claims.jsonl"))
    record = whole(folder / "incident.json")
    for row in lines(folder / "reports.jsonl"):
        own = [each for each in claims if each["report"] == row["id"] and each["incident"] == "main"]
        yield Case(row["id"], row, own, incident=folder.name, record=record)


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Compare the claims of the main account with those marked."""
    annotated = told.annotated
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


def joined(together: Together) -> Iterator[tuple[str, Mark]]:
    """Say which clusters are one incident, and compare what the ledger says of them with a careful coder's."""
    records = {each.case.incident: each.case.record for each in together.reports}
    for identity in sorted(identity for identity in records if identity):
        record = records[identity] or {}
        yield from undivided(identity, together)
        yield from bounds(identity, record, together)
        yield from findings(identity, record, together)


ADAPTER = Adapter(
    kind="clusters",
    files={
        "incident.json": frozenset(),
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
        "clusters_whole": "Share of clusters whose reports are all of one incident, with all clusters in one ledger.",
        "clusters_whole_naive": "The same where reports are put together whose main accounts give the same day and "
        "place.",
        "casualty_bounds": "Share of the low, best and high numbers of killed and wounded that are a careful coder's; "
        "open where that one leaves them open.",
        "casualty_bounds_naive": "The same with the number of the newest report as all three.",
        "finding_f1": "F1 of the fields that are `disputed` and `revised`.",
        "finding_f1_naive": "The same where killed and wounded are disputed as soon as two reports' numbers differ.",
    },
    cases=cases,
    score=score,
    joined=joined,
)
