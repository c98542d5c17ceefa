"""What the words of a time expression mean before it is set on a calendar."""

from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.stages.extract.mentions import TimeKind

Tense: TypeAlias = Literal["past", "future", "unknown"]
Base: TypeAlias = Literal["published", "context", "near", "nearest"]
Modifier: TypeAlias = Literal["start", "mid", "end", "earlier", "later"]


class Moment(Struct, frozen=True):
    """A place on the calendar, with as much of it as the words give.

    ``weekday`` runs from 1 for Monday to 7, ``season`` is a TIMEX3 code such as ``SU``, ``quarter`` and ``half`` count
    from 1, ``decade`` is the year without its last digit, ``century`` without its last two. ``which`` is -1 for
    "last", 0 for "this", 1 for "next". ``other`` holds the month and day of the other reading of 10/11/2011.
    ``part`` is a part of the day such as ``NI``, ``clock`` a time such as ``23:00``. ``week`` is the week of a weekday,
    counted from that of publication: -1 of "Friday last week".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    which: int | None = None
    other: tuple[int, int] | None = None
    part: str | None = None
    clock: str | None = None
    modifier: Modifier | None = None
    week: int | None = None


class Shift(Struct, frozen=True):
    """A distance in whole units from a day.

    The day is that of publication, the day told last (``context``), one close by (``near``), or whichever is the
    nearest that fits the tense (``nearest``).
    ``comparing`` is true of "a year ago" and "a year earlier", which stand for the same quarter of the year before
    where a report has just told of a quarter; ``to_the_day`` of "a year ago today".
    """

    unit: str
    amount: int
    base: Base = "published"
    comparing: bool = False
    part: str | None = None
    clock: str | None = None
    modifier: Modifier | None = None
    to_the_day: bool = False


class Fixed(Struct, frozen=True):
    """A value that no calendar changes: a duration, a set, or a vague reference."""

    timex: str


class Stretch(Struct, frozen=True):
    """From one time to another, both included."""

    first: Moment | Shift
    last: Moment | Shift


LAST_NIGHT = Stretch(Shift("D", -1), Shift("D", 0))
"""From the day before publication into that day: what "overnight" tells without a day of its own."""

Meaning: TypeAlias = Moment | Shift | Fixed | Stretch


class Expression(Struct, frozen=True):
    """A time expression as read: its characters, its meaning, the tense around it and the sentence it is in.

    ``since`` is true behind "since", where the time told is only the beginning.
    """

    start: int
    end: int
    kind: TimeKind
    meaning: Meaning
    tense: Tense = "unknown"
    since: bool = False
    sentence: int = 0
