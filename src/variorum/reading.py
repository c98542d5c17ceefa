"""Giving reports to a ledger: from files and folders, with what a person says of them."""

import os
from collections.abc import Iterator, Mapping
from datetime import date as Day  # noqa: N812 - a value named date is its instance
from typing import TypeAlias

from variorum.errors import SettingsError
from variorum.model.issue import Issue
from variorum.model.report import Metadata, RawReport

PathLike: TypeAlias = str | os.PathLike[str]


def read(
    *paths: PathLike,
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[RawReport | Issue]:
    """Give the reports in files and folders, one at a time, and an Issue for whatever cannot be read.

    Args:
        paths: ``.txt``, ``.html``, ``.jsonl`` or ``.csv`` files, folders of them, or ``-`` for standard input.
        published: the day of publication (ISO), which outranks what the reports say.
        outlet: the publisher, which outranks what the reports say.
        language: the language, as an ISO 639-1 code, which outranks what is detected.
        columns: our names of columns (``text``, ``outlet`` ...) to those in the files, where they differ.

    Raises:
        SettingsError: a key of ``columns`` is no column of ours, or ``published`` is no day.

    >>> [issue.code for issue in read("no-such-folder")]
    ['no-such-path']

    """
    from variorum.edges.sources.read import read as read_paths  # noqa: PLC0415 - asking a ledger must not load it

    if published is not None:
        _check_day(published)
    by_hand = Metadata(outlet=outlet, published=published, language=language)
    return read_paths([os.fspath(path) for path in paths], columns=columns, by_hand=by_hand)


def _check_day(day: str) -> None:
    try:
        well = Day.fromisoformat(day).isoformat() == day
    except ValueError:
        well = False
    if not well:
        msg = f"{day!r} is no day of publication. Write it as year, month and day: 2024-03-05."
        raise SettingsError(msg)
