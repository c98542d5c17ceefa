"""What a desk is set up with: its ledger, who may come, and how many connections it holds."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from variorum.api import Ledger
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.web.people import Person

Door: TypeAlias = Literal["alone", "passwords", "proxy"]
"""How it is known who somebody is: one person at their own machine, passwords, or a proxy that names them."""
MOST_OPEN = 8
"""Connections kept open between requests: as many as a browser asks for at once."""


class Desk(Struct, frozen=True, kw_only=True):
    """A desk's setting up.

    ``ledger`` is the file; ``hosts`` the names under which the desk may be asked for; ``door`` how people are known;
    ``people`` those of the user file, by name; ``proxy_header`` the header in which a proxy names the person;
    ``person`` who judges where one works alone, if known; ``secret`` signs the cookies and is new at each start.
    """

    ledger: Path
    settings: Settings
    hosts: frozenset[str]
    door: Door = "alone"
    people: dict[str, Person] = {}
    proxy_header: str | None = None
    person: str | None = None
    secure: bool = False
    secret: str = msgspec.field(default_factory=lambda: secrets.token_urlsafe(32))


class Ledgers:
    """Ledgers opened for reading, lent to one request at a time; writing opens one of its own."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path, self.settings = path, settings
        self.idle: LifoQueue[Ledger] = LifoQueue(MOST_OPEN)

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """Lend a ledger in which nothing moves while it is lent.

        Raises:
            LedgerError: it cannot be opened.

        """
        try:
            ledger = self.idle.get_nowait()
        except Empty:
            ledger = open_ledger(self.path, readonly=True, settings=self.settings)
        try:
            with ledger.snapshot():
                yield ledger
        except BaseException:
            ledger.close()
            raise
        if self.idle.full():
            ledger.close()
        else:
            self.idle.put(ledger)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Open the ledger for a judgement.

        Raises:
            LedgerError: it cannot be opened for writing.

        """
        with open_ledger(self.path, settings=self.settings) as ledger:
            yield ledger

    def close(self) -> None:
        """Close what is idle."""
        while True:
            try:
                self.idle.get_nowait().close()
            except Empty:
                return
