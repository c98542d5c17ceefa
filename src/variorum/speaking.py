"""The part of the Python door that asks who speaks, and works down what was dropped or doubted."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from variorum.errors import NotInLedger, SettingsError
from variorum.judgements import Judging
from variorum.model.claim import Statement
from variorum.model.issue import Dealt, IssueCount, ListedIssue
from variorum.model.judgement import decide
from variorum.model.names import fold
from variorum.model.speaker import Said, Speaker, Speakers, key_of, speaks, statement_speaker

MOST_ALIKE = 40
"""Names alike that are looked at for one: a word that more of them share tells little."""


class Namesake(Struct, frozen=True):
    """A speaker whose name is like another's, and whether the two are held to be one origin."""

    speaker: Speaker
    one: bool


class Speaking(Judging):
    """What ``Ledger`` knows of speakers and issues."""

    def speakers(self, like: str = "", *, kind: str | None = None, limit: int = 50, offset: int = 0) -> Speakers:
        """Give who speaks in statements and claims, those who speak most first.

        Args:
            like: a part of the name, however it is written.
            kind: only those of a kind, or ``outlet`` for outlets in their own voice; by default all but these.
            limit: how many at most.
            offset: how many are left out before.

        >>> import variorum as vm
        >>> vm.open().speakers("ministry").total
        0

        """
        return self.store.speakers(like=fold(like), kind=kind, limit=limit, offset=offset)

    def speaker(self, name: str) -> Speaker:
        """Give one speaker by the name, however it is written.

        Raises:
            NotInLedger: nobody of that name speaks.

        """
        found = self.store.speaker(key_of(name))
        if found is None:
            msg = f"Nobody of the name {name!r} speaks in this ledger."
            raise NotInLedger(msg)
        return found

    def said_by(self, name: str, *, limit: int = 20, offset: int = 0) -> list[Said]:
        """Give what a speaker said, report by report, the latest first: statements, claims, and their incidents.

        Args:
            name: the name, however it is written.
            limit: how many reports at most.
            offset: how many are left out before.

        """
        key = key_of(name)
        with self.store.snapshot():
            ordered = self.store.reports_of(key, limit=limit, offset=offset)
            reports = {report.id: report for report in self.store.reports(ordered)}
            found = {report: Said(reports[report], (), (), ()) for report in ordered}
            claims, statements = defaultdict(list), defaultdict(list)
            for claim in self.store.claims(reports=ordered):
                if key in speaks(claim, reports[claim.report]):
                    claims[claim.report].append(claim)
            for statement in self.store.statements(reports=ordered):
                if key_of(statement_speaker(statement) or "") == key:
                    statements[statement.report].append(statement)
            return [
                Said(each.report, tuple(statements[report]), tuple(claims[report]),
                     self._told_of(*statements[report], *claims[report]))
                for report, each in found.items()
            ]  # fmt: skip

    def _told_of(self, *parts: object) -> tuple[str, ...]:
        accounts = {account for part in parts if (account := getattr(part, "account", None))}
        return tuple(sorted(set(self.store.incident_of(accounts).values())))

    def namesakes(self, name: str) -> list[Namesake]:
        """Give speakers whose names share a rare word with a name, and say which are held to be one with it.

        Persons' judgements outrank the rules, as in settling. Which names are one is settled incident by incident,
        so this tells what holds where both occur.

        Raises:
            ResourceError: a vocabulary is missing or wrong.

        """
        from variorum.stages.reconcile.names import said_of_names, same_names  # noqa: PLC0415

        key = key_of(name)
        pages = [self.store.speakers(like=word, limit=MOST_ALIKE) for word in key.split() if len(word) > 2]
        judgements = list(self.store.person_judgements([f"origin:{fold(name)}"]))
        judged = {key_of(other): other for each in judgements for other in each.now}
        alike = {row.name: row for page in pages if page.total <= MOST_ALIKE for row in page.rows}
        for other, written in judged.items():
            if other not in alike:
                alike[other] = self.store.speaker(other) or Speaker(other, written, 0, 0, 0)
        alike.pop(key, None)
        speaker = self.store.speaker(key)
        own = (name, speaker is not None and "person" in speaker.kinds[:1])
        names = {row.name: (row.written, "person" in row.kinds[:1]) for row in alike.values()}
        said = said_of_names(decide(self.store.person_judgements(["origin"])))
        vocabulary = self._settling.rules.origins
        shown = same_names([own, *names.values()], vocabulary, said)
        return [Namesake(row, shown[names[row.name]] == shown[own]) for row in alike.values()]

    def issue_counts(self) -> Sequence[IssueCount]:
        """Count what was dropped or doubted by code, open and dealt with, those with most open ones first."""
        return self.store.issue_counts()

    def listed_issues(self, code: str | None = None, *, limit: int = 50, offset: int = 0) -> Sequence[ListedIssue]:
        """Give what was dropped or doubted with what persons said of it, what is open first.

        Args:
            code: only what has a code.
            limit: how many at most.
            offset: how many are left out before.

        """
        return self.store.listed_issues(code=code, limit=limit, offset=offset)

    def deal(self, issue_id: str, *, why: str, who: str | None = None, again: bool = False) -> Dealt:
        """Say that an issue is dealt with, or is to be looked at again. What was said before is kept.

        Args:
            issue_id: the issue, as ``listed_issues`` gives it.
            why: what was done about it, or why nothing has to be.
            who: who says so; else as the settings say.
            again: whether it is to be looked at again.

        Raises:
            SettingsError: nobody is named, or no reason is given.
            NotInLedger: there is no such issue.
            LedgerError: the ledger cannot be written.

        """
        name, reason = " ".join((who or self.settings.who or "").split()), " ".join(why.split())
        if not name or not reason:
            msg = "Who has dealt with an issue, and what was done or why nothing has to be, are both to be told."
            raise SettingsError(msg)
        dealt = Dealt(self.store.identify_issue(issue_id), name, self.clock(), reason, again)
        self.store.put_dealt(dealt)
        return dealt


def spoken_by(statement: Statement, speaker: str | None) -> bool:
    """Say whether the name of who makes a statement holds some letters; None is in every name."""
    if speaker is None:
        return True
    wanted = speaker.casefold()
    return any(wanted in name.casefold() for name in (statement.speaker, statement.speaker_as_written) if name)
