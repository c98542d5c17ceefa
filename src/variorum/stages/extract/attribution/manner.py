"""Where something was said, and how surely: the medium, and the evidential words that stand with it."""

import re
from functools import lru_cache

from variorum.model.text import Token
from variorum.stages.extract.attribution.reading import Reading

_MEDIUM_PREPOSITIONS = frozenset({"in", "on", "via", "through", "over", "during", "by", "at", "to"})
_STOP = re.compile(r"[,.;:!?\"“”()]|\s[-–—]\s")


def medium_of(reading: Reading, verb: Token, own: set[int]) -> str | None:
    """Give where a verb's words were said: an outlet that was told, a platform, a statement, a conference."""
    annotated = reading.annotated
    for child in annotated.below(verb, "dobj", "dative", "prep"):
        if child.i not in own:
            continue
        target = child if child.dep != "prep" else next(annotated.below(child, "pobj"), None)
        if target is None or (child.dep == "prep" and child.lower not in _MEDIUM_PREPOSITIONS):
            continue
        hearer = verb.lemma in reading.vocabulary.speech.told or child.dep == "dative"
        found = _medium(reading, target, told=hearer if child.dep != "prep" else child.lower in {"to", "with"})
        if found is not None:
            return found
    return None


def _medium(reading: Reading, target: Token, *, told: bool) -> str | None:
    annotated, vocabulary = reading.annotated, reading.vocabulary
    first, last = reading.extent(target, "relcl", "acl", "appos", "punct", "advcl")
    words = annotated.tokens[first:last]
    platform = next((t.text for t in words if t.lower in vocabulary.phrases.platforms and t.text[0].isupper()), None)
    if platform is not None:
        return platform
    core = reading.span(first, target.i + 1)
    name = reading.names.at(*core)
    if name is not None and name.kind == "media" and (told or target.lemma in vocabulary.nouns.media):
        return name.name
    if target.lemma in vocabulary.nouns.media or (told and target.lemma in vocabulary.nouns.audience):
        start = annotated.tokens[first]
        begin = first + 1 if start.tag in {"DT", "PRP$"} and first < target.i else first
        return annotated.text[slice(*reading.span(begin, target.i + 1))]
    if told and name is not None and name.kind != "person" and target.pos == "PROPN":
        return name.name
    return None


@lru_cache(maxsize=4)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)


def qualifiers_of(reading: Reading, verb: Token, own: set[int]) -> tuple[str, ...]:
    """Give the evidential words that stand in the frame of a verb of saying, as they are written."""
    if not own:
        return ()
    annotated = reading.annotated
    sentence = annotated.sentences[verb.sentence]
    text = annotated.text[sentence.start : sentence.end]
    found: list[str] = []
    ends = 0
    by_start = None
    for match in _pattern(reading.vocabulary.phrases.qualifiers).finditer(text):
        if match.start() < ends:
            continue
        by_start = by_start or {t.start: t.i for t in annotated.words(sentence)}
        if by_start.get(sentence.start + match.start()) not in own:
            continue
        stop = _STOP.search(text, match.end())
        last = by_start[sentence.start + match.start()]
        while last + 1 in own and last + 1 != verb.i:
            last += 1
        ends = min(stop.start() if stop else len(text), annotated.tokens[last].end - sentence.start)
        ends = max(ends, match.end())
        found.append(text[match.start() : ends].strip())
    return tuple(found)
