"""A brief as Markdown, plain text or HTML. Reports are hostile: what they say is escaped for each."""

import html
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Literal, TypeAlias, get_args

from variorum.stages.release.brief.grammar import capital
from variorum.stages.release.brief.values import Brief, Clause, Footnote, Sentence, Source

BriefFormat: TypeAlias = Literal["markdown", "text", "html"]
BRIEF_FORMATS: tuple[BriefFormat, ...] = get_args(BriefFormat)
NOT_NAMED = "an outlet not named"
NOT_DATED = "undated"
STANCES = {"asserts": "", "hedges": "hedged", "denies": "denied", "withholds": "withheld"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#!|~&$]|^[-+=]|:(?=//)|(?<=www)\.)")
"""What Markdown reads as a mark or a link, or at the beginning of a line as a list."""
_ITEM = re.compile(r"^(\d+)([.)])")


def render(brief: Brief, format: BriefFormat) -> str:  # noqa: A002 - the name of the option
    """Write a brief in a format, with a line end."""
    return {"markdown": markdown, "text": text, "html": page}[format](brief)


def markdown(brief: Brief) -> str:
    """Write Markdown with footnotes."""
    parts = _paragraphs(brief, escape_markdown, lambda number: f"[^{number}]")
    notes = [f"[^{note.number}]: {_note(note, escape_markdown)}" for note in brief.footnotes]
    return "\n\n".join([f"## {escape_markdown(brief.title)}", *parts, *notes]) + "\n"


def text(brief: Brief) -> str:
    """Write plain text, a paragraph a line, with notes in brackets."""
    parts = _paragraphs(brief, str, lambda number: f" [{number}]")
    notes = "\n".join(f"[{note.number}] {_note(note, str)}" for note in brief.footnotes)
    return "\n\n".join([brief.title, *parts, *([notes] if notes else [])]) + "\n"


def page(brief: Brief) -> str:
    """Write a page of HTML that stands by itself."""
    title = html.escape(brief.title)
    head = f'<meta charset="utf-8">\n<title>{title}</title>'
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{fragment(brief)}</body>\n</html>\n'


def fragment(brief: Brief) -> str:
    """Write a piece of HTML for a page of one's own; ids begin with the incident's."""
    base = html.escape(brief.incident)

    def mark(number: int) -> str:
        return f'<sup><a href="#{base}-note-{number}">{number}</a></sup>'

    parts = "".join(f"<p>{part}</p>\n" for part in _paragraphs(brief, html.escape, mark))
    notes = "".join(f'<li id="{base}-note-{note.number}">{_note(note, html.escape)}</li>\n' for note in brief.footnotes)
    listed = f"<ol>\n{notes}</ol>\n" if notes else ""
    return f'<article class="brief">\n<h2>{html.escape(brief.title)}</h2>\n{parts}{listed}</article>\n'


def escape_markdown(words: str) -> str:
    r"""Keep words from being read as Markdown or HTML.

    >>> escape_markdown("*four* <b>")
    '\\*four\\* \\<b\\>'

    """
    return _ITEM.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", words))


def _paragraphs(brief: Brief, escape: Callable[[str], str], mark: Callable[[int], str]) -> list[str]:
    return [
        " ".join(f"{''.join(_clauses(brief, sentence, escape, mark))}." for sentence in sentences)
        for _, sentences in groupby(brief.sentences, key=lambda sentence: sentence.part)
    ]


def _clauses(
    brief: Brief, sentence: Sentence, escape: Callable[[str], str], mark: Callable[[int], str]
) -> Iterator[str]:
    """Give the clauses, each with its mark."""
    for clause, number in zip(sentence.clauses, brief.numbers(sentence), strict=True):
        yield escape(clause.text) + (mark(number) if number else "")


def _note(note: Footnote, escape: Callable[[str], str]) -> str:
    # A person and a count are often read from the same words: they are quoted once.
    told = dict.fromkeys(source_words(source) for source in note.sources)
    return "; ".join(escape(capital(words) if place == 0 else words) for place, words in enumerate(told)) + "."


def source_words(source: Source) -> str:
    """Say where a claim stands: outlet, day, the words, on whose word, which characters of which report."""
    said = f", on the word of {' through '.join(source.speakers)}" if source.speakers else ""
    how = "".join(f", “{words}”" for words in source.qualifiers)
    stance = f"{STANCES[source.stance]}, " if STANCES[source.stance] else ""
    where = f"{stance}characters {source.start}–{source.end} of {source.report}"
    return f"{source.outlet or NOT_NAMED}, {source.day or NOT_DATED}{said}{how}: “{source.quote}” ({where})"


__all__ = ["BRIEF_FORMATS", "BriefFormat", "Clause", "fragment", "markdown", "page", "render", "source_words", "text"]
