"""One report of a corpus, with what others marked in it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class Case(Struct, frozen=True):
    """A report of a corpus as a source would hand it over, and what is to be read in it.

    ``unit`` names what is drawn again for the interval: cases that belong together share it. Where a corpus says what
    its reports are about, ``incident`` names that, and ``record`` holds what is known of it.
    """

    unit: str
    row: Mapping[str, Any]
    gold: Any
    incident: str | None = None
    record: Mapping[str, Any] | None = None
