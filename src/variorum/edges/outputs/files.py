"""Write a file whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from variorum.errors import OutputError

NEW_FILE = 0o666
"""Rights of a new file, less what the user's umask takes away."""


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose bytes become the file ``path`` when the block ends well.

    They are written beside it and take its place in one step, so that a full disk, an error or a power cut leaves the
    file as it was. A pipe or device is written as it is.

    Raises:
        OutputError: the file cannot be written.

    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            with target.open("wb") as stream:
                yield stream
            return
        with _beside(target) as stream:
            yield stream
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror or error}. {_state(target)} Make room or choose another."
        raise OutputError(msg) from error


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    # Closed before it takes its place: not every system renames an open file.
    with NamedTemporaryFile("wb", dir=target.parent, prefix=".variorum-", delete=False) as stream:
        temporary = Path(stream.name)
        try:
            yield cast("BinaryIO", stream)
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            temporary.chmod(_rights(target))
            temporary.replace(target)
        except BaseException:
            stream.close()
            with suppress(OSError):
                temporary.unlink()
            raise
    _sync_folder(target.parent)


def _rights(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return NEW_FILE & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last a power cut, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _state(target: Path) -> str:
    return "What was there before is unchanged." if target.exists() else "Nothing was written."
