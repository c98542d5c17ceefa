"""How an incident stands to others: as its reports tell it, and as other reports tell what it was part of."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from variorum.model.claim import Account, Claim, Relation
from variorum.model.incident import Related


class Whole(Struct, frozen=True):
    """That an account's incident was part of what another account tells: its report, and what names it there."""

    account: str
    whole: str
    report: str
    claims: tuple[str, ...]


def related(
    own: str,
    accounts: Sequence[Account],
    claims: Sequence[Claim],
    *,
    wholes: Sequence[Whole],
    incident_of: Mapping[str, str],
) -> tuple[Related, ...]:
    """Give the other incidents that an incident's accounts relate it to, each relation with the claims it rests on.

    ``wholes`` may speak of other accounts too; ``incident_of`` gives the incidents of the accounts related to.
    """
    found: dict[tuple[str, Relation], set[str]] = {}
    for account in accounts:
        for relation in account.relations:
            other = incident_of.get(relation.account)
            if other is not None and other != own:
                found.setdefault((other, relation.relation), set()).update(relation.claims)
    events: dict[str | None, set[str]] = {}
    for claim in claims:
        if claim.field == "event":
            events.setdefault(claim.account, set()).add(claim.id)
    told = {account.id for account in accounts}
    for whole in wholes:
        other = incident_of.get(whole.whole)
        if whole.account in told and other is not None and other != own:
            found.setdefault((other, "part_of"), set()).update(whole.claims, events.get(whole.account, ()))
    # What an incident was part of is also told as its background: that says less.
    found = {key: held for key, held in found.items() if key[1] != "background" or (key[0], "part_of") not in found}
    return tuple(Related(other, relation, tuple(sorted(claims))) for (other, relation), claims in sorted(found.items()))
