"""What the ledger holds -> what is handed out: the four kinds of line, in a fixed order. Writes no file."""

from variorum.stages.release.stage import release

__all__ = ["release"]
