"""From a row of a table or a JSON object to a RawReport."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from variorum.edges.sources.problems import doubted, dropped
from variorum.errors import SettingsError
from variorum.model.issue import Issue
from variorum.model.report import Metadata, RawReport

COLUMNS = ("text", *Metadata.__struct_fields__)
"""What a record may tell, by our names; every other column is passed over."""


class Origin(Struct):
    """Where records come from: the file, what its columns are called there, and the ids that were met in it."""

    location: str
    columns: Mapping[str, str]
    by_hand: Metadata
    ids: set[str]


def check_columns(columns: Mapping[str, str]) -> dict[str, str]:
    """Give the name in the file of each column of ours.

    Raises:
        SettingsError: a key of ``columns`` is none of ours.

    >>> check_columns({"text": "body"})["text"], check_columns({})["title"]
    ('body', 'title')

    """
    unknown = sorted(set(columns) - set(COLUMNS))
    if unknown:
        msg = f"There is no column {unknown[0]!r} to map. Map one of: {', '.join(COLUMNS)}."
        raise SettingsError(msg)
    return {name: columns.get(name, name) for name in COLUMNS}


def record(row: Mapping[str, Any], number: int, origin: Origin) -> Iterator[RawReport | Issue]:
    """Give the report of a row, with an issue for each of its columns that holds no text; ``number`` is its line."""
    place = f"{origin.location}#{number}"
    text = row.get(origin.columns["text"])
    if not isinstance(text, str) or not text.strip():
        yield _without_text(row, place, origin)
        return
    given, odd = _metadata(row, origin)
    for name in odd:
        message = f"{place}: the column {name!r} holds {type(row[name]).__name__}, not text; it was passed over."
        yield doubted("column-not-text", message, "Write it as text.", place)
    if given.id is not None and given.id in origin.ids:
        message = f"{place}: the id {given.id!r} was already used in this file; both reports are read."
        yield doubted("id-twice", message, "Give each report an id of its own.", place)
    location = given.url or _location(given, place, origin)
    if given.id is not None:
        origin.ids.add(given.id)
    yield RawReport(location, text.encode("utf-8", "replace"), "record", given, origin.by_hand)


def _location(given: Metadata, place: str, origin: Origin) -> str:
    if given.id is None or given.id in origin.ids:
        return place
    return f"{origin.location}#{given.id}"


def _metadata(row: Mapping[str, Any], origin: Origin) -> tuple[Metadata, list[str]]:
    values: dict[str, str | None] = {}
    odd = []
    for name in Metadata.__struct_fields__:
        column = origin.columns[name]
        value = row.get(column)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            odd.append(column)
            continue
        values[name] = (value or "").strip().encode("utf-8", "replace").decode("utf-8") or None
    return Metadata(**values), odd


def _without_text(row: Mapping[str, Any], place: str, origin: Origin) -> Issue:
    column = origin.columns["text"]
    if column in row:
        message = f"{place} has no text in its column {column!r}."
        return dropped("empty", message, "Remove it, or fetch the report again.", place)
    found = ", ".join(repr(str(name)) for name in list(row)[:20]) or "none"
    message = f"{place} has no column {column!r}. Columns found: {found}."
    return dropped("no-text-column", message, how_to_map(), place)


def how_to_map() -> str:
    """Say how a file's own column names are told."""
    return "Say which column holds the text, as in --columns text=body (in Python: columns={'text': 'body'})."
