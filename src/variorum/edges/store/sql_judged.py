"""The judgements of persons in a database."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

from sqlalchemy import func, insert, select

from variorum.edges.store import content, schema
from variorum.edges.store.choice import CANDIDATES_NAMED, choose
from variorum.edges.store.judged import marks_of
from variorum.edges.store.schema import current
from variorum.edges.store.sql_past import parts_among
from variorum.edges.store.sql_reader import begins, in_chunks, judgements_in_force
from variorum.edges.store.sql_store import SqlStore
from variorum.model.incident import Judgement, Part
from variorum.model.judgement import MACHINE, PersonJudgement


class SqlJudgedStore(SqlStore):
    """A store in a database that keeps what persons judge."""

    def person_judgements(self, marks: Collection[str] | None = None) -> Iterator[PersonJudgement]:
        """Give what persons judged, all of it or that with any of some marks, by time and id."""
        table, marked = schema.person_judgements, schema.judgement_marks
        query = select(table.c.content)
        if marks is None:
            return (content.decode_judged(row.content) for row in self._pages(query, table.c.at, table.c.id))
        found: dict[str, str] = {}
        wanted = select(table.c.id, table.c.content).join(marked, marked.c.judgement == table.c.id)
        for chunk in in_chunks(marks):
            found |= {row.id: row.content for row in self._rows(wanted.where(marked.c.mark.in_(chunk)))}
        judgements = map(content.decode_judged, found.values())
        return iter(sorted(judgements, key=lambda judgement: (judgement.at, judgement.id)))

    def latest_judged(self, *, limit: int, offset: int = 0) -> Sequence[PersonJudgement]:
        """Give what persons judged, the latest first."""
        table = schema.person_judgements
        query = select(table.c.content).order_by(table.c.at.desc(), table.c.id.desc())
        return [content.decode_judged(row.content) for row in self._rows(query.limit(limit).offset(offset))]

    def count_judged(self) -> int:
        """Count what persons judged."""
        ((number,),) = self._rows(select(func.count()).select_from(schema.person_judgements))
        return int(number)

    def person_judgement(self, judgement_id: str) -> PersonJudgement:
        """Give one judgement by its id or the beginning of it."""
        table = schema.person_judgements
        query = select(table.c.id, table.c.content)
        begun = query.where(begins(table.c.id, judgement_id)).order_by(table.c.id).limit(CANDIDATES_NAMED + 1)
        rows = self._rows(query.where(table.c.id == judgement_id)) or self._rows(begun)
        found = {row.id: row.content for row in rows}
        return content.decode_judged(found[choose(judgement_id, list(found), "judgement")])

    def identify(self, noun: Literal["account", "claim"], beginning: str) -> str:
        """Give the whole id of an account or claim for the beginning of it."""
        table = schema.accounts if noun == "account" else schema.claims
        query = select(table.c.id).where(current(table))
        begun = query.where(begins(table.c.id, beginning)).order_by(table.c.id).limit(CANDIDATES_NAMED + 1)
        rows = self._rows(query.where(table.c.id == beginning)) or self._rows(begun)
        return choose(beginning, [row.id for row in rows], noun)

    def pairs_scored(self, low: float, high: float) -> Iterator[Judgement]:
        """Give the machine's judgements in force with a score in a span, without their reasons."""
        table, accounts = schema.judgements, schema.accounts
        query = select(table.c.first, table.c.second, table.c.judge, table.c.answer, table.c.score)
        for side in (table.c.first, table.c.second):
            held = select(accounts.c.id).where(accounts.c.id == side, current(accounts))
            query = query.where(held.exists())
        query = query.where(current(table), table.c.judge == MACHINE, table.c.score >= low, table.c.score < high)
        # At once and not page by page: each page would look at all of them anew, for its place in the order.
        for row in self._rows(query.order_by(table.c.first, table.c.second)):
            yield Judgement(row.first, row.second, row.answer, row.score, (), row.judge)

    def parts_of(self, account_ids: Iterable[str]) -> tuple[Part, ...]:
        """Give the accounts whose incident is held to be part of another's, where either is among some."""
        table = schema.judgements
        query = judgements_in_force().with_only_columns(table.c.first, table.c.second, table.c.part)
        return parts_among(self._rows, [query], account_ids)

    def put_person_judgements(self, judgements: Iterable[PersonJudgement]) -> None:
        """Set judgements as they now stand."""
        given = {judgement.id: judgement for judgement in judgements}
        with self.transaction():
            self._delete(schema.judgement_marks, "judgement", given)
            self._delete(schema.person_judgements, "id", given)
            ordered = [given[identity] for identity in sorted(given)]
            rows = [{"id": each.id, "at": each.at, "content": content.encode(each)} for each in ordered]
            marks = [{"mark": mark, "judgement": each.id} for each in ordered for mark in marks_of(each)]
            self._execute(insert(schema.person_judgements), rows)
            self._execute(insert(schema.judgement_marks), marks)

    def _canonical_rows(self) -> Iterator[tuple[str, ...]]:
        yield from super()._canonical_rows()
        standing = (each for each in self.person_judgements() if each.state != "withdrawn")
        yield from (("person_judgements", content.encode(each)) for each in standing)
