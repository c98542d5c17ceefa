"""Find the files to read below the paths that were given."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from variorum.edges.sources.problems import dropped, not_readable, shown
from variorum.model.issue import Issue

NOTE = "readme"
"""What a file is called, whatever its ending, that tells of the folder it is in: no report."""

Folder = tuple[int, int]
"""Device and inode: the same folder by whatever path."""


def walk(path: Path) -> Iterator[Path | Issue]:
    """Give the files at or below a path, in the order of their names, without hidden ones and notes about the folder.

    Links are followed; a folder is read once, so that a link to a folder above costs an issue and no endless walk.
    Whatever cannot be looked at is an issue in its place.
    """
    yield from _walk(path, set())


def _walk(path: Path, seen: set[Folder]) -> Iterator[Path | Issue]:
    try:
        status = path.stat()
    except OSError as error:
        yield not_readable(path, error)
        return
    except ValueError:  # a null character in the name
        yield dropped("no-such-path", f"{shown(path)!r} is no path.", "Check the spelling.", shown(path))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(path, (status.st_dev, status.st_ino), seen)
    elif stat.S_ISREG(status.st_mode):
        yield path
    else:
        message = f"{shown(path)} is neither a file nor a folder."
        yield dropped("not-a-file", message, "Give its content on standard input ('-').", shown(path))


def _folder(path: Path, folder: Folder, seen: set[Folder]) -> Iterator[Path | Issue]:
    if folder in seen:
        message = f"{shown(path)} leads to a folder that was already read."
        cure = "Nothing is missing. Remove the link to be rid of this note."
        yield dropped("folder-again", message, cure, shown(path))
        return
    seen.add(folder)
    try:
        names = sorted(entry.name for entry in os.scandir(path))
    except OSError as error:
        yield not_readable(path, error)
        return
    for name in names:
        if not name.startswith(".") and name.partition(".")[0].casefold() != NOTE:
            yield from _walk(path / name, seen)
