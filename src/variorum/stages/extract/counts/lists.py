"""Lists of persons by name, as reports give their dead: "A (36 years old), his wife B, their two sons C and D"."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from variorum.model.text import AnnotatedReport, Sentence, Token
from variorum.model.values import CountValue
from variorum.stages.extract.counts.numbers import is_number
from variorum.stages.extract.counts.phrases import read_phrase, text_between
from variorum.stages.extract.counts.vocabulary import CountVocabulary
from variorum.stages.extract.mentions import CountMention

_SEPARATORS = frozenset({",", ";", "and", "&", "as", "well", "along", "alongside", "together", "with", "also"})
_AGE_WORDS = frozenset({"aged", "age", "year", "years", "month", "months", "old", "-", "–"})
_OPENERS = frozenset({":", "–", "—", "-", "(", "--"})
_BODILY = frozenset({"killed", "wounded"})
_WHOLE_ROOM = 8
"""Words between the people counted and the dash or bracket after which their names stand."""
_PARENTHESIS_ROOM = 12
"""Words of an aside in brackets after a name: its age, another name, what the person did."""
_LONGEST_TITLE = 5
"""Letters of a rank cut short, as "Capt." and "Lieut."."""
_PARTICLES = frozenset({"-", "al", "bin", "bint", "da", "de", "el", "ibn", "van", "von"})
_NAME_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "X"})
_ELSEWHERE = frozenset({"GPE", "LOC", "FAC", "ORG", "EVENT", "PRODUCT", "WORK_OF_ART", "DATE", "TIME"})


class Listed(Struct, frozen=True):
    """One entry of a list: its tokens ``first`` to ``last`` (half-open), its main word, and the name if it has one."""

    first: int
    last: int
    head: int
    name: str | None


def with_lists(
    report: AnnotatedReport, sentence: Sentence, found: list[CountMention], vocabulary: CountVocabulary
) -> list[CountMention]:
    """Add the persons whom a sentence lists by name: with one that was found, or as those whom a count is of."""
    if not any(each.kind in _BODILY for each in found) or report.text[sentence.start : sentence.end].isupper():
        return found
    for entries in _lists(report, sentence, vocabulary):
        whole = _opened_by(report, entries, found)
        listed = [each for each in found if _holds(entries, each)]
        if whole is not None:
            parts = [msgspec.structs.replace(each, value=_as_part(each.value, whole)) for each in listed]
            found = [each for each in found if each not in listed] + parts
            added = _others(report, entries, whole, found, vocabulary)
            found += [msgspec.structs.replace(each, value=_as_part(each.value, whole)) for each in added]
        elif _is_joined(report, entries):
            for person in [each for each in listed if each.person is not None and each.kind in _BODILY]:
                found = [*found, *_others(report, entries, person, found, vocabulary)]
    return found


def _holds(entries: list[Listed], mention: CountMention) -> bool:
    return any(entry.first <= mention.head < entry.last for entry in entries)


def _as_part(value: CountValue, whole: CountMention) -> CountValue:
    return msgspec.structs.replace(value, subset_of=value.subset_of or whole.value.words)


def _opened_by(report: AnnotatedReport, entries: list[Listed], found: list[CountMention]) -> CountMention | None:
    """Give the count of several whom a list after a colon, dash or bracket names: "their four children: ...".

    After a comma it names them if it has as many names: "two farmers, A and B, were killed".
    """
    opener = entries[0].first - 1
    if opener >= 1 and report.tokens[opener].text == ",":
        return _named_in_full(report, entries, opener, found)
    if opener < 1 or report.tokens[opener].text not in _OPENERS:
        return None
    before = [each for each in found if each.end <= report.tokens[opener].start and each.kind in _BODILY]
    whole = max(before, key=lambda each: each.end, default=None)
    if whole is None or whole.person is not None or whole.value.best == 1 or whole.value.low == 0:
        return None
    apart = opener - whole.head > _WHOLE_ROOM and report.tokens[opener].text != ":"
    return None if apart else whole


def _named_in_full(
    report: AnnotatedReport, entries: list[Listed], comma: int, found: list[CountMention]
) -> CountMention | None:
    names = sum(entry.name is not None for entry in entries)
    before = (each for each in found if each.end == report.tokens[comma - 1].end and each.kind in _BODILY)
    return next((each for each in before if each.person is None and each.value.best == names), None)


def _is_joined(report: AnnotatedReport, entries: list[Listed]) -> bool:
    """Tell a list from a name beside another: "and" or "along with" stands in it, or semicolons."""
    between = report.tokens[entries[0].last : entries[-1].first]
    return any(word.lower in _SEPARATORS - {","} for word in between)


def _others(
    report: AnnotatedReport,
    entries: list[Listed],
    example: CountMention,
    known: list[CountMention],
    vocabulary: CountVocabulary,
) -> list[CountMention]:
    """Give the entries that are not known yet, as struck as ``example`` is."""
    others: list[CountMention] = []
    for entry in entries:
        start, end = report.tokens[entry.first].start, report.tokens[entry.last - 1].end
        if any(each.start < end and start < each.end for each in known) or _acts(report, entry, example):
            continue
        value = _value(report, entry, vocabulary)
        if value is not None:
            others.append(
                CountMention(example.kind, start, end, entry.head, example.trigger, value, example.stance, entry.name)
            )
    return others


def _acts(report: AnnotatedReport, entry: Listed, person: CountMention) -> bool:
    """Tell whether a verb of its own follows an entry: "killed A, 23, Sergeant B said"."""
    at = _after_aside(report, entry.last, report.sentence(report.tokens[entry.first]).last)
    following = report.tokens[at] if at < len(report.tokens) else None
    if following is None or following.pos not in {"VERB", "AUX"}:
        return False
    return person.trigger not in {following.i, following.head}


def _value(report: AnnotatedReport, entry: Listed, vocabulary: CountVocabulary) -> CountValue | None:
    if entry.name is not None:
        return CountValue(1, 1, 1, None, None, None, None, text_between(report, entry.first, entry.last))
    phrase = read_phrase(report, report.tokens[entry.head], vocabulary)
    return None if phrase is None else phrase.value


def _lists(report: AnnotatedReport, sentence: Sentence, vocabulary: CountVocabulary) -> Iterator[list[Listed]]:
    """Give the lists of a sentence with two names or more, read from the words, as parsers lose their way."""
    at = sentence.first
    while at < sentence.last:
        entries: list[Listed] = []
        entry = _entry(report, at, sentence.last, vocabulary)
        following = at
        while entry is not None:
            entries.append(entry)
            following = _after_aside(report, entry.last, sentence.last)
            opened = _after_separator(report, following, sentence.last)
            entry = _entry(report, opened, sentence.last, vocabulary) if opened > following else None
        if entries and _is_only_related(report, entries[0], vocabulary):
            entries = entries[1:]
        entries = [each for each in entries if not _is_place(report, each, entries)]
        if sum(each.name is not None for each in entries) > 1:
            yield entries
        at = max(at + 1, entries[-1].last if entries else 0)


def _entry(report: AnnotatedReport, at: int, stop: int, vocabulary: CountVocabulary) -> Listed | None:
    """Read "his wife", "36-year-old A B", "their son A" or "A B C" at a token."""
    first, tokens = at, report.tokens
    owned = at < stop and tokens[at].tag in {"PRP$", "DT"}
    at += owned
    while at < stop and _is_of_age(tokens[at], vocabulary):
        at += 1
    kin = at
    while at < stop and tokens[at].text.islower() and (tokens[at].pos in {"NOUN", "ADJ"} or tokens[at].tag == "VBG"):
        at += 1
    related = at - 1 if at > kin and tokens[at - 1].lemma in vocabulary.people.kin else None
    if at > kin and related is None:
        return None
    at += at < stop and related is not None and tokens[at].text == "," and _named_at(tokens, at + 1, stop)
    name = at
    while at < stop and (_is_name_part(tokens[at]) or (at > name and _is_dot_of_title(tokens, at, stop))):
        at += 1
    if at - name >= (1 if related is not None else 2):
        return Listed(first, at, at - 1, text_between(report, name, at))
    return Listed(first, related + 1, related, None) if related is not None and owned else None


def _named_at(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    return at + 1 < stop and all(_is_name_part(each) for each in tokens[at : at + 2])


def _is_dot_of_title(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    short = tokens[at].text == "." and len(tokens[at - 1].text) <= _LONGEST_TITLE
    return short and at + 1 < stop and _is_name_part(tokens[at + 1])


def _is_name_part(token: Token) -> bool:
    bare = token.text.removeprefix("al-").removeprefix("al").removeprefix("’")
    capital = token.text[:1].isupper() or (bare[:1].isupper() and bare != token.text)
    return (capital and token.pos in _NAME_PARTS and len(token.text) > 1) or token.text in _PARTICLES


def _is_of_age(token: Token, vocabulary: CountVocabulary) -> bool:
    return is_number(token, vocabulary) or token.lower in _AGE_WORDS or token.lower.endswith("-old")


def _after_aside(report: AnnotatedReport, at: int, stop: int) -> int:
    """Step over an age or an aside in brackets: "(36 years old)", ", 36"."""
    tokens = report.tokens
    if at < stop and tokens[at].text in {"(", "["}:
        closing = next((i for i in range(at, min(at + _PARENTHESIS_ROOM, stop)) if tokens[i].text in {")", "]"}), None)
        return at if closing is None else closing + 1
    if at + 1 < stop and tokens[at].text == "," and (tokens[at + 1].text.isdigit() or tokens[at + 1].lower == "aged"):
        at += 1
        while at < stop and tokens[at].text != "," and (tokens[at].text.isdigit() or tokens[at].lower in _AGE_WORDS):
            at += 1
    return at


def _after_separator(report: AnnotatedReport, at: int, stop: int) -> int:
    while at < stop and report.tokens[at].lower in _SEPARATORS:
        at += 1
    return at


def _is_only_related(report: AnnotatedReport, entry: Listed, vocabulary: CountVocabulary) -> bool:
    """Tell "A" in "the brother of A, and his wife": a relative of somebody struck."""
    link, noun = report.tokens[max(entry.first - 1, 0)], report.tokens[max(entry.first - 2, 0)]
    return link.lower == "of" and noun.lemma in vocabulary.people.kin


def _is_place(report: AnnotatedReport, entry: Listed, entries: list[Listed]) -> bool:
    """Tell a town or office in a list from a person: no part of it is a person's, and none shares its last name."""
    words = report.tokens[entry.first : entry.last]
    if entry.name is None or not all(word.entity in _ELSEWHERE for word in words):
        return False
    last = report.tokens[entry.last - 1].text
    return not any(other is not entry and report.tokens[other.last - 1].text == last for other in entries)
