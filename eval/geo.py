"""Score place names against marked corpora: how many are found, and how many are resolved to the right point."""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from variorum.model.report import Report
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import PlaceMention, Span

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
NEAR_ENOUGH = 161.0
"""Kilometres (a hundred miles) within which a point counts as the right one; usual since the first geoparsers."""
EARTH_RADIUS = 6371.0


class Toponym(Struct, frozen=True):
    """A marked place name with its point."""

    report: str
    start: int
    end: int
    text: str
    lat: float
    lon: float


class Outcome(Struct, frozen=True):
    """A marked name and how far off its resolution is, in kilometres; None where nothing was resolved."""

    toponym: Toponym
    error: float | None
    mention: PlaceMention | None


def read_corpus(name: str, every: int = 1) -> tuple[list[Report], dict[str, list[Toponym]]]:
    """Read each ``every``-th report of a corpus, and its toponyms by report."""
    folder = CORPORA / "geo" / name
    rows = [json.loads(line) for line in _lines(folder / "reports.jsonl")][::every]
    reports = [Report(row["id"], f"{name}#{row['id']}", None, row["text"], "en", None) for row in rows]
    toponyms: dict[str, list[Toponym]] = {report.id: [] for report in reports}
    for line in _lines(folder / "toponyms.jsonl"):
        toponym = msgspec.json.decode(line, type=Toponym)
        if toponym.report in toponyms:
            toponyms[toponym.report].append(toponym)
    return reports, toponyms


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").split("\n") if line]


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the way between two points over the earth, in kilometres."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))


Resolver = Callable[[AnnotatedReport, Sequence[Span]], Sequence[PlaceMention | None]]
Finder = Callable[[AnnotatedReport], Sequence[PlaceMention]]


def outcomes(annotated: AnnotatedReport, toponyms: Sequence[Toponym], resolver: Resolver) -> list[Outcome]:
    """Resolve the marked names of one report."""
    mentions = resolver(annotated, [(toponym.start, toponym.end) for toponym in toponyms])
    return [
        Outcome(toponym, _error(toponym, mention), mention) for toponym, mention in zip(toponyms, mentions, strict=True)
    ]


def _error(toponym: Toponym, mention: PlaceMention | None) -> float | None:
    if mention is None or mention.value.lat is None or mention.value.lon is None:
        return None
    return distance(toponym.lat, toponym.lon, mention.value.lat, mention.value.lon)


def accuracy(found: Iterable[Outcome]) -> float:
    """Give the share of all marked names that were resolved near enough."""
    right = [outcome.error is not None and outcome.error <= NEAR_ENOUGH for outcome in found]
    return sum(right) / len(right)


class Counts(Struct):
    """Hits, false alarms and misses."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0

    @property
    def precision(self) -> float:
        """The share of the answers that are right."""
        return self.hits / max(1, self.hits + self.alarms)

    @property
    def recall(self) -> float:
        """The share of what is to be found that was."""
        return self.hits / max(1, self.hits + self.misses)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.hits / max(1, 2 * self.hits + self.alarms + self.misses)


def count_spans(counts: Counts, gold: Iterable[Span], found: Iterable[Span]) -> None:
    """Add the comparison of two sets of spans; spans that overlap are the same."""
    expected, given = list(gold), list(found)
    matched = [
        any(start < other_end and other_start < end for other_start, other_end in given) for start, end in expected
    ]
    right = [
        any(start < other_end and other_start < end for other_start, other_end in expected) for start, end in given
    ]
    counts.hits += sum(matched)
    counts.misses += len(matched) - sum(matched)
    counts.alarms += len(right) - sum(right)
