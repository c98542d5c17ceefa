"""What the readers of speech share: the report at hand, and what has been heard in it so far."""

from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct

from variorum.model.claim import AttributionLink, SpeakerKind, Stance
from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.attribution.vocabulary import SpeechVocabulary
from variorum.stages.extract.mentions import Span
from variorum.stages.extract.names import Names

NOT_CONTENT = frozenset({",", ".", ";", ":", "-", "–", "—", '"', "“", "”", "'", "‘", "’", "``", "''", " "})
"""Marks that no content begins or ends with."""


class Speaker(Struct, frozen=True):
    """Who is heard: the name as the ledger gives it, and the words of the report."""

    name: str | None
    role: str | None
    kind: SpeakerKind
    spans: tuple[Span, ...]
    as_written: str | None
    person: bool = False
    document: str | None = None


class Heard(Struct):
    """One attribution while it is being read."""

    at: int
    """The index of the token that the cue hangs on."""
    cue: tuple[Span, ...]
    cue_word: str | None
    speaker: Speaker | None
    content: tuple[Span, ...]
    stance: Stance = "asserts"
    thought: bool = False
    medium: str | None = None
    qualifiers: tuple[str, ...] = ()
    behind: tuple[AttributionLink, ...] = ()
    """Links that the words themselves set behind the speaker: "media quoted a doctor"."""
    weight: int = 1
    quoted: bool = False
    first_person: bool = False


class Reading(Struct, frozen=True):
    """The report, its names and the vocabulary."""

    annotated: AnnotatedReport
    names: Names
    vocabulary: SpeechVocabulary
    kinds: dict[str, SpeakerKind]
    quoted: frozenset[int]
    """The indices of the tokens between quotation marks."""

    def span(self, first: int, last: int) -> Span:
        """Give the characters of the tokens ``first`` to ``last``, half-open."""
        tokens = self.annotated.tokens
        return tokens[first].start, tokens[last - 1].end

    def extent(self, token: Token, *without: str) -> tuple[int, int]:
        """Give the first and last token below ``token``, leaving out dependents with the labels ``without``."""
        first, last = token.i, token.i
        stack = [token.i]
        tokens, children = self.annotated.tokens, self.annotated.children
        while stack:
            i = stack.pop()
            first, last = min(first, i), max(last, i)
            stack.extend(c for c in children[i] if tokens[c].dep not in without)
        return first, last + 1

    def below(self, token: int) -> set[int]:
        """Give the indices of a token and all that depends on it."""
        found: set[int] = set()
        stack = [token]
        children = self.annotated.children
        while stack:
            i = stack.pop()
            found.add(i)
            stack.extend(children[i])
        return found

    def pieces(self, indices: Iterable[int]) -> tuple[Span, ...]:
        """Give the unbroken pieces of a set of tokens, without the marks at their ends."""
        tokens = self.annotated.tokens
        runs: list[list[int]] = []
        for i in sorted(indices):
            if runs and runs[-1][-1] == i - 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        found: list[Span] = []
        for run in runs:
            while run and tokens[run[0]].text in NOT_CONTENT:
                run.pop(0)
            while run and tokens[run[-1]].text in NOT_CONTENT:
                run.pop()
            if run:
                found.append((tokens[run[0]].start, tokens[run[-1]].end))
        return tuple(found)


def make_reading(annotated: AnnotatedReport, names: Names, vocabulary: SpeechVocabulary) -> Reading:
    """Put together what the readers share."""
    kinds: dict[str, SpeakerKind] = {}
    listed: tuple[tuple[SpeakerKind, frozenset[str]], ...] = (
        ("government", vocabulary.kinds.government),
        ("organization", vocabulary.kinds.organization),
        ("media", vocabulary.kinds.media),
        ("armed_group", vocabulary.kinds.armed_group),
        ("document", vocabulary.kinds.document),
    )
    for kind, words in listed:
        for word in words:
            kinds.setdefault(word, kind)
    return Reading(annotated, names, vocabulary, kinds, _quoted(annotated))


def _quoted(annotated: AnnotatedReport) -> frozenset[int]:
    starts = [token.start for token in annotated.tokens]
    found: set[int] = set()
    for quotation in annotated.quotations:
        found.update(range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)))
    return frozenset(found)


def overlaps(left: Span, right: Span) -> bool:
    """Tell whether two spans share a character."""
    return left[0] < right[1] and right[0] < left[1]


def within(inner: Span, outer: Span) -> bool:
    """Tell whether ``inner`` lies in ``outer``."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Join spans that overlap, or that only marks and white space part."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and not any(letter.isalnum() for letter in text[found[-1][1] : start]):
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)
