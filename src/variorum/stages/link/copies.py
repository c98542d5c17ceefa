"""Reprints: which report is another one's wire copy, cut, retitled, reordered or lightly edited.

Word sequences alone miss them: an edited reprint may share only a third. So word is laid beside word: where two reports
run alike, with a word changed, added or left out here and there, there is a passage that both have, and a reprint is a
report most of whose words stand in such passages.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from variorum.model.names import words_of
from variorum.model.report import Report

SHINGLE_WORDS = 3
ONE_SHINGLE_IN = 6
"""Of all three-word sequences those whose checksum divides by this are kept: about fifty of a 300-word report. With
one in eight, 0.7% more reprints share too few to be found; with one in four, no fewer."""
MOST_ALIKE = 50
"""Reports looked at behind one key of word sequences: few stories have more reprints, and those lead to the first."""
KEYS_OF_COPIES = 2
"""Keys that two reports share before they are compared: a reprint shares several, any two reports may share one."""
MOST_WORDS = 4000
"""Words of a report that are laid beside another's: a report is told by its beginning, and what a book would take is
not spent on it. Of 2,050 news reports four are longer than 2,000 words."""
STRAY = 5
"""Words that may be changed, added or left out between two pairs of words of one passage, on either side."""
PASSAGE = 8
"""Words that a passage has in common at least: reporters who write of one police notice share five or six in a row
("was pronounced dead at the scene") and not eight."""
DENSE = 0.5
"""Share of the words of a passage that both reports have, the rest being strays."""
COMMON = 6
"""Pairs of words that stand more often in a report than this ("in the") begin no passage."""
COVERED = 0.6
"""Share of a report's words that stand in passages of an earlier one from which it is a reprint. On half of the ``gvc``
corpus, with two reprints made of each report, 0.65 finds 96.4% of them with 16 follow-ups, 0.6 finds 97.0% with 32, 0.5
finds 97.3% with 59."""
WHOLE = 0.65
HALF = 0.5
"""An outlet may add its own: where this much of the earlier report stands in the later, half of the later is enough."""
FEWEST_WORDS = 24
"""Words in passages that a reprint shares at least: two reports that quote one sentence share as many as it has."""


def shingle_keys(report: Report) -> tuple[str, ...]:
    """Give the keys under which a report is filed for finding reprints: a sample of its three-word sequences.

    Reprints share several; a report with at least ``KEYS_OF_COPIES`` keys in common is worth comparing.
    """
    words = _words(report)
    shingles = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}
    sums = {zlib.crc32(shingle.encode()) for shingle in shingles}
    return tuple(sorted(f"{value:08x}" for value in sums if value % ONE_SHINGLE_IN == 0))


def find_copies(report: Report, candidates: Iterable[Report]) -> str | None:
    """Give the id of the report that this one reprints, or None.

    Of two alike, the earlier published is the original, else the longer, else the one with the smaller id; a report
    never reprints one that came after it. The earliest candidate that fits is given, so the order does not matter.
    """
    earlier = sorted((other for other in candidates if came_before(other, report)), key=rank)
    if not earlier:
        return None
    mine = _words(report)
    return next((other.id for other in earlier if _reprints(mine, _words(other))), None)


def came_before(report: Report, other: Report) -> bool:
    """Say whether a report came before another one, which can then not be its original."""
    return rank(report) < rank(other)


def rank(report: Report) -> tuple[str, int, str]:
    """Give what puts reports in the order in which they came, as far as that is known."""
    day = report.published.earliest or "9999"
    return day[:10], -len(report.text), report.id


def _words(report: Report) -> list[str]:
    return words_of(report.text[report.body_start :])[:MOST_WORDS]


def _reprints(later: Sequence[str], earlier: Sequence[str]) -> bool:
    if later == earlier:
        return len(later) >= FEWEST_WORDS
    if not _may_cover(later, earlier):
        return False
    passages = list(_passages(later, earlier))
    covered = _covered((each.start, each.end) for each in passages)
    if covered < max(FEWEST_WORDS, HALF * len(later)):
        return False
    if covered >= COVERED * len(later):
        return True
    return _covered((each.other_start, each.other_end) for each in passages) >= WHOLE * len(earlier)


def _may_cover(later: Sequence[str], earlier: Sequence[str]) -> bool:
    """Say whether so many pairs of words are in both that passages could cover half of the later report."""
    shared = set(pairwise(later)) & set(pairwise(earlier))
    return sum(pair in shared for pair in pairwise(later)) >= max(1, HALF * DENSE / 2 * len(later))


class _Passage(Struct, frozen=True):
    """Where two reports run alike: where it begins and ends in each, and how many of its words both have."""

    shared: int
    start: int
    end: int
    other_start: int
    other_end: int


def _passages(later: Sequence[str], earlier: Sequence[str]) -> Iterator[_Passage]:
    """Give every passage that both have; of one that goes on, also what it was before, which lies in it."""
    ended: dict[int, list[_Passage]] = {}
    for i, j, length in _runs(later, earlier):
        near = (each for end in range(i - STRAY, i + 1) for each in ended.get(end, ()))
        before = [each for each in near if 0 <= j - each.other_end <= STRAY]
        last = max(before, key=lambda each: each.shared, default=_Passage(0, i, i, j, j))
        whole = _Passage(last.shared + length, last.start, i + length, last.other_start, j + length)
        ended.setdefault(whole.end, []).append(whole)
        if whole.shared >= max(PASSAGE, DENSE * (whole.end - whole.start)):
            yield whole


def _runs(later: Sequence[str], earlier: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Give where both have two or more words in a row: the place in each, in order of the later, and how many words."""
    places: dict[tuple[str, str], list[int]] = {}
    for j, pair in enumerate(pairwise(earlier)):
        places.setdefault(pair, []).append(j)
    seen: dict[int, int] = {}
    for i, pair in enumerate(pairwise(later)):
        found = places.get(pair, ())
        for j in found if len(found) <= COMMON else ():
            if seen.get(j - i, 0) <= i:
                length = _alike(later, earlier, i, j)
                seen[j - i] = i + length
                yield i, j, length


def _alike(later: Sequence[str], earlier: Sequence[str], i: int, j: int) -> int:
    longest = min(len(later) - i, len(earlier) - j)
    return next((length for length in range(2, longest) if later[i + length] != earlier[j + length]), longest)


def _covered(spans: Iterable[tuple[int, int]]) -> int:
    """Count the words that lie in any of the spans."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
