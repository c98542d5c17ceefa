"""A release -> files."""

from variorum.edges.outputs.files import writing
from variorum.edges.outputs.lines import KINDS, Kind, lines
from variorum.edges.outputs.printing import print_pdf
from variorum.edges.outputs.schema import schema, schema_text
from variorum.edges.outputs.tables import columns, rows
from variorum.edges.outputs.write import FORMATS, PLURALS, Format, write_release

__all__ = [
    "FORMATS",
    "KINDS",
    "PLURALS",
    "Format",
    "Kind",
    "columns",
    "lines",
    "print_pdf",
    "rows",
    "schema",
    "schema_text",
    "write_release",
    "writing",
]
