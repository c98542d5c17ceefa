"""What a person should look at, in order: what is doubtful, and how much hangs on it."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import msgspec
from msgspec import structs

from variorum.edges.store import LedgerReader
from variorum.model.claim import Claim
from variorum.model.incident import Finding, FindingPosition, Incident, Judgement, Reason
from variorum.model.judgement import ClaimSeen, Decision, PersonJudgement, decide
from variorum.model.queue import Doubt, QueueEntry, QueueWeights, Step
from variorum.model.values import CountValue
from variorum.stages.link.weights import Thresholds
from variorum.stages.reconcile.judged import value_words
from variorum.stages.reconcile.words import join

MOST_STEPS = 4
"""Ways to settle a disputed finding that are spelt out: more answers than these are better seen side by side."""
Pair: TypeAlias = tuple[str, str]


def queue(
    store: LedgerReader, weights: QueueWeights, thresholds: Thresholds, *, limit: int | None = None
) -> list[QueueEntry]:
    """Give what a person should look at, the heaviest first; of equals, by kind and id.

    Args:
        store: the ledger.
        weights: how much each thing counts.
        thresholds: from which scores linking takes two accounts for one incident, and is unsure.
        limit: how many at most.

    """
    asked = _Queue(store, weights, thresholds)
    found = sorted(asked.entries(), key=lambda each: (-each.weight, each.doubt, each.incidents, each.of, each.why))
    # Only what is shown is told how to settle: that asks for its claims, and there may be a hundred times as much.
    return [asked.with_steps(entry) if entry.doubt == "disputed" else entry for entry in found[:limit]]


def doubt_of(score: float, same: float) -> float:
    """Say how doubtful a score is: 1 where the odds are even, at the threshold, towards 0 away from it.

    A unit of the score doubles the odds.

    >>> doubt_of(5.0, 5.0), round(doubt_of(5.0 - math.log2(3), 5.0), 2)
    (1.0, 0.75)

    """
    likely = 1 / (1 + 2.0 ** (same - score))
    return float(4 * likely * (1 - likely))


class _Queue:
    """A ledger at hand, asked for one kind of doubt after the other."""

    def __init__(self, store: LedgerReader, weights: QueueWeights, thresholds: Thresholds) -> None:
        self.store = store
        self.weights = weights
        self.thresholds = thresholds
        self.incident_of = store.incident_of()
        self.judgements = list(store.person_judgements())
        self.held: dict[str, Incident] = {}

    def entries(self) -> Iterator[QueueEntry]:
        yield from (self.reopened(judgement) for judgement in self.judgements if judgement.state == "open")
        for decision in self.decisions:
            if decision.decides is None:
                yield self.conflict(decision)
            elif decision.question[0] == "account":
                yield from self.unfollowed(decision.decides)
            elif decision.question[0] == "incident":
                yield from self.grown(decision.decides)
        across, within = self.pairs()
        wanted = {self.incident_of[account] for pair in (*across, *within) for account in (pair.left, pair.right)}
        for incident in self.store.incidents("id"):
            if incident.id in wanted:
                # Findings and history are most of an incident, and nothing here asks for them again.
                self.held[incident.id] = structs.replace(incident, findings=(), history=())
            yield from (self.disputed(incident, finding) for finding in incident.findings if _is_open(finding))
        yield from map(self.unsure, across)
        yield from map(self.barely, within)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        return decide(self.judgements)

    def incident(self, incident_id: str) -> Incident:
        if incident_id not in self.held:
            self.held[incident_id] = self.store.incident(incident_id)
        return self.held[incident_id]

    def incidents_of(self, judgement: PersonJudgement) -> list[Incident]:
        """Give the incidents that a judgement is about; an origin's are too many to name."""
        accounts = list(judgement.now)
        if judgement.noun == "claim":
            accounts = [claim.account for claim in self.store.claims(ids=judgement.now) if claim.account]
        ids = [self.incident_of[account] for account in accounts if account in self.incident_of]
        if judgement.noun == "incident":
            ids = list(self.store.members(judgement.now))
        return [self.incident(incident_id) for incident_id in dict.fromkeys(ids)]

    def entry(
        self,
        doubt: Doubt,
        why: str,
        of: Iterable[str],
        incidents: Sequence[Incident],
        steps: Iterable[Step],
        *,
        dead: int | None = None,
        doubted: float = 0.0,
        share: float = 1.0,
    ) -> QueueEntry:
        """Weigh one thing to look at; ``share`` is how much of its weight it has."""
        at_stake = max((dead_of(incident) for incident in incidents), default=0) if dead is None else dead
        origins = len({origin for incident in incidents for origin in incident.origins})
        weights = self.weights.weights
        parts = (
            Reason(doubt, "by itself", share * getattr(self.weights.doubts, doubt)),
            Reason("dead", f"{at_stake} at stake", share * weights.dead * math.log2(1 + at_stake)),
            Reason("origins", f"{origins} behind it", share * weights.origins * math.log2(1 + origins)),
            Reason("doubt", f"{doubted:.0%}", share * weights.doubt * doubted),
        )
        reasons = tuple(Reason(part.feature, part.detail, round(part.weight, 3)) for part in parts if part.weight)
        total = round(sum(reason.weight for reason in reasons), 3)
        ids = tuple(incident.id for incident in incidents)
        titles = tuple(incident.title for incident in incidents)
        return QueueEntry(doubt, total, why, tuple(of), ids, titles, reasons, tuple(steps))

    def reopened(self, judgement: PersonJudgement) -> QueueEntry:
        why = f"{judgement.who} judged on {judgement.at[:10]} ({told(judgement)}), but {judgement.note}."
        back = Step("take it back", f"variorum judge withdraw {judgement.id} --why REASON")
        there = {account.id for account in self.store.accounts(ids=judgement.now)}
        steps = [back]
        if judgement.noun == "incident":
            again = [f"{incident} {judgement.grade}" for incident in judgement.now]
            steps = [Step("it still holds", f"variorum judge grade {each} --why REASON") for each in again] + steps
        elif judgement.noun == "account" and there.issuperset(judgement.now):
            pair = " ".join(judgement.now)
            verbs = (("one incident", "same"), ("two incidents", "different"))
            steps = [Step(says, f"variorum judge {verb} {pair} --why REASON") for says, verb in verbs] + steps
        return self.entry("reopened", why, (judgement.id,), self.incidents_of(judgement), steps)

    def conflict(self, decision: Decision) -> QueueEntry:
        said = join(f"{judgement.who}: {told(judgement)} ({judgement.why})" for judgement in decision.judgements)
        steps = []
        for answer in dict.fromkeys(judgement.answer for judgement in decision.judgements):
            giving = next(judgement for judgement in decision.judgements if judgement.answer == answer)
            others = " ".join(f"--answers {each.id}" for each in decision.judgements if each.answer != answer)
            steps.append(Step(f"as {giving.who}", f"{command_of(giving)} {others} --why REASON"))
        of = [judgement.id for judgement in decision.judgements]
        return self.entry("conflict", f"Persons differ. {said}.", of, self.incidents_of(decision.judgements[0]), steps)

    def unfollowed(self, judgement: PersonJudgement) -> Iterator[QueueEntry]:
        incidents = self.incidents_of(judgement)
        if not incidents or (len(incidents) == 1) == (judgement.verb == "same"):
            return
        but = "other judgements part them" if judgement.verb == "same" else "other judgements join them"
        steps = [Step("take it back", f"variorum judge withdraw {judgement.id} --why REASON")]
        why = f"{judgement.who} judged {told(judgement)}, but {but}: see variorum judgements {incidents[0].id}."
        yield self.entry("unfollowed", why, (judgement.id,), incidents, steps)

    def grown(self, judgement: PersonJudgement) -> Iterator[QueueEntry]:
        (incident,) = self.incidents_of(judgement) or (None,)
        if incident is None:
            return
        seen = {piece.report for piece in judgement.evidence if not hasattr(piece, "name")}
        since = len(set(incident.reports) - seen)
        if since:
            count = "1 report" if since == 1 else f"{since} reports"
            why = f"{judgement.who} graded it {judgement.grade} on {len(seen)}; {count} came in since."
            steps = [
                Step("it still holds", f"variorum judge grade {incident.id} {judgement.grade} --why REASON"),
                Step("another grade", f"variorum judge grade {incident.id} GRADE --why REASON"),
            ]
            yield self.entry("grown", why, (judgement.id,), [incident], steps)

    def pairs(self) -> tuple[list[Judgement], list[Judgement]]:
        """Give the pairs by which two incidents may be one, and those by which an account is only just held in its."""
        top = self.thresholds.same + self.weights.near.margin
        across: dict[Pair, Judgement] = {}
        within: dict[str, Judgement] = {}
        for pair in self.store.pairs_scored(self.thresholds.unsure, top):
            left, right = (self.incident_of.get(account) for account in (pair.left, pair.right))
            if left is None or right is None:
                continue
            if left != right:
                keep_best(across, (min(left, right), max(left, right)), pair)
            elif pair.score >= self.thresholds.same:
                keep_best(within, pair.left, pair)
                keep_best(within, pair.right, pair)
        asked = {tuple(sorted(self.incident_of.get(each, "") for each in d.question[1:])) for d in self.decisions
                 if d.question[0] == "account"}  # fmt: skip
        return [across[pair] for pair in sorted(across) if pair not in asked], self.weakly(within)

    def unsure(self, pair: Judgement) -> QueueEntry:
        incidents = [self.incident(self.incident_of[account]) for account in (pair.left, pair.right)]
        dead = min(dead_of(incident) for incident in incidents)
        same = self.thresholds.same
        level = "not far above" if pair.score >= same else "below"
        twice = f"; {dead} dead may be counted twice." if dead else "."
        why = (
            f"These may be one incident: a score of {pair.score:g}, {level} the {same:g} from which two are one{twice}"
        )
        doubted = doubt_of(pair.score, self.thresholds.same)
        return self.entry("unsure", why, (pair.left, pair.right), incidents, either(pair), dead=dead, doubted=doubted)

    def weakly(self, best: Mapping[str, Judgement]) -> list[Judgement]:
        """Give the pairs by which accounts are held that no other account of their incident is surely the same as."""
        top = self.thresholds.same + self.weights.near.margin
        sure: set[str] = set()
        for answer in self.store.answers_of(sorted(best)):
            if answer.score >= top and self.incident_of.get(answer.left) == self.incident_of.get(answer.right):
                sure |= {answer.left, answer.right}
        weak = {(best[account].left, best[account].right): best[account] for account in sorted(best.keys() - sure)}
        return [weak[pair] for pair in sorted(weak)]

    def barely(self, pair: Judgement) -> QueueEntry:
        incident = self.incident(self.incident_of[pair.left])
        same = self.thresholds.same
        why = f"Two accounts are held together by a score of {pair.score:g}, just above {same:g}."
        doubted = doubt_of(pair.score, same)
        return self.entry("near", why, (pair.left, pair.right), [incident], either(pair), doubted=doubted)

    def disputed(self, incident: Incident, finding: Finding) -> QueueEntry:
        counting = [p.claims[0] for p in finding.positions if p.judged not in ("rejected", "as_read") and p.claims]
        first = finding.rule.partition(". ")[0].rstrip(".")
        share = self.weights.fields[finding.field]
        dead = spread(incident) if finding.field == "killed" else None
        why = f"{finding.field}: {first}."
        return self.entry("disputed", why, counting, [incident], (), dead=dead, share=share)

    def with_steps(self, entry: QueueEntry) -> QueueEntry:
        """Add to a disputed finding how it would be settled: by accepting one of its answers."""
        claims = list(self.store.claims(ids=entry.of))
        field = claims[0].field if claims else ""
        by_claim = {claim.id: claim for claim in claims if claim.stance in ("asserts", "hedges")}
        findings = (finding for finding in self.store.incident(entry.incidents[0]).findings if finding.field == field)
        steps = [
            Step(_answer(position, by_claim[claim]), f"variorum judge accept {claim} --why REASON")
            for finding in findings
            for position in finding.positions
            for claim in position.claims[:1]
            if claim in by_claim and claim in entry.of and _is_an_answer(by_claim[claim])
        ]
        return structs.replace(entry, steps=tuple(steps[:MOST_STEPS]))


def keep_best(best: dict[Pair, Judgement] | dict[str, Judgement], key: Pair | str, pair: Judgement) -> None:
    """Keep the pair with the higher score for a key; of equals the first."""
    table: dict[object, Judgement] = best  # type: ignore[assignment]
    if key not in table or pair.score > table[key].score:
        table[key] = pair


def either(pair: Judgement) -> list[Step]:
    """Give the two ways to settle a pair of accounts."""
    verbs = (("one incident", "same"), ("two incidents", "different"))
    return [Step(says, f"variorum judge {verb} {pair.left} {pair.right} --why REASON") for says, verb in verbs]


def _is_open(finding: Finding) -> bool:
    """Say whether a finding is in dispute and no person has said which one answer is right."""
    accepted = [position for position in finding.positions if position.judged == "accepted"]
    return finding.status == "disputed" and len(accepted) != 1


def _is_an_answer(claim: Claim) -> bool:
    """Say whether accepting a claim would settle anything: bare words, or a part of them, give no number."""
    value = claim.value
    if not isinstance(value, CountValue):
        return True
    return value.subset_of is None and any(number is not None for number in (value.low, value.best, value.high))


def _answer(position: FindingPosition, claim: Claim) -> str:
    return f"{value_words(claim.value)} ({join(position.origins)})"


def told(judgement: PersonJudgement) -> str:
    """Say in a few words what was judged."""
    seen = judgement.evidence[0] if judgement.evidence else None
    of = f"“{seen.quote}”" if isinstance(seen, ClaimSeen) else " and ".join(judgement.of)
    return f"{judgement.verb} {judgement.grade or ''} {of}".replace("  ", " ")


def command_of(judgement: PersonJudgement) -> str:
    """Give the command that judges once more what somebody judged, but for who and why."""
    names = [f"'{name}'" if judgement.noun == "origin" else name for name in judgement.now]
    value = [f"'{_json(judgement.value)}'"] if judgement.verb == "correct" else []
    return " ".join(["variorum judge", judgement.verb, *names, *value, *filter(None, [judgement.grade])])


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def dead_of(incident: Incident) -> int:
    """Give how many were killed, by the leading policy; 0 where no number is known.

    Of a floor alone it is the floor.
    """
    total = next((c for c in incident.casualties if c.kind == "killed" and c.group is None), None)
    return ((total.best if total.best is not None else total.low) or 0) if total else 0


def spread(incident: Incident) -> int:
    """Give how many of the dead are in dispute: those between the lowest and the highest number, one at least."""
    total = next((c for c in incident.casualties if c.kind == "killed" and c.group is None), None)
    if total is None:
        return 0
    high = total.high if total.high is not None else total.best
    return max(1, (high or 0) - (total.low or 0))
