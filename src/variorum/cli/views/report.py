"""A report's text with its claims marked, and a numbered note in the margin for each."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.cli.screen import WIDE, known
from variorum.model.claim import Claim
from variorum.model.report import Report
from variorum.wording.naming import claim_words, outlet_words, published_words, report_words, speaker_words
from variorum.wording.values import count_of, plain, printable

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def report_page(report: Report, claims: Sequence[Claim], incident_of: Mapping[str, str], width: int) -> RenderableType:
    """Lay out a report: notes beside the text on a wide screen, else below each paragraph.

    ``incident_of`` gives, for a claim's account, the incident as it is to be shown.
    """
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end, claim.field, claim.id))
    numbers = {claim.id: i for i, claim in enumerate(ordered, 1)}
    spans = list(_paragraphs(report.text))
    starts = [start for start, _ in spans]
    paragraphs = []
    for i, (start, end) in enumerate(spans):
        # A claim belongs to the last paragraph that begins before it, wherever in it or behind it the claim stands.
        here = [claim for claim in ordered if max(0, bisect_right(starts, claim.start) - 1) == i]
        text = _marked(report.text[start:end], start, here, numbers)
        notes = [_note(claim, numbers[claim.id], incident_of) for claim in here]
        paragraphs.append((text, notes))
    return Group(*_head(report, len(claims)), *(_beside(paragraphs) if width >= WIDE else _below(paragraphs)))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def _head(report: Report, claims: int) -> Iterator[RenderableType]:
    copy = f" · reprint of {report.copy_of}" if report.copy_of else ""
    yield Text(report_words(report), style="title")
    yield Text.assemble((report.id, "id"), (f" · {count_of(claims, 'claim')}{copy}", "note"))
    yield Text(f"{outlet_words(report)} · {published_words(report)}", style="note")
    yield Text(printable(report.location), style="note")
    yield Text()


def _marked(paragraph: str, offset: int, claims: Sequence[Claim], numbers: Mapping[str, int]) -> Text:
    """Underline the words of each claim, between brackets that show without colour, with its number behind."""
    spans: dict[tuple[int, int], list[str]] = {}
    for claim in claims:
        first, last = (min(max(0, at - offset), len(paragraph)) for at in (claim.start, claim.end))
        spans.setdefault((first, last), []).append(str(numbers[claim.id]).translate(SUPERSCRIPTS))
    opens = Counter(first for first, last in spans if first < last)
    closes = Counter(last for first, last in spans if first < last)
    marks: dict[int, list[str]] = {}
    for (_, last), found in sorted(spans.items()):
        marks.setdefault(last, []).extend(found)
    shown, text, depth = printable(paragraph), Text(), 0
    cuts = sorted({0, *opens, *marks})
    for cut, until in zip(cuts, [*cuts[1:], len(paragraph)], strict=True):
        text.append("]" * closes[cut], style="note")
        text.append("˒".join(marks.get(cut, ())), style="number")
        text.append("[" * opens[cut], style="note")
        depth += opens[cut] - closes[cut]
        text.append(shown[cut:until], style="mark" if depth else "default")
    return text


def _note(claim: Claim, number: int, incident_of: Mapping[str, str]) -> Text:
    who = " ← ".join(speaker_words(link) for link in claim.attribution) or "own voice"
    words, stance = claim_words(claim)
    note = Text.assemble((f"{number} ", "number"), (f"{plain(claim.field)}: ", "heading"), known(words))
    note.append(", " if words and stance else "")
    note.append(stance, style=claim.stance)
    note.append(f" — {who}", style="default")
    note.append(f" → {incident_of.get(claim.account or '', 'no incident')}", style="note")
    return note


def _beside(paragraphs: Sequence[tuple[Text, Sequence[Text]]]) -> Iterator[RenderableType]:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 1, 0))
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    for text, notes in paragraphs:
        table.add_row(text, Text("\n").join(notes))
    yield table


def _below(paragraphs: Sequence[tuple[Text, Sequence[Text]]]) -> Iterator[RenderableType]:
    for text, notes in paragraphs:
        yield text
        yield from (Padding(note, (0, 0, 0, 4)) for note in notes)
        yield Text()
