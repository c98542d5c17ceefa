"""Read what stands in a bare text before its telling: headline, publisher, byline, day, dateline."""

import re
from collections.abc import Sequence

from msgspec import Struct

from variorum.model.report import Published
from variorum.stages.acquire.days import DaySpan, find_days
from variorum.stages.acquire.outlets import is_known, names_outlet, split_headline
from variorum.stages.acquire.vocabulary import AcquireVocabulary

HEAD = 4000
"""Characters at the start of a text that can hold furniture."""
MOST_LINES = 8
"""Lines of furniture before a telling; pages copied by hand have three or four."""
LONGEST_TITLE = 200
"""Characters of a headline: of 4,374 headlines of news, one had more than 200 and seven more than 150."""
LONGEST_PLAIN_TITLE = 70
"""Characters from where on a first line with an auxiliary verb is taken for a sentence that lost its full stop:
headlines leave those verbs out, and those that keep them are short."""
FEWEST_TITLE_WORDS = 3
"""Words of a headline; shorter first lines are a section, a place or a button."""
WIDEST_COLUMN = 100
"""Characters of a line in a text that was broken to fit a column: a longer line is a paragraph."""
OPENING_MARKS = "'\"‘“«„$€£#"
"""What a headline may open with, beside a letter or number."""
LONGEST_DATE_LINE = 80
"""Characters of a line that holds only the day of publication."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDS = re.compile(r"[.!?…][\"”’»)\]]*$")
_NO_TITLE = re.compile(r"(?:[.!:;,]['\"”’»)\]]*|[-–—)\]])$|^\d+:\d\d\s|[a-z]{4}\.\s+[(\"“]?[A-Z]")
"""How a headline does not look: an end of a sentence, brackets at its end, a time before it, two sentences in it."""
_CALL_SIGN = re.compile(r"[A-Z]{2,5}\d{0,2}(?:-TV)?")
"""An agency or station in a dateline, which no list of names can hold all of."""
_PLAIN_WORD = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?")
_BYLINE_PARTS = re.compile(r"\s*(?:,|\||/|;|\s[-–—]\s|\s(?:for|of)\s)\s*")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][^()\n]{1,80}?(?:\([A-Z][^()\n]{2,30}\), [^()\n]{1,30}?)?)?\s*"
    r"\((?P<agency>[^()\n]{2,40})\)\s*(?:-{1,2}|[–—:])\s*(?=\S)"
    r"|(?P<lone>[A-Z][A-Z .'’/-]{2,40},[^()\n]{3,60}?)\s*(?:--|[–—]|\s-\s)\s*(?=\S)"
)


class Line(Struct, frozen=True):
    """A line that is not blank: its words, where it stands, and whether a blank line follows."""

    words: str
    start: int
    end: int
    apart: bool


class Furniture(Struct):
    """What was read so far.

    ``lines`` counts the lines that are furniture, ``byline`` tells whether a writer's name was among them.
    """

    title: str | None = None
    outlet: str | None = None
    published: Published | None = None
    body_start: int = 0
    lines: int = 0
    byline: bool = False


def read_furniture(text: str, title: str | None, vocabulary: AcquireVocabulary) -> Furniture:
    """Read the head of a bare text. ``title`` is the headline as known from elsewhere: its line is furniture too.

    Only what stands there is read: no title where the first line is a sentence, no publisher that is not named in a
    headline's end, a line of its own, a byline or a dateline, no day without its year.
    """
    lines = _lines(text)
    furniture = Furniture()
    if lines and is_known(lines[0].words, vocabulary):
        furniture.outlet, furniture.lines = lines[0].words, 1
    _read_title(lines, furniture, title, vocabulary)
    while furniture.lines < min(len(lines), MOST_LINES) and _read_line(lines[furniture.lines], furniture, vocabulary):
        furniture.lines += 1
    if furniture.lines < len(lines):
        body = lines[furniture.lines]
        furniture.body_start = body.start if furniture.lines else 0
        _read_dateline(body, furniture, vocabulary)
    return furniture


def _lines(text: str) -> list[Line]:
    head = text[:HEAD]
    found = list(_LINE.finditer(head))[: MOST_LINES + 2]
    lines = []
    for i, match in enumerate(found):
        words = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        following = found[i + 1].start() if i + 1 < len(found) else match.end()
        lines.append(Line(words, start, start + len(words), head.count("\n", match.end(), following) > 1))
    return lines


def _read_title(lines: Sequence[Line], furniture: Furniture, title: str | None, vocabulary: AcquireVocabulary) -> None:
    if furniture.lines >= len(lines):
        return
    line = lines[furniture.lines]
    headline = split_headline(line.words, vocabulary)
    if title is not None and _same(title, line.words, headline.title):
        furniture.title, furniture.outlet = headline.title, furniture.outlet or headline.outlet
    elif headline.outlet is not None and len(headline.title) <= LONGEST_TITLE:
        furniture.title, furniture.outlet = headline.title, headline.outlet
    elif title is None and _is_title(lines[furniture.lines :], vocabulary):
        furniture.title = headline.title
    else:
        return
    furniture.lines += 1


def _same(title: str, *others: str) -> bool:
    return any(title.strip(" .").casefold() == other.strip(" .").casefold() for other in others)


def _is_title(lines: Sequence[Line], vocabulary: AcquireVocabulary) -> bool:
    """Tell whether the first line is set as a headline: no sentence, and apart from the paragraph that follows."""
    if len(lines) < 2 or not _reads_as_title(lines[0].words, vocabulary) or _is_furniture(lines[0], vocabulary):
        return False
    following = lines[1]
    if lines[0].apart or _is_furniture(following, vocabulary):
        return True
    paragraph = len(following.words) > WIDEST_COLUMN or _ENDS.search(following.words) is not None
    return paragraph and not following.words[0].islower()


def _reads_as_title(words: str, vocabulary: AcquireVocabulary) -> bool:
    lower = words.casefold()
    parts = lower.split()
    if len(words) > LONGEST_TITLE or len(parts) < FEWEST_TITLE_WORDS:
        return False
    if not (words[0].isalnum() or words[0] in OPENING_MARKS) or words[0].islower():
        return False
    if _NO_TITLE.search(words) or _DATELINE.match(words):
        return False
    plain = f" {' '.join(_PLAIN_WORD.findall(lower))} "
    if any(f" {word} " in plain for word in vocabulary.caption_words):
        return False
    return len(words) <= LONGEST_PLAIN_TITLE or vocabulary.sentence_words.isdisjoint(parts)


def _is_furniture(line: Line, vocabulary: AcquireVocabulary) -> bool:
    return _read_line(line, Furniture(), vocabulary)


def _read_line(line: Line, furniture: Furniture, vocabulary: AcquireVocabulary) -> bool:
    """Take what a line of furniture says; False where the line is none."""
    if is_known(line.words, vocabulary) or (furniture.byline and names_outlet(line.words, vocabulary)):
        furniture.outlet = furniture.outlet or line.words
        return True
    day = _day_alone(line.words, vocabulary)
    if day is not None:
        furniture.published = furniture.published or Published(*day, "text")
        return True
    return _read_byline(line.words, furniture, vocabulary)


def _day_alone(words: str, vocabulary: AcquireVocabulary) -> DaySpan | None:
    """Give the day that a line holds, if it holds nothing else of weight."""
    if len(words) > LONGEST_DATE_LINE:
        return None
    for span, (start, end) in find_days(words, vocabulary.months):
        rest = _WORD.findall(f"{words[:start]} {words[end:]}".lower())
        if all(word in vocabulary.date_words or word.rstrip(".") in vocabulary.date_words for word in rest):
            return span
    return None


def _read_byline(words: str, furniture: Furniture, vocabulary: AcquireVocabulary) -> bool:
    lower = words.casefold()
    opening = next((word for word in vocabulary.byline_words if lower.startswith(word + " ")), None)
    if opening is None or len(words) > LONGEST_DATE_LINE * 2 or _ENDS.search(words):
        return False
    parts = _BYLINE_PARTS.split(words[len(opening) :].strip())
    if not parts[0][:1].isupper() or len(parts[0].split()) > MOST_LINES:
        return False
    named = next((part for part in reversed(parts) if names_outlet(part, vocabulary)), None)
    furniture.outlet, furniture.byline = furniture.outlet or named, True
    return opening != "from" or named is not None


def _is_agency(name: str, line: str, vocabulary: AcquireVocabulary) -> bool:
    return names_outlet(name, vocabulary) or (not line.isupper() and _CALL_SIGN.fullmatch(name) is not None)


def _read_dateline(line: Line, furniture: Furniture, vocabulary: AcquireVocabulary) -> None:
    """Take the agency and the day from a dateline; the line itself is the telling's first and stays in it."""
    found = _DATELINE.match(line.words)
    if found is None:
        return
    agency = found.group("agency")
    if agency is not None and _is_agency(agency, line.words, vocabulary):
        furniture.outlet = furniture.outlet or agency.strip()
    place = found.group("place") or found.group("lone") or ""
    days = {span for span, _ in find_days(place, vocabulary.months)}
    if len(days) == 1:  # a place with a day is a dateline, whatever station stands behind it
        furniture.published = furniture.published or Published(*days.pop(), "dateline")
