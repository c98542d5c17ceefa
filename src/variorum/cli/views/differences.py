"""Differences between two states: a heading for each incident, and a line in words for each thing that differs."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from variorum.cli.screen import status_text
from variorum.model.difference import Difference
from variorum.wording.values import day_words, joined, numbers_words, plain, printable, short_ids


def difference_list(differences: Sequence[Difference]) -> RenderableType:
    """Lay out differences, those of one incident together."""
    ids = short_ids(each.incident for each in differences)
    parts: list[RenderableType] = []
    for incident, theirs in groupby(differences, key=lambda each: each.incident):
        listed = list(theirs)
        parts.append(Text.assemble((ids[incident], "id"), "  ", (printable(listed[-1].title), "title")))
        parts += [Padding(difference_line(each), (0, 0, 0, 2)) for each in listed]
        parts.append(Text())
    return Group(*parts[:-1])


def difference_line(difference: Difference) -> Text:
    """Write one difference in words.

    >>> print(difference_line(Difference("i-1", "", "killed", "corrected", {"low": 4, "best": 4, "high": 4},
    ...     {"low": 6, "best": 6, "high": 6}, "the same origin corrected itself")))
    killed raised from 4 to 6: the same origin corrected itself

    """
    if difference.field in {"incident", "reports"}:
        return Text(printable(f"{plain(difference.field)}: {difference.why}"))
    told = f"{'type' if difference.field == 'event' else plain(difference.field)} {_change(difference)}"
    line = Text.assemble((printable(told), "title"), f": {printable(difference.why)}")
    if difference.status_before != difference.status_after and difference.status_after:
        line.append("  ")
        line.append_text(status_text(difference.status_after))
    return line


def _change(difference: Difference) -> str:
    before, after = difference.before, difference.after
    if isinstance(before, list) or isinstance(after, list):
        return _answers(before or [], after or [])
    then, now = _shown(difference.field, before), _shown(difference.field, after)
    if then == now:
        return f"still {now}" if now else "still without a value"
    if not then:
        return f"now {now}"
    if not now:
        return f"no longer {then}"
    return f"{_verb(before, after)} from {then} to {now}"


def _answers(before: list[str], after: list[str]) -> str:
    more = [f"also {joined(after)}"] if after else []
    fewer = [f"no longer {joined(before)}"] if before else []
    return ", ".join([*more, *fewer]) or "the same"


def _shown(field: str, value: Any) -> str:
    if isinstance(value, dict):
        words = numbers_words(value["low"], value["best"], value["high"])
        return "" if words == "not known" else words
    if field == "date" and value:
        return " – ".join(day_words(day) for day in value.split("/"))
    return plain(value or "")


def _verb(before: Any, after: Any) -> str:
    """Say whether a number rose: the best, or where there is none the lowest or highest that both states have."""
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = [(before[end], after[end]) for end in ("best", "low", "high")]
        then, now = next(((then, now) for then, now in pairs if None not in (then, now)), (0, 0))
        if then != now:
            return "raised" if now > then else "lowered"
    return "changed"
