"""Report -> AnnotatedReport: sentences, words, entities and quotations. The parser is handed in, never loaded here."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeAlias

from msgspec.structs import replace

from variorum.model.issue import Issue
from variorum.model.report import Report
from variorum.model.text import AnnotatedReport
from variorum.stages.annotate.casing import FEWEST_WORDS, Casing, is_capitals, recase
from variorum.stages.annotate.convert import Builder
from variorum.stages.annotate.paragraphs import paragraphs
from variorum.stages.annotate.quotations import quotations
from variorum.stages.annotate.tokenised import Written, address_length, is_tokenised, written

LONGEST_PARAGRAPH = 20_000
"""Characters given to the parser at once; beyond it, memory grows faster than any paragraph of news needs."""

_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\n": " ", "\r": " ",
                        "\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\x00": " "})  # fmt: skip


Piece: TypeAlias = tuple[int, int, Written]
"""A paragraph, or a part of a long one: where it stands, and what the parser reads."""


class Parser(Protocol):
    """A language pipeline such as spaCy's: texts in, parsed documents out, in the same order."""

    @property
    def name(self) -> str:
        """Name and version of the model, as the ledger records it."""

    @property
    def language(self) -> str:
        """The ISO 639-1 code of the language that it reads."""

    @property
    def casing(self) -> Casing | None:
        """How the words of that language are usually written, for texts in capitals; None leaves them as they are."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        """Parse texts; each document has spaCy's ``Doc`` interface."""


def annotate(reports: Iterable[Report], parser: Parser) -> Iterator[AnnotatedReport | tuple[Report, Issue]]:
    """Parse reports one after the other, holding no more than a batch of them.

    Gives, in order, either the annotated report, or the report and the Issue that says why it was not parsed.
    """
    pending: list[tuple[Report, list[Piece]]] = []

    def pieces() -> Iterator[str]:
        for report in reports:
            cut = list(_pieces(report, parser))
            pending.append((report, cut))
            for _, _, paragraph in cut:
                yield paragraph.text
            yield END_OF_REPORT

    docs: list[Any] = []
    for doc in parser.pipe(pieces()):
        if len(doc) > 1 or doc.text != END_OF_REPORT:
            docs.append(doc)
            continue
        report, cut = pending.pop(0)
        yield _finish(report, cut, docs, parser)
        docs = []


END_OF_REPORT = "\x00"
"""Stands between two reports in the stream to the parser, which is given no text that holds it."""


def _pieces(report: Report, parser: Parser) -> Iterator[Piece]:
    if report.language not in (parser.language, None):
        return
    text, tokenised = report.text, is_tokenised(report.text)
    casing = parser.casing
    fewest = 1 if is_capitals(text) else FEWEST_WORDS
    for start, end in _spans(text):
        begin = start + address_length(text[start:end]) if tokenised else start
        if begin < end:
            paragraph = written(text[begin:end].translate(_PLAIN), tokenised=tokenised)
            if casing is not None and is_capitals(paragraph.text, fewest=fewest):
                paragraph = replace(paragraph, text=recase(paragraph.text, casing), recased=True)
            yield begin, end, paragraph


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for first, end in paragraphs(text):
        start = first
        while end - start > LONGEST_PARAGRAPH:
            cut = text.rfind(" ", start + 1, start + LONGEST_PARAGRAPH)
            cut = cut if cut > start else start + LONGEST_PARAGRAPH
            yield start, cut
            start = cut
        yield start, end


def _finish(
    report: Report, cut: list[Piece], docs: list[Any], parser: Parser
) -> AnnotatedReport | tuple[Report, Issue]:
    if report.language not in (parser.language, None):
        return report, _not_read(report, parser)
    builder = Builder(report.text)
    for number, ((start, _, paragraph), doc) in enumerate(zip(cut, docs, strict=True)):
        builder.add(doc, start, number, paragraph)
    return AnnotatedReport(
        report,
        tuple(builder.tokens),
        tuple(builder.children()),
        tuple(builder.sentences),
        tuple(builder.entities),
        tuple(quotations(report.text, [(start, end) for start, end, _ in cut])),
        parser.name,
    )


def _not_read(report: Report, parser: Parser) -> Issue:
    return Issue(
        stage="annotate",
        weight="doubted",
        code="language-not-read",
        message=f"{report.location} is in {report.language!r}; the model {parser.name} reads {parser.language!r}.",
        cure="The report is kept without claims. Build it with a pipeline of its language (--model).",
        location=report.location,
        report=report.id,
    )
