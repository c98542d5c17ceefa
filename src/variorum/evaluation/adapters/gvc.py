"""Shootings with the record that an archive keeps of them: the dead, the wounded, the day, the town."""

from collections.abc import Iterator
from pathlib import Path

from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, lines
from variorum.evaluation.grouping import GROUPED, b_cubed, pairs
from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.reprints import REPRINTED, reprint_marks
from variorum.evaluation.same import same_town
from variorum.evaluation.settled import NUMBERED, numbers
from variorum.evaluation.together import Together
from variorum.evaluation.told import Told, best_of


def cases(folder: Path) -> Iterator[Case]:
    """Give the reports, each with its incident's record."""
    records = {record["id"]: record for record in lines(folder / "incidents.jsonl")}
    for row in lines(folder / "reports.jsonl"):
        record = records[row["incident"]]
        yield Case(row["id"], row, record, incident=row["incident"], record=record)


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Compare a report's main incident with the record."""
    annotated = told.annotated
    incident = told.incident(told.main) if told.main is not None else None
    tallies = told.tallies()
    day = incident.date if incident is not None else None
    place = incident.place if incident is not None else None
    start, end = ((day.start or "")[:10], (day.end or "")[:10]) if day is not None else ("", "")
    answers = {
        f"{kind}_exact": (str(case.gold[kind]), str(best_of(tallies, kind)), "; ".join(_words(told, kind)))
        for kind in ("killed", "wounded")
    }
    answers["date_exact"] = (
        case.gold["date"],
        start if start == end else f"{start} to {end}",
        day.words if day else "",
    )
    answers["city"] = (case.gold["city"], place.name if place is not None else "", place.words if place else "")
    towns = [place.name, *told.around(place)] if place is not None else []
    for name, (expected, found, words) in answers.items():
        right = any(same_town(expected, town) for town in towns) if name == "city" else expected == found
        shown = f"{told.report.published.earliest} [{words}] {' '.join(annotated.text.split())[:700]}"
        yield exact(name, right=right, misses=(Miss(name, case.unit, expected, found, shown),))


def _words(told: Told, kind: str) -> Iterator[str]:
    for mention in told.counts():
        if mention.kind == kind:
            yield told.annotated.text[mention.start : mention.end]


def joined(together: Together) -> Iterator[tuple[str, Mark]]:
    """Compare which reports are put together, and the numbers that come of it, with the archive's incidents."""
    gold = [each.case.incident for each in together.reports]
    for name, found in (("", together.incident_of), ("_naive", together.naive)):
        yield from b_cubed(f"link_b3_f1{name}", gold, found)
        yield from pairs(f"link_pairwise_f1{name}", gold, found)
    yield from numbers(together)
    yield from reprint_marks([each.reading.report for each in together.reports])


ADAPTER = Adapter(
    kind="gvc",
    files={
        "reports.jsonl": frozenset({"id", "incident", "title", "published", "text"}),
        "incidents.jsonl": frozenset({"id", "date", "city", "killed", "wounded", "participants"}),
    },
    measures={
        "killed_exact": "Share of reports whose main incident has the archive's number of dead, attackers among them. "
        "The record is final and a report may be early.",
        "wounded_exact": "The same of the wounded.",
        "date_exact": "Share of reports whose main incident has the archive's day.",
        "city": "Share of reports whose main incident has the archive's town or county by name; where the place is a "
        "part of a town that is told as a place of it, too, either is right.",
        **GROUPED,
        **NUMBERED,
        **REPRINTED,
    },
    cases=cases,
    score=score,
    joined=joined,
)
