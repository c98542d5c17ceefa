"""When things come into the ledger: the one place where the clock is read for what is kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], str]
"""Gives a moment as ISO in UTC, to the microsecond, so that moments are in order as text is."""


def utc_now() -> str:
    """Give the present moment."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
