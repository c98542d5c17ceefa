"""From the accounts of a message to templates as its makers would fill them; the rules are those of 1992."""

import re
from collections.abc import Iterator
from datetime import date

from variorum.evaluation.templates import Response, Value
from variorum.evaluation.told import Told
from variorum.model.claim import Account, Claim
from variorum.model.incident import Incident
from variorum.model.values import ActorValue, CountValue, ResponsibilityValue
from variorum.stages.extract.places import countries_of

TYPES = {
    "attack": "ATTACK", "shooting": "ATTACK", "assassination": "ATTACK", "air_strike": "ATTACK", "shelling": "ATTACK",
    "bombing": "BOMBING", "abduction": "KIDNAPPING", "arson": "ARSON",
}  # fmt: skip
"""Our types of incident by theirs; clashes, campaigns and protests are none of theirs."""
WHERE = frozenset({"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"})
"""The nine countries that make a message relevant."""
RECENT_DAYS = 62
"""Incidents older than two months are left out."""
_GROUPS = {"armed_group", "government", "military", "police", "organization"}
_EFFECTS = {"killed": "DEATH", "wounded": "INJURY", "released": "REGAINED FREEDOM"}
_NONE = {"killed": "NO DEATH", "wounded": "NO INJURY"}
_WEEKDAY = re.compile(r"(?:on |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_CONFIDENCE = {"claimed": "CLAIMED OR ADMITTED", "admitted": "CLAIMED OR ADMITTED"}
_DOUBT = "SUSPECTED OR ACCUSED"


def responses_of(told: Told) -> list[Response]:
    """Give a template for each violent incident told in a message that concerns the nine countries."""
    country = told.country()
    found = []
    for account, incident in told.incidents():
        own = told.claims(account=account)
        if account.type in TYPES and _is_relevant(told, incident, own, country):
            found.append(_response(told, account, incident, own, country))
    return found


def _is_relevant(told: Told, incident: Incident, own: list[Claim], country: str | None) -> bool:
    where = incident.place.country if incident.place is not None and incident.place.country else country
    if where is not None and where not in WHERE:
        return False
    tells = {"victim", "target", "killed", "wounded", "captured", "perpetrator", "damage", "responsibility"}
    return _is_recent(told, incident) and any(claim.field in tells for claim in own)


def _is_recent(told: Told, incident: Incident) -> bool:
    published, day = told.report.published.earliest, incident.date.end if incident.date is not None else None
    if published is None or day is None:
        return True
    return (date.fromisoformat(published[:10]) - date.fromisoformat(day[:10])).days <= RECENT_DAYS


def _response(told: Told, account: Account, incident: Incident, own: list[Claim], country: str | None) -> Response:
    organizations = dict(_organizations(own))
    slots = {
        "type": (Value(TYPES[account.type]),),
        "date": (Value(_date(told, incident)),),
        "location": tuple(_location(told, incident, country)),
        "perp_org": tuple(Value(name) for name in organizations),
        "perp_org_confidence": tuple(Value(sure, (name,)) for name, sure in organizations.items()),
        "hum_number": tuple(dict(_numbers(own)).values()),
        "hum_effect": tuple({(value.value, value.of): value for value in _effects(own)}.values()),
    }
    return Response(slots, tuple(_strings(own)))


def _date(told: Told, incident: Incident) -> str:
    published = (told.report.published.earliest or "")[:10]
    when = incident.date
    if when is None or when.start is None or when.end is None or _WEEKDAY.fullmatch(when.words):
        return f"- {_written(published)}"
    start, end = when.start[:10], when.end[:10]
    return _written(start) if start == end else f"{_written(start)} - {_written(end)}"


def _written(day: str) -> str:
    return date.fromisoformat(day).strftime("%d %b %y").upper() if day else ""


def _location(told: Told, incident: Incident, country: str | None) -> Iterator[Value]:
    place = incident.place
    code = place.country if place is not None and place.country is not None else country
    if code is None:
        return
    name = countries_of(told.resources.extract.places).name(code).upper()
    narrow = f": {place.name}" if place is not None and place.precision != "country" else ""
    yield Value(name + narrow)


def _organizations(own: list[Claim]) -> Iterator[tuple[str, str]]:
    """Give the groups that are said to have done it, each with how sure the text is; the surest word comes last."""
    for claim in own:
        value = claim.value
        if not isinstance(value, ActorValue) or claim.field != "perpetrator" or value.kind not in _GROUPS:
            continue
        if value.name and not value.name.islower():
            yield value.name, "REPORTED AS FACT" if claim.stance == "asserts" else _doubted(claim)
    for claim in own:
        value = claim.value
        if isinstance(value, ResponsibilityValue) and value.actor and value.position != "denied":
            yield value.actor, _CONFIDENCE.get(value.position) or _doubted(claim)


def _doubted(claim: Claim) -> str:
    by_authority = claim.origin is not None and claim.origin.kind == "government"
    return f"{_DOUBT} BY AUTHORITIES" if by_authority else _DOUBT


def _numbers(own: list[Claim]) -> Iterator[tuple[str, Value]]:
    """Give a number for each group or person that was harmed, by what it is called."""
    for claim in own:
        value = claim.value
        if isinstance(value, CountValue) and claim.stance != "withholds" and value.best != 0:
            yield (value.group or value.words).lower(), Value(written_number(value), _names(value))
        if isinstance(value, ActorValue) and claim.field == "victim" and value.named_person and value.name:
            yield value.name.lower(), Value("1", (value.name, *((value.role,) if value.role else ())))


def written_number(value: CountValue) -> str:
    """Write a count as the templates do.

    >>> written_number(CountValue(6, None, None, "at least", None, None, None, "at least six"))
    '6-'

    """
    if value.low is not None and value.high is not None:
        return str(value.low) if value.low == value.high else f"{value.low}-{value.high}"
    if value.low is not None:
        return f"{value.low}-"
    if value.high is not None:
        return f"-{value.high}"
    return f"~{value.best}" if value.best is not None else "PLURAL"


def _names(value: CountValue) -> tuple[str, ...]:
    return tuple(name for name in (value.group, value.words) if name)


def _effects(own: list[Claim]) -> Iterator[Value]:
    nought = {claim.field for claim in own if isinstance(claim.value, CountValue) and claim.value.best == 0}
    if {"killed", "wounded"} <= nought:
        yield Value("NO INJURY OR DEATH")
    elif nought:
        yield from (Value(_NONE[field]) for field in sorted(nought & set(_NONE)))
    for claim in own:
        value = claim.value
        if not isinstance(value, CountValue) or claim.field not in _EFFECTS or value.best == 0:
            continue
        if claim.stance not in {"denies", "withholds"}:
            yield Value(_EFFECTS[claim.field], _names(value))


def _strings(own: list[Claim]) -> Iterator[str]:
    """Give all that names perpetrators, things and people."""
    for claim in own:
        if isinstance(claim.value, ActorValue):
            yield from (name for name in (claim.value.name, claim.value.role) if name)
        elif isinstance(claim.value, CountValue):
            yield from _names(claim.value)
        elif isinstance(claim.value, ResponsibilityValue) and claim.value.actor:
            yield claim.value.actor
        elif claim.field == "damage":
            yield claim.quote
