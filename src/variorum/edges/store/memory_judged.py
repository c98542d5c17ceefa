"""The judgements of persons in memory."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

from msgspec import structs

from variorum.edges.store import content
from variorum.edges.store.choice import choose
from variorum.edges.store.judged import held_then, marks_of
from variorum.edges.store.memory import MemoryStore as _MemoryStore
from variorum.edges.store.memory_past import MemoryPast, parts_among
from variorum.model.incident import Judgement, Part
from variorum.model.judgement import MACHINE, PersonJudgement


class MemoryStore(_MemoryStore):
    """A ledger in memory. It answers as ``SqliteStore`` does; it is not for several threads at once."""

    def person_judgements(self, marks: Collection[str] | None = None) -> Iterator[PersonJudgement]:
        """Give what persons judged, all of it or that with any of some marks, by time and id."""
        everything = sorted(self._tables.judged.values(), key=lambda judgement: (judgement.at, judgement.id))
        wanted = None if marks is None else set(marks)
        return (each for each in everything if wanted is None or wanted.intersection(marks_of(each)))

    def latest_judged(self, *, limit: int, offset: int = 0) -> Sequence[PersonJudgement]:
        """Give what persons judged, the latest first."""
        return list(self.person_judgements())[::-1][offset : offset + limit]

    def count_judged(self) -> int:
        """Count what persons judged."""
        return len(self._tables.judged)

    def person_judgement(self, judgement_id: str) -> PersonJudgement:
        """Give one judgement by its id or the beginning of it."""
        judged = self._tables.judged
        begun = sorted(identity for identity in judged if identity.startswith(judgement_id))
        return judged[choose(judgement_id, [judgement_id] if judgement_id in judged else begun, "judgement")]

    def known_at(self, time: str) -> MemoryPast:
        """Give what the ledger knew at a time."""
        past = super().known_at(time)
        past.judged = tuple(held_then(self.person_judgements(), time))
        now = (j for key, j in self._tables.judgements.items() if self._tables.since["judgement", *key] <= time)
        former = (each.thing for each in self._tables.former if each.held_at(time))
        past.parts = tuple(_parts([*now, *(thing for thing in former if isinstance(thing, Judgement))]))
        return past

    def identify(self, noun: Literal["account", "claim"], beginning: str) -> str:
        """Give the whole id of an account or claim for the beginning of it."""
        held = sorted(part.id for part in (self.accounts() if noun == "account" else self.claims()))
        begun = [identity for identity in held if identity.startswith(beginning)]
        return choose(beginning, [beginning] if beginning in held else begun, noun)

    def pairs_scored(self, low: float, high: float) -> Iterator[Judgement]:
        """Give the machine's judgements in force with a score in a span, without their reasons."""
        for (first, second, judge), judgement in self._in_force():
            if judge == MACHINE and low <= judgement.score < high:
                yield structs.replace(judgement, left=first, right=second, reasons=())

    def parts_of(self, account_ids: Iterable[str]) -> tuple[Part, ...]:
        """Give the accounts whose incident is held to be part of another's, where either is among some."""
        return parts_among(_parts(judgement for _, judgement in self._in_force()), account_ids)

    def put_person_judgements(self, judgements: Iterable[PersonJudgement]) -> None:
        """Set judgements as they now stand."""
        with self.transaction():
            self._tables.judged.update({judgement.id: judgement for judgement in judgements})

    def _canonical_rows(self) -> Iterator[tuple[str, ...]]:
        yield from super()._canonical_rows()
        standing = (each for each in self.person_judgements() if each.state != "withdrawn")
        yield from (("person_judgements", content.encode(each)) for each in standing)


def _parts(judgements: Iterable[Judgement]) -> Iterator[Part]:
    for judgement in judgements:
        if judgement.part is not None:
            left = judgement.part == judgement.left
            yield Part(judgement.part, judgement.right if left else judgement.left)
