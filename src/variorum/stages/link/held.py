"""What linking asks of the ledger, answered from values in memory."""

from collections.abc import Collection, Iterable

from variorum.model.incident import Judgement, Membership
from variorum.stages.link.keys import keys as keys_of
from variorum.stages.link.profile import Profile


class Held:
    """Profiles, judgements and memberships at hand; empty, it is a ledger with nothing in it."""

    def __init__(
        self,
        profiles: Iterable[Profile] = (),
        judgements: Iterable[Judgement] = (),
        memberships: Iterable[Membership] = (),
    ) -> None:
        self.profiles: dict[str, Profile] = {}
        self.filed: dict[str, list[Profile]] = {}
        self.judged: dict[str, list[Judgement]] = {}
        self.incident_of: dict[str, Membership] = {}
        for profile in profiles:
            self.profiles[profile.account] = profile
            for key in keys_of(profile):
                self.filed.setdefault(key, []).append(profile)
        for judgement in judgements:
            for account in (judgement.left, judgement.right):
                self.judged.setdefault(account, []).append(judgement)
        for membership in memberships:
            self.incident_of |= dict.fromkeys(membership.accounts, membership)

    def sharing(self, keys: Collection[str]) -> Iterable[Profile]:
        """Give the profiles filed under any of these keys, each once."""
        found = {profile.account: profile for key in keys for profile in self.filed.get(key, ())}
        return found.values()

    def judgements(self, accounts: Collection[str]) -> Iterable[Judgement]:
        """Give every judgement with one of these accounts in it."""
        return (judgement for account in accounts for judgement in self.judged.get(account, ()))

    def memberships(self, accounts: Collection[str]) -> Iterable[Membership]:
        """Give the incidents of these accounts, each once."""
        found = {self.incident_of[account] for account in accounts if account in self.incident_of}
        return sorted(found, key=lambda membership: membership.incident)

    def reports(self, accounts: Collection[str]) -> dict[str, str]:
        """Give the report of each of these accounts."""
        return {account: self.profiles[account].report for account in accounts if account in self.profiles}

    def mains(self, accounts: Collection[str]) -> set[str]:
        """Give those of these accounts that their reports are mainly about."""
        held = (self.profiles[account] for account in accounts if account in self.profiles)
        return {profile.account for profile in held if profile.standing == "main"}
