"""Values made by hand for tests: reports, claims and accounts with only what a test is about."""

from collections.abc import Sequence

from variorum.model.claim import Account, AccountRelation, AttributionLink, Claim, Field, SpeakerKind, Stance, Standing
from variorum.model.ids import content_id
from variorum.model.report import Published, Report
from variorum.model.values import (
    ActorValue,
    CountValue,
    DatePrecision,
    DateValue,
    EventValue,
    IncidentType,
    PlacePrecision,
    PlaceValue,
    Position,
    ResponsibilityValue,
    ThingValue,
    Value,
)


def make_report(
    name: str = "r-1",
    published: str | None = None,
    *,
    outlet: str | None = None,
    text: str | None = None,
    copy_of: str | None = None,
) -> Report:
    when = Published(published, published, "metadata") if published else Published()
    body = text if text is not None else f"A report, {name}, about something. "
    return Report(name, f"{name}.txt", None, body, "en", outlet, when, copy_of)


def speaker(name: str | None, kind: SpeakerKind = "government", role: str | None = None) -> AttributionLink:
    return AttributionLink(name, role, kind, "said")


def make_claim(
    report: str,
    field: Field,
    value: Value,
    *,
    quote: str | None = None,
    start: int = 0,
    context: int = 0,
    by: AttributionLink | None = None,
    stance: Stance = "asserts",
) -> Claim:
    words = quote if quote is not None else getattr(value, "words", None) or getattr(value, "name", None) or field
    attribution = (by,) if by else ()
    identity = content_id("c", report, field, value, start, attribution, stance, words)
    return Claim(identity, report, None, field, value, words, start, start + len(words), context, context + 100,
                 attribution, stance)  # fmt: skip


def number(
    low: int | None = None,
    best: int | None = None,
    high: int | None = None,
    *,
    bound: str | None = None,
    vague: str | None = None,
    group: str | None = None,
    subset_of: str | None = None,
    words: str = "some number",
) -> CountValue:
    return CountValue(low, best, high, bound, vague, group, subset_of, words)


def exactly(count: int, group: str | None = None, words: str | None = None, subset_of: str | None = None) -> CountValue:
    return CountValue(count, count, count, None, None, group, subset_of, words or f"{count} people")


def at_least(count: int, group: str | None = None) -> CountValue:
    return CountValue(count, None, None, "at least", None, group, None, f"at least {count} people")


def on_day(day: str, end: str | None = None, precision: DatePrecision = "day") -> DateValue:
    return DateValue(day, end or day, precision, day, day)


def weekday(iso_weekday: int) -> DateValue:
    return DateValue(None, None, "day", "that weekday", f"XXXX-WXX-{iso_weekday}")


def at_place(
    name: str,
    country: str | None = "XA",
    *,
    admin1: str | None = None,
    lat: float | None = None,
    lon: float | None = None,
    precision: PlacePrecision = "point",
    gazetteer_id: str | None = None,
) -> PlaceValue:
    return PlaceValue(name, country, admin1, lat, lon, precision, gazetteer_id, name)


def actor(name: str | None, *, country: str | None = None, person: bool = False, role: str | None = None) -> ActorValue:
    return ActorValue(name, role, "person" if person else None, country, person)


def blame(name: str | None, position: Position) -> ResponsibilityValue:
    return ResponsibilityValue(name, position)


def event(kind: IncidentType) -> EventValue:
    return EventValue(kind)


def weapon(name: str) -> ThingValue:
    return ThingValue(name, None)


def make_account(
    report: str,
    claims: Sequence[Claim] = (),
    *,
    name: str | None = None,
    kind: IncidentType = "attack",
    standing: Standing = "main",
    relations: Sequence[AccountRelation] = (),
    span: tuple[int, int] = (0, 0),
) -> Account:
    identity = name or content_id("a", report, [claim.id for claim in claims])
    return Account(identity, report, kind, standing, *span, tuple(claim.id for claim in claims), tuple(relations))
