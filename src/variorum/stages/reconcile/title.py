"""A line that a person can read."""

from collections.abc import Iterable, Mapping, Sequence

from variorum.model.incident import IncidentActor, IncidentDate, IncidentPerson, IncidentPlace
from variorum.model.names import fold
from variorum.model.values import IncidentType
from variorum.stages.reconcile.vocabulary import TypeCodes
from variorum.stages.reconcile.words import MONTHS, day_of, join

MOST_NAMED = 2
"""Parties that a title names."""
BETWEEN = ("armed_clash", "ceasefire", "talks", "agreement")
"""Types that two sides share."""
OF_SOMEBODY = ("abduction", "assassination", "bombing", "shelling", "shootdown", "shooting")
"""Types done of somebody; others are done on them."""


def title(
    kind: IncidentType,
    *,
    place: IncidentPlace | None,
    regions: Iterable[str],
    date: IncidentDate | None,
    actors: Sequence[IncidentActor],
    people: Sequence[IncidentPerson],
    codes: Mapping[str, TypeCodes],
) -> str:
    """Write one line: what, to whom, where, when, each as far as it is known.

    ``regions`` are the wider places that the reports name, the narrowest first.
    """
    what = codes[kind].words + _whom(kind, actors, people)
    wider = [name for name in regions if place and fold(name) != fold(place.name)][:1]
    parts = [what + _where(place), *wider, _when(date)]
    line = ", ".join(part for part in parts if part)
    return line if place or date else f"{line}, place and date not known"


def _whom(kind: IncidentType, actors: Sequence[IncidentActor], people: Sequence[IncidentPerson]) -> str:
    if kind in BETWEEN:
        names = _names(actors, ("party", "perpetrator", "target", "victim"))
        return f" between {join(names)}" if len(names) > 1 else (f" with {names[0]}" if names else "")
    hit = _names(actors, ("victim",)) or _names(actors, ("target",)) or [person.name for person in people]
    doers = _names(actors, ("perpetrator",))
    if kind in ("offensive", "exercise", "protest", "riot", "aid"):
        return f" by {join(doers)}" if doers else ""
    word = " of" if kind in OF_SOMEBODY else " on"
    return f"{word} {join(hit[:MOST_NAMED])}" if hit else ""


def _names(actors: Sequence[IncidentActor], roles: tuple[str, ...]) -> list[str]:
    chosen = sorted((a for a in actors if a.role in roles), key=lambda a: (-len(a.claims), roles.index(a.role), a.name))
    return list(dict.fromkeys(actor.name for actor in chosen))[:MOST_NAMED]


def _where(place: IncidentPlace | None) -> str:
    if place is None:
        return ""
    return f" {'near' if place.precision == 'near' else 'in'} {place.name}"


def _when(date: IncidentDate | None) -> str:
    if date is None or not date.start:
        return ""
    if date.precision == "year":
        return date.start[:4]
    if date.precision == "month":
        return f"{MONTHS[int(date.start[5:7]) - 1]} {date.start[:4]}"
    first = day_of(date.start)
    return first if not date.end or date.end[:10] == date.start[:10] else f"{first} to {day_of(date.end)}"
