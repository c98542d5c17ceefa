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
    report = {"id": "bus", "outlet": None, "published": "2021-03-03", "title": None, "text": BUS, "source_id": "1"}
    return write(folder, reports=[report], claims=claims)


def shooting(folder: Path, **record: Any) -> Path:
    text = "A gunman shot dead two men and wounded a woman in Cleveland, Ohio, on Sunday, police said."
    incident = {"id": "7", "date": "2016-05-15", "city": "Cleveland", "killed": 2, "wounded": 1, "participants": []}
    report = {"id": "a", "incident": "7", "title": None, "published": "2016-05-16", "url": None, "text": text}
    return write(folder, reports=[report], incidents=[{**incident, **record}])
