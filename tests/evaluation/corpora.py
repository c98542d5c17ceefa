"""Small corpora made by hand, in the formats of the real ones; every sentence is our own."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Rows = Iterable[Mapping[str, Any]]


def write(folder: Path, **files: Rows) -> Path:
    """Write each file as lines of JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        lines = [json.dumps(row) for row in rows]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def span(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


BUS = (
    "Gunmen attacked a bus in Kabul on Tuesday, killing four people and wounding seven, the mayor said.\n\n"
    "The Taliban claimed responsibility for the attack."
)


def count(number: int, words: str) -> dict[str, Any]:
    return {
        "low": number, "best": number, "high": number, "bound": None, "vague": None, "group": None, "subset_of": None,
        "words": words,
    }  # fmt: skip


def claim(field: str, value: Any, words: str, origin: str | None = None, incident: str = "main") -> dict[str, Any]:
    start, end = span(BUS, words)
    return {
        "report": "bus", "incident": incident, "field": field, "value": value, "quote": words, "start": start,
        "end": end, "origin": origin, "cue": None, "stance": "asserts",
    }  # fmt: skip


def cluster(folder: Path, *claims: Mapping[str, Any]) -> Path:
    return clustered(folder, {"bus": BUS}, *claims)


def clustered(
    folder: Path,
    texts: Mapping[str, str],
    *claims: Mapping[str, Any],
    published: str | None = "2021-03-03",
    **record: Any,
) -> Path:
    """Write a cluster of several reports, with the record of their incident."""
    reports = [
        {"id": name, "outlet": None, "published": published, "title": None, "text": text, "source_id": name}
        for name, text in texts.items()
    ]
    elsewhere = claim("killed", count(4, "four people"), "four people", incident="elsewhere")
    write(folder, reports=reports, claims=claims or [elsewhere])
    whole = {"killed": None, "wounded": None, "findings": [], **record}
    (folder / "incident.json").write_text(json.dumps(whole), encoding="utf-8")
    return folder


def shooting(folder: Path, **record: Any) -> Path:
    text = "A gunman shot dead two men and wounded a woman in Cleveland, Ohio, on Sunday, police said."
    return shootings(folder, {"7": {"killed": 2, "wounded": 1, **record}}, [("7", "2016-05-16", text)])


def shootings(folder: Path, records: Mapping[str, Mapping[str, Any]], reports: Iterable[tuple[str, str, str]]) -> Path:
    """Write an archive: the records by id, and of each report its incident, its day and its text."""
    common = {"date": "2016-05-15", "city": "Cleveland", "participants": []}
    rows = [
        {"id": f"r{i}", "incident": incident, "title": None, "published": day, "url": None, "text": text}
        for i, (incident, day, text) in enumerate(reports)
    ]
    return write(folder, reports=rows, incidents=[{"id": name, **common, **record} for name, record in records.items()])
