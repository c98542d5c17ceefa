"""The words that a rule matched, and what small words among them say."""

from collections.abc import Iterator

from msgspec import Struct

from variorum.stages.extract.times.lexemes import CLASSES, NAMES, Lexemes
from variorum.stages.extract.times.meanings import Modifier

SHORT_YEARS_FROM = 30
"""'16 is 2016 and '89 is 1989: two digits below this number are of the present century."""
MODIFIERS: dict[str, Modifier] = {
    "Early": "start",
    "Begin": "start",
    "Mid": "mid",
    "Late": "end",
    "End": "end",
    "Earlier": "earlier",
    "Later": "later",
}
WHICH = {"Last": -1, "Previous": -1, "This": 0, "Next": 1}
_SHORT_YEAR = CLASSES["Apostrophe"] + CLASSES["Digits"]


class Run(Struct, frozen=True):
    """The lexemes ``first`` to ``last`` (half-open) that a rule matched."""

    lexemes: Lexemes
    first: int
    last: int

    def all(self, *names: str) -> list[int | str]:
        """Give the values of the lexemes of these classes, in order."""
        wanted = {CLASSES[name] for name in names}
        classes, values = self.lexemes.classes, self.lexemes.values
        return [values[i] for i in range(self.first, self.last) if classes[i] in wanted]

    def number(self, *names: str) -> int | None:
        """Give the first number among the lexemes of these classes."""
        return next((value for value in self.all(*names) if isinstance(value, int)), None)

    def code(self, *names: str) -> str | None:
        """Give the first code or word among the lexemes of these classes."""
        return next((value for value in self.all(*names) if isinstance(value, str)), None)

    def has(self, *names: str) -> bool:
        """Tell whether a lexeme of these classes is there."""
        return bool(self.all(*names))

    def names(self) -> Iterator[str]:
        """Give the classes of the lexemes in order."""
        for i in range(self.first, self.last):
            yield NAMES[self.lexemes.classes[i]]


def which(run: Run) -> int | None:
    """Give -1 for "last", 0 for "this", 1 for "next", None without such a word."""
    return next((WHICH[name] for name in run.names() if name in WHICH), None)


def modifier(run: Run) -> Modifier | None:
    """Give what "early", "late", "mid", "the end of" or "earlier" make of the rest."""
    return next((MODIFIERS[name] for name in run.names() if name in MODIFIERS), None)


def year_of(run: Run) -> int | None:
    """Give the year, told in four digits or as '16."""
    year = run.number("Year")
    at = run.lexemes.classes.find(_SHORT_YEAR, run.first, run.last)
    if year is not None or at < 0:
        return year
    return full_year(int(run.lexemes.values[at + 1]))


def full_year(short: int) -> int:
    """Give the year that two digits stand for.

    >>> full_year(16), full_year(89)
    (2016, 1989)
    """
    return short + (2000 if short < SHORT_YEARS_FROM else 1900)
