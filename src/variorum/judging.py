"""What a person asks to be judged -> a judgement that is kept, followed, and settled at once in all that it touches."""

import re
from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from msgspec import Struct, structs

from variorum.edges.store import Store
from variorum.edges.store.judged import mark
from variorum.errors import JudgementError
from variorum.following import apply_pairs, follow
from variorum.keeping import settle, settle_incidents
from variorum.model.claim import Account, Claim
from variorum.model.incident import Scale
from variorum.model.judgement import (
    GRADES,
    SCALES_OF,
    NameSeen,
    Noun,
    PersonJudgement,
    Verb,
    Withdrawal,
    account_seen,
    claim_seen,
    decide,
    make_judgement,
)
from variorum.pipeline import Settling

IS_ID = re.compile(r"[acir]-[0-9a-f]+")
"""What is taken for the id of an account, claim, incident or report; all else is the name of an origin."""
MOST_OWNERS = 10_000_000
"""Accounts that carry one origin: all of them are looked at."""


class Asked(Struct, frozen=True):
    """Who judges, when (ISO, UTC), why, and which judgements of others this answers to."""

    who: str
    at: str
    why: str
    answers: tuple[str, ...] = ()


class Judged(Struct, frozen=True):
    """What became of a judgement: itself, the incidents that were settled anew, and what there is to be told of it.

    ``conflicts`` are judgements of others on the same question that it does not answer to: with them, it decides
    nothing.
    """

    judgement: PersonJudgement
    incidents: tuple[str, ...]
    conflicts: tuple[str, ...] = ()


def pair(store: Store, verb: Verb, left: str, right: str, asked: Asked) -> PersonJudgement:
    """Judge two accounts, or what stands for one (an incident, a report), or the names of two origins.

    Raises:
        NotInLedger: there is no such thing.
        JudgementError: both are one thing already, or one is an id and the other a name.

    """
    ids = [bool(IS_ID.fullmatch(each)) for each in (left, right)]
    if not any(ids):
        return _names(verb, left, right, asked)
    if not all(ids):
        msg = f"{left!r} and {right!r}: one is an id, the other a name. Name two things of the ledger, or two origins."
        raise JudgementError(msg)
    found = [_account(store, each) for each in (left, right)]
    (first, named_first), (second, named_second) = found
    if first.id == second.id:
        raise JudgementError(_one_already(store, verb, named_first, named_second))
    seen = [_seen(store, account) for account, _ in found]
    made = _make(asked, verb, "account", (named_first, named_second), seen, (first.id, second.id))
    return structs.replace(made, note=_merged(store, made.of))


def _merged(store: Store, named: Sequence[str]) -> str | None:
    """Say which of the ids that were named were merged into which."""
    pairs = [(each, store.resolve_incident(each)) for each in named if each.startswith("i-")]
    return "; ".join(f"{old} was merged into {new}" for old, new in pairs if old != new) or None


def _names(verb: Verb, left: str, right: str, asked: Asked) -> PersonJudgement:
    names = (" ".join(left.split()), " ".join(right.split()))
    if not all(names) or mark("origin", left) == mark("origin", right):
        msg = f"{left!r} and {right!r} are one name. Name two origins that are, or are not, the same."
        raise JudgementError(msg)
    return _make(asked, verb, "origin", names, [NameSeen(name) for name in names], names)


def _one_already(store: Store, verb: Verb, left: str, right: str) -> str:
    present = store.resolve_incident(left) if left.startswith("i-") else left
    merged = "" if left == right else f": {left} and {right} are {present} now"
    advice = "Name two of its reports or accounts to part them." if verb == "different" else "There is nothing to join."
    return f"Both are one thing already{merged}. {advice}"


def _seen(store: Store, account: Account) -> Any:
    text = store.report(account.report).text
    return account_seen(account, store.claims(accounts=[account.id]), text)


def _account(store: Store, named: str) -> tuple[Account, str]:
    """Give the account that an id stands for, and the id as it is in the ledger, old where an incident was merged."""
    if named.startswith("a-"):
        identity = store.identify("account", named)
        (account,) = store.accounts(ids=[identity])
        return account, identity
    if named.startswith("r-"):
        report = store.report(named).id
        return _main_account(store, report), report
    if named.startswith("i-"):
        return _leading_account(store, store.resolve_incident(named)), _old_id(store, named)
    msg = f"{named!r} is a claim. Name two accounts, incidents or reports, or two origins."
    raise JudgementError(msg)


def _old_id(store: Store, named: str) -> str:
    """Give a whole id as it was written, though it may have been merged away, and the present one for a beginning."""
    present = store.resolve_incident(named)
    merged = [old for old in store.supersedes([present]).get(present, ()) if old.startswith(named)]
    return merged[0] if merged and not present.startswith(named) else present


def _main_account(store: Store, report: str) -> Account:
    main = [account for account in store.accounts(reports=[report]) if account.standing == "main"]
    if len(main) != 1:
        listed = ", ".join(account.id for account in main) or "none"
        msg = f"The report {report} has no single main account ({listed}). Name an account or an incident."
        raise JudgementError(msg)
    return main[0]


def _leading_account(store: Store, incident: str) -> Account:
    """Give the account that stands for an incident: the one with most claims, so that it is the last to go."""
    members = store.members([incident]).get(incident, ())
    return min(store.accounts(ids=members), key=lambda account: (-len(account.claims), account.id))


def on_claim(
    store: Store, verb: Verb, named: str, asked: Asked, *, value: Any = None, span: tuple[int, int] | None = None
) -> PersonJudgement:
    """Accept, reject or correct a claim.

    Args:
        store: the ledger.
        verb: ``accept``, ``reject`` or ``correct``.
        named: the claim's id, or the beginning of it.
        asked: who, when, why.
        value: the right value.
        span: the characters of the claim's report that it rests on.

    Raises:
        NotInLedger: there is no such claim.
        JudgementError: the characters are not in its report.

    """
    claim = claim_named(store, named)
    if span is not None and not 0 <= span[0] < span[1] <= len(store.report(claim.report).text):
        msg = f"There are no characters {span[0]} to {span[1]} in {claim.report}. Give a span within its text."
        raise JudgementError(msg)
    plain = msgspec.to_builtins(value) if value is not None else None
    return _make(asked, verb, "claim", (claim.id,), [claim_seen(claim)], (claim.id,), value=plain, span=span)


def claim_named(store: Store, named: str) -> Claim:
    """Give a claim by its id or the beginning of it.

    Raises:
        NotInLedger: there is none, or more than one is meant.
        JudgementError: it is the id of something else.

    """
    if IS_ID.fullmatch(named) and not named.startswith("c-"):
        msg = f"{named!r} is no claim. 'variorum claims INCIDENT --ids' gives the id of each claim."
        raise JudgementError(msg)
    (claim,) = store.claims(ids=[store.identify("claim", named)])
    return claim


def graded(store: Store, named: str, grade: str, asked: Asked) -> PersonJudgement:
    """Grade an incident, a claim or an origin; the grade tells on which scale.

    Raises:
        NotInLedger: there is no such incident or claim.
        JudgementError: that thing has no such grade.

    """
    noun: Noun = "origin" if not IS_ID.fullmatch(named) else "claim" if named.startswith("c-") else "incident"
    if noun == "incident" and not named.startswith("i-"):
        msg = f"{named!r} cannot be graded. Grade an incident, a claim or an origin."
        raise JudgementError(msg)
    scale, value = _scale(noun, grade)
    if noun == "origin":
        name = " ".join(named.split())
        return _make(asked, "grade", noun, (name,), [NameSeen(name)], (name,), scale=scale, grade=value)
    if noun == "claim":
        claim = claim_named(store, named)
        return _make(asked, "grade", noun, (claim.id,), [claim_seen(claim)], (claim.id,), scale=scale, grade=value)
    incident = store.resolve_incident(named)
    members = store.members([incident]).get(incident, ())
    seen = [_seen(store, account) for account in store.accounts(ids=members)]
    return _make(asked, "grade", noun, (_old_id(store, named),), seen, (incident,), scale=scale, grade=value)


def _scale(noun: Noun, grade: str) -> tuple[Scale, str]:
    wanted = grade.strip().casefold()
    for scale in SCALES_OF[noun]:
        for value in GRADES[scale]:
            if value.casefold() == wanted:
                return scale, value
    there = "; ".join(f"{scale}: {', '.join(GRADES[scale])}" for scale in SCALES_OF[noun])
    msg = f"{grade!r} is no grade of {'an' if noun[0] in 'io' else 'a'} {noun}. There are {there}."
    raise JudgementError(msg)


def _make(
    asked: Asked, verb: Verb, noun: Noun, of: Sequence[str], seen: Sequence[Any], now: Sequence[str], **more: Any
) -> PersonJudgement:
    if not asked.why.strip():
        msg = f"A judgement says why. Give the reason: variorum judge {verb} ... --why 'REASON'."
        raise JudgementError(msg)
    return make_judgement(
        verb=verb, noun=noun, of=of, who=" ".join(asked.who.split()), at=asked.at, why=" ".join(asked.why.split()),
        evidence=seen, now=now, answers=asked.answers, **more,
    )  # fmt: skip


def keep_judgement(store: Store, judgement: PersonJudgement, settling: Settling) -> Judged:
    """Keep a judgement and settle what it touches. What the same person judged before of the same is withdrawn.

    Raises:
        JudgementError: it answers to a judgement that is on something else, or withdrawn.

    """
    with store.transaction():
        judgement = follow(judgement, store)
        beside = [each for each in _beside(store, judgement) if each.state != "withdrawn" and each.id != judgement.id]
        _check_answers(judgement, beside)
        earlier = [each for each in beside if each.judge == judgement.judge]
        back = Withdrawal(judgement.who, judgement.at, f"judged anew: {judgement.id}")
        store.put_person_judgements(
            [*(structs.replace(each, state="withdrawn", withdrawal=back) for each in earlier), judgement]
        )
        incidents = _settle_on(store, judgement, settling)
        return Judged(judgement, tuple(sorted(incidents)), _conflicts(store, judgement))


def _beside(store: Store, judgement: PersonJudgement) -> list[PersonJudgement]:
    marks = [mark(judgement.noun, each) for each in judgement.now]
    return [each for each in store.person_judgements(marks) if each.question == judgement.question]


def marks_on(store: Store, of: str) -> list[str]:
    """Give the marks of all judgements on a thing: of an incident, also those on its accounts and claims.

    Raises:
        NotInLedger: there is no such thing.

    """
    if not IS_ID.fullmatch(of):
        return [mark("origin", of)]
    if of.startswith("r-"):
        return [mark("report", store.report(of).id)]
    if of.startswith("c-"):
        return [mark("claim", store.identify("claim", of))]
    if of.startswith("a-"):
        return [mark("account", store.identify("account", of))]
    incident = store.resolve_incident(of)
    members = store.members([incident]).get(incident, ())
    claims = [claim for account in store.accounts(ids=members) for claim in account.claims]
    return [
        mark("incident", incident),
        *(mark("account", each) for each in members),
        *(mark("claim", c) for c in claims),
    ]


def _check_answers(judgement: PersonJudgement, beside: Collection[PersonJudgement]) -> None:
    others = {each.id for each in beside}
    for wrong in sorted(set(judgement.answers) - others):
        there = f" On the same question there are: {', '.join(sorted(others))}." if others else ""
        msg = f"{wrong} is no judgement on the same question that is not withdrawn, so this cannot answer to it.{there}"
        raise JudgementError(msg)


def _conflicts(store: Store, judgement: PersonJudgement) -> tuple[str, ...]:
    decisions = decide(_beside(store, judgement))
    return tuple(
        each.id
        for decision in decisions
        if decision.in_conflict
        for each in decision.judgements
        if each.answer != judgement.answer
    )


def withdraw(store: Store, named: str, asked: Asked, settling: Settling) -> Judged:
    """Take a judgement back: it is kept, with who took it back and why, and no longer counts.

    Raises:
        NotInLedger: there is no such judgement.
        JudgementError: it was withdrawn before, or no reason is given.

    """
    if not asked.why.strip():
        msg = f"A withdrawal says why. Give the reason: variorum judge withdraw {named} --why 'REASON'."
        raise JudgementError(msg)
    with store.transaction():
        held = store.person_judgement(named)
        if held.withdrawal is not None:
            msg = f"{held.id} was withdrawn already, by {held.withdrawal.who} at {held.withdrawal.at}."
            raise JudgementError(msg)
        back = Withdrawal(" ".join(asked.who.split()), asked.at, " ".join(asked.why.split()))
        withdrawn = structs.replace(held, state="withdrawn", withdrawal=back)
        store.put_person_judgements([withdrawn])
        return Judged(withdrawn, tuple(sorted(_settle_on(store, withdrawn, settling))), _conflicts(store, withdrawn))


def _settle_on(store: Store, judgement: PersonJudgement, settling: Settling) -> set[str]:
    """Settle anew what a judgement touches, and nothing else; give the incidents."""
    if judgement.noun == "account":
        apply_pairs(store, judgement.now)
        held = {account.id for account in store.accounts(ids=judgement.now)}
        return settle(store, held, settling) if held else set()
    if judgement.noun == "claim":
        accounts = [claim.account for claim in store.claims(ids=judgement.now) if claim.account]
        touched = set(store.incident_of(accounts).values())
    elif judgement.noun == "origin":
        owners = store.owners_of_keys([mark("origin", name) for name in judgement.now], limit=MOST_OWNERS)
        touched = set(store.incident_of({each for found in owners.values() for each in found}).values())
    else:
        touched = set(store.members(judgement.now))
    settle_incidents(store, touched, settling)
    return touched
