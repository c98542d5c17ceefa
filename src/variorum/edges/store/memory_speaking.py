"""Who speaks in the reports of a ledger in memory, and what persons have dealt with."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from variorum.edges.store import content
from variorum.edges.store.choice import no_issue
from variorum.edges.store.memory_search import MemoryStore as _MemoryStore
from variorum.edges.store.speaking import told
from variorum.errors import NotInLedger
from variorum.model.issue import Dealt, IssueCount, ListedIssue
from variorum.model.speaker import OUTLET, Speaker, Speakers, Spoken, spoken_in


class MemoryStore(_MemoryStore):
    """A ledger in memory. It answers as ``SqliteStore`` does; it is not for several threads at once."""

    def speakers(self, *, like: str = "", kind: str | None = None, limit: int, offset: int = 0) -> Speakers:
        """Give who speaks, those who speak most first."""
        found: defaultdict[str, list[Spoken]] = defaultdict(list)
        for each in self._spoken():
            if like in each.name and (each.kind != OUTLET if kind is None else each.kind == kind):
                found[each.name].append(each)
        rows = [_row(name, spoken) for name, spoken in found.items()]
        rows.sort(key=lambda row: (-row.statements - row.claims, row.name))
        return Speakers(tuple(told(row, found[row.name]) for row in rows[offset : offset + limit]), len(rows))

    def _spoken(self) -> list[Spoken]:
        readings = self._tables.readings.values()
        spoken = (each for it in readings for each in spoken_in(it.report, it.claims, it.statements))
        return sorted(spoken, key=lambda each: (each.name, each.report, each.kind, each.medium))

    def speaker(self, name: str) -> Speaker | None:
        """Give one speaker by the folded name, of whatever kind."""
        spoken = [each for each in self._spoken() if each.name == name]
        return told(_row(name, spoken), spoken) if spoken else None

    def reports_of(self, name: str, *, limit: int, offset: int = 0) -> Sequence[str]:
        """Give the ids of the reports in which somebody of a folded name speaks, the latest first."""
        days = {each.report: each.day for each in self._spoken() if each.name == name}
        return sorted(sorted(days), key=lambda report: days[report], reverse=True)[offset : offset + limit]

    def issue_counts(self) -> Sequence[IssueCount]:
        """Count the issues by code, open and dealt with."""
        listed = sorted(self._listed_issues(), key=lambda each: each.issue.code)
        found = []
        for code, group in groupby(listed, key=lambda each: each.issue.code):
            its = list(group)
            found.append(IssueCount(code, sum(each.open for each in its), len(its)))
        return sorted(found, key=lambda each: (-each.open, each.code))

    def _listed_issues(self) -> list[ListedIssue]:
        return [
            ListedIssue(key, issue, tuple(each for each in self._tables.dealt if each.issue == key))
            for issue in self.issues()
            for key in [content.issue_id(issue)]
        ]

    def listed_issues(self, *, code: str | None = None, limit: int, offset: int = 0) -> Sequence[ListedIssue]:
        """Give issues with what persons said of them, open ones first."""
        found = [each for each in self._listed_issues() if code in {None, each.issue.code}]
        return sorted(found, key=lambda each: not each.open)[offset : offset + limit]

    def identify_issue(self, issue_id: str) -> str:
        """Give the id of an issue of the ledger, if it is one."""
        if issue_id not in self._tables.issues:
            raise NotInLedger(no_issue(issue_id))
        return issue_id

    def put_dealt(self, dealt: Dealt) -> None:
        """Keep what a person says of an issue."""
        with self.transaction():
            self._tables.dealt += (dealt,)


def _row(name: str, spoken: Sequence[Spoken]) -> Speaker:
    reports = len({each.report for each in spoken})
    said, claimed = sum(each.statements for each in spoken), sum(each.claims for each in spoken)
    return Speaker(name, "", reports, said, claimed)
