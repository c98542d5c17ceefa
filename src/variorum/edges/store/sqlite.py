"""A ledger in an SQLite file, through SQLAlchemy."""

import sqlite3
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from variorum.edges.store.clock import Clock, utc_now
from variorum.edges.store.migrations import MIGRATIONS, Migration
from variorum.edges.store.sqlite_file import Ledgerfile, find, prepare
from variorum.edges.store.sqlite_words import SqliteWords
from variorum.model.incident import Judgement

BUSY_TIMEOUT = 60.0
"""Seconds to wait for another process that is writing."""


class SqliteStore(SqliteWords):
    """A ledger in an SQLite file. Several processes may read it while one writes; others that would write wait.

    ``with SqliteStore.open(path) as store:`` closes it at the end.
    """

    def __init__(self, engine: Engine, file: Ledgerfile, clock: Clock = utc_now) -> None:
        super().__init__(engine, clock)
        self._file = file

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self._file.path

    def __enter__(self) -> Self:
        """Give the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        write: bool = False,
        busy_timeout: float = BUSY_TIMEOUT,
        migrations: tuple[Migration, ...] = MIGRATIONS,
        clock: Clock = utc_now,
    ) -> Self:
        """Open a ledger; for writing, make it if there is none.

        A ledger of an earlier version is brought to this one, also when it is opened for reading.

        Args:
            path: the file.
            write: whether anything will be written.
            busy_timeout: seconds to wait for another process that is writing.
            migrations: the steps from nothing to the present version.
            clock: gives the moment at which things come in.

        Raises:
            NotALedger: the file is something else.
            NewerLedger: the file was written by a later version of this program.
            LedgerBusy: another process was still writing when the time to wait was over.
            LedgerError: there is no such file to read, its folder is missing, or it cannot be read or written.

        """
        file = find(Path(path), write=write, busy_timeout=busy_timeout)
        prepare(file, migrations, f"variorum {version('variorum')}")
        return cls(_engine(file), file, clock)

    def _identity(self) -> str:
        status = self.path.stat()
        return f"{self.path.resolve()} {status.st_dev} {status.st_ino} {self.meta()['created_at']}"

    def owners_of_keys(self, keys: Iterable[str], *, limit: int) -> dict[str, list[str]]:
        """Give, for each key in use, the first accounts or reports that have it.

        Asked a hundred times for a report, and of the driver itself, since that takes a tenth of the time.
        """
        query = "SELECT owner FROM block_keys WHERE key = ? ORDER BY owner LIMIT ?"
        with self._connected() as connection, self._file.explaining():
            cursor = connection.connection.cursor()
            found = {key: [row[0] for row in cursor.execute(query, (key, limit))] for key in sorted(set(keys))}
            cursor.close()
        return {key: owners for key, owners in found.items() if owners}

    def answers_of(self, account_ids: Iterable[str]) -> list[Judgement]:
        """Give the judgements in force that touch any of the accounts, without their reasons.

        Of an incident of a thousand reports they are a hundred thousand, and asked for with every batch: of the driver
        itself, and each once, whichever side it is asked from.
        """
        with self._connected() as connection, self._file.explaining():
            cursor = connection.connection.cursor()
            found = sorted(cursor.execute(_ANSWERS, (msgspec.json.encode(sorted(set(account_ids))).decode(),)))
            cursor.close()
        return [Judgement(left, right, answer, score, (), judge) for left, right, judge, answer, score in found]


_THERE = "EXISTS (SELECT 1 FROM accounts WHERE accounts.id = judgements.{} AND accounts.withdrawn = 0)"
_ANSWERS = f"""
SELECT first, second, judge, answer, score FROM judgements WHERE withdrawn = 0
AND {_THERE.format("first")} AND {_THERE.format("second")}
AND (first IN (SELECT value FROM json_each(?1)) OR second IN (SELECT value FROM json_each(?1)))
"""  # noqa: S608 - of words of its own alone


def _engine(file: Ledgerfile) -> Engine:
    engine = create_engine("sqlite://", creator=file.connect, poolclass=QueuePool)

    def begin(connection: Connection) -> None:
        # The driver itself begins only at the first write: too late to wait for others, or to hold one state.
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    def explain(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.Error):
            raise file.explain(context.original_exception) from context.original_exception

    event.listen(engine, "begin", begin)
    event.listen(engine, "handle_error", explain)
    return engine
