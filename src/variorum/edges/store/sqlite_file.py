"""The file of an SQLite ledger: whether it is one, how to reach it, making it and bringing it up to date."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from variorum.edges.store.migrations import Migration
from variorum.errors import LedgerBusy, LedgerError, NewerLedger, NotALedger

APPLICATION_ID = 0x56415249
"""Written in the head of every ledger ("VARI"), so that it is told from other SQLite files."""

SQLITE_HEAD = b"SQLite format 3\0"
"""How every SQLite file begins that anything was written to."""

RETRY_PAUSE = 0.05
"""Seconds between attempts at what SQLite does not wait for by itself: the change of a new file to WAL."""

Access: TypeAlias = Literal["rwc", "rw", "ro", "immutable"]
"""How a file is opened: made if need be, for writing, for reading, or where nothing can be written beside it."""


class Ledgerfile(Struct, frozen=True):
    """A file that is, or is to be, a ledger; how it is opened; and how long to wait for others, in seconds."""

    path: Path
    access: Access
    write: bool
    busy_timeout: float

    def connect(self) -> sqlite3.Connection:
        """Open the file as SQLite, in autocommit mode, durable and with foreign keys on."""
        query = "immutable=1" if self.access == "immutable" else f"mode={self.access}"
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?{query}",
            uri=True,
            timeout=self.busy_timeout,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        if not self.write:
            connection.execute("PRAGMA query_only = ON")
        return connection

    def explain(self, error: sqlite3.Error) -> LedgerError:
        """Say in words what went wrong with this file, and what to do."""
        name = getattr(error, "sqlite_errorname", None) or ""
        for beginning, (kind, words) in _TROUBLES.items():
            if name.startswith(beginning):
                return kind(words.format(path=self.path, seconds=f"{self.busy_timeout:g}"))
        return LedgerError(f"The ledger {self.path} could not be read or written: {error}")

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """Turn SQLite's errors within into errors of this package."""
        try:
            yield
        except sqlite3.Error as error:
            raise self.explain(error) from error

    def missing(self) -> LedgerError:
        """Say that there is nothing to read yet."""
        return LedgerError(
            f"There is no ledger in {self.path}; make one with `variorum build REPORTS --ledger {self.path}`, "
            "or name another with --ledger or VARIORUM_LEDGER."
        )


_TROUBLES: dict[str, tuple[type[LedgerError], str]] = {
    "SQLITE_BUSY": (
        LedgerBusy,
        "Another process was still writing to the ledger {path} after {seconds} seconds; try again when it is done.",
    ),
    "SQLITE_LOCKED": (LedgerBusy, "The ledger {path} is held by another process; try again when it is done."),
    "SQLITE_NOTADB": (NotALedger, "{path} is not a ledger; name another file with --ledger or VARIORUM_LEDGER."),
    "SQLITE_CORRUPT": (
        LedgerError,
        "The ledger {path} is damaged; restore it from a copy, or build it anew from the reports in another file.",
    ),
    "SQLITE_FULL": (
        LedgerError,
        "The disk is full: the ledger {path} was left as it was; make room, then run the same command again.",
    ),
    "SQLITE_READONLY": (
        LedgerError,
        "The ledger {path} can only be read; allow writing to the file and its folder, or copy it elsewhere.",
    ),
    "SQLITE_CANTOPEN": (
        LedgerError,
        "The ledger {path} cannot be opened; check the rights to the file and its folder.",
    ),
    "SQLITE_PERM": (LedgerError, "The ledger {path} cannot be opened; check the rights to the file and its folder."),
    "SQLITE_IOERR": (
        LedgerError,
        "The disk failed under the ledger {path}: it was left as it was; check the disk, then run the command again.",
    ),
    "SQLITE_CONSTRAINT_FOREIGNKEY": (
        LedgerError,
        "Nothing was written to the ledger {path}: it would name incidents that it does not hold.",
    ),
}


def find(path: Path, *, write: bool, busy_timeout: float) -> Ledgerfile:
    """Decide how a file is to be opened.

    Raises:
        NotALedger: it is no file.
        LedgerError: it is missing and only to be read, or rights are missing.

    """
    file = Ledgerfile(path, "rw", write, busy_timeout)
    if not path.exists():
        _check_folder(file)
        return Ledgerfile(path, "rwc", write, busy_timeout)
    if not path.is_file():
        message = f"{path} is a folder or device, not a ledger; name a file with --ledger or VARIORUM_LEDGER."
        raise NotALedger(message)
    if not os.access(path, os.R_OK):
        message = f"The ledger {path} may not be read; ask for the right to read the file."
        raise LedgerError(message)
    _check_head(path)
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return file
    if write:
        raise file.explain(_error("SQLITE_READONLY"))
    beside = path.with_name(f"{path.name}-wal").exists()
    return Ledgerfile(path, "ro" if beside else "immutable", write, busy_timeout)


def _check_head(path: Path) -> None:
    # SQLite takes a file of a few bytes for an empty one and would write over it.
    with path.open("rb") as stream:
        head = stream.read(len(SQLITE_HEAD))
    if head not in {b"", SQLITE_HEAD}:
        message = f"{path} is not a ledger; name another file with --ledger or VARIORUM_LEDGER."
        raise NotALedger(message)


def _check_folder(file: Ledgerfile) -> None:
    folder = file.path.parent
    if not file.write:
        raise file.missing()
    if not folder.is_dir():
        message = f"The ledger {file.path} cannot be made: there is no folder {folder}; make it first."
        raise LedgerError(message)
    if not os.access(folder, os.W_OK):
        message = f"The ledger {file.path} cannot be made: nothing may be written in {folder}; name another place."
        raise LedgerError(message)


def _error(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError()
    error.sqlite_errorname = name
    return error


def prepare(file: Ledgerfile, migrations: tuple[Migration, ...], program: str) -> None:
    """See to it that a file is a ledger of the present version.

    Args:
        file: the file.
        migrations: the steps from nothing to the present version.
        program: the name and version of this program, which is noted at each step taken.

    Raises:
        LedgerError: it is not, and cannot be made one.

    """
    present = migrations[-1].version
    with file.explaining(), closing(file.connect()) as connection:
        version = _version(connection, file, present)
    if version == present:
        return
    if version == 0 and not file.write:
        raise file.missing()
    if file.access in {"ro", "immutable"}:
        message = (
            f"The ledger {file.path} was written by an earlier version of this program and may not be changed; "
            "copy it to a place that can be written, and it is brought up to date there."
        )
        raise LedgerError(message)
    _bring_up_to_date(msgspec.structs.replace(file, write=True), migrations, program)


def _version(connection: sqlite3.Connection, file: Ledgerfile, present: int) -> int:
    """Give the version of the ledger, 0 for a file that nothing was written in yet."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and tables == 0:
        return 0
    if application != APPLICATION_ID:
        message = f"{file.path} is an SQLite file, but not a ledger; name another with --ledger or VARIORUM_LEDGER."
        raise NotALedger(message)
    query = "SELECT version, program FROM migrations ORDER BY version DESC LIMIT 1"
    version, program = connection.execute(query).fetchone()
    if version > present:
        message = (
            f"The ledger {file.path} was written by {program} (ledger version {version}); "
            f"this program reads up to ledger version {present}: update variorum."
        )
        raise NewerLedger(message)
    return int(version)


def _bring_up_to_date(file: Ledgerfile, migrations: tuple[Migration, ...], program: str) -> None:
    with file.explaining(), closing(file.connect()) as connection:
        _write_ahead(connection, time.monotonic() + file.busy_timeout)
        connection.execute("PRAGMA foreign_keys = OFF")
        for migration in migrations:
            _step(connection, file, migration, migrations[-1].version, program)


def _write_ahead(connection: sqlite3.Connection, deadline: float) -> None:
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(RETRY_PAUSE)
        else:
            return


def _step(connection: sqlite3.Connection, file: Ledgerfile, migration: Migration, present: int, program: str) -> None:
    """Take one step, unless it was taken already, by another process perhaps; wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection, file, present)
        if version < migration.version:
            migration.apply(connection)
            _note(connection, migration, program, first=version == 0)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _note(connection: sqlite3.Connection, migration: Migration, program: str, *, first: bool) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        message = f"migration {migration.version} ({migration.name}) would leave rows without what they refer to"
        raise LedgerError(message)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = (migration.version, migration.name, program, now)
    connection.execute("INSERT INTO migrations (version, name, program, applied_at) VALUES (?, ?, ?, ?)", row)
    if first:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        entries = [("created_by", program), ("created_at", now)]
        connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", entries)
