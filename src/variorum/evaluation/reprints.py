"""How many reprints are found, and whether what is found is one: among a corpus and reprints made of its reports.

Other reports of the same incidents stand beside the reprints that are made: a follow-up must be told from a reprint.
Two reports that were published with much the same words are left out: nobody has said whether they are reprints.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.remaking import Made, make_reprints
from variorum.model.names import words_of
from variorum.model.report import Report
from variorum.stages.link import find_copies, shingle_keys
from variorum.stages.link.copies import KEYS_OF_COPIES, MOST_ALIKE

RUN = 8
UNLABELLED = 0.4
"""Reports of a corpus that share this of the eight-word sequences of the shorter are reprints of which the corpus does
not tell; its maker keeps such pairs on one side for the same reason."""
NAIVE_RUN = 3
NAIVE_SHARE = 0.5
"""The baseline: reprints have half of their three-word sequences in common."""
SHOWN = 300
"""Characters of each report in a miss."""
REPRINTED = {
    "copies_precision": "Of the reports taken for a reprint of another, the share that are: reprints are made of the "
    "corpus's reports (cut, reordered, retitled, with another lead, lightly reworded) and stand beside all others. "
    "Pairs of the corpus that share 40% of their eight-word sequences are left out.",
    "copies_recall": "Of the reprints that were made, the share that is found.",
    "copies_precision_naive": "As `copies_precision`, where reports with half of their three-word sequences in common "
    "are taken for reprints.",
    "copies_recall_naive": "As `copies_recall`, the same way.",
}
"""What the measures mean."""


class _Pile(Struct, frozen=True):
    reports: dict[str, Report]
    made: dict[str, Made]

    def first(self, report: str) -> str:
        """Give the report of the corpus behind one."""
        return self.made[report].source if report in self.made else report


def reprint_marks(reports: Sequence[Report]) -> Iterator[tuple[str, Mark]]:
    """Mark whether the reprints made of reports are found, and whether what is found is one.

    Each pair that is found is a question of ``copies_precision``, each reprint that was made one of ``copies_recall``;
    those of the naive baseline end in ``_naive``. Reports are compared as the ledger compares them: only those that
    share keys.

    Yields:
        The id of the report behind the pair or the reprint, and the mark.

    """
    made = {each.report.id: each for each in make_reprints(reports)}
    pile = _Pile({report.id: report for report in [*reports, *(each.report for each in made.values())]}, made)
    reached = dict(_reached(pile.reports))
    found = {identity: find_copies(pile.reports[identity], others) for identity, others in reached.items()}
    yield from _score(pile, [(identity, original) for identity, original in found.items() if original], "")
    yield from _score(pile, _naive_pairs(pile.reports, reached), "_naive")


def _reached(reports: Mapping[str, Report]) -> Iterator[tuple[str, list[Report]]]:
    """Give for each report, in order, those that it is compared with."""
    keys = {identity: shingle_keys(report) for identity, report in sorted(reports.items())}
    owners: dict[str, list[str]] = {}
    for identity, own in keys.items():
        for key in own:
            owners.setdefault(key, []).append(identity)
    for identity, own in keys.items():
        shared = Counter(other for key in own for other in owners[key][:MOST_ALIKE] if other != identity)
        yield identity, [reports[other] for other, times in sorted(shared.items()) if times >= KEYS_OF_COPIES]


def _naive_pairs(reports: Mapping[str, Report], reached: Mapping[str, Sequence[Report]]) -> Iterator[tuple[str, str]]:
    runs = {identity: _runs(report, NAIVE_RUN) for identity, report in reports.items()}
    for one, others in reached.items():
        for other in (other.id for other in others):
            if one < other and len(runs[one] & runs[other]) >= NAIVE_SHARE * max(1, len(runs[one] | runs[other])):
                yield one, other


def _score(pile: _Pile, pairs: Iterable[tuple[str, str]], suffix: str) -> Iterator[tuple[str, Mark]]:
    known: set[str] = set()
    for left, right in pairs:
        one, other = pile.first(left), pile.first(right)
        alike = one != other and _alike(pile.reports[one], pile.reports[other])
        if one == other or alike:
            # Two reprints that lead to each other only do not lead to the report that both were made of.
            known |= {left} if left in pile.made else {left, right}
        if not alike:
            miss = Miss(f"copies_precision{suffix}", one, "none", "a reprint", _shown(pile, right, left))
            yield one, exact(miss.measure, right=one == other, misses=(miss,))
    for identity, each in sorted(pile.made.items()):
        miss = Miss(f"copies_recall{suffix}", each.source, "a reprint", "none", _shown(pile, each.source, identity))
        yield each.source, exact(miss.measure, right=identity in known, misses=(miss,))


def _shown(pile: _Pile, *identities: str) -> str:
    plans = {identity: f" ({pile.made[identity].plan})" for identity in identities if identity in pile.made}
    texts = {identity: " ".join(pile.reports[identity].text.split())[:SHOWN] for identity in identities}
    return " | ".join(f"{identity}{plans.get(identity, '')}: {text}" for identity, text in texts.items())


def _alike(left: Report, right: Report) -> bool:
    """Say whether two reports of a corpus share so much that one may reprint the other."""
    one, other = _runs(left, RUN), _runs(right, RUN)
    return len(one & other) >= UNLABELLED * min(len(one), len(other))


def _runs(report: Report, length: int) -> frozenset[str]:
    words = words_of(report.text[report.body_start :])
    return frozenset(" ".join(words[i : i + length]) for i in range(max(1, len(words) - length + 1)))
