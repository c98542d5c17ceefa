"""The match weights and thresholds of linking, as the data file holds them."""

from bisect import bisect_right

from msgspec import Struct


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """From which score two accounts are the same or unsure, and on which average two groups are joined."""

    same: float
    unsure: float
    join: float
    unseen: float


class DateWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of agreeing and disagreeing days."""

    same_day: float
    next_day: float
    within_week: float
    apart: float
    overlap: float
    long_overlap: float
    same_weekday: float
    other_weekday: float
    both_weekday: float
    same_bare_day: float
    other_bare_day: float
    after_publication: float
    fresh_report: float
    stale_report: float
    near_publication: float
    far_publication: float


class PlaceWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of agreeing and disagreeing places."""

    same_village: float
    village_by_sound: float
    same_point: float
    same_district: float
    same_region: float
    same_country: float
    within_5_km: float
    within_25_km: float
    one_holds_other: float
    other_point: float
    beyond_100_km: float
    other_region: float
    other_country: float
    same_block: float
    other_block: float


class TypeWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of the kinds of incident."""

    same: float
    same_campaign: float
    related: float
    different: float
    episode_and_campaign: float


class PeopleWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of shared and differing people and forces."""

    same_person: float
    further_person: float
    same_age: float
    further_age: float
    other_ages: float
    same_victims: float
    same_perpetrators: float
    other_perpetrators: float


class CountWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of the numbers of killed and wounded, each compared on its own."""

    same_none: float
    same_one: float
    same_few: float
    same_many: float
    compatible: float
    near: float
    close: float
    far: float


class WeaponWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of the weapons."""

    same: float
    different: float


class Curve(Struct, frozen=True, forbid_unknown_fields=True):
    """A weight that grows with a share: between two of ``shares`` it goes straight from one of ``weights`` to the next.

    Below the first share stands the first weight, above the last one the last.
    """

    shares: tuple[float, ...]
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse shares and weights that do not stand side by side, or shares that do not grow."""
        if not self.shares or len(self.shares) != len(self.weights) or list(self.shares) != sorted(set(self.shares)):
            msg = "`shares` must grow, and `weights` have one entry for each of them"
            raise ValueError(msg)

    def at(self, share: float) -> float:
        """Give the weight of a share."""
        after = bisect_right(self.shares, share)
        if after in (0, len(self.shares)):
            return self.weights[0 if after == 0 else -1]
        low, high = self.shares[after - 1], self.shares[after]
        part = (share - low) / (high - low)
        return self.weights[after - 1] * (1 - part) + self.weights[after] * part


class Campaigns(Struct, frozen=True, forbid_unknown_fields=True):
    """The types that last or are decided, and so are never the same incident as a single deed."""

    types: tuple[str, ...]


class Parts(Struct, frozen=True, forbid_unknown_fields=True):
    """The types of incidents that can be part of a campaign."""

    deeds: tuple[str, ...]


class Common(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say nothing about which incident is meant."""

    words: frozenset[str]


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """All that linking has to know and does not find in the reports.

    ``shares`` are not in the data file of the weights, but in one of their own: how many of all reports hold a word.
    """

    thresholds: Thresholds
    date: DateWeights
    place: PlaceWeights
    type: TypeWeights
    people: PeopleWeights
    counts: CountWeights
    weapon: WeaponWeights
    words: Curve
    names: Curve
    families: dict[str, tuple[str, ...]]
    campaigns: Campaigns
    parts: Parts
    common: Common
    shares: dict[str, float] = {}
