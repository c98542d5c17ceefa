"""The Python door: open a ledger, read reports into it, and ask it what happened and who says so.

::

    import variorum as vm

    with vm.open("ledger.db") as ledger:
        ledger.add(vm.read("reports/"))
        for incident in ledger.incidents():
            print(incident.title, [finding.status for finding in incident.findings])

Opening a ledger and asking it loads no language model; only ``add`` does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Self, TypeAlias

from msgspec import Struct

from variorum.edges.settings import Settings, load_settings
from variorum.edges.store import Counts, MemoryStore, Order, SqliteStore, Store
from variorum.edges.store.clock import Clock, utc_now
from variorum.exporting import Exports
from variorum.model.claim import Claim, Statement
from variorum.model.incident import Change, Incident
from variorum.model.issue import Issue
from variorum.model.ledger import Line, Release
from variorum.model.origin import OriginChain
from variorum.model.report import RawReport, Report
from variorum.reading import PathLike
from variorum.speaking import Speaking, spoken_by

if TYPE_CHECKING:
    from variorum.states import State

Format: TypeAlias = Literal["jsonl", "json", "csv"]
Kind: TypeAlias = Literal["report", "claim", "statement", "incident"]
Watch: TypeAlias = Callable[["Added"], None]

LINES_AT_ONCE = 500
"""Things held in memory while their lines are written."""


class Added(Struct, frozen=True):
    """What became of the reports that were given to ``Ledger.add``.

    Of those ``read``, ``new`` ones came into the ledger, ``unchanged`` ones were there already, and ``dropped`` ones
    could not be taken in. ``issues`` counts what was dropped or doubted; ``Ledger.issues`` says what and why.
    """

    read: int = 0
    new: int = 0
    unchanged: int = 0
    dropped: int = 0
    issues: int = 0


class Ledger(Speaking, Exports):
    """A ledger of incidents. Make one with ``open``; it closes itself at the end of a ``with`` block."""

    def __init__(self, store: Store, settings: Settings | None = None, clock: Clock = utc_now) -> None:
        self.store = store
        self.clock = clock
        self.settings = Settings() if settings is None else settings

    def __enter__(self) -> Self:
        """Give the ledger."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Let go of the file. The ledger cannot be used afterwards."""
        self.store.close()

    def add(
        self, raws: Iterable[RawReport | Issue], *, progress: Watch | None = None, batch_size: int | None = None
    ) -> Added:
        """Read reports into the ledger: find what they claim, join it to what is known, and settle what changed.

        Each batch is kept whole or not at all; what the ledger holds already is left alone. So a run that was stopped
        is gone on with by the same call.

        Args:
            raws: what ``read`` gives.
            progress: called after each batch with what became of the reports so far.
            batch_size: reports in a batch; by default as many as go fastest, fewer for ``progress`` more often.

        Raises:
            ResourceError: a language model, gazetteer, vocabulary or policy is missing or wrong.
            LedgerError: the ledger cannot be written.

        """
        from variorum.adding import adding  # noqa: PLC0415 - asking a ledger must not load what reads reports

        added = Added()
        for step in adding(self.store, raws, self.settings, batch_size=batch_size):
            added = Added(step.read, step.new, step.unchanged, step.dropped, step.issues)
            if progress is not None:
                progress(added)
        return added

    def snapshot(self) -> AbstractContextManager[None]:
        """Hold one state of the ledger for all that is asked within, whatever others write meanwhile."""
        return self.store.snapshot()

    def incidents(self, order: Order = "date", *, limit: int | None = None) -> Iterator[Incident]:
        """Give the incidents.

        Args:
            order: ``date`` for the earliest first, ``latest``, ``reports`` for those most told of, or ``id``.
            limit: how many at most.

        >>> list(open().incidents())
        []

        """
        return self.store.incidents(order, limit=limit)

    def incident(self, incident_id: str) -> Incident:
        """Give one incident by its id, an id that was merged into it, or a beginning that only one id has.

        Raises:
            NotInLedger: no incident, or more than one, is meant.

        """
        return self.store.incident(incident_id)

    def history(self, incident_id: str) -> tuple[Change, ...]:
        """Give what the ledger said of an incident before, report by report.

        Raises:
            NotInLedger: no incident, or more than one, is meant.

        """
        return self.incident(incident_id).history

    def brief(self, incident_id: str, format: Literal["markdown", "text", "html"] = "markdown") -> str:  # noqa: A002
        """Tell an incident in words, as Markdown, text or an HTML page; ``variorum.briefs`` gives it clause by clause.

        Raises:
            NotInLedger: no incident, or more than one, is meant.

        """
        from variorum.briefs import brief_of, written  # noqa: PLC0415 - few ask for it

        return written(brief_of(self, incident_id, self.settings.vocabulary), format)

    def at(self, as_of: str | None = None, *, known_at: str | None = None) -> "State":
        """Give the ledger as it stood: a ``State`` is asked for incidents, claims and reports as the ledger is.

        Args:
            as_of: a day, or a report's id: what the reports say that had come out until then, it included.
            known_at: a day or time: what had come into the ledger until then.

        Raises:
            SettingsError: a day or time that is none.
            NotInLedger: there is no such report.
            LedgerError: the ledger did not keep times then.
            ResourceError: a policy is missing or wrong.

        >>> list(open().at("2024-03-05").incidents())
        []

        """
        from variorum.states import state_of  # noqa: PLC0415 - few ask for it

        return state_of(self.store, self.settings, as_of=as_of, known_at=known_at)

    def origins(self, incident_id: str) -> tuple[OriginChain, ...]:
        """Trace the claims of an incident back to those whose word they are; errors as for ``incident``."""
        from variorum.tracing import trace  # noqa: PLC0415 - few ask for it

        return trace(self.store, self.settings, incident_id)

    def parted(self, incident_id: str) -> tuple[str, ...]:
        """Give the other incidents that now hold what was once told of an incident: it was split, or merged.

        Args:
            incident_id: the whole id; it need not be in use any more.

        """
        return self.store.parted(incident_id)

    def parts(self, incident_id: str) -> tuple[str, ...]:
        """Give the ids of the incidents that were part of one, as raids are of an offensive, in order.

        Args:
            incident_id: the incident's id, or the beginning of it.

        Raises:
            NotInLedger: no incident, or more than one, is meant.

        """
        from variorum.tracing import parts_within  # noqa: PLC0415 - few ask for it

        return parts_within(self.store, self.store.resolve_incident(incident_id))

    def reports(self, ids: Iterable[str] | None = None) -> Iterator[Report]:
        """Give all reports, or those with some ids, ordered by id."""
        return self.store.reports(None if ids is None else tuple(ids))

    def report(self, report_id: str) -> Report:
        """Give one report by its id or a beginning that only one id has.

        Raises:
            NotInLedger: no report, or more than one, is meant.

        """
        return self.store.report(report_id)

    def claims(self, *, incident: str | None = None, report: str | None = None) -> Iterator[Claim]:
        """Give the claims of an incident, of a report, of an incident as one report tells it, or all.

        Args:
            incident: an incident's id, or a beginning of it.
            report: a report's id, or a beginning of it.

        Raises:
            NotInLedger: there is no such incident or report.

        """
        report_id = None if report is None else self.report(report).id
        if incident is None:
            yield from self.store.claims(reports=None if report_id is None else [report_id])
            return
        for claim in self.store.claims(accounts=self._accounts(incident)):
            if report_id in {None, claim.report}:
                yield claim

    def statements(
        self, *, incident: str | None = None, report: str | None = None, speaker: str | None = None
    ) -> Iterator[Statement]:
        """Give statements, chosen by where they stand and who speaks.

        Args:
            incident: an incident's id, or a beginning of it.
            report: a report's id, or a beginning of it.
            speaker: part of the speaker's name, in capitals or not.

        Raises:
            NotInLedger: there is no such incident or report.

        """
        report_id = None if report is None else self.report(report).id
        if incident is not None:
            found = self.store.statements(accounts=self._accounts(incident))
        else:
            found = self.store.statements(reports=None if report_id is None else [report_id])
        for statement in found:
            if report_id in {None, statement.report} and spoken_by(statement, speaker):
                yield statement

    def issues(self, *, report: str | None = None) -> Iterator[Issue]:
        """Give what was dropped or doubted, and why; of one report, if one is named.

        Raises:
            NotInLedger: there is no such report.

        """
        return self.store.issues(reports=None if report is None else [self.report(report).id])

    def counts(self) -> Counts:
        """Count what the ledger holds.

        >>> open().counts().reports
        0

        """
        return self.store.counts()

    def about(self) -> dict[str, str]:
        """Give what the ledger says of itself: the versions that made it, the model, the policy."""
        return self.store.meta()

    def digest(self) -> str:
        """Give a hash of all that the ledger holds: the same reports give the same one, however they were read in."""
        return self.store.digest()

    def incident_of(self, accounts: Iterable[str] | None = None) -> dict[str, str]:
        """Give the id of the incident that each account is in; accounts in none are left out."""
        return self.store.incident_of(accounts)

    def release(self) -> Release:
        """Give everything at once, in the order in which it is handed out. It is held in memory whole."""
        from variorum.stages.release import release  # noqa: PLC0415 - few ask for it

        with self.snapshot():
            return release(
                reports=self.reports(),
                claims=self.claims(),
                statements=self.statements(),
                incidents=self.incidents(),
                incident_of=self.incident_of(),
            )

    def export(self, format: Format, stream: BinaryIO, *, kind: Kind | None = None) -> None:  # noqa: A002
        """Write the ledger as the contract has it.

        Args:
            format: ``jsonl``, an object a line, written as it is read, whatever the size; ``json``, one object with
                four lists; ``csv``, one table.
            stream: takes the bytes, in UTF-8.
            kind: only the reports, claims, statements or incidents; a table has one kind, by default incidents.

        Raises:
            SettingsError: there is no such format or kind.
            OSError: the stream takes no more.

        """
        from variorum.edges.outputs import KINDS, write_release  # noqa: PLC0415 - few ask for it

        if format != "jsonl":
            write_release(self.release(), format=format, stream=stream, kind=kind)
            return
        with self.snapshot():
            for each in (kind,) if kind else KINDS:
                stream.writelines(line + b"\n" for line in self.lines(each))

    def lines(self, kind: Kind) -> Iterator[bytes]:
        """Give all reports, claims, statements or incidents as lines of the contract, in its order, without line ends.

        A batch is held in memory at a time, however large the ledger is.
        """
        return contract_lines(kind, self.in_order(kind), self.incident_of() if kind in {"claim", "statement"} else {})

    def _accounts(self, incident: str) -> Sequence[str]:
        incident_id = self.store.resolve_incident(incident)
        return self.store.members([incident_id]).get(incident_id, ())


def contract_lines(kind: Kind, things: Iterable[Line], incident_of: Mapping[str, str]) -> Iterator[bytes]:
    """Write things of one kind as lines of the contract, a batch at a time, without line ends.

    Args:
        kind: what they are.
        things: all of that kind.
        incident_of: the incident that each account is in, for claims and statements.

    """
    from variorum.edges.outputs import lines  # noqa: PLC0415 - few ask for it

    iterator = iter(things)
    while batch := tuple(islice(iterator, LINES_AT_ONCE)):
        parts: dict[str, Any] = {"reports": (), "claims": (), "statements": (), "incidents": (), f"{kind}s": batch}
        yield from lines(Release(**parts, incident_of=dict(incident_of)), kind)


def open(  # noqa: A001 - read as variorum.open
    path: PathLike | None = None, *, readonly: bool = False, settings: Settings | None = None
) -> Ledger:
    """Open a ledger.

    Args:
        path: its file, which is made if there is none; without a path the ledger is kept in memory.
        readonly: only ask it, and never make it.
        settings: how reports are read into it; by default what ``variorum.toml`` and the environment say.

    Raises:
        LedgerError: the file cannot be opened, is no ledger, or was written by a later version.

    >>> with open() as ledger:
    ...     ledger.counts().incidents
    0

    """
    store: Store = MemoryStore() if path is None else SqliteStore.open(Path(path), write=not readonly)
    return Ledger(store, load_settings() if settings is None else settings)
