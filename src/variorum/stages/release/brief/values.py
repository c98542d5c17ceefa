"""What a brief is made of: sentences of clauses, each with the claims that it rests on, and footnotes."""

from typing import Literal, TypeAlias

from msgspec import Struct

Part: TypeAlias = Literal["agreed", "differs", "changed", "open"]
"""What a sentence tells: what is agreed or told by one; what differs; what changed; what is related or not known."""


class Clause(Struct, frozen=True):
    """A piece of a sentence and the claims that it rests on; the text brings its own space or comma before it.

    A clause without claims joins others, or says what no report says.
    """

    text: str
    claims: tuple[str, ...] = ()


class Sentence(Struct, frozen=True):
    """A sentence without the full stop at its end, and the part of the brief that it stands in."""

    part: Part
    clauses: tuple[Clause, ...]

    @property
    def text(self) -> str:
        """The words of all clauses."""
        return "".join(clause.text for clause in self.clauses)


def marks(sentence: Sentence) -> list[tuple[str, ...]]:
    """Give for each clause the claims that its mark leads to; where one set serves two clauses, at the later one."""
    keys = [tuple(sorted(set(clause.claims))) for clause in sentence.clauses]
    return [() if key in keys[place + 1 :] else key for place, key in enumerate(keys)]


class Source(Struct, frozen=True):
    """What a footnote says of one claim: who published it when, the words, where they stand, and on whose word."""

    claim: str
    report: str
    outlet: str | None
    day: str | None
    quote: str
    start: int
    end: int
    speakers: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    stance: str = "asserts"


class Footnote(Struct, frozen=True):
    """A numbered note: the claims that some clauses rest on."""

    number: int
    sources: tuple[Source, ...]


class Brief(Struct, frozen=True):
    """The account of an incident in words."""

    incident: str
    title: str
    sentences: tuple[Sentence, ...]
    footnotes: tuple[Footnote, ...]

    def numbers(self, sentence: Sentence) -> list[int | None]:
        """Give for each clause of a sentence the number of the footnote that it is marked with, if any."""
        known = {tuple(sorted(source.claim for source in note.sources)): note.number for note in self.footnotes}
        return [known.get(claims) if claims else None for claims in marks(sentence)]
