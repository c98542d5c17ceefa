"""The single comparisons that make up a score: each gives reasons for, reasons against, or nothing to say."""

import math
from collections.abc import Iterator
from datetime import date
from itertools import product

from variorum.model.incident import Reason
from variorum.stages.link.keys import EXACT_DATES, EXACT_PLACES, days_of_the_year
from variorum.stages.link.names import names_agree, sound
from variorum.stages.link.profile import Day, Profile, Spot, Tally
from variorum.stages.link.telling import certainty, in_common
from variorum.stages.link.weights import CountWeights, DateWeights, PlaceWeights, Weights

EARTH_RADIUS_KM = 6371.0
WEEK, NEAR_PUBLICATION, STALE_AFTER, FAR_PUBLICATION = 6, 3, 60, 31
"""Days within which a report is fresh, two reports came out together, a report is stale, two are far apart."""
NEAR_FROM, NEAR_RATIO = 4, 1.25
"""From so many people on, and up to this ratio, two numbers may be one toll at two times: six dead, then seven."""
YEARS_OF_AGE = 60
"""Over so many years the ages of the people in the news are spread: of five ages and twelve one agrees by chance."""
CHANCE = 2
"""Ages in common say nothing while they are fewer than so many times those that chance gives."""
MOST_AGES, SHOWN = 3, 8
"""Ages in common that count, and words in common that a reason shows."""
FAR_RATIO = 3
"""One number more than so many times the other is no slip of counting."""


def dates(left: Profile, right: Profile, weights: Weights) -> Iterator[Reason]:
    """Compare when: day against day, else weekday against day, else what the days of publication allow."""
    if left.days and right.days:
        yield max(
            (_compare_days(a, b, weights.date) for a, b in product(left.days, right.days)), key=lambda r: r.weight
        )
    elif left.days or right.days:
        dated, dateless = (left, right) if left.days else (right, left)
        yield from _weekday_against_day(dated, dateless, weights.date)
        yield from _publication_against_day(dated, dateless, weights.date)
        yield from _bare_days(dated, dateless, weights.date)
    else:
        yield from _bare_days(left, right, weights.date)
        yield from _dateless(left, right, weights.date)


def _published_apart(left: Profile, right: Profile) -> int | None:
    """Give how many days lie at least between two reports, or None if one is not dated."""
    (start, end), (other_start, other_end) = left.published, right.published
    if start is None or end is None or other_start is None or other_end is None:
        return None
    return max(_days_between(end, other_start), _days_between(other_end, start), 0)


def _bare_days(left: Profile, right: Profile, weights: DateWeights) -> Iterator[Reason]:
    """Compare days of the year where one of the two accounts does not tell which year."""
    mine, theirs = days_of_the_year(left), days_of_the_year(right)
    if not mine or not theirs or not (left.bare_days or right.bare_days):
        return
    shared = sorted(set(mine) & set(theirs))
    detail = shared[0] if shared else f"{mine[0]} and {theirs[0]}"
    yield Reason("day of the year", detail, weights.same_bare_day if shared else weights.other_bare_day)


def _compare_days(left: Day, right: Day, weights: DateWeights) -> Reason:
    gap = max(_days_between(left.end, right.start), _days_between(right.end, left.start))
    exact = left.precision in EXACT_DATES and right.precision in EXACT_DATES
    detail = f"{_span(left)} and {_span(right)}"
    if gap <= 0:
        longest = max(_days_between(left.start, left.end), _days_between(right.start, right.end))
        overlap = weights.overlap if longest <= FAR_PUBLICATION else weights.long_overlap
        return Reason("date", detail, weights.same_day if exact else overlap)
    if gap == 1:
        return Reason("date", detail, weights.next_day)
    return Reason("date", detail, weights.within_week if gap <= WEEK else weights.apart)


def _span(day: Day) -> str:
    return day.start if day.start == day.end else f"{day.start}/{day.end}"


def _days_between(earlier: str, later: str) -> int:
    return date.fromisoformat(later).toordinal() - date.fromisoformat(earlier).toordinal()


def _weekday_against_day(dated: Profile, dateless: Profile, weights: DateWeights) -> Iterator[Reason]:
    exact = [day for day in dated.days if day.precision in EXACT_DATES]
    if not exact or not dateless.weekdays:
        return
    weekdays = {date.fromisoformat(day.start).isoweekday() for day in exact}
    agrees = bool(weekdays & set(dateless.weekdays))
    detail = f"{exact[0].start} is {'' if agrees else 'not '}the weekday that the other names"
    yield Reason("weekday", detail, weights.same_weekday if agrees else weights.other_weekday)


def _publication_against_day(dated: Profile, dateless: Profile, weights: DateWeights) -> Iterator[Reason]:
    earliest, latest = dateless.published
    if earliest is None or latest is None:
        return
    first = min(day.start for day in dated.days)
    if _days_between(latest, first) > 1:
        yield Reason("publication", f"{first} is after the other came out ({latest})", weights.after_publication)
    elif dateless.standing == "main" and 0 <= _days_between(first, earliest) <= WEEK:
        yield Reason("publication", f"came out on {earliest}, within a week of {first}", weights.fresh_report)
    elif dateless.standing == "main" and _days_between(first, earliest) > STALE_AFTER:
        yield Reason("publication", f"came out on {earliest}, long after {first}", weights.stale_report)


def _dateless(left: Profile, right: Profile, weights: DateWeights) -> Iterator[Reason]:
    if left.weekdays and right.weekdays:
        agrees = bool(set(left.weekdays) & set(right.weekdays))
        detail = f"both name {'the same weekday' if agrees else 'a weekday, not the same'}"
        yield Reason("weekday", detail, weights.both_weekday if agrees else weights.other_weekday)
    gap = _published_apart(left, right)
    if gap is None:
        return
    if gap <= NEAR_PUBLICATION:
        yield Reason("publication", f"published {gap} days apart", weights.near_publication)
    elif gap > FAR_PUBLICATION and left.standing == right.standing == "main":
        yield Reason("publication", f"published {gap} days apart", weights.far_publication)


def places(left: Profile, right: Profile, weights: Weights) -> Iterator[Reason]:
    """Compare where: the most telling agreement counts, or, if there is none, the mildest disagreement.

    Where both know towns or sites, these alone are compared: that two towns lie in one country makes them no likelier
    to be one.
    """
    narrow, others_narrow = (tuple(filter(_is_narrow, side.places)) for side in (left, right))
    both = (narrow, others_narrow) if narrow and others_narrow else (left.places, right.places)
    pairs = [_compare_spots(a, b, weights.place) for a, b in product(*both)]
    if pairs:
        yield max(pairs, key=lambda reason: (reason.weight, reason.detail))


def _is_narrow(spot: Spot) -> bool:
    return spot.precision in EXACT_PLACES


def blocks(left: Profile, right: Profile, weights: Weights) -> Iterator[Reason]:
    """Compare the numbers of blocks of a street."""
    if shared := sorted(set(left.blocks) & set(right.blocks)):
        yield Reason("block", ", ".join(shared), weights.place.same_block)
    elif left.blocks and right.blocks:
        yield Reason("block", "none in common", weights.place.other_block)


def _compare_spots(left: Spot, right: Spot, weights: PlaceWeights) -> Reason:
    detail = " and ".join(sorted((left.name, right.name)))
    if not (left.known and right.known):
        return _unlisted(left, right, weights, detail)
    if left.country and right.country and left.country != right.country:
        return Reason("place", detail, weights.other_country)
    if left.name == right.name:
        return Reason("place", detail, _same_name(left, right, weights))
    if left.name == right.admin1 or right.name == left.admin1:
        return Reason("place", f"{detail}: one holds the other", weights.one_holds_other)
    if left.precision in EXACT_PLACES and right.precision in EXACT_PLACES:
        return _two_points(left, right, weights, detail)
    return _two_areas(left, right, weights, detail)


def _unlisted(left: Spot, right: Spot, weights: PlaceWeights, detail: str) -> Reason:
    """Compare places of which one is in no gazetteer: its region is what its report speaks of, no more."""
    if left.name == right.name:
        return Reason("place", detail, weights.same_village)
    if sound(left.name) == sound(right.name) and left.country == right.country:
        return Reason("place", f"{detail}: the same by sound", weights.village_by_sound)
    if left.precision in EXACT_PLACES and right.precision in EXACT_PLACES:
        return Reason("place", f"{detail}: distance not known", weights.other_point)
    return Reason("place", detail, 0.0)


def _two_areas(left: Spot, right: Spot, weights: PlaceWeights, detail: str) -> Reason:
    regions = {left.admin1, right.admin1} - {None}
    if len(regions) == 2 and "country" not in (left.precision, right.precision):
        return Reason("place", f"{detail}: two regions", weights.other_region)
    return Reason("place", detail, weights.same_country if left.country and right.country else 0.0)


def _same_name(left: Spot, right: Spot, weights: PlaceWeights) -> float:
    if left.admin1 and right.admin1 and left.admin1 != right.admin1 and _kilometres(left, right) > 100:
        return weights.other_region
    levels = {left.precision, right.precision}
    if "country" in levels:
        return weights.same_country
    if "region" in levels:
        return weights.same_region
    if "district" in levels:
        return weights.same_district
    return weights.same_point


def _two_points(left: Spot, right: Spot, weights: PlaceWeights, detail: str) -> Reason:
    if None in (left.lat, left.lon, right.lat, right.lon):
        return Reason("place", f"{detail}: distance not known", weights.other_point)
    distance = _kilometres(left, right)
    detail = f"{detail}: {distance:.0f} km"
    if distance <= 25:
        return Reason("place", detail, weights.within_5_km if distance <= 5 else weights.within_25_km)
    return Reason("place", detail, weights.beyond_100_km if distance > 100 else weights.other_point)


def _kilometres(left: Spot, right: Spot) -> float:
    """Give the distance along the great circle, or 0 where a coordinate is not known."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return 0.0
    lat, other_lat = math.radians(left.lat), math.radians(right.lat)
    lon = math.radians(right.lon - left.lon)
    cosine = math.sin(lat) * math.sin(other_lat) + math.cos(lat) * math.cos(other_lat) * math.cos(lon)
    return EARTH_RADIUS_KM * math.acos(max(-1.0, min(1.0, cosine)))


def types(left: Profile, right: Profile, weights: Weights) -> Iterator[Reason]:
    """Compare what kind of thing happened; what lasts is never the same incident as a single deed."""
    detail = " and ".join(sorted((left.type, right.type)))
    campaigns = set(weights.campaigns.types)
    if left.type == right.type:
        weight = weights.type.same_campaign if left.type in campaigns else weights.type.same
        yield Reason("type", detail, weight)
    elif "other" not in (left.type, right.type):
        related = any(left.type in family and right.type in family for family in weights.families.values())
        apart = (left.type in campaigns) != (right.type in campaigns)
        if related:
            yield Reason("type", detail, weights.type.related)
        else:
            yield Reason("type", detail, weights.type.episode_and_campaign if apart else weights.type.different)


def people(left: Profile, right: Profile, weights: Weights) -> Iterator[Reason]:
    """Compare the persons named, those who suffered and those who did it."""
    shared = sorted(a for a in left.persons if any(names_agree(a, b) for b in right.persons))
    if shared:
        weight = weights.people.same_person + weights.people.further_person * (len(shared) - 1)
        yield Reason("persons", ", ".join(shared), weight)
    if found := _in_common(left.victims, right.victims, weights.common.words):
        yield Reason("victims", found, weights.people.same_victims)
    doers, others = left.perpetrators + left.owners, right.perpetrators + right.owners
    if found := _in_common(doers, others, weights.common.words):
        yield Reason("perpetrators", found, weights.people.same_perpetrators)
    elif left.perpetrators and right.perpetrators:
        detail = f"{left.perpetrators[0]} and {right.perpetrators[0]}"
        yield Reason("perpetrators", " and ".join(sorted(detail.split(" and "))), weights.people.other_perpetrators)


def ages(left: Profile, right: Profile, weights: Weights) -> Iterator[Reason]:
    """Compare how old the people are that two accounts name."""
    shared = sorted(set(left.ages) & set(right.ages))
    if shared and len(shared) < CHANCE * len(left.ages) * len(right.ages) / YEARS_OF_AGE:
        return
    if shared:
        weight = weights.people.same_age + weights.people.further_age * (min(len(shared), MOST_AGES) - 1)
        yield Reason("ages", ", ".join(map(str, shared)), weight)
    elif left.ages and right.ages:
        yield Reason("ages", "none in common", weights.people.other_ages)


def _in_common(left: tuple[str, ...], right: tuple[str, ...], common: frozenset[str]) -> str:
    """Give what two lists of folded names share: a name, or a telling word (a people, a force) within one."""
    if names := sorted(set(left) & set(right)):
        return ", ".join(names)
    words = {word for name in left for word in name.split()} & {word for name in right for word in name.split()}
    return ", ".join(sorted(word for word in words - common if len(word) > 3))


def counts(left: Profile, right: Profile, weights: Weights) -> Iterator[Reason]:
    """Compare how many were killed and wounded: the highest number of each account.

    An account that tells of many numbers would have one in common with any other; the highest is the toll.
    """
    for field in ("killed", "wounded"):
        mine, theirs = (max(getattr(side, field), key=_height, default=None) for side in (left, right))
        if mine and theirs:
            yield _compare_tallies(field, mine, theirs, weights.counts)


def _height(tally: Tally) -> tuple[int, int]:
    return tally.high if tally.high is not None else tally.low, tally.low


def _compare_tallies(field: str, left: Tally, right: Tally, weights: CountWeights) -> Reason:
    detail = " and ".join(sorted((_tally(left), _tally(right))))
    if left == right and left.high is not None:
        for most, weight in ((0, weights.same_none), (1, weights.same_one), (9, weights.same_few)):
            if left.high <= most:
                return Reason(field, detail, weight)
        return Reason(field, detail, weights.same_many)
    if (left.high is None or right.low <= left.high) and (right.high is None or left.low <= right.high):
        return Reason(field, detail, weights.compatible)
    fewer, more = sorted((max(left.low, left.high or 0), max(right.low, right.high or 0)))
    if fewer >= NEAR_FROM and more <= NEAR_RATIO * fewer:
        return Reason(field, detail, weights.near)
    return Reason(field, detail, weights.far if more > FAR_RATIO * max(fewer, 1) else weights.close)


def _tally(tally: Tally) -> str:
    if tally.high is None:
        return f"at least {tally.low}"
    return str(tally.low) if tally.low == tally.high else f"{tally.low} to {tally.high}"


def weapons(left: Profile, right: Profile, weights: Weights) -> Iterator[Reason]:
    """Compare what it was done with."""
    if found := _in_common(left.weapons, right.weapons, weights.common.words):
        yield Reason("weapon", found, weights.weapon.same)
    elif left.weapons and right.weapons:
        yield Reason("weapon", " and ".join(sorted((left.weapons[0], right.weapons[0]))), weights.weapon.different)


def words(left: Profile, right: Profile, weights: Weights) -> Iterator[Reason]:
    """Compare the telling words and the names: each weighs by the share that two accounts have in common."""
    for feature, mine, theirs, curve in (
        ("words", left.words, right.words, weights.words),
        ("names", left.names, right.names, weights.names),
    ):
        if mine and theirs:
            share, shared = in_common(mine, theirs)
            shown = ", ".join(shared[:SHOWN]) or "none in common"
            weight = curve.at(share)
            weight = weight * certainty(mine, theirs) if weight < 0 else weight
            yield Reason(feature, f"{shown}: {share:.2f}", round(weight, 3))
