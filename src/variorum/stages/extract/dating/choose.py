"""Weigh the days of a report and take the one that is most likely that of its main incident."""

from datetime import date
from math import exp

from msgspec import Struct

from variorum.stages.extract.dating.signs import Day, Signs
from variorum.stages.extract.episodes import Gathering
from variorum.stages.extract.episodes.times import one_day
from variorum.stages.extract.events import EventIndex
from variorum.stages.extract.margin import weighed
from variorum.stages.extract.mentions import TimeMention
from variorum.stages.extract.readings import Readings
from variorum.stages.extract.times import TimeVocabulary

_LOCAL = {"violence", "abduction"}
"""Families of incidents that are over within a day; offensives, unrest and talks last."""

_BESIDE = {"with_saying", "with_aftermath", "with_apart"}
"""A day that stands with nothing but these is not that of the incident."""
MONTH = 31
"""Days of the longest time told that must hold the day; a year is told of many incidents."""
JOINED = 8
"""Characters between two days told in one breath: " and on "."""


class DayWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``dating.toml``: the points of each sign, and what it takes to be sure.

    Where no day is told directly, one must have the probability ``sure``; where one is, another must be ``clear``
    points ahead of it. A day's points are the sum over its signs; that none of the days is the incident's has nought.
    The probability of a day is its share of the exponentials.
    """

    sure: float
    clear: float
    signs: dict[str, float]

    def points(self, day: Day) -> float:
        """Add up the points of a day.

        >>> from datetime import date
        >>> weights = DayWeights(0.5, 1.0, {"day": -1.0, "in_lead": 0.5})
        >>> weights.points(Day(date(2016, 5, 14), (), frozenset({"in_lead"})))
        -0.5
        """
        return self.signs["day"] + sum(self.signs.get(sign, 0.0) for sign in day.signs)


class Dating(Struct, frozen=True):
    """What the days of a report come to.

    ``inferred`` are the mentions of the day taken where no word of the incident is dated by it. ``unfit`` holds the
    ids of the mentions whose words stand with the main incident, but are of another day than the one taken.
    """

    inferred: tuple[TimeMention, ...] = ()
    unfit: frozenset[int] = frozenset()


def date_incident(
    readings: Readings, gathering: Gathering, index: EventIndex, vocabulary: TimeVocabulary, weights: DayWeights
) -> Dating:
    """Date the main incident of a report by the likeliest of the days that the report names.

    Days told in one breath ("on Monday and Tuesday") stay together.
    """
    main = gathering.main
    if main is None or main.family not in _LOCAL or not readings.annotated.tokens:
        return Dating()
    days = Signs(readings, gathering, index, vocabulary).days()
    own = [t for event, times in gathering.times.items() if gathering.of_token.get(event) is main for t in times]
    direct = {one_day(time) for time in own}
    return _choose([day for day in days if day.day in direct or _may_be_inferred(day, own)], own, readings, weights)


def _choose(days: list[Day], own: list[TimeMention], readings: Readings, weights: DayWeights) -> Dating:
    if not days:
        return Dating()
    points = [weights.points(day) for day in days]
    _note(readings, days, points)
    best = max(range(len(days)), key=lambda n: (points[n], -n))
    first = min((t for t in own if one_day(t) is not None), key=lambda t: t.start, default=None)
    told = next((n for n, day in enumerate(days) if first is not None and day.day == one_day(first)), best)
    if told != best and points[best] - points[told] < weights.clear:
        return Dating()
    taken = [time for time in own if one_day(time) == days[best].day]
    unfit = frozenset(id(time) for time in own if one_day(time) is not None and not _is_joined(time, taken))
    share = exp(points[best]) / (1.0 + sum(exp(each) for each in points))
    if not taken and not unfit and share < weights.sure:
        return Dating()
    return Dating(() if taken else days[best].mentions, unfit)


def _may_be_inferred(day: Day, own: list[TimeMention]) -> bool:
    """Say whether a day can be that of an incident none of whose words it dates.

    The day of an arrest, of a saying or of an incident told to be some time away cannot, nor one outside of the
    weeks and months that are told.
    """
    if {sign for sign in day.signs if sign.startswith("with_")} <= _BESIDE:
        return False
    spans = [
        (t.value.start[:10], t.value.end[:10]) for t in own if t.value.start and t.value.end and one_day(t) is None
    ]
    short = [(start, end) for start, end in spans if (date.fromisoformat(end) - date.fromisoformat(start)).days < MONTH]
    return not short or any(start <= day.day.isoformat() <= end for start, end in short)


def _is_joined(time: TimeMention, taken: list[TimeMention]) -> bool:
    """Say whether a time is one of those taken, or told in one breath with it: "on Monday and Tuesday"."""
    return any(time.start - each.end <= JOINED and each.start - time.end <= JOINED for each in taken)


def _note(readings: Readings, days: list[Day], points: list[float]) -> None:
    for day, each in zip(days, points, strict=True):
        time = day.mentions[0]
        why = f"{each:.1f} points: {', '.join(sorted(day.signs))}"
        weighed(readings.annotated, "time", (time.start, time.end), f"day of the incident: {day.day}", why)
