"""An episode: one incident as one report tells it, while its mentions are still being gathered."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

from msgspec import Struct

from variorum.model.values import DateValue, IncidentType, PlaceValue
from variorum.stages.extract.mentions import EventMention, PlaceMention, TimeMention

ONE_DAY, NO_DAY = timedelta(days=1), timedelta()
_MONTH_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d)(?:-(\d\d|XX))?(?:T|$)")
_NIGHT = re.compile(r"\b(?:late|early|night|midnight|overnight|evening|dawn)\b", re.IGNORECASE)
EARTH_RADIUS_KM = 6371.0
APART_KM = 60.0
AREA_KM = 400.0
"""A historical or informal region lies across the borders of provinces: no province this near its middle excludes it.
The wide ones of the bundled list (Darfur, Kashmir, the Sahel's borderlands) reach about so far."""
REGION_KM = 40.0
"""A town this near the middle of a region lies in it, whatever province the gazetteer names: some have provinces inside
("the Gaza Strip")."""
_AREA_ID = "variorum:"
"""Two named points farther apart than this are two places: a village is often given by the town it belongs to."""


class Facts(Struct, frozen=True):
    """What the grammar around an event word says of its day and place, and of the countries that wage a campaign."""

    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    countries: frozenset[str] = frozenset()


class Episode:
    """The mentions of one incident in one report, and what they say of its day and place."""

    def __init__(self, mention: EventMention, sentence: int) -> None:
        self.family = mention.family
        self.mentions: list[EventMention] = []
        self.times: list[TimeMention] = []
        self.places: list[PlaceMention] = []
        self.first_sentence = sentence
        self.last_sentence = sentence
        self.other = mention.other
        self.countries: set[str] = set()
        self.closed = False  # the dead of a long time, added up: nothing else is told of them

    @property
    def weak(self) -> bool:
        """True where no word says how the victims came to harm."""
        return all(mention.weak or mention.generic for mention in self.mentions)

    def type(self, specificity: dict[IncidentType, int]) -> IncidentType:
        """Give the type most often named; of equals, the more specific."""
        strong = [m for m in self.mentions if not m.weak and not m.generic]
        # An assault that also took hostages is an assault: the family of the first word decides.
        named = [m.type for m in strong if m.family == self.family] or [m.type for m in strong]
        if not named:
            return self.mentions[0].type
        if "attack" in named and any(mention.weak for mention in self.mentions):
            named = [type_ for type_ in named if type_ != "arson"]  # raiders who killed also burnt houses
        return max(named, key=lambda type_: (_tally(named, type_, specificity), specificity[type_], type_))

    def add(self, mention: EventMention, facts: Facts, sentence: int) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        self.times += facts.times
        self.places += facts.places
        self.countries |= facts.countries
        self.last_sentence = max(self.last_sentence, sentence)

    def agrees_with(self, facts: Facts) -> bool:
        """Say whether days, places and the countries that wage a campaign can be those of this episode."""
        if facts.countries and self.countries and not facts.countries & self.countries:
            return False
        if not self._may_be_on(facts.times):
            return False
        return not any(apart(a.value, b.value) for a in facts.places for b in self.places)

    def shares_place(self, facts: Facts) -> bool:
        """Say whether a mention names a place of this episode: of two that it may belong to, it is this one."""
        names = {place.value.name for place in self.places if place.value.precision != "country"}
        return any(place.value.name in names for place in facts.places)

    def fits_headline(self, facts: Facts) -> bool:
        """Say whether a headline can be about this episode: one place in common is enough."""
        pairs = [(a.value, b.value) for a in facts.places for b in self.places]
        return self._may_be_on(facts.times) and (not pairs or not all(apart(left, right) for left, right in pairs))

    def _may_be_on(self, times: Sequence[TimeMention]) -> bool:
        """Say whether one of the days can be this episode's: what can be compared decides."""
        pairs = [(a.value, b.value) for a in times for b in self.times]
        telling = [pair for pair in pairs if _comparable(*pair)] or pairs
        return not pairs or any(same_day(left, right) for left, right in telling)


def _comparable(left: DateValue, right: DateValue) -> bool:
    """Say whether two dates tell anything of each other: a weekday and a bare "April 1" do not."""
    wide = _is_wide(left) or _is_wide(right)
    return wide or left.start is not None or right.start is not None or _is_weekday(left) == _is_weekday(right)


def _tally(named: list[IncidentType], type_: IncidentType, specificity: dict[IncidentType, int]) -> int:
    """A general word ("attack") says nothing against a specific one ("bombing"), however often it is used."""
    return named.count(type_) if specificity[type_] > 1 else 0


def same_day(left: DateValue, right: DateValue) -> bool:
    """Say whether two dates can be one: they overlap, or, unset on a calendar, do not contradict each other."""
    if left.start and left.end and right.start and right.end:
        reach = ONE_DAY if _is_of_the_night(left) or _is_of_the_night(right) else NO_DAY
        return _day(left.start) <= _day(right.end) + reach and _day(right.start) <= _day(left.end) + reach
    if _is_weekday(left) and _is_weekday(right):
        return left.timex[:10] == right.timex[:10] if left.timex and right.timex else True
    ours, theirs = _month_and_day(left), _month_and_day(right)
    if ours is not None and theirs is not None:
        return all(a == b or "XX" in (a, b) for a, b in zip(ours, theirs, strict=True))
    return not (_is_of_the_news(left) and _is_wide(right)) and not (_is_of_the_news(right) and _is_wide(left))


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])


def _is_of_the_night(value: DateValue) -> bool:
    """What began late on Thursday may end early on Friday, and each report names one of the two."""
    return value.precision in {"day", "hour"} and _NIGHT.search(value.words) is not None


def _is_weekday(value: DateValue) -> bool:
    return value.start is None and value.timex is not None and value.timex.startswith("XXXX-WXX")


def _is_of_the_news(value: DateValue) -> bool:
    """A weekday or a day without its year is that of the days just past."""
    return value.start is None and value.timex is not None and value.timex.startswith("XXXX-")


def _month_and_day(value: DateValue) -> tuple[str, str] | None:
    """Give month and day ("XX" where untold) of a date that may lack its year; None for weekdays, seasons, spans."""
    match = _MONTH_DAY.match(value.timex or "")
    return (match[1], match[2] or "XX") if match is not None else None


def _is_wide(value: DateValue) -> bool:
    """A month or year lies apart from the days just past, or it would not have been told so: not "this month"."""
    return value.precision in {"month", "year"} and not value.words.lower().startswith(("this", "earlier this"))


def apart(left: PlaceValue, right: PlaceValue) -> bool:
    """Say whether two places exclude each other."""
    if left.name == right.name:
        return False
    if left.country and right.country and left.country != right.country:
        return True
    if {"region", "country"} & {left.precision, right.precision}:
        return _lies_outside(left, right)
    if left.gazetteer_id is None or right.gazetteer_id is None:
        return False
    return _distance(left, right) > APART_KM


def _lies_outside(left: PlaceValue, right: PlaceValue) -> bool:
    """Say whether two places, one of them a region, lie apart."""
    if _is_area(left) or _is_area(right):
        return _distance(left, right) > AREA_KM
    if "region" in {left.precision, right.precision} and 0.0 < _distance(left, right) < REGION_KM:
        return False
    return bool(left.admin1 and right.admin1 and left.admin1 != right.admin1)


def _is_area(value: PlaceValue) -> bool:
    """Say whether a place is a region that is no province: the Gaza Strip, Donbas, Azawad."""
    return value.precision == "region" and (value.gazetteer_id or "").startswith(_AREA_ID)


def _distance(left: PlaceValue, right: PlaceValue) -> float:
    """Give the distance of two places, 0 where one has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return 0.0
    return distance_km((left.lat, left.lon), (right.lat, right.lon))


def distance_km(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Give the distance of two points in degrees along a great circle, in kilometres.

    >>> round(distance_km((0, 0), (0, 1)))
    111
    """
    (lat1, lon1), (lat2, lon2) = ((radians(a), radians(b)) for a, b in (left, right))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
