"""What persons judged: each judgement with who, when and why, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from variorum.model.judgement import AccountSeen, ClaimSeen, PersonJudgement
from variorum.model.queue import QueueEntry
from variorum.wording.values import finding_words, one_line, plain, printable, short_ids

INDENT = (0, 0, 0, 2)
STATES = {"in_force": ("in force", "good"), "open": ("open again", "disputed"), "withdrawn": ("withdrawn", "note")}
"""How each state is written, and in which style."""
MOST_SHOWN = 2
"""Pieces of evidence that are quoted; a graded incident may rest on hundreds of accounts."""


def judgement_list(judgements: Sequence[PersonJudgement]) -> RenderableType:
    """Lay out judgements in the order given."""
    ids = short_ids(judgement.id for judgement in judgements)
    return Group(*(_judgement(judgement, ids[judgement.id]) for judgement in judgements))


def queue_list(entries: Sequence[QueueEntry]) -> RenderableType:
    """Lay out what there is to look at in the order given: why, about what, and the commands that would settle it."""
    ids = short_ids(incident for entry in entries for incident in entry.incidents)
    return Group(*(_entry(number, entry, ids) for number, entry in enumerate(entries, 1)))


def _entry(number: int, entry: QueueEntry, ids: Mapping[str, str]) -> RenderableType:
    head = Text.assemble((f"{number}.", "number"), " ", (entry.doubt, "disputed"), (f"  {entry.weight:.1f}", "note"))
    lines: list[RenderableType] = [Text(printable(entry.why))]
    for incident, title in list(zip(entry.incidents, entry.titles, strict=True))[:MOST_SHOWN]:
        lines.append(Text.assemble((ids[incident], "id"), " ", (printable(title), "title")))
    lines += [Text.assemble((f"{printable(step.says)}: ", "note"), printable(step.command)) for step in entry.steps]
    return Group(head, Padding(Group(*lines), (0, 0, 1, 2)))


def _judgement(judgement: PersonJudgement, short_id: str) -> RenderableType:
    state, style = STATES[judgement.state]
    head = Text.assemble((short_id, "id"), "  ", (_what(judgement), "title"), "  ", (state, style))
    lines = [Text(f"{printable(judgement.who)}, {_when(judgement.at)}: {one_line(judgement.why)}"), *_more(judgement)]
    return Group(head, Padding(Group(*lines), INDENT))


def _what(judgement: PersonJudgement) -> str:
    """Say what was judged: "same: i-1 and i-2", "grade fair: i-1"."""
    named = " and ".join(printable(each) for each in judgement.of)
    if judgement.verb == "grade":
        return f"grade {judgement.grade} ({judgement.scale}): {named}"
    if judgement.verb == "correct" and isinstance(judgement.evidence[0], ClaimSeen):
        field = judgement.evidence[0].field
        before = finding_words(field, judgement.evidence[0].value)
        return f"correct {plain(field)} from {before} to {finding_words(field, judgement.value)}: {named}"
    return f"{judgement.verb}: {named}"


def _when(at: str) -> str:
    return f"{at[:10]} {at[11:16]} UTC"


def _more(judgement: PersonJudgement) -> Iterator[Text]:
    quoted = [seen for seen in judgement.evidence if isinstance(seen, ClaimSeen | AccountSeen)]
    for seen in quoted[:MOST_SHOWN]:
        yield Text.assemble((f"“{one_line(seen.quote)}”", "quote"), (f" {seen.report}", "note"))
    if len(quoted) > MOST_SHOWN:
        yield Text(f"and {len(quoted) - MOST_SHOWN} more", style="note")
    if judgement.answers:
        yield Text(f"answers {', '.join(judgement.answers)}", style="note")
    if judgement.note:
        yield Text(printable(judgement.note), style="doubted")
    back = judgement.withdrawal
    if back is not None:
        yield Text(f"withdrawn by {printable(back.who)}, {_when(back.at)}: {one_line(back.why)}", style="note")
