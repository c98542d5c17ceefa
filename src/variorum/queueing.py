"""What a person should look at, in order: what is doubtful, and how much hangs on it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

import msgspec
from msgspec import structs

from variorum.edges.store import LedgerReader
from variorum.model.claim import Claim
from variorum.model.incident import FindingPosition, Judgement, Reason
from variorum.model.judgement import ClaimSeen, Decision, PersonJudgement, decide
from variorum.model.queue import Dispute, DisputeKind, Doubt, QueueEntry, QueueWeights, Stake, Step, Weightiest
from variorum.model.values import CountValue
from variorum.stages.link.weights import Thresholds
from variorum.stages.reconcile.judged import value_words
from variorum.stages.reconcile.words import join

MOST_STEPS = 4
"""Ways to settle a disputed finding that are spelt out: more answers than these are better seen side by side."""
Pair: TypeAlias = tuple[str, str]


def queue(
    store: LedgerReader, weights: QueueWeights, thresholds: Thresholds, *, limit: int | None = None
) -> Weightiest:
    """Give what a person should look at, the heaviest first; of equals, by kind and id.

    No incident is read whole but those that are shown: what their weight is made of is kept beside them.

    Args:
        store: the ledger.
        weights: how much each thing counts.
        thresholds: from which scores linking takes two accounts for one incident, and is unsure.
        limit: how many at most.

    """
    asked = _Queue(store, weights, thresholds)
    others = list(asked.others())
    kinds = store.dispute_kinds()
    counts = Counter(entry.doubt for entry in others)
    counts["disputed"] += sum(kind.count for kind in kinds)
    found = sorted([*others, *asked.disputed(kinds, limit)], key=_rank)[:limit]
    # Only what is shown is told how to settle: that asks for its claims, and there may be a hundred times as much.
    shown = [asked.with_steps(entry) if entry.doubt == "disputed" else entry for entry in found]
    return Weightiest(tuple(shown), {doubt: counts[doubt] for doubt in sorted(counts) if counts[doubt]})


def _rank(entry: QueueEntry) -> tuple[Any, ...]:
    return (-entry.weight, entry.doubt, entry.incidents, entry.of, entry.why)


def doubt_of(score: float, same: float) -> float:
    """Say how doubtful a score is: 1 where the odds are even, at the threshold, towards 0 away from it.

    A unit of the score doubles the odds.

    >>> doubt_of(5.0, 5.0), round(doubt_of(5.0 - math.log2(3), 5.0), 2)
    (1.0, 0.75)

    """
    likely = 1 / (1 + 2.0 ** (same - score))
    return float(4 * likely * (1 - likely))


def sum_of(reasons: Iterable[Reason]) -> float:
    """Give what reasons weigh together."""
    return round(sum(reason.weight for reason in reasons), 3)


class _Queue:
    """A ledger at hand, asked for one kind of doubt after the other."""

    def __init__(self, store: LedgerReader, weights: QueueWeights, thresholds: Thresholds) -> None:
        self.store = store
        self.weights = weights
        self.thresholds = thresholds
        self.judgements = list(store.person_judgements())
        self.incident_of: dict[str, str] = {}
        self.held: dict[str, Stake] = {}

    def others(self) -> Iterator[QueueEntry]:
        """Give all that is not a finding in dispute."""
        yield from (self.reopened(judgement) for judgement in self.judgements if judgement.state == "open")
        for decision in self.decisions:
            if decision.decides is None:
                yield self.conflict(decision)
            elif decision.question[0] == "account":
                yield from self.unfollowed(decision.decides)
            elif decision.question[0] == "incident":
                yield from self.grown(decision.decides)
        across, within = self.pairs()
        self.held |= self.store.stakes({self.incident_of[each.left] for each in (*across, *within)})
        self.held |= self.store.stakes({self.incident_of[each.right] for each in across})
        yield from map(self.unsure, across)
        yield from map(self.barely, within)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        return decide(self.judgements)

    def stakes(self, incident_ids: Iterable[str]) -> list[Stake]:
        wanted = list(incident_ids)
        if missing := [each for each in wanted if each not in self.held]:
            self.held |= self.store.stakes(missing)
        return [self.held[each] for each in wanted]

    def incidents_of(self, judgement: PersonJudgement) -> list[Stake]:
        """Give the incidents that a judgement is about; an origin's are too many to name."""
        accounts = list(judgement.now)
        if judgement.noun == "claim":
            accounts = [claim.account for claim in self.store.claims(ids=judgement.now) if claim.account]
        held = self.store.incident_of(accounts)
        ids = [held[account] for account in accounts if account in held]
        if judgement.noun == "incident":
            ids = list(self.store.members(judgement.now))
        return self.stakes(dict.fromkeys(ids))

    def entry(
        self,
        doubt: Doubt,
        why: str,
        of: Iterable[str],
        incidents: Sequence[Stake],
        steps: Iterable[Step],
        *,
        dead: int | None = None,
        doubted: float = 0.0,
    ) -> QueueEntry:
        """Weigh one thing to look at."""
        at_stake = max((incident.dead for incident in incidents), default=0) if dead is None else dead
        origins = len({origin for incident in incidents for origin in incident.origins})
        reasons = self.reasons(doubt, at_stake, origins, doubted=doubted)
        ids = tuple(incident.id for incident in incidents)
        titles = tuple(incident.title for incident in incidents)
        return QueueEntry(doubt, sum_of(reasons), why, tuple(of), ids, titles, reasons, tuple(steps))

    def reasons(
        self, doubt: Doubt, dead: int, origins: int, *, doubted: float = 0.0, share: float = 1.0
    ) -> tuple[Reason, ...]:
        """Give what a thing weighs, part by part; ``share`` is how much of its weight it has."""
        weights = self.weights.weights
        parts = (
            Reason(doubt, "by itself", share * getattr(self.weights.doubts, doubt)),
            Reason("dead", f"{dead} at stake", share * weights.dead * math.log2(1 + dead)),
            Reason("origins", f"{origins} behind it", share * weights.origins * math.log2(1 + origins)),
            Reason("doubt", f"{doubted:.0%}", share * weights.doubt * doubted),
        )
        return tuple(Reason(part.feature, part.detail, round(part.weight, 3)) for part in parts if part.weight)

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
        since = len(set(self.store.incident(incident.id).reports) - seen)
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
        scored = list(self.store.pairs_scored(self.thresholds.unsure, top))
        self.incident_of = self.store.incident_of({account for pair in scored for account in (pair.left, pair.right)})
        for pair in scored:
            left, right = (self.incident_of.get(account) for account in (pair.left, pair.right))
            if left is None or right is None:
                continue
            if left != right:
                keep_best(across, (min(left, right), max(left, right)), pair)
            elif pair.score >= self.thresholds.same:
                keep_best(within, pair.left, pair)
                keep_best(within, pair.right, pair)
        asked = self.asked_of()
        return [across[pair] for pair in sorted(across) if pair not in asked], self.weakly(within)

    def asked_of(self) -> set[tuple[str, ...]]:
        """Give the pairs of incidents of which persons have judged whether they are one."""
        questions = [decision.question[1:] for decision in self.decisions if decision.question[0] == "account"]
        held = self.store.incident_of({each for question in questions for each in question})
        return {tuple(sorted(held.get(each, "") for each in question)) for question in questions}

    def unsure(self, pair: Judgement) -> QueueEntry:
        incidents = self.stakes(self.incident_of[account] for account in (pair.left, pair.right))
        dead = min(incident.dead for incident in incidents)
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
        strong = [answer for answer in self.store.answers_of(sorted(best)) if answer.score >= top]
        held = self.store.incident_of({account for answer in strong for account in (answer.left, answer.right)})
        pairs = [(answer.left, answer.right) for answer in strong]
        sure = {each for left, right in pairs if held.get(left) == held.get(right) for each in (left, right)}
        weak = {(best[account].left, best[account].right): best[account] for account in sorted(best.keys() - sure)}
        return [weak[pair] for pair in sorted(weak)]

    def barely(self, pair: Judgement) -> QueueEntry:
        incidents = self.stakes([self.incident_of[pair.left]])
        same = self.thresholds.same
        why = f"Two accounts are held together by a score of {pair.score:g}, just above {same:g}."
        doubted = doubt_of(pair.score, same)
        return self.entry("near", why, (pair.left, pair.right), incidents, either(pair), doubted=doubted)

    def disputed(self, kinds: Iterable[DisputeKind], limit: int | None) -> Iterator[QueueEntry]:
        """Give the findings in dispute, at least the ``limit`` heaviest, kind by kind."""
        by_weight: defaultdict[float, list[DisputeKind]] = defaultdict(list)
        for kind in kinds:
            by_weight[sum_of(self.dispute_reasons(kind.field, kind.dead, kind.origins))].append(kind)
        given = 0
        for weight in sorted(by_weight, reverse=True):
            if limit is not None and given >= limit:
                return
            found = [each for kind in by_weight[weight] for each in self.store.disputes(kind, limit=limit)]
            self.held |= self.store.stakes({each.incident for each in found} - self.held.keys())
            yield from map(self.dispute, found)
            given += len(found)

    def dispute(self, dispute: Dispute) -> QueueEntry:
        reasons = self.dispute_reasons(dispute.field, dispute.dead, dispute.origins)
        incident, why = self.held[dispute.incident], f"{dispute.field}: {dispute.says}."
        ids, titles = (incident.id,), (incident.title,)
        return QueueEntry("disputed", sum_of(reasons), why, dispute.claims, ids, titles, reasons, ())

    def dispute_reasons(self, field: str, dead: int, origins: int) -> tuple[Reason, ...]:
        return self.reasons("disputed", dead, origins, share=self.weights.fields[field])

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
