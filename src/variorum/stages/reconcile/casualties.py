"""A policy's numbers: which figures it counts, the rule in words, and which claims it rests on and which it rejects."""

from collections.abc import Sequence
from typing import TypeAlias

from variorum.model.incident import Casualty
from variorum.model.values import CasualtyKind
from variorum.stages.reconcile.choosing import best_of, choose, far_off, put_together, reliable
from variorum.stages.reconcile.counts import Standing
from variorum.stages.reconcile.figures import Figure
from variorum.stages.reconcile.policy import Policy
from variorum.stages.reconcile.rejecting import with_rejected
from variorum.stages.reconcile.words import join

Ends: TypeAlias = tuple[int | None, int | None, int | None]
"""Low, best and high."""


def casualties(kind: CasualtyKind, standing: Standing, policy: Policy) -> tuple[Casualty, ...]:
    """Give a policy's numbers for all killed (wounded, ...), then for each group that the claims tell apart.

    Args:
        kind: the field.
        standing: its figures.
        policy: whose rules to go by.

    """
    if kind not in policy.kinds:
        return ()
    counted, boasts, far = _sorted_out(standing, policy)
    if not counted:
        return _without_totals(kind, standing, policy)
    total = _total(kind, counted, standing, policy, boasts)
    return (with_rejected(total, standing, boasts=boasts, far=far), *_groups(kind, standing, policy))


def numbers(kind: CasualtyKind, standing: Standing, policy: Policy) -> Ends | None:
    """Give the low, best and high that a policy makes for all of a kind, without the words and claims, or None."""
    if kind not in policy.kinds:
        return None
    counted, _, _ = _sorted_out(standing, policy)
    if counted:
        alike = put_together(counted)
        return _ends(best_of(counted, alike, policy), alike, standing, policy)[0]
    return next(((entry.low, entry.best, entry.high) for entry in _without_totals(kind, standing, policy)), None)


def _sorted_out(standing: Standing, policy: Policy) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """Give the figures that a policy counts, the boasts that it leaves out, and those too far off to be true."""
    far = far_off(standing.current) if policy.range == "reliable" else []
    near = [figure for figure in standing.current if figure not in far] if far else standing.current
    return (*_without_boasts(_speaking(near), policy), far)


def _speaking(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Leave persons told apart, who need not be all, out where a report counts."""
    counting = [figure for figure in figures if figure.sort != "persons"]
    return counting or [figure for figure in figures if figure.stated] or figures


def _without_boasts(figures: Sequence[Figure], policy: Policy) -> tuple[list[Figure], list[Figure]]:
    """Leave out a warring side's own numbers where others give some."""
    if policy.belligerents == "counted":
        return list(figures), []
    boasts = [figure for figure in figures if figure.belligerent]
    others = [figure for figure in figures if not figure.belligerent]
    return (others, boasts) if others else (list(figures), [])


def _total(
    kind: CasualtyKind, counted: Sequence[Figure], standing: Standing, policy: Policy, boasts: Sequence[Figure]
) -> Casualty:
    choice = choose(counted, policy)
    (low, best, high), attackers, added = _ends(choice.number, counted, standing, policy)
    claims = {claim for figure in (*choice.support, *added) for claim in figure.claims}
    rule = [f"{policy.title}: {choice.reason}."]
    if policy.range == "reliable":
        claims |= {claim for figure in counted for claim in figure.claims}
        rule.append("Low is the lowest and high the highest reliable figure; a bare floor leaves the high open.")
    rule += _remarks(standing, boasts, attackers)
    alone = all(figure.belligerent for figure in choice.support)
    if alone:
        rule.append("It is a warring side's own count.")
    return Casualty(
        kind, None, low, best, high, policy.name, " ".join(rule), tuple(sorted(claims)), belligerent=alone
    )  # fmt: skip


def _ends(
    best: int | None, counted: Sequence[Figure], standing: Standing, policy: Policy
) -> tuple[Ends, int, tuple[Figure, ...]]:
    """Give low, best and high, how many attackers they hold that were added, and the figures of those."""
    low, high = (best, best) if policy.range == "best_only" else reliable(counted, best)
    attackers, added = _attackers(standing, policy)
    if added and _holds(best, counted, standing):
        attackers, added = 0, ()
    low, best, high = (None if number is None else number + attackers for number in (low, best, high))
    return (low, best, high), attackers, added


def _remarks(standing: Standing, boasts: Sequence[Figure], attackers: int) -> list[str]:
    remarks = []
    if boasts:
        remarks.append(f"Left out: {join(dict.fromkeys(_said(figure) for figure in boasts))}, a warring side's own.")
    if standing.overtaken:
        told = join(dict.fromkeys(_said(figure) for figure in standing.overtaken))
        remarks.append(f"Overtaken by later figures: {told}.")
    if attackers:
        remarks.append(f"{attackers} of those who attacked are added.")
    return remarks


def _said(figure: Figure) -> str:
    return f"{figure.stated} ({join(figure.origins)})"


def _attackers(standing: Standing, policy: Policy) -> tuple[int, tuple[Figure, ...]]:
    """Give how many of those who attacked are to be added to a total that leaves them out."""
    if policy.attackers == "left_out" or not standing.attackers:
        return 0, ()
    number = max(figure.stated or 0 for figure in standing.attackers)
    return number, tuple(figure for figure in standing.attackers if figure.stated == number)


def _holds(best: int | None, counted: Sequence[Figure], standing: Standing) -> bool:
    """Say whether a number holds those who attacked already.

    It does unless a report tells of them beside the others: of those it shows the number, and a higher one holds both.
    """
    if best is None or any(figure.stated == best and figure.holds_attackers for figure in counted):
        return True
    attackers = max((figure.stated or 0 for figure in standing.attackers), default=0)
    if any(figure.stated == best + attackers and figure.holds_attackers for figure in standing.current):
        return False
    told = {figure.report for figure in standing.attackers}
    beside = [figure.stated for figure in standing.current if figure.report in told and not figure.holds_attackers]
    return best > max((number for number in beside if number is not None), default=-1)


def _without_totals(kind: CasualtyKind, standing: Standing, policy: Policy) -> tuple[Casualty, ...]:
    """Give numbers where there are only attackers, parts or words, and none where no number given can be."""
    attackers, added = _attackers(standing, policy)
    parts = [figure for figure in standing.sort("part") if figure.stated]
    if added or parts:
        least = attackers + max((figure.low for figure in parts), default=0)
        best = None if policy.best == "none" else least
        claims = tuple(sorted({claim for figure in (*added, *parts) for claim in figure.claims}))
        rule = f"{policy.title}: no total is given; the people told apart are counted."
        return (with_rejected(Casualty(kind, None, least, best, None, policy.name, rule, claims), standing),)
    vague = [figure for figure in standing.sort("vague") if figure.value is not None and figure.value.vague]
    if vague:
        return (with_rejected(_from_words(kind, vague, policy), standing),)
    refused = standing.sort("refused")
    if not refused:
        return ()
    claims = tuple(sorted(claim for figure in refused for claim in figure.claims))
    rule = f"{policy.title}: the only number given cannot be, so none is made."
    return (with_rejected(Casualty(kind, None, None, None, None, policy.name, rule, claims), standing),)


def _quoted(word: str) -> str:
    """Quote a word that stands for a number; "plural" is how a claim keeps that there is none, as in "soldiers"."""
    return "a bare plural" if word == "plural" else f"“{word}”"


def _from_words(kind: CasualtyKind, vague: Sequence[Figure], policy: Policy) -> Casualty:
    words = sorted({figure.value.vague for figure in vague if figure.value is not None and figure.value.vague})
    known = {word: ends for word in words if (ends := policy.number_of(word)) is not None}
    claims = tuple(sorted(claim for figure in vague for claim in figure.claims))
    said = join(_quoted(word) for word in words)
    if not known:
        rule = f"{policy.title}: only words are given ({said}); no number is published for them, so none is made."
        return Casualty(kind, None, None, None, None, policy.name, rule, claims)
    word = min(known, key=lambda key: (known[key], key))
    low, high = known[word]
    best = low if low == high and policy.best != "none" else None
    counts = low if low == high else f"{low} to {high}"
    rule = f"{policy.title}: only words are given ({said}); {_quoted(word)} counts {counts} ({policy.cites[-1]})."
    return Casualty(kind, None, low, best, high, policy.name, rule, claims)


def _groups(kind: CasualtyKind, standing: Standing, policy: Policy) -> tuple[Casualty, ...]:
    """Give the numbers of each group that is told apart; one group that is everybody is not repeated."""
    if policy.range != "reliable":
        return ()
    by_group: dict[str, list[Figure]] = {}
    for figure in standing.grouped:
        group = figure.value.group if figure.value is not None else None
        if group:
            by_group.setdefault(group.casefold(), []).append(figure)
    found = []
    for group, figures in sorted(by_group.items()):
        numbers = sorted(figure.stated for figure in figures if figure.stated is not None)
        high = None if any(figure.open for figure in figures) else numbers[-1]
        claims = tuple(sorted({claim for figure in figures for claim in figure.claims}))
        rule = f"{policy.title}: the highest number told of this group, which may be part of the whole."
        found.append(Casualty(kind, group, numbers[0], numbers[-1], high, policy.name, rule, claims))
    return tuple(found)
