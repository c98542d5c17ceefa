"""Attacks on human rights defenders, one record an article: what kind of actor did it, in which country and town."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, lines
from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.same import fold, same_town
from variorum.evaluation.told import Told
from variorum.model.values import ActorValue, EventValue, ResponseValue
from variorum.stages.extract.places import countries_of

STATE = frozenset({"government", "military", "police"})
"""Kinds of actor that act for a state."""
_ARREST = {"arrest", "other"}
"""An arrest is told as a response to something, or as an incident itself, for which the contract has no type."""


def cases(folder: Path) -> Iterator[Case]:
    """Give the articles with their records."""
    records = {record["report"]: record for record in lines(folder / "attacks.jsonl")}
    for row in lines(folder / "reports.jsonl"):
        if row["id"] in records:
            yield Case(row["id"], row, records[row["id"]])


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Compare the main incident with the record, where that says anything."""
    annotated, resources = told.annotated, told.resources
    place = told.incident(told.main).place if told.main is not None else None
    code = (place.country if place is not None else None) or told.country()
    countries = countries_of(resources.extract.places)
    kind = perpetrator_type(told, code)
    country, city = case.gold["country"], case.gold["city"]
    town = place.name if place is not None else ""
    same_country = fold(country or "") == fold(countries.name(code)) if code else False
    answers = {
        "perpetrator_type": (case.gold["perpetrator_type"], kind, kind == case.gold["perpetrator_type"]),
        "country": (country, code or "", same_country or (code is not None and countries.of(country or "") == code)),
        "city": (city, town, same_town(city or "", town)),
    }
    text = " ".join(annotated.text.split())[:1000]
    for name, (expected, found, right) in answers.items():
        if expected is not None:
            yield exact(name, right=right, misses=(Miss(name, case.unit, expected, found, text),))


def perpetrator_type(told: Told, country: str | None) -> str:
    """Give the type that the perpetrators told of have most often: of the main incident, or else of any.

    Where none is told, an arrest is the deed of a state.
    """
    for claims in (told.claims("perpetrator"), [each for each in told.reading.claims if each.field == "perpetrator"]):
        said = [claim.value for claim in claims if claim.stance != "denies" and isinstance(claim.value, ActorValue)]
        found = Counter(kind for actor in said if (kind := _type(told, actor, country)))
        if found:
            return found.most_common(1)[0][0]
    values = (each.value for each in told.reading.claims if isinstance(each.value, EventValue | ResponseValue))
    return "state actor" if any(each.type in _ARREST for each in values) else "insufficient info"


def _type(told: Told, actor: ActorValue, country: str | None) -> str | None:
    kinds = told.resources.extract.actors.kinds
    in_office = any(kinds.get(word.lower()) in STATE for word in (actor.role or "").split())
    if actor.kind in STATE or (actor.kind == "person" and in_office):
        foreign = actor.country is not None and country is not None and actor.country != country
        return "other state actors" if foreign else "state actor"
    if actor.kind == "armed_group" and actor.name is not None:
        return "other actors without permissions"
    return "other non-state actors" if actor.kind in {"armed_group", "person", "civilian", "organization"} else None


ADAPTER = Adapter(
    kind="hrdsattack",
    files={
        "reports.jsonl": frozenset({"id", "title", "published", "text"}),
        "attacks.jsonl": frozenset({"report", "perpetrator_type", "violation_types", "country", "city", "victims"}),
    },
    measures={
        "perpetrator_type": "Share of articles, of those where it is recorded, with the type of perpetrator that the "
        "main incident's perpetrators most often have, or else those of the other incidents told; an arrest by nobody "
        "named is a state's.",
        "country": "Share of articles, of those where it is recorded, whose main incident is in that country; "
        "where it has no place, the country that most places told are in.",
        "city": "The same of the town, by name.",
    },
    cases=cases,
    score=score,
)
