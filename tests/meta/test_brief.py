"""The account in words of the bundled examples holds nothing that no claim says, in every format."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.stages.release.facts import strange

import variorum
from variorum.api import Ledger
from variorum.briefs import brief_of, written
from variorum.edges.resources.brief import load_brief_words
from variorum.stages.release.brief import BRIEF_FORMATS, Brief

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MARKS = re.compile(r"\[\^\d+\]| \[\d+\]")


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with variorum.open() as opened:
        opened.add(variorum.read(EXAMPLES))
        yield opened


@pytest.fixture(scope="module")
def briefs(ledger: Ledger) -> list[Brief]:
    return [brief_of(ledger, incident.id) for incident in ledger.incidents()]


def test_every_number_and_name_stands_in_a_claim(ledger: Ledger, briefs: list[Brief]) -> None:
    assert briefs
    words = load_brief_words()
    for told in briefs:
        incident = ledger.incident(told.incident)
        claims = [claim for report in incident.reports for claim in ledger.claims(report=report)]
        others = {each.incident: ledger.incident(each.incident) for each in incident.related}
        assert not strange(told, claims, ledger.reports(incident.reports), others, words)


def test_every_claim_of_a_footnote_is_quoted_as_its_report_has_it(ledger: Ledger, briefs: list[Brief]) -> None:
    for told in briefs:
        for source in (source for note in told.footnotes for source in note.sources):
            text = ledger.report(source.report).text
            assert " ".join(text[source.start : source.end].split()) == source.quote


class Words(HTMLParser):
    """Gathers the paragraphs of a page, without the marks of notes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's own
        self.open += [] if tag == "meta" else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.words += " " if tag == "p" else ""

    def handle_data(self, data: str) -> None:
        self.words += data if "p" in self.open and "sup" not in self.open else ""


def body(told: Brief, form: str) -> str:
    """Give the words of a brief as a format shows them, without marks, title and notes."""
    page = written(told, form)  # type: ignore[arg-type]
    if form == "html":
        return Words(page).words.strip()
    assert "](" not in page.replace("\\](", "")
    paragraphs = [part for part in page.split("\n\n")[1:] if not re.match(r"\[\^?1\]", part)]
    lines = " ".join(part.strip() for part in paragraphs if not part.startswith("[^"))
    return re.sub(r"\\(.)", r"\1", MARKS.sub("", lines))


@pytest.mark.parametrize("form", BRIEF_FORMATS)
def test_every_format_says_the_same(briefs: list[Brief], form: str) -> None:
    for told in briefs:
        assert html.unescape(body(told, form)) == " ".join(f"{sentence.text}." for sentence in told.sentences)


def test_a_brief_comes_out_the_same_from_reports_in_another_order(briefs: list[Brief]) -> None:
    with variorum.open() as other:
        other.add(reversed(list(variorum.read(EXAMPLES))))
        again = {told.title: told for told in (brief_of(other, incident.id) for incident in other.incidents())}
    for told in briefs:
        assert [s.text for s in told.sentences] == [s.text for s in again[told.title].sentences]
