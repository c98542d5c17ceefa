"""A few incidents among two thousand reports of others: whether they are put together, and with nothing else."""

from collections.abc import Iterator
from itertools import combinations, islice
from pathlib import Path

from variorum.evaluation.adapters import clusters, gvc
from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, folders_below
from variorum.evaluation.grouping import joined_pairs
from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.together import Together
from variorum.evaluation.told import Told

AMONG = 2000
"""Reports of shootings into which the clusters are mixed."""
CLUSTER = "clusters "
"""What the names of incidents that come from clusters begin with here."""


def cases(folder: Path) -> Iterator[Case]:
    """Give the reports of all clusters below a folder, and the first two thousand of shootings."""
    for each in folders_below(folder, clusters.ADAPTER):
        for case in clusters.cases(each):
            yield Case(case.unit, case.row, None, incident=f"{CLUSTER}{case.incident}")
    among = (case for each in folders_below(folder, gvc.ADAPTER) for case in gvc.cases(each))
    yield from (Case(case.unit, case.row, None, incident=case.incident) for case in islice(among, AMONG))


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Nothing is asked of a report alone."""
    del case, told
    yield from ()


def joined(together: Together) -> Iterator[tuple[str, Mark]]:
    """Mark the pairs with a report of a cluster in them: those put together, and those that belong together."""
    gold = [each.case.incident or "" for each in together.reports]
    mine = [incident.startswith(CLUSTER) for incident in gold]
    of_clusters = [i for i, own in enumerate(mine) if own]
    for name, found in (("", together.incident_of), ("_naive", together.naive)):
        for i, j, right in joined_pairs(gold, found, mine):
            yield _mark(f"mixed_precision{name}", together, (i, j), right=right)
        for i, j in combinations(of_clusters, 2):
            if gold[i] == gold[j]:
                yield _mark(f"mixed_recall{name}", together, (i, j), right=found[i] == found[j])


def _mark(name: str, together: Together, pair: tuple[int, int], *, right: bool) -> tuple[str, Mark]:
    left, other = (together.reports[i].case for i in pair)
    expected, found = ("together", "apart") if "recall" in name else ("apart", "together")
    miss = Miss(name, left.unit, expected, found, f"{left.unit} ({left.incident}), {other.unit} ({other.incident})")
    return left.incident or left.unit, exact(name, right=right, misses=(miss,))


ADAPTER = Adapter(
    kind="mixed",
    files={},
    parts=(clusters.ADAPTER, gvc.ADAPTER),
    measures={
        "mixed_precision": "Of the pairs of reports put together of which one is of a cluster, the share that belong "
        f"together, with all clusters and {AMONG:,} reports of shootings in one ledger.",
        "mixed_recall": "Of the pairs of reports of one cluster, the share put together.",
        "mixed_precision_naive": "As `mixed_precision`, where reports are put together whose main accounts give the "
        "same day and place.",
        "mixed_recall_naive": "As `mixed_recall`, the same way.",
    },
    cases=cases,
    score=score,
    joined=joined,
)
