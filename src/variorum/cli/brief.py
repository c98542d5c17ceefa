"""Write the account of an incident in words."""

import sys
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from rich.text import Text

from variorum.briefs import brief_of, written
from variorum.cli.ask import IncidentId
from variorum.cli.contract import json_lines
from variorum.cli.export import OutputPath
from variorum.cli.options import AsJson, AsOf, KnownAt, LedgerPath, existing
from variorum.cli.screen import show
from variorum.stages.release.brief import BriefFormat

FormatName: TypeAlias = Annotated[
    BriefFormat, Parameter(help="text; markdown, with footnotes; html, a page that stands by itself.")
]


def brief(
    incident: IncidentId,
    /,
    *,
    format: FormatName = "text",  # noqa: A002 - the name of the option
    output: OutputPath | None = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:
    """Tell one incident in words: what is agreed, what differs, what changed; each clause footnoted to its claims.

    With --as-of, as the reports had it on a day or with a report.
    """
    with existing(ledger) as opened, opened.snapshot():
        asked = opened if as_of is None and known_at is None else opened.at(as_of, known_at=known_at)
        told = brief_of(asked, incident, opened.settings.vocabulary)
    text = b"".join(line + b"\n" for line in json_lines([told])) if json else written(told, format).encode()
    if output is not None:
        from variorum.edges.outputs import writing  # noqa: PLC0415 - standard output does without

        with writing(output) as stream:
            stream.write(text)
    elif format == "text" and not json:
        show(Text(text.decode().rstrip("\n")))
    else:
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
