"""Build a ledger of the bundled examples and show it, with a few words of guidance."""

import tempfile
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.api import Ledger
from variorum.api import open as open_ledger
from variorum.cli.ask import dossier_of
from variorum.cli.build import add
from variorum.cli.screen import output
from variorum.cli.screen import show as put
from variorum.cli.views.incident import incident_page
from variorum.cli.views.incidents import incident_list
from variorum.edges.settings import load_settings
from variorum.errors import ResourceError
from variorum.model.incident import Incident
from variorum.reading import read
from variorum.wording.naming import status_of
from variorum.wording.values import SHORTEST_ID, count_of

PACKAGE = Path(__file__).parents[1]
EXAMPLES = (PACKAGE / "data" / "examples", PACKAGE.parents[1] / "examples")
"""Where the examples are: in an installed package, and in a checkout of the project."""
INTRODUCTION = (
    "Nine short reports of three incidents, written for this project in the manner of made-up outlets. They disagree, "
    "reprint, correct and retell each other. Reading them takes some seconds ..."
)
STATUSES_BY_INTEREST = ("disputed", "revised", "withheld", "range", "agreed", "single")

DemoLedger: TypeAlias = Annotated[
    Path | None, Parameter(name=["--ledger", "-l"], help="Where to keep the ledger; else in a temporary folder.")
]


def demo(*, ledger: DemoLedger = None) -> None:
    """Build a ledger of the bundled examples and show what it tells."""
    examples = find_examples()
    path = ledger or Path(tempfile.mkdtemp(prefix="variorum-demo-")) / "demo.db"
    _say(INTRODUCTION)
    with open_ledger(path, settings=load_settings({"ledger": path})) as opened:
        add(opened, read(*examples), examples)
        with opened.snapshot():
            _guide(opened, path)


def find_examples() -> list[Path]:
    """Give the files of the examples.

    Raises:
        ResourceError: they are not installed.

    """
    for folder in EXAMPLES:
        if folder.is_dir():
            return sorted(file for file in folder.iterdir() if file.suffix != ".md")
    msg = f"The examples are missing from {EXAMPLES[0]}. Install variorum anew."
    raise ResourceError(msg)


def _guide(ledger: Ledger, path: Path) -> None:
    incidents = list(ledger.incidents())
    counts = ledger.counts()
    _say()
    _say(f"1. {count_of(counts.reports, 'report')} became {count_of(counts.incidents, 'incident')}.", "heading")
    _say(
        "Accounts of the same incident are joined; what a report tells in passing of an older one is an incident, too."
    )
    _say()
    put(incident_list(incidents, output().width))
    chosen = max(incidents, key=_interest)
    _say()
    _say("2. One of them, with all that is said of it.", "heading")
    _say(
        "Each answer stands with who gives it and the words of the report. Nothing is averaged away: ≠ marks a dispute."
    )
    _say()
    put(Padding(incident_page(dossier_of(ledger, chosen), output().width), (0, 0, 0, 2)))
    _say()
    _say("3. Look around for yourself.", "heading")
    _say("Name this ledger once, then ask it (or give each command --ledger FILE):")
    _say()
    put(Text(f"  export VARIORUM_LEDGER={path}", style="id"), whole=True)
    put(_commands(chosen))
    _say()
    _say("Your own reports: variorum build FOLDER, then variorum show.")


def _commands(incident: Incident) -> RenderableType:
    incident_id, report_id = incident.id[:SHORTEST_ID], incident.reports[0][:SHORTEST_ID]
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2), pad_edge=True)
    for command, purpose in (
        (f"claims {incident_id}", "who says what, side by side"),
        (f"report {report_id}", "a report with its claims marked"),
        ("statements", "who said what"),
        (f"history {incident_id}", "how the ledger came to say this"),
        ("export --format csv", "a table for a spreadsheet"),
    ):
        table.add_row(Text(f"variorum {command}", style="id"), Text(purpose, style="note"))
    return table


def _interest(incident: Incident) -> tuple[int, int]:
    return len(incident.reports), -STATUSES_BY_INTEREST.index(status_of(incident))


def _say(words: str = "", style: str = "default") -> None:
    put(Text(words, style=style))
