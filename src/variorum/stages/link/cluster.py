"""Judged pairs -> groups of accounts, by average linkage: a chain of near-misses joins nothing."""

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from variorum.model.incident import Judgement
from variorum.model.judgement import MACHINE
from variorum.stages.link.weights import Thresholds

Pair = tuple[int, int]
"""Two accounts, by their places in the alphabet's order: these are compared and found faster than ids."""
MOST_UNSEEN = 0.25
"""How often pairs that were not compared count at most, for each that was. As often as those that were, a report that
tells of its incident in few words stayed out of it unless `join` was set so low that others' incidents came in."""
PERSON_WEIGHT = 1000.0
"""The score of a person's judgement: no sum of reasons comes near it."""


def cluster(
    accounts: Mapping[str, str],
    judgements: Iterable[Judgement],
    thresholds: Thresholds,
    *,
    mains: Collection[str] = frozenset(),
) -> tuple[tuple[str, ...], ...]:
    """Group accounts that tell of one incident.

    What reports are mainly about is grouped first, and what they tell beside it is added to that. Else a report that
    tells one incident in two places could keep two halves of an incident apart, with an account in either. Last, the
    groups are united of which a person joined two accounts: whoever says so has seen them as they were grouped.

    Args:
        accounts: the id of each account and of its report. Two accounts of one report are never joined, unless a
            person judged them the same.
        judgements: of pairs of these accounts; others are passed over. A person's outranks the machine's.
        thresholds: a pair must reach ``same`` to start a group, the average between groups ``join`` to grow it.
        mains: which of the accounts their reports are mainly about.

    Returns:
        The groups, each sorted, in the order of their smallest member.

    """
    ids = sorted(accounts)
    places = {account: place for place, account in enumerate(ids)}
    by_machine, by_person = _scores(places, judgements)
    parted = {pair: score for pair, score in by_person.items() if score < 0}
    grouping = _Grouping([accounts[account] for account in ids], by_machine | parted, thresholds)
    grouping.run({places[account] for account in mains if account in places})
    grouping.run(set(places.values()))
    grouping.unite(sorted(by_person.keys() - parted.keys()), parted)
    return tuple(sorted(tuple(ids[place] for place in sorted(members)) for members in grouping.members.values()))


def _scores(places: Mapping[str, int], judgements: Iterable[Judgement]) -> tuple[dict[Pair, float], dict[Pair, float]]:
    by_machine: dict[Pair, float] = {}
    by_person: dict[Pair, float] = {}
    for judgement in judgements:
        left, right = places.get(judgement.left), places.get(judgement.right)
        if left is None or right is None or left == right:
            continue
        pair = (left, right) if left < right else (right, left)
        if judgement.judge == MACHINE:
            by_machine[pair] = judgement.score
        elif judgement.answer != "unsure":
            by_person[pair] = PERSON_WEIGHT if judgement.answer == "same" else -PERSON_WEIGHT
    return by_machine, by_person


class _Grouping:
    """The state of the clustering: members, sums of scores between groups, and a queue of possible mergers."""

    def __init__(self, reports: Sequence[str], scores: dict[Pair, float], thresholds: Thresholds) -> None:
        accounts = range(len(reports))
        self.thresholds = thresholds
        self.members = {account: [account] for account in accounts}
        self.reports = {account: {report} for account, report in enumerate(reports)}
        self.sums: dict[int, dict[int, float]] = {account: {} for account in accounts}
        self.seen: dict[int, dict[int, int]] = {account: {} for account in accounts}
        self.linked: dict[int, set[int]] = {account: set() for account in accounts}
        for (left, right), score in scores.items():
            self.sums[left][right] = self.sums[right][left] = score
            self.seen[left][right] = self.seen[right][left] = 1
            if score >= thresholds.same:
                self.linked[left].add(right)
                self.linked[right].add(left)
        self.queue: list[tuple[float, int, int]] = []
        self.swept = len(accounts)

    def run(self, among: Set[int]) -> None:
        """Join the two groups with the highest average, again and again, until none is high enough.

        A group goes by the name of one of its accounts; only groups whose names are ``among`` these are joined.
        """
        # In any order here and below: the queue puts them in its own.
        groups = among & self.members.keys()
        pairs = ((left, right) for left in groups for right in self.linked[left] & among if left < right)
        self.queue = [(-average, *pair) for pair in pairs if (average := self.average(*pair)) >= self.thresholds.join]
        heapq.heapify(self.queue)
        self.swept = len(self.members)
        while self.queue:
            negative, left, right = heapq.heappop(self.queue)
            alive = left in self.members and right in self.members
            if alive and -negative == self.average(left, right) and self.allowed(left, right):
                self.join(left, right, among)
                self.sweep()

    def sweep(self) -> None:
        """Drop mergers of groups that are gone, each time that half of the groups are: soon they are nearly all."""
        if 2 * len(self.members) <= self.swept:
            self.swept = len(self.members)
            self.queue = [each for each in self.queue if each[1] in self.members and each[2] in self.members]
            heapq.heapify(self.queue)

    def average(self, left: int, right: int) -> float:
        """Give the mean score over all pairs between two groups; pairs never compared count ``unseen``.

        They count at most a quarter as often as those that were compared: of a thousand reports of one incident each
        is compared with a part, and that the others were not looked at says little.
        """
        seen = self.seen[left].get(right, 0)
        unseen = min(len(self.members[left]) * len(self.members[right]) - seen, seen * MOST_UNSEEN)
        return round((self.sums[left].get(right, 0.0) + unseen * self.thresholds.unseen) / (seen + unseen), 6)

    def allowed(self, left: int, right: int) -> bool:
        """Refuse two groups that share a report or that a person parted."""
        total = self.sums[left].get(right, 0.0)
        return total > -PERSON_WEIGHT / 2 and not self.reports[left] & self.reports[right]

    def unite(self, pairs: Iterable[Pair], parted: Iterable[Pair]) -> None:
        """Join the groups of pairs that a person joined, whatever they share, but for groups that a person parted."""
        group_of = {account: group for group, members in self.members.items() for account in members}
        for left, right in pairs:
            kept, gone = sorted((group_of[left], group_of[right]))
            apart = ({group_of[one], group_of[other]} for one, other in parted)
            if kept != gone and {kept, gone} not in apart:
                self.members[kept] += self.members.pop(gone)
                group_of |= dict.fromkeys(self.members[kept], kept)

    def join(self, left: int, right: int, among: Set[int]) -> None:
        """Pour one group into the other; the group keeps the smaller name."""
        kept, gone = min(left, right), max(left, right)
        self.members[kept] += self.members.pop(gone)
        self.reports[kept] |= self.reports.pop(gone)
        sums, seen = self.sums.pop(gone), self.seen.pop(gone)
        for other in sums:
            self.sums[other].pop(gone)
            self.seen[other].pop(gone)
            if other != kept:
                self.pour(kept, other, sums[other], seen[other])
        self.link(kept, gone)
        for other in self.linked[kept] & among:
            average = self.average(kept, other)
            if average >= self.thresholds.join:
                heapq.heappush(self.queue, (-average, kept, other) if kept < other else (-average, other, kept))

    def link(self, kept: int, gone: int) -> None:
        """Hand over the groups with which one had a pair judged the same: only through such a pair may groups join."""
        for other in self.linked.pop(gone):
            self.linked[other].discard(gone)
            if other != kept:
                self.linked[other].add(kept)
                self.linked[kept].add(other)

    def pour(self, kept: int, other: int, total: float, pairs: int) -> None:
        """Add a sum of scores to what stands between two groups."""
        total = round(self.sums[kept].get(other, 0.0) + total, 6)
        count = self.seen[kept].get(other, 0) + pairs
        self.sums[kept][other] = self.sums[other][kept] = total
        self.seen[kept][other] = self.seen[other][kept] = count
