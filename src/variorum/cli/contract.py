"""Write what was asked for as lines of JSON: the four kinds as the export has them, all else by its own fields."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import structs

from variorum.api import Kind, contract_lines
from variorum.model.claim import Claim, Statement
from variorum.model.incident import Incident
from variorum.model.judgement import PersonJudgement
from variorum.model.report import Report

KIND_OF: tuple[tuple[type[msgspec.Struct], Kind], ...] = (
    (Report, "report"),
    (Claim, "claim"),
    (Statement, "statement"),
    (Incident, "incident"),
)

NAMES: dict[type[msgspec.Struct], str] = {PersonJudgement: "judgement"}
"""The kinds of what is not part of the export, where it is not the name of the type."""


def json_lines(things: Iterable[Any], incident_of: Mapping[str, str] | None = None) -> Iterator[bytes]:
    """Write each thing as JSON, with its ``kind``; an account becomes the incident that it is in.

    >>> from variorum.model.issue import Issue
    >>> next(json_lines([Issue("source", "dropped", "empty", "It is empty.", "Fill it.")]))[:30]
    b'{"kind":"issue","stage":"sourc'

    """
    for thing in things:
        kind = next((kind for type_, kind in KIND_OF if isinstance(thing, type_)), None)
        if kind is not None:
            yield from contract_lines(kind, [thing], incident_of or {})
        else:
            name = NAMES.get(type(thing), type(thing).__name__.lower())
            yield msgspec.json.encode({"kind": name, **structs.asdict(thing)}, enc_hook=str)
