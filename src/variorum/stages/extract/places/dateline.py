"""Where a report was sent from: the town at the head of a paragraph, before a dash."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from variorum.stages.extract.mentions import Span

_CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
_MIXED = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
_REGION = r"(?:, ?[^—–|>\n]{1,40}?)?"
_AGENCY = r" ?\([^)\n]{2,30}\)"
_DASH = r"(?:—|–|-|\||>>|•|:(?= [A-Z“\"]))"
_DATELINE = re.compile(
    rf"(?:(?<=\n)|\A)[ \t]*(?:(?P<town>{_CAPITALS}){_REGION}(?:{_AGENCY})? ?(?:{_DASH}|(?<=\))[:,]?)"
    rf"|(?P<mixed>{_MIXED}){_REGION}(?:{_AGENCY} ?{_DASH}| (?:—|–|--) ))"
)


class Datelines:
    """The datelines of a text: "HERAT, Afghanistan —", "TOLEDO (WXYZ) -", "Kyiv, 3 March (News Agency) –".

    >>> lines = Datelines("HERAT, Afghanistan — Two died.")
    >>> lines.holds((0, 5)), lines.holds((7, 18)), lines.names((7, 18)), lines.holds((20, 23))
    (True, True, False, False)

    """

    def __init__(self, text: str) -> None:
        found = list(_DATELINE.finditer(text))
        self.towns: Sequence[Span] = tuple(match.span(match.lastgroup or 0) for match in found)
        self._ends = [match.end() for match in found]
        self._starts = [match.start() for match in found]

    def holds(self, span: Span) -> bool:
        """Say whether words stand in a dateline."""
        i = bisect_right(self._starts, span[0]) - 1
        return i >= 0 and span[0] < self._ends[i]

    def names(self, span: Span) -> bool:
        """Say whether words are the town of a dateline, and not the region behind it."""
        return any(start <= span[0] < end for start, end in self.towns)
