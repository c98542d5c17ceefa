"""A report's text with its parse: plain values, whatever parser made them."""

from collections.abc import Iterator

from msgspec import Struct

from variorum.model.report import Report


class Token(Struct, frozen=True, gc=False):
    """A word and its place in the parse. ``head`` is the index of its head; a root is its own head.

    ``pos`` and ``dep`` are Universal part of speech and ClearNLP dependency labels, ``tag`` the Penn tag, ``entity``
    the label of the named entity that the word is in, or an empty string; ``opens`` is true at an entity's first word.
    """

    i: int
    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    opens: bool
    sentence: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the word, end-exclusive."""
        return self.start, self.end


class Sentence(Struct, frozen=True):
    """A sentence: its characters, and its tokens as the half-open range ``first`` to ``last``."""

    i: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


class Quotation(Struct, frozen=True):
    """Words between quotation marks: ``start`` to ``end`` without the marks, ``outer`` with them.

    ``closed`` is false where the closing mark is missing, as at the end of a paragraph that the next one continues.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    closed: bool


class Entity(Struct, frozen=True):
    """A named entity: the tokens ``first`` to ``last`` (half-open) and its label (``PERSON``, ``ORG``, ``GPE`` ...)."""

    first: int
    last: int
    label: str


class AnnotatedReport(Struct, frozen=True):
    """A report with its sentences, words, entities and quotations, all with offsets into ``report.text``."""

    report: Report
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotations: tuple[Quotation, ...]
    model: str = ""

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def line(self, start: int, end: int) -> str:
        """Give the words from one character to another on one line, whatever lines they were printed on."""
        return " ".join(self.report.text[start:end].split())

    def head(self, token: Token) -> Token:
        """Give the word that ``token`` depends on; a root depends on itself."""
        return self.tokens[token.head]

    def below(self, token: Token, *deps: str) -> Iterator[Token]:
        """Give the direct dependents of ``token`` in order, only those with one of the labels ``deps`` if given."""
        for i in self.children[token.i]:
            if not deps or self.tokens[i].dep in deps:
                yield self.tokens[i]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Give the heads above ``token``, nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """Give ``token`` and all that depends on it, in the order of the text."""
        found, stack = [], [token.i]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self.children[i])
        return [self.tokens[i] for i in sorted(found)]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Give the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence(self, token: Token) -> Sentence:
        """Give the sentence that a token is in."""
        return self.sentences[token.sentence]
