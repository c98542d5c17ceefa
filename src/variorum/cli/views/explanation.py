"""How a reading came about, on the screen: an overview by sentence, or one sentence with all that was decided in it."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.cli.screen import NARROW, heading
from variorum.model.claim import AttributionLink
from variorum.stages.extract.entries import Entry
from variorum.stages.extract.explain import Explanation, Mention, ReadClaim, ReadSentence, Refusal
from variorum.wording.naming import published_words, report_words, speaker_words
from variorum.wording.values import STANCE_MARKS, one_line, plain, printable, value_words

ENTRIES_SHOWN = 3
"""Entries shown for a claim or mention; ``--json`` has all of them."""
INDENT = (0, 0, 0, 4)


def overview(explanation: Explanation) -> RenderableType:
    """Lay out a report: each sentence with its number, what was read in it, and how much was refused."""
    parts = [*_head(explanation)]
    for sentence in explanation.sentences:
        parts.append(Text.assemble((f"{sentence.number} ", "number"), one_line(sentence.text)))
        parts.append(Padding(_in_short(sentence), INDENT))
    return Group(*parts)


def _head(explanation: Explanation) -> Iterator[RenderableType]:
    yield Text(report_words(explanation.report), style="title")
    yield Text(f"{published_words(explanation.report)} · read with {explanation.model}", style="note")
    for number, account in enumerate(explanation.accounts, 1):
        yield Text(f"account {number}: {plain(account.type)}, {plain(account.standing)}", style="note")
    yield Text()


def _in_short(sentence: ReadSentence) -> Text:
    claims = [f"{plain(claim.field)}: {_claimed(claim)}" for claim in sentence.claims]
    others = [
        f"{plain(each.reader)}: “{one_line(each.quote)}”" for each in sentence.mentions if each.reader == "speech"
    ]
    text = Text(" · ".join((*claims, *others)) or "nothing read", style="default" if claims or others else "unknown")
    if sentence.refused:
        text.append(f" · {len(sentence.refused)} refused", style="note")
    return text


def sentence_page(sentence: ReadSentence, explanation: Explanation, width: int) -> RenderableType:
    """Lay out one sentence: its parse, the claims, what else was found, and what was refused."""
    quotes = Text.assemble((f"{sentence.number} ", "number"), one_line(sentence.text))
    parts: list[RenderableType] = [*_head(explanation), quotes, Text(), heading("parse"), _parse(sentence, width)]
    for title, laid in (
        ("claims", [_claim(claim) for claim in sentence.claims]),
        ("also found", [_mention(mention) for mention in sentence.mentions]),
        ("considered and refused", [_refusal(refusal) for refusal in sentence.refused]),
    ):
        parts += [Text(), heading(title), *(laid or [Text("nothing", style="unknown")])]
    return Group(*parts)


def _parse(sentence: ReadSentence, width: int) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="note")
    for name in ("word", "lemma", "tag", "depends as", "on", *(("entity",) if width >= NARROW else ())):
        table.add_column(name, overflow="fold")
    for word in sentence.words:
        cells = (word.text, word.lemma, word.tag, word.dep, word.head, *((word.entity,) if width >= NARROW else ()))
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def _claimed(claim: ReadClaim) -> str:
    stance = STANCE_MARKS[claim.stance]
    return value_words(claim.value) + (f", {stance}" if stance else "")


def _claim(claim: ReadClaim) -> RenderableType:
    account = f"account {claim.account}" if claim.account is not None else "no account"
    first = Text.assemble((f"{plain(claim.field)}: ", "heading"), _claimed(claim))
    notes = [
        f"words    “{one_line(claim.quote)}”",
        f"entry    {_entries(claim.entries)}",
        f"said by  {_chain(claim.attribution)}",
        f"cue      {_entries(claim.cues[:1])}" if claim.attribution else "",
        f"told in  {account}" + (f": {claim.why}" if claim.why else ""),
    ]
    return _with_notes(first, notes)


def _chain(chain: Sequence[AttributionLink]) -> str:
    links = []
    for link in chain:
        evidence = "".join(f", “{one_line(words)}”" for words in link.qualifiers)
        medium = f", via {printable(link.medium)}" if link.medium else ""
        cue = f" “{one_line(link.cue)}”" if link.cue else ""
        links.append(f"{speaker_words(link)}{cue}{medium}{evidence}")
    return " ← ".join(links) or "the outlet itself"


def _entries(entries: Sequence[Entry]) -> str:
    """Name entries by file and line, so that they can be opened there."""
    shown = [f"{e.file}:{e.line} {e.key}, “{one_line(e.word)}”" for e in entries[:ENTRIES_SHOWN]]
    more = f"; {len(entries) - ENTRIES_SHOWN} more" if len(entries) > ENTRIES_SHOWN else ""
    return "; ".join(shown) + more if shown else "none: by its grammar, or as a name"


def _mention(mention: Mention) -> RenderableType:
    first = Text.assemble((f"{mention.reader}: ", "heading"), (f"“{one_line(mention.quote)}” ", "quote"))
    first.append(one_line(mention.what))
    entries = _entries(mention.entries) if mention.entries else ""
    label = {"time": "rule   ", "place": "of     "}.get(mention.reader, "note   ")
    return _with_notes(
        first, [f"{label} {one_line(mention.why)}" if mention.why else "", f"entry   {entries}" * bool(entries)]
    )


def _refusal(refusal: Refusal) -> RenderableType:
    words = Text.assemble((f"{refusal.reader}: ", "heading"), (f"“{one_line(refusal.quote)}” ", "quote"))
    named = f"as {plain(refusal.what)}: " if refusal.what not in {refusal.reader, refusal.quote} else ""
    return words.append(f"{named}{one_line(refusal.why)}")


def _with_notes(first: Text, notes: Sequence[str]) -> RenderableType:
    return Group(first, *(Padding(Text(note, style="note"), INDENT) for note in notes if note))
