"""Report -> AnnotatedReport: sentences, words, entities and quotations. The parser is handed in, never loaded here."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from variorum.model.issue import Issue
from variorum.model.report import Report
from variorum.model.text import AnnotatedReport
from variorum.stages.annotate.convert import Builder
from variorum.stages.annotate.paragraphs import paragraphs
from variorum.stages.annotate.quotations import quotations

LONGEST_PARAGRAPH = 20_000
"""Characters given to the parser at once; beyond it, memory grows faster than any paragraph of news needs."""

_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\n": " ", "\r": " ",
                        "\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " "})  # fmt: skip


class Parser(Protocol):
    """A language pipeline such as spaCy's: texts in, parsed documents out, in the same order."""

    @property
    def name(self) -> str:
        """Name and version of the model, as the ledger records it."""

    @property
    def language(self) -> str:
        """The ISO 639-1 code of the language that it reads."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        """Parse texts; each document has spaCy's ``Doc`` interface."""


def annotate(reports: Iterable[Report], parser: Parser) -> Iterator[AnnotatedReport | tuple[Report, Issue]]:
    """Parse reports one after the other, holding no more than a batch of them.

    Gives, in order, either the annotated report, or the report and the Issue that says why it was not parsed.
    """
    pending: list[tuple[Report, list[tuple[int, int]]]] = []

    def pieces() -> Iterator[str]:
        for report in reports:
            spans = list(_pieces(report, parser))
            pending.append((report, spans))
            for start, end in spans:
                yield report.text[start:end].translate(_PLAIN)
            yield END_OF_REPORT

    docs: list[Any] = []
    for doc in parser.pipe(pieces()):
        if len(doc) > 1 or doc.text != END_OF_REPORT:
            docs.append(doc)
            continue
        report, spans = pending.pop(0)
        yield _finish(report, spans, docs, parser)
        docs = []


END_OF_REPORT = "\x00"
"""Stands between the paragraphs of two reports in the stream to the parser; no text keeps this character."""


def _pieces(report: Report, parser: Parser) -> Iterator[tuple[int, int]]:
    if report.language not in (parser.language, None):
        return
    for first, end in paragraphs(report.text):
        start = first
        while end - start > LONGEST_PARAGRAPH:
            cut = report.text.rfind(" ", start + 1, start + LONGEST_PARAGRAPH)
            cut = cut if cut > start else start + LONGEST_PARAGRAPH
            yield start, cut
            start = cut
        yield start, end


def _finish(
    report: Report, spans: list[tuple[int, int]], docs: list[Any], parser: Parser
) -> AnnotatedReport | tuple[Report, Issue]:
    if report.language not in (parser.language, None):
        return report, _not_read(report, parser)
    builder = Builder(report.text.translate(_PLAIN))
    for number, ((start, _), doc) in enumerate(zip(spans, docs, strict=True)):
        builder.add(doc, start, number)
    return AnnotatedReport(
        report,
        tuple(builder.tokens),
        tuple(builder.children()),
        tuple(builder.sentences),
        tuple(builder.entities),
        tuple(quotations(report.text, spans)),
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
