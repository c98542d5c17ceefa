"""Tell a publisher's name from other words that end a headline or a byline."""

import re

from msgspec import Struct

from variorum.stages.acquire.vocabulary import AcquireVocabulary

LONGEST_NAME = 45
"""Characters of a publisher's name: "Radio Free Europe/Radio Liberty" has 31."""
MOST_WORDS = 6
"""Words of such a name: "Democratic Voice of Burma News Agency" has 6."""

_SEPARATOR = re.compile(r"\s+(?:[-–—|•·»«]|::|--)\s+")
_WORD_END = re.compile(r"[-.]")
_GLUED = re.compile(r"[A-Z]{3}[a-z]{2}|[a-z]{2}[A-Z]{3}")
_LINKING = frozenset(("and", "of", "the", "for", "&", "de", "la", "le", "el", "al", "der"))


class Headline(Struct, frozen=True):
    """A headline line cut in two: the ``title``, and the ``outlet`` that ends it, where one does."""

    title: str
    outlet: str | None


def is_known(name: str, vocabulary: AcquireVocabulary) -> bool:
    """Tell whether the vocabulary lists this publisher, and the words are written as a name: "People", "dawn.com"."""
    name = name.strip()
    return name.casefold() in vocabulary.outlets and (not name[0].islower() or "." in name)


def names_outlet(name: str, vocabulary: AcquireVocabulary) -> bool:
    """Tell whether these words are a publisher's name: listed, or capitalised with a word that publishers use."""
    name = name.strip()
    lower = name.casefold()
    if is_known(name, vocabulary):
        return True
    if not name or lower in vocabulary.not_outlets or lower in vocabulary.sections or len(name) > LONGEST_NAME:
        return False
    words = name.split()
    if "," in name or _GLUED.search(name):
        return False
    if not 2 <= len(words) <= MOST_WORDS or name[-1] in ".?!:;,":
        return False
    capitalised = all(word[0].isupper() or word.lower() in _LINKING for word in words) and words[0][0].isupper()
    return capitalised and _WORD_END.split(words[-1].casefold())[0] in vocabulary.outlet_words


def split_headline(line: str, vocabulary: AcquireVocabulary) -> Headline:
    """Cut the publisher's name, and the section of its site before it, from the end of a headline.

    The name stays exactly as it is written; words after a dash that name nobody who publishes stay in the title.
    """
    line = line.strip()
    separators = list(_SEPARATOR.finditer(line))
    if not separators:
        return Headline(line, None)
    last = separators.pop()
    outlet = line[last.end() :].strip()
    if last.start() == 0 or not names_outlet(outlet, vocabulary) or _shouted(line[: last.start()], outlet, vocabulary):
        return Headline(line, None)
    title, end = line[: last.start()], last.start()
    while separators and line[separators[-1].end() : end].strip().casefold() in vocabulary.sections:
        end = separators.pop().start()
        title = line[:end]
    return Headline(title.strip(), outlet)


def _shouted(before: str, outlet: str, vocabulary: AcquireVocabulary) -> bool:
    """Tell whether capitals say nothing, since the whole headline is in capitals and the name is not a listed one."""
    return before.isupper() and not is_known(outlet, vocabulary)
