"""How well reports are put together: B-cubed and pairs, against the groups that a corpus gives."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from variorum.evaluation.marks import Mark

GROUPED = {
    "link_b3_f1": "B-cubed F1 (Bagga and Baldwin 1998) of the reports, each put to the incident that its main "
    "account is of, with all reports in one ledger.",
    "link_pairwise_f1": "F1 of the pairs of reports that are put together.",
    "link_b3_f1_naive": "The same where reports are put together whose main accounts give the same day and place.",
    "link_pairwise_f1_naive": "The same of the pairs.",
}
"""What the measures of a corpus whose reports are put together mean."""


def b_cubed(measure: str, gold: Sequence[Hashable], found: Sequence[Hashable]) -> Iterator[tuple[str, Mark]]:
    """Mark each report by the shares of its group that it rightly shares (Bagga and Baldwin 1998).

    Args:
        measure: the name of the measure.
        gold: the group of each report as the corpus has it.
        found: the same as it was found.

    >>> [mark.hit for _, mark in b_cubed("b3", ["a", "a", "b"], [1, 1, 1])]
    [1.0, 1.0, 1.0]
    >>> [round(mark.right, 2) for _, mark in b_cubed("b3", ["a", "a", "b"], [1, 1, 1])]
    [0.67, 0.67, 0.33]

    """
    golds, founds, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    for wanted, given in zip(gold, found, strict=True):
        shared = both[wanted, given]
        yield str(wanted), Mark(measure, 1.0, shared / golds[wanted], 1.0, shared / founds[given])


def pairs(measure: str, gold: Sequence[Hashable], found: Sequence[Hashable]) -> Iterator[tuple[str, Mark]]:
    """Mark each report by half of the pairs that it is in: pairs that belong together, and pairs put together.

    >>> marks = [mark for _, mark in pairs("pairs", ["a", "a", "b"], [1, 1, 1])]
    >>> sum(mark.gold for mark in marks), sum(mark.given for mark in marks), sum(mark.right for mark in marks)
    (1.0, 3.0, 1.0)

    """
    golds, founds, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    for wanted, given in zip(gold, found, strict=True):
        right = (both[wanted, given] - 1) / 2
        yield str(wanted), Mark(measure, (golds[wanted] - 1) / 2, right, (founds[given] - 1) / 2, right)


def joined_pairs(
    gold: Sequence[Hashable], found: Sequence[Hashable], of: Sequence[bool]
) -> Iterator[tuple[int, int, bool]]:
    """Give each pair put together in which at least one is among ``of``, and whether it belongs together.

    >>> list(joined_pairs(["a", "a", "b"], [1, 1, 1], [True, False, False]))
    [(0, 1, True), (0, 2, False)]

    """
    members: dict[Hashable, list[int]] = {}
    for i, group in enumerate(found):
        members.setdefault(group, []).append(i)
    for together in members.values():
        yield from ((i, j, gold[i] == gold[j]) for i, j in combinations(together, 2) if of[i] or of[j])
