"""From the accounts of a message to templates as its makers would fill them; the rules are those of 1992."""

import re
from collections.abc import Iterator
from datetime import date

from variorum.evaluation.harmed import Harmed, effects_of, harmed, names_of, numbers_of
from variorum.evaluation.templates import Response, Value
from variorum.evaluation.told import Told
from variorum.model.claim import Account, Claim
from variorum.model.incident import Incident
from variorum.model.values import ActorValue, CountValue, DateValue, ResponsibilityValue
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
_THINGS = {"target", "damage", "responsibility"}
_DAYS = {"hour", "day"}
_GROUPS = {"armed_group", "government", "military", "police", "organization"}
_COLLECTIVE = {"army", "forces", "government", "military", "navy", "police"}
"""A state's force as a body, which is an organization without a name of its own."""
_NONE = {"killed": "NO DEATH", "wounded": "NO INJURY"}
_WEEKDAY = re.compile(r"(?:on |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_CONFIDENCE = {"claimed": "CLAIMED OR ADMITTED", "admitted": "CLAIMED OR ADMITTED"}
_DOUBT = "SUSPECTED OR ACCUSED"


def responses_of(told: Told) -> list[Response]:
    """Give a template for each violent incident told in a message that concerns the nine countries."""
    country = _country(told)
    found = []
    for account, incident in told.incidents():
        own = told.claims(account=account)
        if account.type in TYPES and _is_relevant(told, incident, own, country):
            found.append(_response(told, account, incident, own, country))
    return found


def _country(told: Told) -> str | None:
    """Give the country of which a message speaks most, one of the nine before any other; also by its people."""
    codes = [code for place in told.readings.places if (code := place.value.country) is not None]
    return max(codes, key=lambda code: (code in WHERE, codes.count(code)), default=None)


def _is_relevant(told: Told, incident: Incident, own: list[Claim], country: str | None) -> bool:
    if country is not None and country not in WHERE:
        return False
    if not _is_recent(told, incident) or _is_summed_up(told, own):
        return False
    return any(claim.field in _THINGS for claim in own) or any(_is_unarmed(told, each) for each in harmed(told, own))


def _is_summed_up(told: Told, own: list[Claim]) -> bool:
    """Say whether an account is only of several incidents at once: "the bombings of this year"."""
    spans = {(claim.start, claim.end) for claim in own if claim.field == "event"}
    events = [event for event in told.readings.events if (event.start, event.end) in spans]
    dated = any(isinstance(claim.value, DateValue) and claim.value.precision in _DAYS for claim in own)
    return bool(events) and all(event.plural for event in events) and not dated


def _is_unarmed(told: Told, each: Harmed) -> bool:
    """Say whether somebody harmed is no soldier, policeman or rebel, who only fight."""
    kinds = told.resources.extract.actors.kinds
    last = next(
        (word for word in reversed(each.names[0].lower().split()) if word in kinds or word.removesuffix("s") in kinds),
        None,
    )
    if each.person or last is None:
        return True
    return kinds.get(last, kinds.get(last.removesuffix("s"))) not in {"military", "armed_group"}


def _is_recent(told: Told, incident: Incident) -> bool:
    published, day = told.report.published.earliest, incident.date.end if incident.date is not None else None
    if published is None or day is None:
        return True
    return (date.fromisoformat(published[:10]) - date.fromisoformat(day[:10])).days <= RECENT_DAYS


def _response(told: Told, account: Account, incident: Incident, own: list[Claim], country: str | None) -> Response:
    everybody = harmed(told, own)
    organizations = dict(_organizations(told, own)) or dict(_beside(told, own))
    slots = {
        "type": (Value(TYPES[account.type]),),
        "date": (Value(_date(told, incident)),),
        "location": tuple(_location(told, incident, country)),
        "perp_org": tuple(Value(name) for name in organizations),
        "perp_org_confidence": tuple(Value(sure, (name,)) for name, sure in organizations.items()),
        "hum_number": tuple(numbers_of(everybody)),
        "hum_effect": tuple(effects_of(everybody)) or tuple(_unharmed(own)),
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
    """Give the country, and the narrower place if it lies in one of the nine."""
    place = incident.place
    near = place if place is not None and place.country in WHERE else None
    code = near.country if near is not None else country
    if code is None:
        return
    name = countries_of(told.resources.extract.places).name(code).upper()
    narrow = f": {near.name}" if near is not None and near.precision != "country" else ""
    yield Value(name + narrow)


def _organizations(told: Told, own: list[Claim]) -> Iterator[tuple[str, str]]:
    """Give the groups that are said to have done it, each with how sure the text is; the surest word comes last."""
    for claim in own:
        value = claim.value
        if isinstance(value, ActorValue) and claim.field == "perpetrator" and value.kind in _GROUPS:
            for name in _bodies(told, value, claim):
                yield name, "REPORTED AS FACT" if claim.stance == "asserts" else _doubted(claim)
    for claim in own:
        value = claim.value
        if isinstance(value, ResponsibilityValue) and value.actor and value.position != "denied":
            if _is_unnamed(told, value.actor):
                continue
            yield value.actor, _CONFIDENCE.get(value.position) or _doubted(claim)


def _is_unnamed(told: Told, actor: str) -> bool:
    """Say whether those who answer for a deed are only called what they are: "guerrillas", "a group"."""
    actors = told.resources.extract.actors
    last = actor.lower().split()[-1]
    forms = {last, last.removesuffix("s")}
    common = bool(forms & actors.membership) or any(actors.kinds.get(form) == "armed_group" for form in forms)
    return common and not any(name.name in actor and name.kind in _GROUPS for name in told.readings.names)


def _beside(told: Told, own: list[Claim]) -> Iterator[tuple[str, str]]:
    """Give the armed group that an account names most, where nobody by name is said to have done it.

    Where "the rebels" did it, it is the group that the whole message names most.
    """
    unnamed = any(claim.field == "perpetrator" and getattr(claim.value, "kind", None) == "armed_group" for claim in own)
    spans = {(claim.context_start, claim.context_end) for claim in own}
    groups = [name for name in told.readings.names if name.kind == "armed_group"]
    said = [
        name.name
        for name in groups
        for start, end in name.mentions
        if any(first <= start and end <= last for first, last in spans)
    ]
    if not said and unnamed:
        said = [name.name for name in groups for _ in name.mentions]
    if said:
        yield max(said, key=said.count), "REPORTED AS FACT"


def _bodies(told: Told, value: ActorValue, claim: Claim) -> Iterator[str]:
    """Give the bodies that the words for a doer name: "ELN guerrillas" names the ELN, "guerrillas" nobody."""
    found = [name.name for name in told.readings.names if name.kind in _GROUPS and _is_in(claim, name.mentions)]
    if found:
        yield from found
    elif value.name and value.name.split()[-1].lower() in _COLLECTIVE:
        yield value.name


def _is_in(claim: Claim, mentions: tuple[tuple[int, int], ...]) -> bool:
    return any(claim.start <= start and end <= claim.end for start, end in mentions)


def _doubted(claim: Claim) -> str:
    by_authority = claim.origin is not None and claim.origin.kind == "government"
    return f"{_DOUBT} BY AUTHORITIES" if by_authority else _DOUBT


def _unharmed(own: list[Claim]) -> Iterator[Value]:
    nought = {claim.field for claim in own if isinstance(claim.value, CountValue) and claim.value.best == 0}
    if {"killed", "wounded"} <= nought:
        yield Value("NO INJURY OR DEATH")
    elif nought:
        yield from (Value(_NONE[field]) for field in sorted(nought & set(_NONE)))


def _strings(own: list[Claim]) -> Iterator[str]:
    """Give all that names perpetrators, things and people."""
    for claim in own:
        if isinstance(claim.value, ActorValue):
            yield from (name for name in (claim.value.name, claim.value.role) if name)
        elif isinstance(claim.value, CountValue):
            yield from names_of(claim.value)
        elif isinstance(claim.value, ResponsibilityValue) and claim.value.actor:
            yield claim.value.actor
        elif claim.field == "damage":
            yield from (claim.quote, getattr(claim.value, "name", None) or claim.quote)
