"""Hand the ledger on: its contents in the form of the contract, and the contract for a machine."""

import sys
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from variorum.api import Format, Kind
from variorum.cli.options import LedgerPath, existing

FormatName: TypeAlias = Annotated[
    Format, Parameter(help="jsonl: an object a line; json: one object with four lists; csv: one table.")
]
OneKind: TypeAlias = Annotated[Kind, Parameter(help="Only this kind; a table has one: incidents, if none is named.")]
OutputPath: TypeAlias = Annotated[
    Path, Parameter(name=["--output", "-o"], help="The file to write, whole or not at all; else standard output.")
]


def export(
    *,
    format: FormatName = "jsonl",  # noqa: A002 - the name of the option
    kind: OneKind | None = None,
    output: OutputPath | None = None,
    ledger: LedgerPath = None,
) -> None:
    """Write the ledger as JSON lines, one JSON document, or a table."""
    with existing(ledger) as opened:
        if output is None:
            opened.export(format, sys.stdout.buffer, kind=kind)
            sys.stdout.buffer.flush()
            return
        from variorum.edges.outputs import writing  # noqa: PLC0415 - standard output does without

        with writing(output) as stream:
            opened.export(format, stream, kind=kind)


def schema() -> None:
    """Write the JSON Schema that each line of the export follows."""
    from variorum.edges.outputs import schema_text  # noqa: PLC0415 - standard output does without

    sys.stdout.write(schema_text())
