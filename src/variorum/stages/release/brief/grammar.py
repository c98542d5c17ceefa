"""A small grammar: lists, articles, one and many, days. It knows English, and nothing of incidents."""

import re
import unicodedata
from collections.abc import Sequence

from variorum.model.values import CountValue
from variorum.stages.release.brief.vocabulary import BriefWords

REPLACED = "�"
"""Stands where a report has a character that would act on the reader's screen."""
_ACTING = {"Cc", "Cs", "Co", "Cn"}
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows: they could make a sentence read otherwise."""


_YEAR = re.compile(r"[12]\d{3} ")


def clean(words: str) -> str:
    r"""Bring a report's words onto one line, with a mark in the place of each character that is not to be printed.

    >>> clean("four\n  \x1b[2Jdead")
    'four �[2Jdead'

    """
    line = _TURNING.sub(REPLACED, " ".join(words.split()))
    return "".join(REPLACED if unicodedata.category(character) in _ACTING else character for character in line)


def capital(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:] if text[:1].isalpha() else text


def listed(parts: Sequence[str], word: str = "and") -> str:
    """List parts as a sentence does.

    >>> listed(["a", "b", "c"])
    'a, b and c'

    """
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def shortened(parts: Sequence[str], words: BriefWords, most: int | None = None) -> str:
    """List parts, and count those that would make the list too long: "and two others"."""
    most = most or words.most_named
    # To count a single one away would be as long as its name.
    if len(parts) <= most + 1:
        return listed(parts)
    left = len(parts) - most
    return f"{', '.join(parts[:most])} and {spelt(left, words)} others"


def spelt(number: int, words: BriefWords) -> str:
    """Write a number: small ones in words."""
    return words.numbers[number] if 0 <= number < len(words.numbers) else f"{number:,}"


def day(iso: str, words: BriefWords) -> str:
    """Write an ISO day, month or year; what cannot be read as one stays as it stands."""
    parts = iso[:10].split("-")
    if not all(part.isdecimal() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= len(words.months)):
        return clean(iso)
    month = f"{words.months[int(parts[1]) - 1]} " if len(parts) > 1 else ""
    return (f"{int(parts[2])} " if len(parts) > 2 else "") + month + parts[0]


def head(name: str, words: BriefWords) -> str:
    """Give the noun that a name turns on: the last word before a preposition, in small letters."""
    found = ""
    for word in name.split():
        if found and word.casefold() in words.names.prepositions:
            break
        found = word.strip(",.;:'’\"")
    return found.casefold()


def is_plural(name: str, words: BriefWords) -> bool:
    """Say whether a verb behind it is in the plural: "officials", "police", "three men"; or names joined by "and".

    A name with a capital that ends in s is one person's or place's, unless its noun is listed: "Armed Forces".
    """
    noun = head(name, words)
    written = next((word for word in name.split() if word.casefold().startswith(noun)), name)
    proper = written[:1].isupper() and noun not in words.names.definite
    return " and " in name or (_means_several(noun, words) and not proper)


def _means_several(noun: str, words: BriefWords) -> bool:
    with_s = noun.endswith("s") and not noun.endswith(("ss", "'s", "’s")) and noun not in words.names.singular
    return with_s or noun.endswith(tuple(words.names.plurals))


def named(name: str, words: BriefWords) -> str:
    """Write a name within a sentence: with its article, and without the capital that a sentence gave it.

    A name is otherwise left as it is.
    """
    text = clean(name)
    first, _, rest = text.partition(" ")
    small = text if first.casefold() not in words.names.common else f"{first.casefold()} {rest}".strip()
    if small.split(" ", 1)[0].casefold() in words.names.determiners or (small[:1].isdigit() and not _YEAR.match(small)):
        return small
    noun, belongs = head(small, words), re.search(r"['’]s? ", small)
    if belongs:
        owner = small[: belongs.start()].rpartition(" ")[2].casefold()
        return small if small[0].isupper() and owner not in words.names.persons else f"the {small}"
    if small.split(" ", 1)[0].casefold() in words.names.only:
        return f"the {small}"
    if small.casefold() in words.names.definite or noun in words.names.definite:
        return f"the {small}"
    if noun in words.names.bare or small.casefold() in words.names.bare or is_plural(small, words):
        return small
    return small if _is_proper(small, noun, words) else f"{article(small, words)} {small}"


def _is_proper(name: str, noun: str, words: BriefWords) -> bool:
    """Say whether a name needs no article: "Kabul airport" does not, "Russian plane" and "Mi-24 helicopter" do."""
    first = name.split(" ", 1)[0]
    written = next((word for word in name.split() if word.strip(",.;:'’\"").casefold() == noun), name)
    if not written[:1].islower():
        return True
    describes = first.endswith(tuple(words.names.adjectives)) or any(letter.isdigit() for letter in first)
    describes = describes or (first.replace(".", "").isupper() and len(first) > 1)
    return first[:1].isupper() and not describes and noun not in words.names.persons


def article(noun: str, words: BriefWords) -> str:
    """Give "a" or "an" by how the noun sounds: the letters of a short form are spoken one by one."""
    first = noun.split(" ", 1)[0].split("-", 1)[0]
    letters = first.replace(".", "")
    if letters.isupper() and letters.isalpha() and (len(letters) > 1 or letters != first):
        return "an" if letters[0] in "AEFHILMNORSX" else "a"
    plain = letters.casefold()
    if plain.startswith(tuple(words.names.spoken_a)):
        return "a"
    return "an" if plain[:1] in tuple("aeiou") or plain.startswith(tuple(words.names.spoken_an)) else "a"


def plural(noun: str, words: BriefWords) -> str:
    """Give the plural of a noun, if it is not one already."""
    before, _, last = noun.rpartition(" ")
    if _means_several(last.casefold(), words):
        return noun
    many = words.nouns.get(last.casefold())
    if many is None:
        ending = "es" if last.endswith(("s", "x", "ch", "sh")) else "s"
        many = f"{last[:-1]}ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else f"{last}{ending}"
    return f"{before} {many}".strip()


def single(noun: str, words: BriefWords) -> str:
    """Give the singular of a noun, as far as the vocabulary and a plain s go."""
    before, _, last = noun.rpartition(" ")
    one = next((one for one, many in words.nouns.items() if many == last.casefold()), None)
    return f"{before} {one or _without_s(last, words)}".strip()


def _without_s(noun: str, words: BriefWords) -> str:
    if noun.casefold() in words.names.singular or not noun.endswith("s") or noun.endswith(("ss", "us", "'s", "’s")):
        return noun
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(("ches", "shes", "sses", "buses", "xes")) else noun[:-1]


class Amount:
    """A count in words: the number with its limit, and of whom."""

    def __init__(self, value: CountValue, words: BriefWords) -> None:
        self.value = value
        self.words = words

    @property
    def number(self) -> str:
        """The number with its limit: "at least four", "10 to 15"; empty where there is none."""
        low, best, high = self.value.low, self.value.best, self.value.high
        if low is not None and high is not None:
            return spelt(low, self.words) if low == high else f"{low:,} to {high:,}"
        for number, bound in ((low, "at least"), (high, "up to"), (best, "about")):
            if number is not None:
                return _limited(spelt(number, self.words), clean(self.value.bound or bound), bound, self.words)
        return ""

    @property
    def one(self) -> bool:
        """Whether noun and verb are in the singular."""
        return self.top == 1 and self.number.endswith(spelt(1, self.words)) and not self.number.startswith("more")

    @property
    def top(self) -> int | None:
        """The largest number that it names."""
        return max((n for n in (self.value.low, self.value.best, self.value.high) if n is not None), default=None)

    @property
    def group(self) -> str | None:
        """The group that it speaks of, if that is not everybody."""
        group = clean(self.value.group or "")
        return group if group and head(group, self.words) not in self.words.everybody else None

    def phrase(self) -> str:
        """The number and the noun: "nine soldiers", "one person", "nobody"."""
        noun = self.group or "people"
        if self.top == 0:
            return f"no {plural(noun, self.words)}" if self.group else "nobody"
        if head(noun, self.words) in self.words.names.collectives:
            return f"{self.number} of the {noun}"
        if self.top == 1 and self.group and noun.rpartition(" ")[2][:1].isupper():
            return named(noun, self.words)
        return f"{self.number} {single(noun, self.words) if self.one else plural(noun, self.words)}"

    def short(self) -> str:
        """The number alone where it speaks of everybody."""
        if self.top == 0:
            return "none"
        return self.phrase() if self.group else self.number


def _limited(number: str, bound: str, plain: str, words: BriefWords) -> str:
    limit = bound.casefold() if bound.casefold() in words.limits else plain
    return f"{number} {limit}" if limit.startswith("or ") else f"{limit} {number}"
