"""Tell what is installed, what is missing, and how to get it."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from variorum.cli.build import Gazetteers, Model
from variorum.cli.checks import Check, run_checks
from variorum.cli.contract import json_lines
from variorum.cli.main import Exit
from variorum.cli.options import AsJson, LedgerPath
from variorum.cli.screen import show as put
from variorum.cli.screen import show_lines
from variorum.edges.settings import load_settings
from variorum.wording.values import printable


def doctor(*, model: Model = None, gazetteer: Gazetteers = (), json: AsJson = False, ledger: LedgerPath = None) -> int:
    """Look at everything that a build needs. It loads the language model, so it takes a moment."""
    settings = load_settings({"ledger": ledger, "model": model, "gazetteers": gazetteer or None})
    all_well = True
    for check in run_checks(settings):
        all_well = all_well and check.well
        if json:
            show_lines(json_lines([check]))
        else:
            put(_line(check))
    return Exit.DONE if all_well else Exit.RESOURCE


def _line(check: Check) -> RenderableType:
    mark = ("✓ ", "good") if check.well else ("✗ ", "bad")
    found = Padding(Text(printable(check.found)), (0, 0, 0, 4))
    cure = (
        [Padding(Text(f"→ {check.cure}", style="note" if check.well else "doubted"), (0, 0, 0, 4))]
        if check.cure
        else []
    )
    return Group(Text.assemble(mark, (check.name, "title")), found, *cure)
