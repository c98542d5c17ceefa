"""What linking looks at: one account, reduced to what can be compared."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from variorum.model.claim import Account, Claim, Standing
from variorum.model.names import fold
from variorum.model.report import Report
from variorum.model.values import (
    ActorValue,
    CountValue,
    DatePrecision,
    DateValue,
    IncidentType,
    PlacePrecision,
    PlaceValue,
    ResponsibilityValue,
    ThingValue,
)
from variorum.stages.link.telling import Telling, ages, blocks, telling_names, telling_words

_WEEKDAY = re.compile(r"^[\dX]{4}-WXX-(\d)")
_BARE_DAY = re.compile(r"^XXXX-(\d\d-\d\d)")


NOT_KNOWN: Mapping[str, float] = {}
"""Where no table of words is at hand, every word is held to be rare."""


class Day(Struct, frozen=True, order=True):
    """When an account sets the incident: ISO days, both ends included."""

    start: str
    end: str
    precision: DatePrecision


class Spot(Struct, frozen=True):
    """Where an account sets the incident; ``name`` is folded, ``known`` says whether a gazetteer lists it."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    known: bool


class Tally(Struct, frozen=True, order=True):
    """A number of people as far as it is known: at least ``low``, at most ``high``."""

    low: int
    high: int | None


class Profile(Struct, frozen=True):
    """An account, comparable. Names are folded; every tuple is sorted, so equal accounts give equal profiles.

    ``weekdays`` (1 is Monday) are kept where the words name no other day, ``bare_days`` ("09-20") where they name no
    year, ``owners`` claimed or admitted the deed, ``published`` is the span of publication,
    ``words`` and ``names`` (those with a capital) tell of which incident is meant, each by how rare it is in the news,
    ``ages`` are those of people, ``blocks`` the numbers of blocks of a street, ``within`` the accounts of its report
    that it is told as a part of.
    """

    account: str
    report: str
    type: IncidentType
    standing: Standing
    days: tuple[Day, ...]
    weekdays: tuple[int, ...]
    published: tuple[str | None, str | None]
    places: tuple[Spot, ...]
    perpetrators: tuple[str, ...]
    victims: tuple[str, ...]
    persons: tuple[str, ...]
    killed: tuple[Tally, ...]
    wounded: tuple[Tally, ...]
    weapons: tuple[str, ...]
    words: Telling
    names: Telling
    ages: tuple[int, ...] = ()
    blocks: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    bare_days: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


def profile(
    account: Account, claims: Iterable[Claim], report: Report, *, shares: Mapping[str, float] = NOT_KNOWN
) -> Profile:
    """Reduce an account to what can be compared.

    Args:
        account: the account.
        claims: the claims of its report; those of other accounts are passed over.
        report: the report that tells it.
        shares: how many of all reports hold a word, from 0 to 1; a word that is not listed is held to be rare.

    """
    own = frozenset(account.claims)
    mine = sorted((claim for claim in claims if claim.id in own), key=lambda claim: (claim.start, claim.id))
    dates = [claim.value for claim in mine if isinstance(claim.value, DateValue) and claim.stance != "denies"]
    scope, elsewhere = _scope(account, mine, report), _compared(mine)
    return Profile(
        account=account.id,
        report=account.report,
        type=account.type,
        standing=account.standing,
        days=tuple(sorted({day for value in dates if (day := _day(value))})),
        weekdays=tuple(sorted({weekday for value in dates if (weekday := _weekday(value))})),
        published=(_iso_day(report.published.earliest), _iso_day(report.published.latest)),
        places=_places(mine),
        perpetrators=_names(mine, "perpetrator", person=None),
        victims=_names(mine, "victim", person=False) or _names(mine, "target", person=False),
        persons=_persons(mine),
        killed=_tallies(mine, "killed"),
        wounded=_tallies(mine, "wounded"),
        weapons=_weapons(mine),
        words=telling_words(scope, shares, without=elsewhere),
        names=telling_names(scope, shares, without=elsewhere),
        ages=ages(scope),
        blocks=blocks(scope),
        owners=tuple(sorted(_owning(mine))),
        within=tuple(sorted(each.account for each in account.relations if each.relation == "part_of")),
        bare_days=tuple(sorted({bare for value in dates if (bare := _bare_day(value))})),
    )


def _compared(claims: Iterable[Claim]) -> frozenset[str]:
    """Give the words of places, forces, kinds of victims and weapons, which are compared by themselves.

    Did they count again as words in common, each attack in a town at war would be like every other.
    """
    names: set[str | None] = set()
    for claim in claims:
        value = claim.value
        if isinstance(value, PlaceValue):
            names |= {value.name, value.admin1, value.words}
        elif isinstance(value, ThingValue):
            names |= {value.name, claim.quote}
        elif isinstance(value, ActorValue) and claim.field == "perpetrator" and not value.named_person:
            names.add(value.name)
    return frozenset(word for name in names if name for word in fold(name).split())


def _iso_day(value: str | None) -> str | None:
    """Give the day of an ISO date or time, or None if it is no day of the calendar."""
    try:
        return date.fromisoformat(value[:10]).isoformat() if value else None
    except ValueError:
        return None


def _day(value: DateValue) -> Day | None:
    start, end = _iso_day(value.start), _iso_day(value.end)
    return Day(min(start, end), max(start, end), value.precision) if start and end else None


def _weekday(value: DateValue) -> int | None:
    match = _WEEKDAY.match(value.timex or "")
    return int(match[1]) if match and not value.start and "1" <= match[1] <= "7" else None


def _bare_day(value: DateValue) -> str | None:
    match = _BARE_DAY.match(value.timex or "")
    return match[1] if match and not value.start else None


def _owning(claims: Sequence[Claim]) -> set[str]:
    """Give the folded names of those who claimed or admitted the deed."""
    values = [
        claim.value for claim in claims if isinstance(claim.value, ResponsibilityValue) and claim.stance == "asserts"
    ]
    return {fold(value.actor) for value in values if value.actor and value.position in {"claimed", "admitted"}} - {""}


def _places(claims: Sequence[Claim]) -> tuple[Spot, ...]:
    spots = {_spot(claim.value) for claim in claims if isinstance(claim.value, PlaceValue) and claim.stance != "denies"}
    return tuple(sorted(spots, key=lambda spot: (spot.name, spot.country or "", spot.precision, str(spot))))


def _spot(value: PlaceValue) -> Spot:
    admin1 = fold(value.admin1) if value.admin1 else None
    known = value.gazetteer_id is not None
    return Spot(fold(value.name), value.country, admin1, value.lat, value.lon, value.precision, known)


def _names(claims: Sequence[Claim], field: str, *, person: bool | None) -> tuple[str, ...]:
    """Give folded names of actors; ``person`` chooses named persons, others, or (None) both."""
    values = [claim.value for claim in claims if claim.field == field and isinstance(claim.value, ActorValue)]
    chosen = (value for value in values if value.name and person in (None, value.named_person))
    return tuple(sorted({fold(value.name) for value in chosen if value.name} - {""}))


def _persons(claims: Sequence[Claim]) -> tuple[str, ...]:
    fields = ("victim", "perpetrator", "target")
    return tuple(sorted({name for field in fields for name in _names(claims, field, person=True)}))


def _weapons(claims: Sequence[Claim]) -> tuple[str, ...]:
    values = [claim.value for claim in claims if claim.field == "weapon" and isinstance(claim.value, ThingValue)]
    return tuple(sorted({fold(value.type or value.name) for value in values} - {""}))


def _tallies(claims: Sequence[Claim], field: str) -> tuple[Tally, ...]:
    """Give the totals that an account states; parts, denials and bare words are left out."""
    values = [
        claim.value
        for claim in claims
        if claim.field == field and isinstance(claim.value, CountValue) and claim.stance in ("asserts", "hedges")
    ]
    totals = [value for value in values if value.subset_of is None]
    found = {tally for value in totals if (tally := _tally(value))}
    return tuple(sorted(found, key=lambda tally: (tally.low, tally.high is None, tally.high or 0)))


def _tally(value: CountValue) -> Tally | None:
    low = value.low if value.low is not None else value.best
    high = value.high if value.high is not None else value.best
    if low is None and high is None:
        return None
    return Tally(low or 0, high)


def _scope(account: Account, claims: Sequence[Claim], report: Report) -> list[str]:
    """Give the pieces of text that speak of an account: for the main one the report, else those of its claims."""
    if account.standing == "main":
        return [report.title or "", report.text[report.body_start :]]
    spans = {(account.start, account.end)} | {(claim.context_start, claim.context_end) for claim in claims}
    return [report.text[start:end] for start, end in sorted(spans)]
