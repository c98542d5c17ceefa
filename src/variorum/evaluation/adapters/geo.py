"""Place names with their points, and whether they are resolved to them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, marked
from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.spans import around, distance
from variorum.evaluation.told import Told
from variorum.model.values import PlaceValue
from variorum.stages.extract.places import resolve_spans

NEAR_ENOUGH = 161.0
"""Kilometres (a hundred miles) within which a point counts as the right one; usual since the first geoparsers."""


class Toponym(Struct, frozen=True):
    """A marked place name with its point, in degrees."""

    report: str
    start: int
    end: int
    text: str
    lat: float
    lon: float


def cases(folder: Path) -> Iterator[Case]:
    """Give the articles with their place names."""
    yield from marked(folder, "toponyms.jsonl", Toponym)


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Resolve the names as marked, and measure how far off each is."""
    annotated, resources = told.annotated, told.resources
    toponyms: list[Toponym] = case.gold
    spans = [(toponym.start, toponym.end) for toponym in toponyms]
    resolved = resolve_spans(annotated, spans, resources.extract.gazetteer, resources.extract.places)
    for toponym, mention in zip(toponyms, resolved, strict=True):
        value = mention.value if mention is not None else None
        error = error_of(toponym, value)
        shown = (
            f"{value.name}, {value.admin1}, {value.country}: {error:.0f} km off" if value and error is not None else ""
        )
        text = around(annotated.text, toponym.start, toponym.end)
        miss = Miss("acc161", case.unit, f"{toponym.text} at {toponym.lat:.2f} {toponym.lon:.2f}", shown, text)
        yield exact("acc161", right=error is not None and error <= NEAR_ENOUGH, misses=(miss,))


def error_of(toponym: Toponym, value: PlaceValue | None) -> float | None:
    """Give how far off a place is, in kilometres; None where none was found."""
    if value is None or value.lat is None or value.lon is None:
        return None
    return distance(toponym.lat, toponym.lon, value.lat, value.lon)


ADAPTER = Adapter(
    kind="geo",
    files={
        "reports.jsonl": frozenset({"id", "text"}),
        "toponyms.jsonl": frozenset({"report", "start", "end", "lat", "lon"}),
    },
    measures={"acc161": "Share of the marked place names, given as spans, that are resolved within 161 km."},
    cases=cases,
    score=score,
)
