"""The contract as a JSON Schema."""

from importlib.resources import files
from typing import Any

import msgspec


def schema_text() -> str:
    """Give the JSON Schema that every line of an export follows, as it is written."""
    return (files("variorum.data") / "ledger.schema.json").read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """Give the JSON Schema that every line of an export follows.

    >>> schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    return msgspec.json.decode(schema_text(), type=dict[str, Any])
