"""How far a build has come: a guess, before it starts, at how many reports there are."""

import os
from collections.abc import Iterable
from pathlib import Path

from variorum.edges.sources.read import STANDARD_INPUT
from variorum.edges.sources.walk import walk

CHUNK = 1 << 20
"""Bytes read at once while counting lines."""
LINE_BY_LINE = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})


def estimate_reports(paths: Iterable[str | os.PathLike[str]]) -> int | None:
    """Guess how many reports some paths hold: a file is one, a file of records has one a line.

    Good enough for a progress bar; a table whose cells run over several lines has fewer. None where standard input is
    among the paths, since it cannot be looked at twice.
    """
    total = 0
    for path in paths:
        if os.fspath(path) == STANDARD_INPUT:
            return None
        total += sum(_count(file) for file in walk(Path(path)) if isinstance(file, Path))
    return total


def _count(path: Path) -> int:
    if path.suffix.lower() not in LINE_BY_LINE:
        return 1
    try:
        with path.open("rb") as stream:
            return max(1, sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(CHUNK), b"")))
    except OSError:
        # Not a trouble here: the build will meet it and tell of it.
        return 0
