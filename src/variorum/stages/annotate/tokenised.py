"""Texts kept word by word, with spaces around every mark: what the parser reads instead, and where that stands."""

import re

from msgspec import Struct

TOKENISED = 0.7
"""Share of the commas and full stops with a space before them from which a text is one kept word by word: in printed
text the share stays under one in fifty, in such texts it is above nine in ten."""
FEWEST_MARKS = 4
"""Commas and full stops; with fewer a text shows no habit."""

_MARK = re.compile(r"(?<=\S)( ?)[,.](?=\s|$)")
_GLUE = re.compile(
    r"(?<=\S) (?=[,;!?%)\]](?:\s|$))"  # before a mark
    r"|(?<=[^\s.]) (?=\.(?:\s|$))"  # before a full stop
    r"|(?<=[(\[]) (?=\S)"  # after a bracket
    r"|(?<= [$€£]) (?=\d)|(?<=^[$€£]) (?=\d)"  # "$ 5"
    r"|(?<=\b[A-Za-z] \.) (?=[A-Za-z] \.(?:\s|$))"  # "U . S ."
    r"|(?<=\d ,) (?=\d{3}\b)|(?<=\d [:.]) (?=\d)|(?<=\d) (?=: \d)"  # "10 , 000", "2 : 53", "6 . 6"
    r"|(?<=\w) (?=['’](?:s|re|ve|ll|d|m|t)\b)"  # "Sudan 's"
    r"|(?<=\b[Aa]l) (?=- [A-Z])|(?<=\b[Aa]l -) (?=[A-Z])"  # "al - Bashir"
    r"|(?<=[A-Z]{2}) (?=- [A-Z]\b)|(?<=[A-Z]{2} -) (?=[A-Z]\b)"  # "SPLA - N"
)
_ADDRESS = re.compile(
    r"https?(?: : / / |://)\S+(?: [/.\-_?=&%:#]+ [^A-Z\s]\S*| [/.\-_?=&%:#]+(?=[^\s])[^A-Z\s]\S*| _ \S+)*(?: [/?]+)* ?"
)


class Written(Struct, frozen=True):
    """A paragraph as the parser reads it; ``places`` gives for each of its characters where it stands, if it moved.

    ``recased`` tells that it is printed in capitals and was given small letters.
    """

    text: str
    places: tuple[int, ...] | None = None
    recased: bool = False

    def place(self, at: int, length: int) -> tuple[int, int]:
        """Give where the characters ``at`` to ``at + length`` stand in the paragraph as it was written.

        >>> written("In the U . S . capital", tokenised=True).place(7, 4)
        (7, 14)
        """
        if self.places is None or not length:
            return at, at + length
        return self.places[at], self.places[at + length - 1] + 1


def is_tokenised(text: str) -> bool:
    """Tell whether a text was kept word by word.

    >>> is_tokenised("Four men , two boys and a girl died , he said . It rained . ")
    True
    """
    spaced = [bool(match[1]) for match in _MARK.finditer(text)]
    return len(spaced) >= FEWEST_MARKS and sum(spaced) / len(spaced) >= TOKENISED


def written(paragraph: str, *, tokenised: bool) -> Written:
    """Give a paragraph as it would have been printed.

    >>> written("It hit the U . S . camp ( 10 , 000 people ) .", tokenised=True).text
    'It hit the U.S. camp (10,000 people).'
    """
    if not tokenised:
        return Written(paragraph)
    dropped = {match.start() for match in _GLUE.finditer(paragraph)}
    places = tuple(i for i in range(len(paragraph)) if i not in dropped)
    return Written("".join(paragraph[i] for i in places), places)


def address_length(paragraph: str) -> int:
    """Give how many characters at the start of a paragraph kept word by word are a page's address.

    >>> address_length("http : / / www . example . org / news / 12 Two men died .")
    43
    """
    found = _ADDRESS.match(paragraph)
    return found.end() if found else 0
