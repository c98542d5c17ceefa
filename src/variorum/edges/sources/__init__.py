"""Files and streams -> RawReport."""

from variorum.edges.sources.read import READERS, STANDARD_INPUT, Settings, read, read_path
from variorum.edges.sources.records import COLUMNS

__all__ = ["COLUMNS", "READERS", "STANDARD_INPUT", "Settings", "read", "read_path"]
