"""How right a value found for a slot of a template is, given the one wanted: 0, a half or 1."""

import re
from datetime import datetime

from variorum.evaluation.same import fold
from variorum.evaluation.templates import HALF, Value, same_reference, same_string

_KIND = re.compile(r"\s*\([^)]*\)?")
Days = tuple[str, str]


def type_credit(found: Value, wanted: Value) -> float:
    """ATTACK for another type is half right.

    >>> type_credit(Value("ATTACK"), Value("BOMBING")), type_credit(Value("BOMBING"), Value("ATTACK"))
    (0.5, 0.0)

    """
    if found.value == wanted.value:
        return 1.0
    return HALF if found.value == "ATTACK" else 0.0


def string_credit(found: Value, wanted: Value) -> float:
    """Strings of the same telling words are right."""
    return float(same_string(found.value, wanted.value))


def class_credit(found: Value, wanted: Value) -> float:
    """The right class of the wrong string is half right."""
    if found.value != wanted.value.strip("()"):
        return 0.0
    return 1.0 if same_reference(found, wanted) else HALF


def number_credit(found: Value, wanted: Value) -> float:
    """The right number of the wrong string is half right.

    >>> number_credit(Value("6-8", ("monks",)), Value("6 - 8", ("MONKS",)))
    1.0

    """
    if found.value.replace(" ", "") != wanted.value.replace(" ", ""):
        return 0.0
    return 1.0 if same_reference(found, wanted) else HALF


def date_credit(found: Value, wanted: Value) -> float:
    """The same days are right, days that overlap are half right; "on or before" a day is that day, when overlapping.

    >>> date_credit(Value("02 MAR 90"), Value("02 MAR 90")), date_credit(Value("02 MAR 90"), Value("- 02 MAR 90"))
    (1.0, 0.5)

    """
    left, right = days_of(found.value), days_of(wanted.value)
    if left is None or right is None:
        return float(found.value == wanted.value)
    if left == right and found.value.startswith("-") == wanted.value.startswith("-"):
        return 1.0
    return HALF if left[0] <= right[1] and right[0] <= left[1] else 0.0


def days_of(value: str) -> Days | None:
    """Give first and last ISO day of a date slot, or None for what is none.

    >>> days_of("01 OCT 89 - 20 OCT 89"), days_of("- 20 FEB 90")
    (('1989-10-01', '1989-10-20'), ('1990-02-20', '1990-02-20'))

    """
    found = [_day(part.strip()) for part in value.split("-") if part.strip()]
    known = [day for day in found if day is not None]
    return (known[0], known[-1]) if known and len(known) == len(found) else None


def _day(text: str) -> str | None:
    try:
        return datetime.strptime(f"{text} +0000", "%d %b %y %z").date().isoformat()
    except ValueError:
        return None


def place_credit(found: Value, wanted: Value) -> float:
    """Country and place are right, the country alone, or with a wrong place in it, is half right.

    >>> wanted = Value("PERU: CUZCO (DEPARTMENT): SANTA ANA (TOWN)")
    >>> place_credit(Value("PERU: Santa Ana"), wanted), place_credit(Value("PERU: Lima"), wanted)
    (1.0, 0.5)

    """
    left, right = _places(found.value), _places(wanted.value)
    if left[0] not in right[0].split(" - "):
        return 0.0
    if len(left) == len(right) == 1:
        return 1.0
    return 1.0 if len(left) > 1 and len(right) > 1 and _is_of(left[-1], right[1:]) else HALF


def _is_of(place: str, places: list[str]) -> bool:
    return any(place == other for whole in places for other in (whole, *whole.split(" - ")))


def _places(value: str) -> list[str]:
    return [_KIND.sub("", fold(part)).strip() for part in value.split(":")]
