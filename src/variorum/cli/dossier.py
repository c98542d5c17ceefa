"""Write all about one incident as a page, or on paper, to hand to an editor."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from variorum.cli.ask import IncidentId
from variorum.cli.options import LedgerPath, existing


def dossier(
    incident: IncidentId,
    /,
    *,
    output: Annotated[
        Path | None,
        Parameter(name=["--output", "-o"], help="The file: a page, or a PDF if it ends in .pdf; else standard output."),
    ] = None,
    ledger: LedgerPath = None,
) -> None:
    """Write all about one incident: the account, the numbers, who says what in which words, and how it was made.

    The page stands by itself: it holds no script and asks for nothing. A PDF takes Chromium or Chrome.
    """
    from variorum.web.dossier import dossier as page_of  # noqa: PLC0415 - the help does without

    with existing(ledger) as opened, opened.snapshot():
        page = page_of(opened, incident)
    if output is None:
        sys.stdout.buffer.write(page.encode())
        sys.stdout.buffer.flush()
        return
    from variorum.edges.outputs import print_pdf, writing  # noqa: PLC0415 - standard output does without

    content = print_pdf(page) if output.suffix.casefold() == ".pdf" else page.encode()
    with writing(output) as stream:
        stream.write(content)
