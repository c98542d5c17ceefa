"""The part of the Python door that judges: what a person says of the ledger, and the queue of what to look at."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from variorum.edges.settings import Settings
from variorum.edges.store import Store
from variorum.edges.store.clock import Clock
from variorum.errors import JudgementError, SettingsError
from variorum.model.claim import Account, Claim
from variorum.model.judgement import MACHINE, PersonJudgement, Verb
from variorum.model.queue import Compared, QueueEntry, Weightiest

if TYPE_CHECKING:
    from variorum.judging import Asked, Judged
    from variorum.pipeline import Settling


class Judging:
    """What ``Ledger`` can do with judgements.

    Every method that judges takes ``why`` and, unless the settings name one, ``who``; it keeps the judgement and
    settles at once what it touches, nothing else. Each raises:

    - ``SettingsError``: nobody is named;
    - ``NotInLedger``: what is to be judged is not in the ledger;
    - ``JudgementError``: it cannot be judged so;
    - ``LedgerError``: the ledger cannot be written;
    - ``ResourceError``: a policy by which it was settled is missing.
    """

    store: Store
    settings: Settings
    clock: Clock

    def claim(self, claim_id: str) -> Claim:
        """Give one claim, by its id or a beginning that only one id has.

        Raises:
            NotInLedger: no claim, or more than one, is meant.

        """
        from variorum.judging import claim_named  # noqa: PLC0415

        return claim_named(self.store, claim_id)

    def account(self, account_id: str) -> Account:
        """Give one account, by its id or a beginning that only one id has.

        Raises:
            NotInLedger: no account, or more than one, is meant.

        """
        (account,) = self.store.accounts(ids=[self.store.identify("account", account_id)])
        return account

    def told_in(self, account_id: str) -> Iterator[Claim]:
        """Give the claims of one account; errors as for ``account``."""
        return self.store.claims(accounts=[self.account(account_id).id])

    def compared(self, left: str, right: str) -> Compared | None:
        """Give how the program compared two accounts, reason by reason; None where it did not look at the pair.

        Args:
            left: an account's id.
            right: the other's, in either order.

        Raises:
            ResourceError: the weights of linking are missing or wrong.

        """
        from variorum.edges.resources.linking import load_weights  # noqa: PLC0415

        pair = {left, right}
        thresholds = load_weights().thresholds
        found = (each for each in self.store.judgements_of([left]) if {each.left, each.right} == pair)
        own = next((each for each in found if each.judge == MACHINE), None)
        return None if own is None else Compared(own, thresholds.unsure, thresholds.same)

    def same(self, left: str, right: str, *, why: str, who: str | None = None, answers: Iterable[str] = ()) -> "Judged":
        """Say that two accounts tell of one incident, or that two names are of one origin.

        Args:
            left: an account, an incident, or a report for its main account, by id; or the name of an origin.
            right: the other one.
            why: the reason.
            who: who judges; else as the settings say.
            answers: ids of judgements of others that this one answers to.

        """
        return self._pair("same", left, right, self._asked(who, why, answers))

    def different(
        self, left: str, right: str, *, why: str, who: str | None = None, answers: Iterable[str] = ()
    ) -> "Judged":
        """Say that two accounts tell of two incidents, or that two names are of two origins; as ``same``."""
        return self._pair("different", left, right, self._asked(who, why, answers))

    def accept(self, claim: str, *, why: str, who: str | None = None, answers: Iterable[str] = ()) -> "Judged":
        """Say that a claim is right: it outweighs the others on its field."""
        return self._on_claim("accept", claim, self._asked(who, why, answers))

    def reject(self, claim: str, *, why: str, who: str | None = None, answers: Iterable[str] = ()) -> "Judged":
        """Say that a claim is not to be counted: it stands in its finding as rejected."""
        return self._on_claim("reject", claim, self._asked(who, why, answers))

    def correct(
        self,
        claim: str,
        value: Any,
        *,
        why: str,
        who: str | None = None,
        span: tuple[int, int] | None = None,
        quote: str | None = None,
        answers: Iterable[str] = (),
    ) -> "Judged":
        """Say what a claim's words really give; both values are shown, and the corrected one is used.

        Args:
            claim: the claim's id, or the beginning of it.
            value: a value of its field, the parts that change, or the short way to write it ("at least 14").
            why: the reason.
            who: who judges; else as the settings say.
            span: the characters of its report that the value rests on, end-exclusive.
            quote: the same by the words themselves, which must stand in the report once.
            answers: ids of judgements of others that this one answers to.

        """
        from variorum.correcting import value_of  # noqa: PLC0415 - asking a ledger must not load it
        from variorum.judging import claim_named  # noqa: PLC0415

        held = claim_named(self.store, claim)
        if quote is not None:
            span = self._span(held.report, quote)
        asked = self._asked(who, why, answers)
        return self._on_claim("correct", held.id, asked, value=value_of(value, held), span=span)

    def grade(
        self, what: str, grade: str, *, why: str, who: str | None = None, answers: Iterable[str] = ()
    ) -> "Judged":
        """Set a grade; it stands beside the proposed one.

        Args:
            what: an incident or a claim by id, or an origin by name.
            grade: of an incident ``confirmed``, ``fair``, ``weak``, ``contested``, ``discounted`` or 1 to 6; of a claim
                1 to 6; of an origin A to F.
            why: the reason.
            who: who judges; else as the settings say.
            answers: ids of judgements of others that this one answers to.

        """
        from variorum.judging import graded  # noqa: PLC0415

        return self._keep(graded(self.store, what, grade, self._asked(who, why, answers)))

    def withdraw(self, judgement: str, *, why: str, who: str | None = None) -> "Judged":
        """Take a judgement back; it is kept as withdrawn, and what it touched is settled without it."""
        from variorum.judging import withdraw  # noqa: PLC0415

        return withdraw(self.store, judgement, self._asked(who, why, ()), self._settling)

    def judgements(self, of: str | None = None) -> Iterator[PersonJudgement]:
        """Give what persons judged, the earliest first, withdrawn or not.

        Args:
            of: only what is on one thing: an account, claim, incident or report by its id (of an incident also what
                is on its accounts and claims), or an origin by its name.

        Raises:
            NotInLedger: there is no such thing.

        """
        from variorum.judging import marks_on  # noqa: PLC0415

        return self.store.person_judgements(None if of is None else marks_on(self.store, of))

    def latest_judgements(self, *, limit: int, offset: int = 0) -> Sequence[PersonJudgement]:
        """Give what persons judged, withdrawn or not, the latest first: ``limit`` after the first ``offset``."""
        return self.store.latest_judged(limit=limit, offset=offset)

    def count_judgements(self) -> int:
        """Count what persons judged, withdrawn or not."""
        return self.store.count_judged()

    def judgement(self, judgement_id: str) -> PersonJudgement:
        """Give one judgement by its id or a beginning that only one id has.

        Raises:
            NotInLedger: no judgement, or more than one, is meant.

        """
        return self.store.person_judgement(judgement_id)

    def queue(self, *, limit: int | None = None) -> list[QueueEntry]:
        """Give what a person should look at, the weightiest first, each with its reasons and what would settle it.

        Args:
            limit: how many at most; give one for a large ledger, since each asks for its claims.

        """
        return list(self.weightiest(limit).entries)

    def weightiest(self, limit: int | None) -> Weightiest:
        """Give the same as ``queue``, and how many there are in all, by why a person is asked."""
        from variorum.edges.resources.linking import load_weights  # noqa: PLC0415
        from variorum.edges.resources.queue import load_queue_weights  # noqa: PLC0415
        from variorum.queueing import queue  # noqa: PLC0415

        with self.store.snapshot():
            return queue(self.store, load_queue_weights(), load_weights().thresholds, limit=limit)

    @cached_property
    def _settling(self) -> "Settling":
        from variorum.edges.resources.settling import load_settling  # noqa: PLC0415

        return load_settling(self.settings, self.store.meta())

    def _asked(self, who: str | None, why: str, answers: Iterable[str]) -> "Asked":
        from variorum.judging import Asked  # noqa: PLC0415

        name = (who if who is not None else self.settings.who) or ""
        if not name.strip():
            msg = (
                "Nobody is named who judges. Say who with --who NAME, with VARIORUM_WHO, or with who = 'NAME' in "
                "variorum.toml."
            )
            raise SettingsError(msg)
        answered = tuple(self.store.person_judgement(answer).id for answer in answers)
        return Asked(name, self.clock(), why, answered)

    def _pair(self, verb: Verb, left: str, right: str, asked: "Asked") -> "Judged":
        from variorum.judging import pair  # noqa: PLC0415

        return self._keep(pair(self.store, verb, left, right, asked))

    def _on_claim(self, verb: Verb, claim: str, asked: "Asked", **more: Any) -> "Judged":
        from variorum.judging import on_claim  # noqa: PLC0415

        return self._keep(on_claim(self.store, verb, claim, asked, **more))

    def _keep(self, judgement: PersonJudgement) -> "Judged":
        from variorum.judging import keep_judgement  # noqa: PLC0415

        return keep_judgement(self.store, judgement, self._settling)

    def _span(self, report: str, quote: str) -> tuple[int, int]:
        text = self.store.report(report).text
        start = text.find(quote) if quote else -1
        if start < 0 or text.find(quote, start + 1) >= 0:
            times = "not" if start < 0 else "more than once"
            msg = f"{quote!r} stands {times} in {report}. Quote words that stand in it once, or give their span."
            raise JudgementError(msg)
        return start, start + len(quote)
