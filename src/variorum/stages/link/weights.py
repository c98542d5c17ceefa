"""The match weights and thresholds of linking, as the data file holds them."""

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


class WordWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """The weight of words in common, and between which shares of common words it grows.

    An account with less than ``fewest`` words is compared as if it had so many: two of three in common say little.
    ``none`` is the weight of having none in common, where both have that many.
    """

    weight: float
    floor: float
    full: float
    fewest: int
    none: float


class Campaigns(Struct, frozen=True, forbid_unknown_fields=True):
    """The types that last or are decided, and so are never the same incident as a single deed."""

    types: tuple[str, ...]


class Common(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say nothing about which incident is meant."""

    words: frozenset[str]


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """All that linking has to know and does not find in the reports."""

    thresholds: Thresholds
    date: DateWeights
    place: PlaceWeights
    type: TypeWeights
    people: PeopleWeights
    counts: CountWeights
    weapon: WeaponWeights
    words: WordWeights
    names: WordWeights
    families: dict[str, tuple[str, ...]]
    campaigns: Campaigns
    common: Common
