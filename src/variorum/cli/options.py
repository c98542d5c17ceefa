"""The options that several commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from variorum.api import Ledger
from variorum.api import open as open_ledger
from variorum.errors import LedgerError

DEFAULT_LEDGER = Path("variorum.db")

LedgerPath: TypeAlias = Annotated[
    Path,
    Parameter(name=["--ledger", "-l"], env_var="VARIORUM_LEDGER", help="The ledger's file."),
]
AsJson: TypeAlias = Annotated[
    bool,
    Parameter(name="--json", negative="", show_default=False, help="Give JSON, one object a line, and nothing else."),
]


def existing(path: Path) -> Ledger:
    """Open a ledger to ask it.

    Raises:
        LedgerError: there is none, or it cannot be opened.

    """
    if not path.exists():
        msg = f"There is no ledger at {path}. Make one with 'variorum build REPORTS', or name another with --ledger."
        raise LedgerError(msg)
    return open_ledger(path, readonly=True)
