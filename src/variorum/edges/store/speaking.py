"""What every store can say of who speaks in its reports, and of what persons have dealt with."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from variorum.model.issue import Dealt, IssueCount, ListedIssue
from variorum.model.speaker import Speaker, Speakers, Spoken


class SpeakingReader(Protocol):
    """What can be asked about speakers and issues; every method raises ``LedgerError`` where it cannot be read."""

    def speakers(self, *, like: str = "", kind: str | None = None, limit: int, offset: int = 0) -> Speakers:
        """Give who speaks, those who speak most first; of equals by name.

        Args:
            like: a part of the name, folded.
            kind: only speakers of a kind; by default all but outlets in their own voice.
            limit: how many at most.
            offset: how many are left out before.

        """
        ...

    def speaker(self, name: str) -> Speaker | None:
        """Give one speaker by the folded name, of whatever kind; None if nobody of that name speaks."""
        ...

    def reports_of(self, name: str, *, limit: int, offset: int = 0) -> Sequence[str]:
        """Give the ids of the reports in which somebody of a folded name speaks, the latest first; of equals by id."""
        ...

    def issue_counts(self) -> Sequence[IssueCount]:
        """Count the issues by code, open and dealt with, those with most open ones first; of equals by code."""
        ...

    def listed_issues(self, *, code: str | None = None, limit: int, offset: int = 0) -> Sequence[ListedIssue]:
        """Give issues with what persons said of them, open ones first, else in the order of ``issues``.

        Args:
            code: only those with a code.
            limit: how many at most.
            offset: how many are left out before.

        """
        ...

    def identify_issue(self, issue_id: str) -> str:
        """Give the id of an issue of the ledger, if it is one.

        Raises:
            NotInLedger: there is no such issue.

        """
        ...


class SpeakingWriter(Protocol):
    """What can be written of issues."""

    def put_dealt(self, dealt: Dealt) -> None:
        """Keep what a person says of an issue. It is never removed: what is said last holds."""
        ...


def told(row: Speaker, spoken: Iterable[Spoken]) -> Speaker:
    """Give a speaker with the outlets, kinds and media that it has, those with most first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in spoken:
        number = each.statements + each.claims
        counts["outlets"][each.outlet] += number
        counts["kinds"][each.kind] += number
        counts["media"][each.medium] += number
        counts["written"][each.written] += number
    most = {name: tuple(key for key in _most(counts[name]) if key) for name in ("outlets", "kinds", "media")}
    written = (*_most(counts["written"]), row.written)[0]
    return Speaker(row.name, written, row.reports, row.statements, row.claims, **most)


def _most(counted: Mapping[str, int]) -> list[str]:
    return sorted(counted, key=lambda key: (-counted[key], key))
