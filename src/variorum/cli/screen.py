"""The two places to write to: standard output for what was asked for, standard error for everything else."""

import io
import sys
from collections.abc import Iterable
from functools import cache

from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from variorum.wording.values import printable, status_words

NARROW = 70
"""Columns below which a view stacks what it would else set side by side."""
WIDE = 110
"""Columns from which a view has room for everything."""

THEME = Theme(
    {
        "title": "bold",
        "heading": "bold cyan",
        "id": "cyan",
        "quote": "italic",
        "note": "dim",
        "unknown": "dim italic",
        "single": "default",
        "agreed": "green",
        "range": "yellow",
        "disputed": "bold red",
        "revised": "magenta",
        "withheld": "blue",
        "asserts": "default",
        "hedges": "yellow",
        "denies": "red",
        "withholds": "blue",
        "mark": Style(underline=True),
        "number": "bold cyan",
        "dropped": "bold red",
        "doubted": "yellow",
        "good": "green",
        "bad": "bold red",
    }
)


class QuietConsole(Console):
    """A console that leaves a closed pipe to the program's end, where every command meets it alike."""

    def on_broken_pipe(self) -> None:
        """Raise what was raised."""
        raise BrokenPipeError


@cache
def output() -> Console:
    """Give the console of standard output. NO_COLOR and COLUMNS are respected."""
    _forgive(sys.stdout)
    return QuietConsole(theme=THEME, highlight=False, markup=False, emoji=False)


@cache
def messages() -> Console:
    """Give the console of standard error."""
    _forgive(sys.stderr)
    return QuietConsole(theme=THEME, highlight=False, markup=False, emoji=False, stderr=True)


def _forgive(stream: object) -> None:
    """Let a terminal that lacks a character show a question mark instead of stopping the program."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def show(*renderables: RenderableType, whole: bool = False) -> None:
    """Print to standard output; into a file or pipe without the blanks that fill a screen's lines.

    ``whole`` leaves lines unbroken, as for a path that is to be copied.
    """
    console = output()
    if console.is_terminal:
        console.print(*renderables, sep="\n", soft_wrap=whole)
        return
    with console.capture() as captured:
        console.print(*renderables, sep="\n", soft_wrap=whole)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
    # What is said beside the output comes after it, also where the two end up in one file.
    sys.stdout.flush()


def show_lines(lines: Iterable[bytes]) -> None:
    """Write lines of JSON to standard output as UTF-8, untouched by width or colour."""
    for line in lines:
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def say(message: str, style: str = "default") -> None:
    """Tell the person something beside the output."""
    messages().print(Text(printable(message), style=style), soft_wrap=True)


def heading(words: str) -> Text:
    """Make the line above a part of a page."""
    return Text(words.upper(), style="heading")


def status_text(status: str) -> Text:
    """Write a finding's status in its colour and with its mark."""
    return Text(status_words(status), style=status)


def known(words: str, style: str = "default") -> Text:
    """Write words, dimly where they say that something is not known."""
    return Text(words, style="unknown" if words.startswith(("not known", "number not known")) else style)
