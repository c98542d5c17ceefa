"""A folder with a corpus: of which kind it is, told by its files and their fields, and what is in it."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from variorum.errors import SourceError
from variorum.evaluation.case import Case
from variorum.evaluation.marks import Mark
from variorum.evaluation.together import Together
from variorum.evaluation.told import Told


class Adapter(Struct, frozen=True):
    """How to score against one kind of corpus.

    Args:
        kind: its name.
        files: the files that such a folder holds, each with fields of its first line that others lack.
        measures: what each measure means, by its name.
        cases: gives the reports of a folder.
        score: gives the marks of a report that was read.
        joined: gives the marks of all reports in one ledger, each with the unit that is drawn again, where the corpus
            says which reports are about one incident.
        parts: the kinds of corpora that a folder holds, somewhere below it, instead of files of its own.

    """

    kind: str
    files: Mapping[str, frozenset[str]]
    measures: Mapping[str, str]
    cases: Callable[[Path], Iterable[Case]]
    score: Callable[[Case, Told], Iterable[Mark]]
    joined: Callable[[Together], Iterable[tuple[str, Mark]]] | None = None
    parts: "tuple[Adapter, ...]" = ()


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON objects, one a line.

    Raises:
        SourceError: it is not there, or a line is no JSON object.

    """
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield _object(line, path, number)
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror}. Name the folder of a corpus."
        raise SourceError(msg) from error


def whole(path: Path) -> dict[str, Any]:
    """Read a file that is one JSON object.

    Raises:
        SourceError: it is not there, or is no JSON object.

    """
    try:
        return _object(path.read_bytes(), path, 1)
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror}. Name the folder of a corpus."
        raise SourceError(msg) from error


def marked(folder: Path, name: str, kind: type[Struct]) -> Iterator[Case]:
    """Give the reports of ``reports.jsonl``, each with the rows of the file ``name`` that mark something in it.

    Raises:
        SourceError: a file is not there, or a line is no JSON object.

    """
    golds: dict[str, list[Struct]] = defaultdict(list)
    for row in lines(folder / name):
        golds[row["report"]].append(msgspec.convert(row, kind))
    for row in lines(folder / "reports.jsonl"):
        yield Case(row["id"], row, golds[row["id"]])


def _object(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        return msgspec.json.decode(line, type=dict[str, Any])
    except msgspec.DecodeError as error:
        msg = f"{path}, line {number}, is no JSON object: {error}. Fetch the corpus again."
        raise SourceError(msg) from error


def folders_of(folder: Path, adapter: Adapter) -> list[Path]:
    """Give the folders that hold a corpus of this kind: the one named, or else those directly in it.

    A corpus made of others is in the folder that holds each of them.
    """
    if adapter.parts:
        return [folder] if all(folders_below(folder, part) for part in adapter.parts) else []
    if _fits(folder, adapter):
        return [folder]
    inner = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    return [path for path in inner if _fits(path, adapter)]


def folders_below(folder: Path, adapter: Adapter) -> list[Path]:
    """Give the folders in a folder, and in those in it, that hold a corpus of this kind."""
    below = (path for pattern in ("*", "*/*") for path in sorted(folder.glob(pattern)) if path.is_dir())
    return [path for path in below if _fits(path, adapter)]


def _fits(folder: Path, adapter: Adapter) -> bool:
    return all((folder / name).is_file() and fields <= _fields(folder / name) for name, fields in adapter.files.items())


def _fields(path: Path) -> frozenset[str]:
    """Give the fields of a file's first line; none where it is no JSON object."""
    try:
        return frozenset(next(lines(path), {}))
    except SourceError:
        return frozenset()


def tell_kind(folder: Path, adapters: Iterable[Adapter], kind: str | None) -> tuple[Adapter, list[Path]]:
    """Say which kind of corpus a folder holds, and in which folders.

    Raises:
        SourceError: it holds none that is known, or not the one that was named.

    """
    known = list(adapters)
    for adapter in known:
        if kind not in {None, adapter.kind}:
            continue
        found = folders_of(folder, adapter)
        if found:
            return adapter, found
    wanted = [adapter for adapter in known if kind in {None, adapter.kind}]
    told = "; ".join(f"{each.kind}: {', '.join(each.files or (part.kind for part in each.parts))}" for each in wanted)
    msg = f"{folder} holds no corpus that is known. A corpus is told by its files and their fields: {told}."
    raise SourceError(msg)


def hash_of(folders: Iterable[Path], adapter: Adapter) -> str:
    """Give the SHA-256 of a corpus: of the bytes of its files, folder by folder, in the order of their names."""
    digest = hashlib.sha256()
    for folder in folders:
        for part in adapter.parts:
            digest.update(hash_of(folders_below(folder, part), part).encode())
        for name in sorted(adapter.files):
            digest.update((folder / name).read_bytes())
    return digest.hexdigest()
