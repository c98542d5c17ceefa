"""Find who is named in a report: one Name for each person, body, outlet or force."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import Name, Span
from variorum.stages.extract.names.candidates import candidates
from variorum.stages.extract.names.common import ShortForm, common_bodies
from variorum.stages.extract.names.registry import Draft, finish, gather
from variorum.stages.extract.names.vocabulary import NameVocabulary


class Names:
    """The names of one report, to be looked up by where they stand."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names = names
        self._spans = sorted((start, end, i) for i, name in enumerate(names) for start, end in name.mentions)
        self._starts = [start for start, _, _ in self._spans]

    def __iter__(self) -> Iterator[Name]:
        """Give the names in the order of their first mention."""
        return iter(self.names)

    def __len__(self) -> int:
        """Give how many names there are."""
        return len(self.names)

    def after(self, start: int) -> tuple[Span, Name] | None:
        """Give the first name that begins at the character ``start`` or behind it, and where it stands."""
        i = bisect_left(self._starts, start)
        if i == len(self._spans):
            return None
        begin, end, number = self._spans[i]
        return (begin, end), self.names[number]

    def over(self, start: int) -> Name | None:
        """Give the name that the character ``start`` is in."""
        i = bisect_right(self._starts, start) - 1
        return self.names[self._spans[i][2]] if i >= 0 and start < self._spans[i][1] else None

    def at(self, start: int, end: int) -> Name | None:
        """Give the name that stands within the characters ``start`` to ``end``, the last one if there are several."""
        i = bisect_right(self._starts, end - 1) - 1
        while i >= 0 and self._starts[i] >= start:
            if self._spans[i][1] <= end:
                return self.names[self._spans[i][2]]
            i -= 1
        return None


def find_names(
    annotated: AnnotatedReport, vocabulary: NameVocabulary, countries: Mapping[str, str] | None = None
) -> Names:
    """Find the persons, bodies, outlets and forces that a report names.

    Args:
        annotated: the report.
        vocabulary: the words by which names are read.
        countries: more names of countries, capitals and peoples in lower case, each with its ISO 3166 code.

    """
    if countries:
        vocabulary = replace(vocabulary, country_of={**vocabulary.country_of, **countries})
    found = list(candidates(annotated, vocabulary))
    taken = {i for candidate in found for i in range(candidate.first, candidate.last)}
    short: list[ShortForm] = []
    for body in common_bodies(annotated, vocabulary):
        if isinstance(body, ShortForm):
            short.append(body)
        elif body.last - 1 not in taken:
            found.append(body)
    drafts = gather(annotated, found, vocabulary)
    _add_short_forms(annotated, drafts, short)
    names = [finish(draft, vocabulary) for draft in drafts]
    return Names(tuple(sorted(names, key=lambda name: name.mentions[0])))


def _add_short_forms(annotated: AnnotatedReport, drafts: list[Draft], short: list[ShortForm]) -> None:
    """Give "the ministry" to the ministry that was named last before it."""
    for form in short:
        token = annotated.tokens[form.token]
        before: tuple[int, Draft] | None = None
        for draft in drafts:
            if draft.kind != "government" or not any(word.lower() == token.lower for word in draft.words):
                continue
            start = max((s for s, _ in draft.spans if s < token.start), default=-1)
            if start >= 0 and (before is None or start > before[0]):
                before = start, draft
        if before is not None:
            before[1].spans.append((token.start, token.end))
