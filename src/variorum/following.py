"""Judgements of persons followed through new readings and mergers: what each is on now, and whether it still holds."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

from msgspec import structs

from variorum.edges.store import LedgerReader, Past, Store
from variorum.edges.store.judged import ANY_ORIGIN, mark
from variorum.model.claim import Claim, Field
from variorum.model.incident import Judgement, Reason
from variorum.model.judgement import (
    PERSON,
    TELLING,
    AccountSeen,
    ClaimSeen,
    Decision,
    Noun,
    PersonJudgement,
    Seen,
    account_seen,
    claim_seen,
    decide,
)
from variorum.stages.link.cluster import PERSON_WEIGHT

WHICH: tuple[Field, ...] = ("event", "date", "place")
"""The fields that tell which incident an account is of: where they changed, so did what same or different rests on."""
Found: TypeAlias = tuple[str | None, str | None]
"""What a piece of evidence is now, if it is there, and what is not as it was."""


def decisions_on(
    store: LedgerReader | Past, *, reports: Iterable[str], incidents: Iterable[str]
) -> tuple[Decision, ...]:
    """Give what persons decided of the claims of some reports, of some incidents, and of all origins."""
    marks = {mark("report", each) for each in reports} | {mark("incident", each) for each in incidents} | {ANY_ORIGIN}
    return decide(store.person_judgements(marks))


def follow(judgement: PersonJudgement, store: Store) -> PersonJudgement:
    """Say what a judgement is on now: in force where its evidence is what it was, else open, with the reason."""
    if judgement.state == "withdrawn" or judgement.noun == "origin":
        return judgement
    fields = TELLING if judgement.noun == "incident" else WHICH
    found = [_find(seen, store, fields) for seen in judgement.evidence]
    troubles = [trouble for _, trouble in found if trouble]
    ids = [identity for identity, _ in found if identity]
    if troubles:
        return structs.replace(judgement, state="open", note="; ".join(troubles))
    if judgement.noun == "incident":
        return _follow_incident(judgement, ids, store)
    if len(set(ids)) < len(ids):
        return structs.replace(judgement, state="open", note="both are one account now")
    moved = [f"{seen.id} was read anew as {now}" for seen, now in _pairs(judgement.evidence, ids) if seen.id != now]
    note = "; ".join(moved) or judgement.note if judgement.state == "in_force" else "; ".join(moved)
    return structs.replace(judgement, state="in_force", now=tuple(ids), note=note or None)


def _pairs(evidence: Sequence[Seen], ids: Sequence[str]) -> list[tuple[ClaimSeen | AccountSeen, str]]:
    pairs = zip(evidence, ids, strict=True)
    return [(seen, now) for seen, now in pairs if isinstance(seen, ClaimSeen | AccountSeen)]


def _follow_incident(judgement: PersonJudgement, accounts: Sequence[str], store: Store) -> PersonJudgement:
    held = Counter(store.incident_of(accounts).values())
    if len(held) > 1:
        largest = min(held, key=lambda incident: (-held[incident], incident))
        note = f"what was graded is {len(held)} incidents now: {', '.join(sorted(held))}"
        return structs.replace(judgement, state="open", now=(largest,), note=note)
    (incident,) = held or judgement.now
    (named,) = judgement.of
    merged = f"{named} was merged into {incident}" if incident != named else None
    return structs.replace(judgement, state="in_force", now=(incident,), note=merged)


def _find(seen: Seen, store: Store, fields: Collection[Field]) -> Found:
    if isinstance(seen, ClaimSeen):
        return _find_claim(seen, list(store.claims(reports=[seen.report])))
    if isinstance(seen, AccountSeen):
        return _find_account(seen, store, fields)
    return None, None


def _find_claim(seen: ClaimSeen, claims: Iterable[Claim]) -> Found:
    """Find a claim in a new reading: the same words in the same place, or, where all moved, the only one that says so.

    How the sentence around it or the chain behind its speaker is read makes no difference.
    """
    alike = [claim for claim in claims if _content(claim_seen(claim)) == _content(seen)]
    there = sorted(claim.id for claim in alike if claim.start == seen.start)
    if there:
        return seen.id if seen.id in there else there[0], None
    if len(alike) == 1:
        return alike[0].id, None
    return None, f"“{seen.quote}” is no longer read as it was in {seen.report}"


def _content(seen: ClaimSeen) -> ClaimSeen:
    return structs.replace(seen, id="", start=0, end=0)


def _find_account(seen: AccountSeen, store: Store, fields: Collection[Field]) -> Found:
    """Find an account in a new reading: the same id, else the only one that says the same of when, where and what."""
    accounts = list(store.accounts(reports=[seen.report]))
    if not accounts:
        return None, f"{seen.report} tells of nothing any more"
    text, claims = store.report(seen.report).text, list(store.claims(reports=[seen.report]))
    now = {account.id: account_seen(account, claims, text) for account in accounts}
    if seen.id in now:
        changed = _changed(seen, now[seen.id], fields)
        if not changed:
            return seen.id, None
        return seen.id, f"{seen.report} now says otherwise of {', '.join(changed)}"
    alike = [identity for identity in sorted(now) if not _changed(seen, now[identity], fields)]
    if len(alike) == 1:
        return alike[0], None
    return None, f"“{seen.quote}” is no longer told as it was in {seen.report}"


def _changed(before: AccountSeen, after: AccountSeen, fields: Collection[Field]) -> list[str]:
    said, says = dict(before.says), dict(after.says)
    return [field for field in fields if said.get(field) != says.get(field)]


def refollow(store: Store, marks: Collection[str], *nouns: Noun) -> list[PersonJudgement]:
    """Follow the judgements with some marks, keep what changed, and give those judgements as they now are."""
    before = [each for each in store.person_judgements(marks) if each.noun in nouns]
    after = [follow(judgement, store) for judgement in before]
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    store.put_person_judgements(changed)
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old.noun == "account"]
    apply_pairs(store, {account for old, new in pairs for account in (*old.now, *new.now)})
    return changed


def apply_pairs(store: Store, accounts: Collection[str]) -> None:
    """Bring what persons decided of pairs with these accounts to where linking looks for it."""
    if not accounts:
        return
    decided = decide(store.person_judgements([mark("account", account) for account in accounts]))
    wanted = [_as_pair(decision.decides) for decision in decided if decision.decides]
    held = [judgement for judgement in store.judgements_of(accounts) if judgement.judge == PERSON]
    if any(judgement not in wanted for judgement in held):
        store.withdraw_judgements(accounts, judge=PERSON)
    store.add_judgements(wanted)


def _as_pair(judgement: PersonJudgement) -> Judgement:
    left, right = sorted(judgement.now)
    weight = PERSON_WEIGHT if judgement.verb == "same" else -PERSON_WEIGHT
    reason = Reason("person", f"{judgement.who}: {judgement.why}", weight)
    return Judgement(left, right, "same" if weight > 0 else "different", weight, (reason,), PERSON)
