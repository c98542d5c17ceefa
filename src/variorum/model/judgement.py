"""What a person says of the ledger: who, when, why, of what, and what that looked like when it was judged.

The machine's own judgements, of pairs of accounts, are ``variorum.model.incident.Judgement``; a person's outrank them.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

from variorum.model.claim import Account, Claim, Field, Stance
from variorum.model.ids import content_id
from variorum.model.incident import Scale
from variorum.model.names import fold

Verb: TypeAlias = Literal["same", "different", "accept", "reject", "correct", "grade"]
Noun: TypeAlias = Literal["account", "claim", "incident", "origin"]
State: TypeAlias = Literal["in_force", "open", "withdrawn"]

MACHINE = "machine"
"""The judge of the pairs of accounts that no person judged."""
PERSON = "person"
"""The judge of the pairs of accounts that persons decided."""
GRADES: dict[Scale, tuple[str, ...]] = {
    "airwars": ("confirmed", "fair", "weak", "contested", "discounted"),
    "reliability": ("A", "B", "C", "D", "E", "F"),
    "credibility": ("1", "2", "3", "4", "5", "6"),
}
"""What each scale grades with: Airwars an incident; the Admiralty code the reliability of an origin and, apart from it,
the credibility of a claim or an incident. The best comes first, ``F`` and ``6`` mean that it cannot be judged."""
SCALES_OF: dict[Noun, tuple[Scale, ...]] = {
    "incident": ("airwars", "credibility"),
    "claim": ("credibility",),
    "origin": ("reliability",),
}
"""The scales that each thing can be graded on."""


class ClaimSeen(Struct, frozen=True, tag="claim"):
    """A claim as it stood when it was judged: what a new reading of its report must give again."""

    id: str
    report: str
    field: Field
    value: Any
    quote: str
    start: int
    end: int
    speaker: str | None
    stance: Stance


class AccountSeen(Struct, frozen=True, tag="account"):
    """An account as it stood when it was judged; ``says`` holds what tells which incident it is, field by field."""

    id: str
    report: str
    quote: str
    start: int
    end: int
    says: tuple[tuple[str, str], ...]


class NameSeen(Struct, frozen=True, tag="origin"):
    """The name of an origin. It is the same in every ledger, so nothing can change of it."""

    name: str


Seen: TypeAlias = ClaimSeen | AccountSeen | NameSeen


class Withdrawal(Struct, frozen=True):
    """Who took a judgement back, when (ISO, UTC) and why."""

    who: str
    at: str
    why: str


class PersonJudgement(Struct, frozen=True):
    """What a person judged.

    ``of`` is what they named: ids of claims, accounts, reports or incidents, or names of origins. ``evidence`` is what
    that came to, and never changes. ``now`` says what it is at present: the ids of the accounts, the claim or the
    incident, which follow new readings and mergers, with ``note`` telling of it in words.

    ``value`` is the corrected value of a claim and ``span`` the characters of its report that it rests on; ``scale``
    and ``grade`` are those of a grade. ``answers`` are ids of judgements of others that this one answers to. ``at`` is
    ISO, UTC.

    ``state`` is ``open`` while the evidence is not what it was, and ``note`` says how; what is ``in_force`` counts.
    """

    id: str
    verb: Verb
    noun: Noun
    of: tuple[str, ...]
    who: str
    at: str
    why: str
    evidence: tuple[Seen, ...]
    now: tuple[str, ...]
    value: Any = None
    span: tuple[int, int] | None = None
    scale: Scale | None = None
    grade: str | None = None
    answers: tuple[str, ...] = ()
    state: State = "in_force"
    note: str | None = None
    withdrawal: Withdrawal | None = None

    @property
    def question(self) -> tuple[str, ...]:
        """What was asked: two judgements with the same question agree or are in conflict."""
        if self.noun == "origin":
            names = sorted(fold(name) for name in self.now)
            return ("origin", *names, self.scale or "")
        if self.noun == "account":
            return ("account", *sorted(self.now))
        aspect = {"accept": "standing", "reject": "standing", "correct": "value"}.get(self.verb, self.scale or "")
        return (self.noun, *self.now, aspect)

    @property
    def answer(self) -> str:
        """What was answered, so written that equal answers are equal."""
        if self.verb == "correct":
            return msgspec.json.encode(self.value, order="deterministic").decode()
        return self.grade or self.verb

    @property
    def judge(self) -> str:
        """Who judged, however the name is written."""
        return " ".join(self.who.casefold().split())


class Decision(Struct, frozen=True):
    """What persons make of one question: the judgement that decides, or None, and all those in force."""

    question: tuple[str, ...]
    decides: PersonJudgement | None
    judgements: tuple[PersonJudgement, ...]

    @property
    def in_conflict(self) -> bool:
        """Whether persons differ and none has answered the others."""
        return self.decides is None


def make_judgement(
    *,
    verb: Verb,
    noun: Noun,
    of: Sequence[str],
    who: str,
    at: str,
    why: str,
    evidence: Iterable[Seen],
    now: Iterable[str],
    value: Any = None,
    span: tuple[int, int] | None = None,
    scale: Scale | None = None,
    grade: str | None = None,
    answers: Iterable[str] = (),
) -> PersonJudgement:
    """Make a judgement whose id comes from what it says, so that the same one twice is one.

    >>> judgement = make_judgement(verb="same", noun="origin", of=["RIA", "RIA Novosti"], who="Ana",
    ...     at="2024-03-05T10:00:00+00:00", why="one agency", evidence=[], now=["RIA", "RIA Novosti"])
    >>> judgement.question, judgement.answer
    (('origin', 'ria', 'ria novosti', ''), 'same')

    """
    seen, answered = tuple(evidence), tuple(sorted(set(answers)))
    identity = content_id("j", verb, noun, of, who, at, why, seen, value, span, scale, grade, answered)
    return PersonJudgement(
        identity, verb, noun, tuple(of), who, at, why, seen, tuple(now), value, span, scale, grade, answered
    )


def decide(judgements: Iterable[PersonJudgement]) -> tuple[Decision, ...]:
    """Say of each question what persons make of it, in the order of the questions.

    Of judgements in conflict the newest decides, but only if it names every other one with another answer among those
    that it answers to: nobody overwrites what they have not looked at.
    """
    asked: dict[tuple[str, ...], list[PersonJudgement]] = {}
    for judgement in judgements:
        if judgement.state == "in_force":
            asked.setdefault(judgement.question, []).append(judgement)
    return tuple(_decision(question, asked[question]) for question in sorted(asked))


def _decision(question: tuple[str, ...], judgements: Sequence[PersonJudgement]) -> Decision:
    ordered = tuple(sorted(judgements, key=lambda judgement: (judgement.at, judgement.id)))
    newest = ordered[-1]
    others = {other.id for other in ordered if other.answer != newest.answer}
    return Decision(question, newest if others <= set(newest.answers) else None, ordered)


def claim_seen(claim: Claim) -> ClaimSeen:
    """Note what a claim says."""
    origin = claim.origin
    return ClaimSeen(
        claim.id, claim.report, claim.field, msgspec.to_builtins(claim.value), claim.quote, claim.start, claim.end,
        (origin.name or origin.role) if origin else None, claim.stance,
    )  # fmt: skip


TELLING: tuple[Field, ...] = ("event", "date", "place", "killed", "wounded", "responsibility")
"""The fields that tell which incident an account is of, and how it is to be graded."""


def account_seen(account: Account, claims: Iterable[Claim], text: str) -> AccountSeen:
    """Note what an account says: its telling words, and a digest of its answers to each telling question."""
    said: dict[str, set[bytes]] = {}
    for claim in claims:
        if claim.account == account.id and claim.field in TELLING:
            words = msgspec.json.encode((claim.value, claim.stance))
            said.setdefault(claim.field, set()).add(words)
    says = tuple((field, content_id("says", *map(bytes.decode, sorted(said[field])))) for field in sorted(said))
    return AccountSeen(account.id, account.report, text[account.start : account.end], account.start, account.end, says)
