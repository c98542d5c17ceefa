"""What the words around a match and its parse say against it: counts like years, names like days."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from variorum.model.text import Token
from variorum.stages.extract.times.lexemes import CLASSES, Lexemes
from variorum.stages.extract.times.tense import Tenses

LIKELY_YEARS = range(1800, 2100)
"""A bare number outside these is a count far more often than a year."""


class Place(Struct, frozen=True):
    """The lexemes ``first`` to ``last`` (half-open), where a rule matched, and the report around them."""

    lexemes: Lexemes
    first: int
    last: int
    tenses: Tenses

    @property
    def class_before(self) -> str:
        """The class of the lexeme before, or an empty string."""
        return self.lexemes.classes[self.first - 1] if self.first else ""

    @property
    def word_before(self) -> str:
        """The lexeme before in lower case, or an empty string."""
        return self.lexemes.words[self.first - 1] if self.first else ""

    @property
    def word_after(self) -> str:
        """The lexeme after in lower case, or an empty string."""
        return self.lexemes.words[self.last] if self.last < len(self.lexemes.words) else ""

    @property
    def first_token(self) -> Token:
        """The parsed word that the match begins with."""
        return self.tenses.token_at(self.lexemes.spans[self.first][0])

    @property
    def last_token(self) -> Token:
        """The parsed word that the match ends with."""
        return self.tenses.token_at(self.lexemes.spans[self.last - 1][0])


Check: TypeAlias = Callable[[Place], bool]


def classes(*names: str) -> frozenset[str]:
    """Give the characters of some classes."""
    return frozenset(CLASSES[name] for name in names)


NUMBERS = classes("Digits", "Year", "Number")
_LEADS_TO_YEAR = classes(
    "In",
    "Since",
    "From",
    "To",
    "Of",
    "Between",
    "Before",
    "After",
    "Early",
    "Late",
    "Mid",
    "Fiscal",
    "Earlier",
    "Later",
)
_LEADS_TO_MONTH = _LEADS_TO_YEAR | classes("Last", "Next", "This", "On", "Each")
_NO_YEAR_AFTER = NUMBERS | classes("At")
_ENDS_DISTANCE = classes("Earlier", "Later")
_BARE_CLOCK = "".join(CLASSES[name] for name in ("Digits", "Colon", "Digits"))
_NAMELIKE = classes("Other", "The", "Article", "Last", "Each", "In", "After")
"""What a title or the name of a street may go on with; a weekday does not."""
_BEFORE_TITLES = classes("Other", "Dot") | {""}
_CURRENCIES = frozenset("$£€#№")
_ADDRESSES = frozenset({"block", "blk"})
"""After a number they tell a part of a street: "the 1900 block of Mill Road"."""


def _is_year(place: Place) -> bool:
    value, word = place.lexemes.values[place.last - 1], place.lexemes.words[place.last - 1]
    if not isinstance(value, int) or value not in LIKELY_YEARS or "," in word:
        return False
    if place.class_before in _NO_YEAR_AFTER or place.word_before in _CURRENCIES or place.word_after in _ADDRESSES:
        return False
    token = place.last_token
    if _is_number_of(place, token):
        return False
    if token.entity == "DATE":
        return True
    counted = token.dep == "nummod" and place.tenses.annotated.head(token).tag in ("NNS", "NNPS")
    if token.entity not in ("", "EVENT", "ORG", "LAW") or counted:
        return False
    return place.last - place.first > 1 or place.class_before in _LEADS_TO_YEAR


def _is_number_of(place: Place, token: Token) -> bool:
    """Tell whether it numbers a thing just named: "Flight 1940"."""
    head = place.tenses.annotated.head(token)
    return token.dep == "nummod" and head.i == token.i - 1 and place.last - place.first == 1


def _is_month(place: Place) -> bool:
    return place.last_token.entity not in ("PERSON", "GPE")


def _is_short_month(place: Place) -> bool:
    token = place.first_token
    is_name = token.pos == "PROPN" and token.entity not in ("PERSON", "ORG", "FAC", "EVENT")
    return is_name and place.class_before in _LEADS_TO_MONTH


def _is_weekday(place: Place) -> bool:
    vocabulary = place.tenses.vocabulary
    return place.word_before not in vocabulary.names_before and place.word_after not in vocabulary.names_after


def _is_season(place: Place) -> bool:
    return place.last_token.entity == "DATE" or place.last - place.first > 2


def _is_length(place: Place) -> bool:
    """Tell a length from an age ("45 years old") and from "in as many days"."""
    after = place.lexemes.classes[place.last : place.last + 2]
    return place.class_before != CLASSES["As"] and CLASSES["Old"] not in after


def _is_relative(place: Place) -> bool:
    """Tell whether "a day after" ends there; followed by an event it is only a distance from it."""
    ends = place.lexemes.classes[place.last - 1] in _ENDS_DISTANCE
    return ends or not place.word_after.isalnum()


def _is_no_name(place: Place) -> bool:
    return place.first_token.entity not in ("ORG", "WORK_OF_ART", "PRODUCT")


def _is_clock(place: Place) -> bool:
    """Tell an hour from the length of a film before its title ("1:52 Police chief speaks") and from "Noon Road"."""
    kinds = place.lexemes.classes[place.first : place.last]
    following = place.lexemes.classes[place.last : place.last + 1]
    if following not in _NAMELIKE or not _is_capital(place, place.last):
        return True
    if kinds == CLASSES["ClockWord"]:
        return not _is_capital(place, place.first) or place.first == 0
    return kinds != _BARE_CLOCK or place.class_before not in _BEFORE_TITLES


def _is_capital(place: Place, at: int) -> bool:
    lexemes = place.lexemes
    return at < len(lexemes.spans) and place.tenses.annotated.text[lexemes.spans[at][0]].isupper()


def _is_adverb(place: Place) -> bool:
    return place.first_token.pos == "ADV"


def _unit_is(code: str) -> Check:
    def check(place: Place) -> bool:
        lexemes, unit = place.lexemes, CLASSES["Unit"]
        return any(lexemes.values[i] == code for i in range(place.first, place.last) if lexemes.classes[i] == unit)

    return check


CHECKS: dict[str, Check] = {
    "century": _unit_is("C"),
    "clock": _is_clock,
    "context-before": _is_relative,
    "deictic": _is_no_name,
    "earlier": _is_relative,
    "later": _is_relative,
    "length": _is_length,
    "month": _is_month,
    "quarter": _unit_is("Q"),
    "season": _is_season,
    "set-word": _is_adverb,
    "short-month": _is_short_month,
    "this-unit": _is_no_name,
    "weekday": _is_weekday,
    "year": _is_year,
}
"""Checks by the name of the rule; a rule without one needs none."""
