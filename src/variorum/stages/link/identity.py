"""Ids of incidents: minted once, kept as accounts come and go."""

from collections.abc import Iterable, Sequence

from variorum.model.ids import content_id
from variorum.model.incident import Membership


def assign(groups: Iterable[Sequence[str]], previous: Iterable[Membership] = ()) -> tuple[Membership, ...]:
    """Give every group of accounts its incident's id.

    A group takes over the id with which it shares most accounts; an id that is split goes to the larger part. Where
    incidents merge, the id of the one that gave most accounts stays and ``supersedes`` lists the others. A group that
    shares no account with any incident gets an id made from its smallest account's.

    Args:
        groups: accounts of one incident each, no account in two of them.
        previous: what was held of these accounts before, all of it: ids that no group takes over are lost.

    Returns:
        One membership a group, in the order of their smallest accounts.

    """
    ordered = sorted(tuple(sorted(group)) for group in groups if group)
    former = sorted(previous, key=lambda membership: membership.incident)
    heirs = _heirs(ordered, former)
    taken = {identity for membership in former for identity in (membership.incident, *membership.supersedes)}
    memberships = []
    for index, group in enumerate(ordered):
        inherited = heirs.get(index, [])
        if inherited:
            memberships.append(_take_over(group, inherited))
        else:
            identity = _mint(group[0], taken)
            taken.add(identity)
            memberships.append(Membership(identity, group))
    return tuple(memberships)


def _heirs(groups: Sequence[tuple[str, ...]], former: Sequence[Membership]) -> dict[int, list[tuple[int, Membership]]]:
    """Map each group to the incidents it continues, with the number of accounts that came from each."""
    group_of = {account: index for index, group in enumerate(groups) for account in group}
    heirs: dict[int, list[tuple[int, Membership]]] = {}
    for membership in former:
        shares: dict[int, int] = {}
        for account in membership.accounts:
            if account in group_of:
                shares[group_of[account]] = shares.get(group_of[account], 0) + 1
        if shares:
            heir = min(shares, key=lambda index: (-shares[index], index))
            heirs.setdefault(heir, []).append((shares[heir], membership))
    return heirs


def _take_over(group: tuple[str, ...], inherited: list[tuple[int, Membership]]) -> Membership:
    ranked = sorted(inherited, key=lambda share: (-share[0], -len(share[1].accounts), share[1].incident))
    kept = ranked[0][1]
    merged = {identity for _, other in ranked[1:] for identity in (other.incident, *other.supersedes)}
    return Membership(kept.incident, group, tuple(sorted((merged | set(kept.supersedes)) - {kept.incident})))


def _mint(account: str, taken: set[str]) -> str:
    identity, turn = content_id("i", account), 0
    while identity in taken:
        turn += 1
        identity = content_id("i", account, turn)
    return identity
