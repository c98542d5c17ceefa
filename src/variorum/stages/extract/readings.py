"""What the readers of one report found, looked up by word."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from variorum.model.claim import Statement
from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.mentions import (
    Attribution,
    CountMention,
    Distance,
    EventMention,
    Name,
    PlaceMention,
    Span,
    TimeMention,
)


class Readings:
    """All mentions found in one report."""

    def __init__(
        self,
        annotated: AnnotatedReport,
        *,
        times: Sequence[TimeMention] = (),
        distances: Sequence[Distance] = (),
        places: Sequence[PlaceMention] = (),
        names: Sequence[Name] = (),
        attributions: Sequence[Attribution] = (),
        counts: Sequence[CountMention] = (),
        events: Sequence[EventMention] = (),
        statements: Sequence[Statement] = (),
        home: PlaceMention | None = None,
        home_sure: bool = False,
    ) -> None:
        self.annotated, self.home, self.home_sure = annotated, home, home_sure
        self.times, self.places, self.names = tuple(times), tuple(places), tuple(names)
        self.attributions, self.counts, self.events = tuple(attributions), tuple(counts), tuple(events)
        self.statements, self.distances = tuple(statements), tuple(distances)
        self._token_starts = [token.start for token in annotated.tokens]
        self._name_at = {span: name for name in names for span in name.mentions}
        self._name_spans = sorted(self._name_at)
        self._name_starts = [start for start, _ in self._name_spans]
        self._place_starts = [place.start for place in places]

    def token_at(self, position: int) -> Token | None:
        """Give the word that begins at or before a character and reaches it, if any."""
        i = bisect_right(self._token_starts, position) - 1
        if i < 0:
            return None
        return self.annotated.tokens[i]

    def name_at(self, token: Token) -> Name | None:
        """Give the name that a word is part of."""
        i = bisect_right(self._name_starts, token.start)
        for start, end in reversed(self._name_spans[max(0, i - 2) : i]):
            if start <= token.start and token.end <= end:
                return self._name_at[start, end]
        return None

    def place_at(self, token: Token) -> PlaceMention | None:
        """Give the place mention that a word is part of."""
        i = bisect_right(self._place_starts, token.start) - 1
        if i >= 0 and self.places[i].end >= token.end:
            return self.places[i]
        return None

    def is_cue(self, token: Token) -> bool:
        """Say whether a word is one that reports: a day beside it is that of the saying."""
        return any(start <= token.start and token.end <= end for each in self.attributions for start, end in each.cue)

    def is_reported(self, start: int, end: int) -> bool:
        """Say whether a span stands inside reported words."""
        return any(a <= start and end <= b for each in self.attributions for a, b in each.content)

    def tokens_in(self, span: Span) -> Iterator[Token]:
        """Give the words that lie in a span."""
        i = max(0, bisect_right(self._token_starts, span[0]) - 1)
        for token in self.annotated.tokens[i:]:
            if token.start >= span[1]:
                return
            if token.start >= span[0]:
                yield token
