"""Values in words, for rules and titles."""

from collections.abc import Iterable
from datetime import date

from variorum.model.values import CountValue

MOST_LISTED = 6
"""Names that a rule lists before it says how many more there are."""


def join(parts: Iterable[str]) -> str:
    """List parts as a sentence does.

    >>> join(["a", "b", "c"])
    'a, b and c'

    """
    listed = list(parts)
    if len(listed) > MOST_LISTED:
        listed = [*listed[:MOST_LISTED], f"{len(listed) - MOST_LISTED} more"]
    return ", ".join(listed[:-1]) + (" and " if len(listed) > 1 else "") + (listed[-1] if listed else "")


def number_of(value: CountValue) -> str:
    """Say a count in short words.

    >>> number_of(CountValue(12, None, None, "at least", None, None, None, "at least 12"))
    'at least 12'

    """
    if value.low is not None and value.low == value.high:
        return str(value.low)
    if value.low is not None and value.high is not None:
        return f"{value.low} to {value.high}"
    for number, bound in ((value.low, "at least"), (value.high, "up to"), (value.best, "about")):
        if number is not None:
            return f"{value.bound or bound} {number}"
    return value.vague or "no number"


def day_of(day: str) -> str:
    """Write an ISO day as a title does.

    >>> day_of("2023-09-20")
    '20 September 2023'

    """
    when = date.fromisoformat(day[:10])
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
