"""Find the time expressions of a report and read what they mean, whatever the day of publication."""

from collections.abc import Iterator

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.margin import refused, taken
from variorum.stages.extract.mentions import Span, TimeKind
from variorum.stages.extract.times.checks import CHECKS, NUMBERS, Place, classes
from variorum.stages.extract.times.grammar import ANY, RULES, Found
from variorum.stages.extract.times.lexemes import CLASSES, Lexemes, lex
from variorum.stages.extract.times.meanings import Expression, Fixed, Meaning, Moment, Tense
from variorum.stages.extract.times.merge import merge
from variorum.stages.extract.times.run import Run
from variorum.stages.extract.times.tense import Tenses
from variorum.stages.extract.times.vocabulary import Phrases, TimeVocabulary

_OPEN_ENDS = classes("To", "Until")
_LENGTH_BEGINS = NUMBERS | classes("Cardinal", "Unit", "Vague", "Hours")


def find_expressions(annotated: AnnotatedReport, vocabulary: TimeVocabulary) -> tuple[Expression, ...]:
    """Give the time expressions of a report in the order of the text; none overlaps another."""
    if not annotated.tokens:
        return ()
    tenses = Tenses(annotated, vocabulary)
    found: list[Expression] = []
    for start, end in _paragraphs(annotated):
        lexemes = lex(annotated.text, start, end, vocabulary)
        merged = merge(lexemes, list(_scan(lexemes, tenses)))
        found.extend(_expression(each, lexemes, tenses) for each in merged)
    return tuple(found)


def _paragraphs(annotated: AnnotatedReport) -> Iterator[Span]:
    start = end = number = -1
    for sentence in annotated.sentences:
        if sentence.paragraph != number:
            if number >= 0:
                yield start, end
            start, number = sentence.start, sentence.paragraph
        end = sentence.end
    if number >= 0:
        yield start, end


def _scan(lexemes: Lexemes, tenses: Tenses) -> Iterator[Found]:
    """Give what the rules find from left to right, and between them the phrases without a day of their own."""
    taken = 0
    references = list(_references(lexemes, tenses.vocabulary))
    for best in _ruled(lexemes, tenses):
        yield from (each for each in references if taken <= each.first and each.last <= best.first)
        yield best
        taken = best.last
    yield from (each for each in references if each.first >= taken)


def _ruled(lexemes: Lexemes, tenses: Tenses) -> Iterator[Found]:
    """Give feasts and what the rules find, from left to right."""
    at, feasts = 0, list(_feasts(lexemes, tenses.vocabulary))
    while True:
        match = ANY.search(lexemes.classes, at)
        feast = next((each for each in feasts if each.first >= at), None)
        if feast is not None and (match is None or feast.first <= match.start()):
            best: Found | None = feast
        elif match is not None:
            best = _longest(lexemes, match.start(), tenses)
            at = match.start() + 1
        else:
            return
        if best is not None:
            yield best
            at = best.last


def _longest(lexemes: Lexemes, first: int, tenses: Tenses) -> Found | None:
    best: Found | None = None
    for rule in RULES:
        match = rule.pattern.match(lexemes.classes, first)
        if match is None or match.end() == first or (best is not None and match.end() <= best.last):
            continue
        meaning = rule.build(Run(lexemes, first, match.end()))
        if meaning is None:
            continue
        check = CHECKS.get(rule.name)
        if check is None or check(Place(lexemes, first, match.end(), tenses)):
            best = Found(rule.name, rule.kind, first, match.end(), meaning)
        else:
            span = lexemes.spans[first][0], lexemes.spans[match.end() - 1][1]
            refused(tenses.annotated, "time", span, rule.name, "the words beside it or its parse speak against it")
    return best


def _references(lexemes: Lexemes, vocabulary: TimeVocabulary) -> Iterator[Found]:
    for first, last, timex in _phrases(lexemes, vocabulary.references):
        if lexemes.classes[last : last + 1] not in _LENGTH_BEGINS:
            yield Found("reference", "date", first, last, Fixed(timex))


def _feasts(lexemes: Lexemes, vocabulary: TimeVocabulary) -> Iterator[Found]:
    """Give the days that have a name: "New Year's Eve", "Christmas Day 2014"."""
    for first, last, day in _phrases(lexemes, vocabulary.feasts):
        month, number = (int(part) for part in day.split("-"))
        begin = first + (lexemes.classes[first] == CLASSES["On"])
        dated = lexemes.classes[last : last + 1] == CLASSES["Year"]
        year = int(lexemes.values[last]) if dated else None
        yield Found("feast", "date", begin, last + dated, Moment(year, month, number))


def _phrases(lexemes: Lexemes, phrases: Phrases) -> Iterator[tuple[int, int, str]]:
    """Give where phrases of a table stand, the longest at each word, and what they stand for."""
    at, sign = 0, CLASSES["Apostrophe"]
    words = ["'" if kind == sign else word for word, kind in zip(lexemes.words, lexemes.classes, strict=True)]
    for i, word in enumerate(words):
        if i < at:
            continue
        for phrase, value in phrases.get(word, ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                at = i + len(phrase)
                yield i, at, value
                break


def _expression(found: Found, lexemes: Lexemes, tenses: Tenses) -> Expression:
    start, end = lexemes.spans[found.first][0], lexemes.spans[found.last - 1][1]
    token = tenses.token_at(start)
    before = lexemes.classes[found.first - 1] if found.first else ""
    tense: Tense = "unknown" if isinstance(found.meaning, Fixed) else tenses.around(token)
    if before in _OPEN_ENDS:
        tense = _tense_of_end(tense, before)
    kind = _kind(found.meaning, found.kind)
    taken(tenses.annotated, "time", (start, end), kind, found.rule)
    return Expression(start, end, kind, found.meaning, tense, before == CLASSES["Since"], token.sentence)


def _tense_of_end(tense: Tense, before: str) -> Tense:
    """Let "until Friday" lie ahead, unless the verb is past: what was extended until Friday may lie either way."""
    if tense == "past":
        return "unknown"
    return "future" if before == CLASSES["Until"] else "unknown"


def _kind(meaning: Meaning, kind: TimeKind) -> TimeKind:
    if isinstance(meaning, Fixed):
        return "date" if meaning.timex.endswith("_REF") else kind
    detailed = getattr(meaning, "part", None) or getattr(meaning, "clock", None)
    return "time" if detailed else kind
