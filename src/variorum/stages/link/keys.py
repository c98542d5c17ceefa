"""Blocking: words under which an account is filed, so that only accounts filed together are compared."""

from collections.abc import Iterator
from datetime import date, timedelta

from variorum.model.within import extent
from variorum.stages.link.names import sound
from variorum.stages.link.profile import Day, Profile, Spot

CELL_DEGREES = 0.5
"""Side of a place's cell, in degrees: about 50 km, the width that UCDP's "within about 25 km" leaves to either side."""
LONGEST_SPAN = 10
"""Days of a date that are filed day by day; a longer one is filed by month."""
NAMES_FIRST, NAMES_BESIDE = 5, 16
"""A report is filed under each pair of its five most telling names and of those with the eleven that follow: 65 keys.
One name alone is shared by too many; of pairs among the first ten, fewer reports of one incident shared one."""
LASTING = frozenset({"agreement", "aid", "ceasefire", "exercise", "offensive", "sanction", "talks"})
"""Types that are filed by themselves; all others are deeds, and what one report calls a clash is another's ambush."""
CAMPAIGNS = frozenset({"offensive"})
"""Types that other incidents can be part of. They stand here, not among the weights: keys are made without those."""
VAGUE = "vague"
"""Before a broad key: filed by an account that knows nothing narrower."""
EXACT_DATES = ("day", "hour")
EXACT_PLACES = ("point", "near", "district")


def keys(profile: Profile) -> tuple[str, ...]:
    """Give the keys under which an account is filed: two accounts are compared if one asks for a key of the other.

    A dated account is filed under each of its days and the days beside it, with country or cell; every account under
    the names of its places, and of the persons it names, so that one without any date is still found; and a main one
    under pairs of its most telling names, whatever day and place it gives.
    """
    return filed_and_asked(profile)[0]


def asks(profile: Profile) -> tuple[str, ...]:
    """Give the keys under which to look for accounts that may tell of the same incident.

    They are its own, but for the broad ones, under which too many are filed: those of a kind and place for all time, of
    a country and a day, of a day of any year. Under them an account that knows better looks only for what does not:
    a dated one for what has no date, one with a town for what has none. All else it shares a narrower key with, or
    else each new blast in a country would meet all of that day, and each in a town all before it. Campaigns and deeds
    look for each other, by place and month, since one may be part of the other.
    """
    return filed_and_asked(profile)[1]


def filed_and_asked(profile: Profile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give ``keys`` and ``asks`` at once: most are the same, and they take long to make."""
    own, (broad, vague) = _own_keys(profile), _broad_keys(profile)
    parts_filed, parts_asked = _part_keys(profile)
    filed = {*own, *broad, *parts_filed, *(f"{VAGUE} {key}" for key in vague)}
    asked = {*own, *parts_asked, *(key if key in vague else f"{VAGUE} {key}" for key in broad)}
    return tuple(sorted(filed)), tuple(sorted(asked))


def _part_keys(profile: Profile) -> tuple[set[str], set[str]]:
    """Give the keys by which campaigns and the deeds in them find each other: those filed, and those asked for.

    They meet at a place in a month, or because their report says that one was part of the other.
    """
    told = (profile.account,) if profile.type in CAMPAIGNS else profile.within
    met = {*told, *(f"{where} {month}" for month in _months_lasted(profile) for where in _areas(profile))}
    campaign, deed = ({f"{kind} {each}" for each in met} for kind in ("campaign", "deed"))
    return (campaign, deed) if profile.type in CAMPAIGNS else (deed, campaign)


def _own_keys(profile: Profile) -> set[str]:
    return {*_day_keys(profile), *_place_keys(profile), *_people_keys(profile), *_name_keys(profile)}


def _broad_keys(profile: Profile) -> tuple[set[str], set[str]]:
    """Give the keys that too many share, and those of them about which the account knows nothing narrower."""
    lasting = set(_lasting_keys(profile))
    countries = {spot.country for spot in profile.places if spot.country}
    stamps = {stamp for day in profile.days for stamp in _stamps(day)}
    daily = {f"day {stamp} {where}" for stamp in stamps for where in countries}
    yearly = {f"day of the year {day} {where}" for day in days_of_the_year(profile) for where in countries}
    bare = {f"day of the year {day} {where}" for day in profile.bare_days for where in countries}
    vague = (set() if stamps else lasting) | (set() if _has_cell(profile) else daily) | bare
    return lasting | daily | yearly, vague


def _has_cell(profile: Profile) -> bool:
    return any(True for spot in profile.places for _ in _cells(spot))


def _lasting_keys(profile: Profile) -> Iterator[str]:
    """File an account by kind and place, and by victims, weapon and place, whenever it was."""
    for spot in profile.places:
        if spot.precision != "country":
            kind = "deed" if spot.precision in EXACT_PLACES and profile.type not in LASTING else profile.type
            yield f"type {kind} {spot.name}"
    named = [spot for spot in profile.places if spot.precision != "country"]
    for spot in named or profile.places:
        yield from (f"victims {name} {weapon} {spot.name}" for name in profile.victims for weapon in profile.weapons)


def _day_keys(profile: Profile) -> Iterator[str]:
    countries = {spot.country for spot in profile.places if spot.country}
    cells = {cell for spot in profile.places for cell in _cells(spot)}
    for day in profile.days:
        for stamp in _stamps(day):
            yield from (f"cell {stamp} {cell}" for cell in cells)
            if not countries:
                yield from (f"victims {stamp} {name}" for name in profile.victims)


def days_of_the_year(profile: Profile) -> tuple[str, ...]:
    """Give month and day ("09-20") of the exact dates of an account, with or without their year."""
    exact = {day.start[5:10] for day in profile.days if day.precision in EXACT_DATES}
    return tuple(sorted(exact | set(profile.bare_days)))


def _stamps(day: Day) -> Iterator[str]:
    start, end = date.fromisoformat(day.start), date.fromisoformat(day.end)
    if (end - start).days > LONGEST_SPAN:
        return
    first = start if start == date.min else start - timedelta(days=1)
    last = end if end == date.max else end + timedelta(days=1)
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal).isoformat()


def _cells(spot: Spot) -> Iterator[str]:
    """Give the cells of a place and those beside it that it lies next to."""
    if spot.lat is None or spot.lon is None or spot.precision not in EXACT_PLACES:
        return
    half = CELL_DEGREES / 2
    for lat in (spot.lat - half, spot.lat + half):
        for lon in (spot.lon - half, spot.lon + half):
            yield f"{int(lat // CELL_DEGREES)}/{int(lon // CELL_DEGREES)}"


def _place_keys(profile: Profile) -> Iterator[str]:
    """File an account by place name: alone for villages, with the month, and with the type for what has no date."""
    months = _months(profile)
    for spot in profile.places:
        if spot.precision != "country" and not spot.known:
            yield f"village {spot.name}"
            yield f"village by sound {sound(spot.name)}"
        if spot.precision != "country":
            yield from (f"place {spot.name} {month}" for month in months)
            if spot.admin1 and not months:
                yield f"type {profile.type} {spot.admin1}"


def _months(profile: Profile) -> set[str]:
    """Give the months in which the incident may have been: its own, or those around the report's publication."""
    stamps = {value[:7] for day in profile.days for value in (day.start, day.end)}
    if not stamps and profile.standing == "main":
        stamps = {value[:7] for value in profile.published if value}
    return stamps | {_month_before(stamp) for stamp in stamps}


def _areas(profile: Profile) -> set[str]:
    """Give the towns and regions that an incident was in, or that a campaign was waged in."""
    spots = [spot for spot in profile.places if spot.precision != "country"]
    around = () if profile.type in CAMPAIGNS else (spot.admin1 for spot in spots if spot.known and spot.admin1)
    return {*(spot.name for spot in spots), *around}


def _months_lasted(profile: Profile) -> set[str]:
    """Give the months of an incident's exact days, or those in which a campaign may have gone on."""
    if profile.type not in CAMPAIGNS:
        return {day.start[:7] for day in profile.days if day.precision in EXACT_DATES}
    spans = (extent((day.start, day.end), told=profile.published[1]) for day in profile.days)
    return {month for begun, over in spans for month in _months_between(begun, over)}


def _months_between(first: str, last: str) -> Iterator[str]:
    begun, over = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    for month in range(begun, over + 1):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"


def _month_before(stamp: str) -> str:
    year, month = int(stamp[:4]), int(stamp[5:7])
    return f"{year:04d}-{month - 1:02d}" if month > 1 else f"{year - 1:04d}-12"


def _people_keys(profile: Profile) -> Iterator[str]:
    full = [name.split() for name in profile.persons if " " in name]
    yield from (f"person {words[0]} {words[-1]}" for words in full)  # middle names come and go


def _name_keys(profile: Profile) -> Iterator[str]:
    """File what a report is about under pairs of its most telling names, whenever it was and whatever day it gives."""
    if profile.standing != "main":
        return
    ranked = sorted(profile.names, key=lambda name: (-profile.names[name], name))[:NAMES_BESIDE]
    for place, name in enumerate(ranked[:NAMES_FIRST]):
        yield from (f"names {' '.join(sorted((name, other)))}" for other in ranked[place + 1 :])
