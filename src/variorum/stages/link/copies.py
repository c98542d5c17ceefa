"""Reprints: which report is another one's wire copy, cut, retitled, reordered or lightly edited.

Word sequences alone miss them: an edited reprint may share only a third. So sentence is laid beside sentence by the
telling words they have in common, and a reprint is a report most of whose words stand in sentences of the other.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from variorum.model.names import fold
from variorum.model.report import Report

SHINGLE_WORDS = 3
ONE_SHINGLE_IN = 8
"""Of all three-word sequences those whose checksum divides by this are kept: about forty of a 300-word report."""
MOST_ALIKE = 50
"""Reports looked at behind one key of word sequences: few stories have more reprints, and those lead to the first."""
KEYS_OF_COPIES = 2
"""Keys that two reports share before they are compared: a reprint shares several, any two reports may share one."""
SENTENCE_AGREES = 0.6
"""Share of a sentence's words found in another, from which it is the same sentence edited: a changed verb and a dropped
half-clause stay above it, two sentences of different writers about one fact stay below one half."""
COVERED = 0.7
"""Share of a report's words that must stand in sentences of the other. A follow-up that keeps the background
paragraphs and has news above them stays below."""
COVERED_UNORDERED = 0.85
"""The same where the sentences come in another order."""
IN_ORDER = 0.7
"""Share of neighbouring sentences that must keep their order for a reprint to count as ordered."""
FEWEST_SENTENCES = 3
FEWEST_WORDS = 40
"""A reprint shares at least so many sentences and words: two reports that quote one statement do not."""
TELLING_SENTENCE = 5
"""Words that a sentence needs to be told from others."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*")


class _Sentence(Struct, frozen=True):
    words: frozenset[str]
    length: int


def shingle_keys(report: Report) -> tuple[str, ...]:
    """Give the keys under which a report is filed for finding reprints: a sample of its three-word sequences.

    Reprints share several; a report with at least two keys in common is worth comparing.
    """
    words = fold(report.text[report.body_start :]).split()
    shingles = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}
    sums = {zlib.crc32(shingle.encode()) for shingle in shingles}
    return tuple(sorted(f"{value:08x}" for value in sums if value % ONE_SHINGLE_IN == 0))


def find_copies(report: Report, candidates: Iterable[Report]) -> str | None:
    """Give the id of the report that this one reprints, or None.

    Of two alike, the earlier published is the original, else the longer, else the one with the smaller id; a report
    never reprints one that came after it. The earliest candidate that fits is given, so the order does not matter.
    """
    mine = _sentences(report)
    earlier = sorted(
        (other for other in candidates if other.id != report.id and _rank(other) < _rank(report)), key=_rank
    )
    return next((other.id for other in earlier if _reprints(mine, _sentences(other))), None)


def came_before(report: Report, other: Report) -> bool:
    """Say whether a report came before another one, which can then not be its original."""
    return _rank(report) < _rank(other)


def _rank(report: Report) -> tuple[str, int, str]:
    day = report.published.earliest or "9999"
    return day[:10], -len(report.text), report.id


def _sentences(report: Report) -> list[_Sentence]:
    folded = (fold(match[0]).split() for match in _SENTENCE.finditer(report.text, report.body_start))
    return [_Sentence(frozenset(words), len(words)) for words in folded if words]


def _reprints(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> bool:
    shorter, longer = sorted((left, right), key=lambda sentences: sum(sentence.length for sentence in sentences))
    if not _may_cover(shorter, longer):
        return False
    aligned = _align(shorter, longer)
    telling = [(i, j) for i, j in aligned if shorter[i].length >= TELLING_SENTENCE]
    covered = sum(shorter[i].length for i, _ in telling)
    if len(telling) < FEWEST_SENTENCES or covered < FEWEST_WORDS:
        return False
    share = covered / sum(sentence.length for sentence in shorter)
    return share >= (COVERED if _in_order(telling) else COVERED_UNORDERED)


def _may_cover(shorter: Sequence[_Sentence], longer: Sequence[_Sentence]) -> bool:
    """Say whether enough sentences have their words anywhere in the other report: if not, none need be laid beside."""
    held = frozenset[str]().union(*(sentence.words for sentence in longer))
    found = (sentence for sentence in shorter if len(sentence.words & held) >= SENTENCE_AGREES * len(sentence.words))
    return sum(sentence.length for sentence in found) >= COVERED * sum(sentence.length for sentence in shorter)


def _align(shorter: Sequence[_Sentence], longer: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Lay each sentence beside the one that holds most of its words, if that is enough of them."""
    holding: dict[str, list[int]] = {}
    for j, sentence in enumerate(longer):
        for word in sentence.words:
            holding.setdefault(word, []).append(j)
    pairs = []
    for i, sentence in enumerate(shorter):
        shared: dict[int, int] = {}
        for word in sentence.words:
            for j in holding.get(word, ()):
                shared[j] = shared.get(j, 0) + 1
        enough = SENTENCE_AGREES * len(sentence.words)
        if max(shared.values(), default=0) < enough:
            continue
        best = max(shared, key=lambda j: (shared[j] / len(longer[j].words | sentence.words), -j))
        if shared[best] >= enough:
            pairs.append((i, best))
    return pairs


def _in_order(pairs: Sequence[tuple[int, int]]) -> bool:
    steps = [after[1] >= before[1] for before, after in pairwise(pairs)]
    return not steps or sum(steps) >= IN_ORDER * len(steps)
