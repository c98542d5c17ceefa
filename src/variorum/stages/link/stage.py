"""Profiles -> incidents, a few new ones at a time: the same incidents come out as from all at once."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from variorum.model.incident import Judgement, Membership
from variorum.stages.link.cluster import cluster
from variorum.stages.link.identity import assign
from variorum.stages.link.judge import judge
from variorum.stages.link.keys import filed_and_asked
from variorum.stages.link.parts import whole_around
from variorum.stages.link.profile import Profile
from variorum.stages.link.weights import Weights


class Known(Protocol):
    """What the ledger already holds, for linking to ask. The new accounts themselves may or may not be in it."""

    def sharing(self, keys: Collection[str]) -> Iterable[Profile]:
        """Give the accounts filed under any of these keys."""

    def judgements(self, accounts: Collection[str]) -> Iterable[Judgement]:
        """Give every judgement, a person's or the machine's, on a pair with one of these accounts in it."""

    def memberships(self, accounts: Collection[str]) -> Iterable[Membership]:
        """Give the incidents that any of these accounts belongs to."""

    def reports(self, accounts: Collection[str]) -> dict[str, str]:
        """Give the report of each of these accounts."""

    def mains(self, accounts: Collection[str]) -> set[str]:
        """Give those of these accounts that their reports are mainly about."""


class Linking(Struct, frozen=True):
    """What linking adds: new judgements, and every membership that is new or may have changed.

    ``gone`` are ids of incidents that no longer stand: merged into another, which lists them in ``supersedes``.
    """

    judgements: tuple[Judgement, ...]
    memberships: tuple[Membership, ...]
    gone: tuple[str, ...] = ()


def link(new: Sequence[Profile], known: Known, weights: Weights) -> Linking:
    """Join new accounts to the incidents of the ledger, or make new ones.

    A judgement depends on its two accounts alone, and the groups on the judgements alone, so it makes no difference in
    how many steps and in which order accounts come; only ids, minted once, remember it.
    """
    judgements = judge_new(new, known, weights)
    return regroup([profile.account for profile in new], _With(known, new, judgements), weights)


def judge_new(new: Sequence[Profile], known: Known, weights: Weights) -> tuple[Judgement, ...]:
    """Judge each new account against every account, known or new, of another report with which it shares a key.

    Two accounts of one report are judged only where one is part of what the other tells.
    """
    filed: dict[str, list[Profile]] = {}
    fresh = {profile.account for profile in new}
    judged: dict[tuple[str, str], Judgement] = {}
    for profile in new:
        keys, sought = filed_and_asked(profile)
        others = {other.account: other for other in known.sharing(sought) if other.account not in fresh}
        others |= {other.account: other for key in sought for other in filed.get(key, ())}
        for account in sorted(others):
            other = others[account]
            if other.report != profile.report or whole_around(profile, other, weights):
                judgement = judge(profile, other, weights)
                judged[judgement.left, judgement.right] = judgement
        for key in keys:
            filed.setdefault(key, []).append(profile)
    return tuple(judged[pair] for pair in sorted(judged))


def regroup(accounts: Collection[str], known: Known, weights: Weights) -> Linking:
    """Group anew all that hangs together with these accounts: after new judgements, or a person's, or a removal."""
    touched, judgements = _component(accounts, known, weights)
    former = sorted(set(known.memberships(touched)), key=lambda membership: membership.incident)
    beside = {account for membership in former for account in membership.accounts} - touched
    if beside:
        touched, judgements = _component(touched | beside, known, weights)
    reports = known.reports(touched)
    held = {account: reports[account] for account in sorted(touched & reports.keys())}
    groups = cluster(held, judgements, weights.thresholds, mains=known.mains(touched))
    memberships = assign(groups, former)
    standing = {membership.incident for membership in memberships}
    gone = tuple(membership.incident for membership in former if membership.incident not in standing)
    new = known.added if isinstance(known, _With) else ()
    return Linking(new, memberships, gone)


def _component(accounts: Iterable[str], known: Known, weights: Weights) -> tuple[set[str], list[Judgement]]:
    """Follow judgements that could join from account to account; give all accounts reached and all judgements met."""
    reached: set[str] = set()
    met: dict[tuple[str, str, str], Judgement] = {}
    waiting = set(accounts)
    while waiting:
        reached |= waiting
        following: set[str] = set()
        for judgement in known.judgements(sorted(waiting)):
            met[judgement.left, judgement.right, judgement.judge] = judgement
            if judgement.answer == "same" or judgement.score >= weights.thresholds.same:
                following.update((judgement.left, judgement.right))
        waiting = following - reached
    return reached, list(met.values())


class _With:
    """The ledger together with new accounts and their judgements, as if they were in it."""

    def __init__(self, known: Known, new: Sequence[Profile], added: tuple[Judgement, ...]) -> None:
        self.known = known
        self.new = {profile.account: profile for profile in new}
        self.added = added
        self.by_account: dict[str, list[Judgement]] = {}
        for judgement in added:
            self.by_account.setdefault(judgement.left, []).append(judgement)
            self.by_account.setdefault(judgement.right, []).append(judgement)

    def sharing(self, keys: Collection[str]) -> Iterable[Profile]:
        return self.known.sharing(keys)

    def judgements(self, accounts: Collection[str]) -> Iterable[Judgement]:
        yield from self.known.judgements(accounts)
        for account in accounts:
            yield from self.by_account.get(account, ())

    def memberships(self, accounts: Collection[str]) -> Iterable[Membership]:
        return self.known.memberships(accounts)

    def reports(self, accounts: Collection[str]) -> dict[str, str]:
        held = self.known.reports(accounts)
        return held | {account: self.new[account].report for account in accounts if account in self.new}

    def mains(self, accounts: Collection[str]) -> set[str]:
        new = {account for account in accounts if account in self.new and self.new[account].standing == "main"}
        return self.known.mains(accounts) | new
