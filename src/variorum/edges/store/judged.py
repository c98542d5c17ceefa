"""What every store can do with the judgements of persons, and the marks by which they are found."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, Protocol

from msgspec import structs

from variorum.model.incident import Judgement, Part
from variorum.model.judgement import NameSeen, PersonJudgement
from variorum.model.names import fold

ANY_ORIGIN = "origin"
"""The mark of every judgement on an origin."""


def mark(noun: str, identity: str) -> str:
    """Give the mark of judgements on a thing: a report, account, claim, incident, or an origin by its name.

    >>> mark("origin", "The RIA")
    'origin:ria'

    """
    return f"{noun}:{fold(identity) if noun == 'origin' else identity}"


def marks_of(judgement: PersonJudgement) -> tuple[str, ...]:
    """Give the marks under which a judgement is found: all that it is on, and the reports that it rests on."""
    marks = {mark(judgement.noun, each) for each in judgement.now}
    marks |= {mark("report", seen.report) for seen in judgement.evidence if not isinstance(seen, NameSeen)}
    if judgement.noun == "origin":
        marks.add(ANY_ORIGIN)
    return tuple(sorted(marks))


def held_then(judgements: Iterable[PersonJudgement], time: str) -> Iterator[PersonJudgement]:
    """Give judgements as they stood at a time (ISO, UTC): those made since are left out, those withdrawn since hold."""
    for judgement in judgements:
        if judgement.at > time:
            continue
        later = judgement.withdrawal is not None and judgement.withdrawal.at > time
        yield structs.replace(judgement, state="in_force", withdrawal=None) if later else judgement


class JudgedReader(Protocol):
    """What can be asked of a ledger about judgements. Every method raises ``LedgerError`` where it cannot be read."""

    def person_judgements(self, marks: Collection[str] | None = None) -> Iterator[PersonJudgement]:
        """Give what persons judged, withdrawn or not, all of it or that with any of some marks, by time and id."""
        ...

    def latest_judged(self, *, limit: int, offset: int = 0) -> Sequence[PersonJudgement]:
        """Give what persons judged, withdrawn or not, the latest first: ``limit`` after the first ``offset``."""
        ...

    def count_judged(self) -> int:
        """Count what persons judged, withdrawn or not."""
        ...

    def person_judgement(self, judgement_id: str) -> PersonJudgement:
        """Give one judgement by its id or by a beginning that only one id has.

        Raises:
            NotInLedger: no judgement, or more than one, is meant.

        """
        ...

    def identify(self, noun: Literal["account", "claim"], beginning: str) -> str:
        """Give the whole id of an account or claim of the ledger for a beginning that only one id has.

        Raises:
            NotInLedger: none, or more than one, is meant.

        """
        ...

    def pairs_scored(self, low: float, high: float) -> Iterator[Judgement]:
        """Give the machine's judgements in force with a score from ``low`` up to, but not with, ``high``, by pair.

        They come without their reasons, as from ``answers_of``.
        """
        ...

    def parts_of(self, account_ids: Iterable[str]) -> tuple[Part, ...]:
        """Give the accounts whose incident is held to be part of another's, where either is among some, in order.

        They are those of the judgements in force (see ``judgements_of``).
        """
        ...


class JudgedWriter(Protocol):
    """What can be written of judgements; each call is a transaction of its own unless it is called within one."""

    def put_person_judgements(self, judgements: Iterable[PersonJudgement]) -> None:
        """Set judgements as they now stand. They are never removed: those taken back are kept as withdrawn."""
        ...
