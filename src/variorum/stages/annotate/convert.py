"""From the parser's documents to plain tokens, sentences and entities with offsets into the whole text."""

from typing import Any

from variorum.model.text import Entity, Sentence, Token
from variorum.stages.annotate.mending import mend
from variorum.stages.annotate.tokenised import Written

_COLUMNS = ["LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "ENT_IOB", "HEAD", "SENT_START", "IDX", "LENGTH"]
_BEGINS = 3  # spaCy's code for B in ENT_IOB


class Builder:
    """Gathers the documents of one report's paragraphs into one run of tokens.

    ``text`` is the whole report as the parser was given it, paragraph by paragraph.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []
        self.labels: dict[int, str] = {}

    def add(self, doc: Any, start: int, paragraph: int, written: Written) -> None:
        """Add a parsed paragraph: what was ``written`` for the parser, and the character ``start`` where it begins."""
        if not len(doc):
            return
        base, strings = len(self.tokens), doc.vocab.strings
        labels = self.labels
        # As the report has it, unless its words were moved together or given small letters for the parser.
        as_printed = written.places is None and not written.recased
        text, offset = (self.text, start) if as_printed else (written.text, 0)
        matrix = doc.to_array(_COLUMNS)
        # Codes of words are unsigned, the way to the head is signed.
        lemmas, rows = matrix[:, 0].tolist(), matrix.astype("int64").tolist()
        for code in {code for row in rows for code in row[1:5]} - labels.keys():
            labels[code] = strings[code % (1 << 64)] if code else ""
        number = len(self.sentences) - 1
        firsts: list[int] = []
        for i, (_, pos, tag, dep, entity, iob, head, opening, at, length) in enumerate(rows):
            if i == 0 or opening == 1:
                number += 1
                firsts.append(base + i)
            begin, end = written.place(at, length)
            self.tokens.append(
                Token(
                    base + i,
                    text[offset + at : offset + at + length],
                    start + begin,
                    start + end,
                    strings[lemmas[i]].lower(),
                    labels[pos],
                    labels[tag],
                    labels[dep],
                    base + i + head,
                    labels[entity],
                    iob == _BEGINS,
                    number,
                )
            )
        self._close(firsts, paragraph)
        self.entities += [Entity(base + e.start, base + e.end, e.label_) for e in doc.ents]

    def _close(self, firsts: list[int], paragraph: int) -> None:
        lasts = [*firsts[1:], len(self.tokens)]
        for first, last in zip(firsts, lasts, strict=True):
            mend(self.tokens, first, last)
            words = self.tokens[first:last]
            self.sentences.append(Sentence(words[0].sentence, words[0].start, words[-1].end, first, last, paragraph))

    def children(self) -> list[tuple[int, ...]]:
        """Give, for each token, the indices of the tokens that depend on it."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return [tuple(each) for each in found]
