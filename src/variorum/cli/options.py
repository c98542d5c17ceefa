"""The options that several commands share."""

import shlex
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from variorum.api import Ledger
from variorum.api import open as open_ledger
from variorum.edges.settings import load_settings
from variorum.errors import LedgerError

LedgerPath: TypeAlias = Annotated[
    Path | None,
    Parameter(name=["--ledger", "-l"], help="The ledger's file; else VARIORUM_LEDGER, else variorum.db."),
]
AsJson: TypeAlias = Annotated[
    bool,
    Parameter(name="--json", negative="", show_default=False, help="Give JSON, an object a line, and nothing else."),
]

AsOf: TypeAlias = Annotated[
    str | None,
    Parameter(help="A day (2024-03-05) or a report's id: go by the reports that had come out until then."),
]
KnownAt: TypeAlias = Annotated[
    str | None,
    Parameter(help="A day or time (2024-03-05T14:30, UTC): go by what had come into the ledger until then."),
]


def to_name(ledger: Ledger) -> str:
    """Give what a command needs to be told of a ledger that it would not find by itself, with a space before it.

    >>> to_name(open_ledger(settings=load_settings({"ledger": "other.db"}, environment={})))
    ' --ledger other.db'

    """
    path = ledger.settings.ledger
    return "" if path == load_settings().ledger else f" --ledger {shlex.quote(str(path))}"


def existing(ledger: Path | None, *, write: bool = False) -> Ledger:
    """Open a ledger that is there, to ask it or to write in it.

    Raises:
        LedgerError: there is none, or it cannot be opened.

    """
    settings = load_settings({"ledger": ledger})
    if not settings.ledger.exists():
        msg = (
            f"There is no ledger at {settings.ledger}. Make one with 'variorum build REPORTS', or name another "
            "with --ledger."
        )
        raise LedgerError(msg)
    return open_ledger(settings.ledger, readonly=not write, settings=settings)
