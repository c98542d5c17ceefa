"""The description of the JSON API, as OpenAPI 3.1: addresses, what can be asked with them, and what is answered."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from variorum.edges.outputs import schema
from variorum.edges.store import Counts
from variorum.model.issue import Issue
from variorum.model.judgement import PersonJudgement
from variorum.model.queue import QueueEntry
from variorum.model.search import Listed
from variorum.web.answers import ASKED, FURTHEST
from variorum.web.asked import LISTS, MOST_ROWS, ORDERS

TEXT: Mapping[str, Any] = {"type": "string"}
LIMIT: Mapping[str, Any] = {"type": "integer", "minimum": 1, "maximum": MOST_ROWS}
OFFSET: Mapping[str, Any] = {"type": "integer", "minimum": 0, "maximum": FURTHEST}
SHARE: Mapping[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
DAY: Mapping[str, Any] = {"type": "string", "format": "date"}
PAGED = {"limit": LIMIT, "offset": OFFSET}
SEARCHED: Mapping[str, Any] = {
    **{name: {"type": "array", "items": TEXT} for name in LISTS},
    "least_doubt": SHARE,
    "most_doubt": SHARE,
    "earliest": DAY,
    "latest": DAY,
    "box": {"type": "string", "description": "south,west,north,east in degrees"},
    "since": {"type": "string", "format": "date-time"},
    "words": TEXT,
    "undated": {"enum": ["1"]},
    "unplaced": {"enum": ["1"]},
    "order": {"enum": list(ORDERS)},
    "after": TEXT,
    "limit": LIMIT,
}
QUERIES: Mapping[str, Mapping[str, Any]] = {
    "/api/incidents": SEARCHED,
    "/api/incidents/{incident}": {"as_of": TEXT},
    "/api/claims": {"incident": TEXT, "report": TEXT, **PAGED},
    "/api/reports": PAGED,
    "/api/statements": {"incident": TEXT, "report": TEXT, "speaker": TEXT, **PAGED},
    "/api/issues": PAGED,
    "/api/queue": {"limit": LIMIT},
    "/api/judgements": {"of": TEXT, **PAGED},
}
"""What can be asked with each address."""
ANSWERS = {
    "/api/counts": "Counts",
    "/api/incidents": "Row",
    "/api/incidents/{incident}": "incident",
    "/api/claims": "claim",
    "/api/claims/{claim}": "claim",
    "/api/reports": "report",
    "/api/reports/{report}": "report",
    "/api/statements": "statement",
    "/api/issues": "Issue",
    "/api/queue": "QueueEntry",
    "/api/judgements": "PersonJudgement",
}
"""What each address answers with: one such thing, or a list of them."""


@cache
def document() -> dict[str, Any]:
    """Give the description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Variorum", "version": version("variorum"), "description": _ABOUT},
        "paths": {address: {"get": _operation(address)} for address in ASKED},
        "components": {"schemas": _schemas()},
    }


_ABOUT = "What a ledger holds: incidents, claims, reports and statements as the contract of the export has them."


def _operation(address: str) -> dict[str, Any]:
    named = re.findall(r"{(\w+)}", address)
    parameters = [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in named]
    parameters += [{"name": name, "in": "query", "schema": kind} for name, kind in QUERIES.get(address, {}).items()]
    failures = {
        "400": "What was asked for is not understood.",
        "401": "Nobody is signed in.",
        "404": "It is not there.",
    }
    refused = {"application/json": {"schema": {"$ref": "#/components/schemas/Trouble"}}}
    found = {"application/json": {"schema": _answer(address)}}
    return {
        "summary": (ASKED[address].__doc__ or "").splitlines()[0],
        "operationId": ASKED[address].__name__,
        "parameters": parameters,
        "responses": {
            "200": {"description": "It is given.", "content": found},
            **{status: {"description": words, "content": refused} for status, words in failures.items()},
        },
    }


def _answer(address: str) -> dict[str, Any]:
    one = {"$ref": f"#/components/schemas/{ANSWERS[address]}"}
    if address == "/api/counts" or "{" in address:
        return one
    return {"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": one}}}


def _schemas() -> dict[str, Any]:
    (_, parts) = msgspec.json.schema_components(
        (Counts, Issue, QueueEntry, PersonJudgement), ref_template="#/components/schemas/{name}"
    )
    lines = {line["properties"]["kind"]["const"]: line for line in schema()["oneOf"]}
    row = {"type": "object", "required": list(Listed.__struct_fields__)}
    trouble = {"type": "object", "required": ["error"], "properties": {"error": TEXT}}
    return {**parts, **lines, "Row": row, "Trouble": trouble}
