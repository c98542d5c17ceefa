"""Find the time expressions of a report and read what they mean, whatever the day of publication."""

from collections.abc import Iterator

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.mentions import Span
from variorum.stages.extract.times.grammar import ANY, RULES, Found, Rule
from variorum.stages.extract.times.lexemes import CLASSES, Lexemes, lex
from variorum.stages.extract.times.builders import Run
from variorum.stages.extract.times.meanings import Expression, Fixed, Moment, Tense
from variorum.stages.extract.times.merge import merge
from variorum.stages.extract.times.tense import Tenses
from variorum.stages.extract.times.vocabulary import TimeVocabulary

_LEADS_TO_YEAR = frozenset(
    CLASSES[name] for name in ("In", "Since", "From", "To", "Of", "Between", "Before", "After", "Early", "Late", "Mid", "Fiscal", "Earlier", "Later")
)  # fmt: skip
_LEADS_TO_MONTH = _LEADS_TO_YEAR | frozenset(CLASSES[name] for name in ("Last", "Next", "This", "On", "Each"))
_NUMBER_CLASSES = frozenset(CLASSES[name] for name in ("Digits", "Year", "Number"))
_LENGTH_CLASSES = _NUMBER_CLASSES | frozenset(CLASSES[name] for name in ("Cardinal", "Unit", "Vague", "Hours"))
LIKELY_YEARS = range(1800, 2100)
"""A bare number outside these is a count far more often than a year."""


def find_expressions(annotated: AnnotatedReport, vocabulary: TimeVocabulary) -> tuple[Expression, ...]:
    """Give the time expressions of a report in the order of the text; none overlaps another."""
    if not annotated.tokens:
        return ()
    tenses = Tenses(annotated, vocabulary)
    found: list[Expression] = []
    for start, end in _paragraphs(annotated):
        lexemes = lex(annotated.text, start, end, vocabulary)
        for each in merge(lexemes, list(_scan(lexemes, tenses))):
            found.append(_expression(each, lexemes, tenses))
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
    at, references = 0, _references(lexemes, tenses.vocabulary)
    taken = 0
    while (match := ANY.search(lexemes.classes, at)) is not None:
        best = _longest(lexemes, match.start(), tenses)
        yield from (each for each in references if taken <= each.first and each.last <= match.start())
        taken = at = match.start() + 1
        if best is not None:
            yield best
            taken = at = best.last
    yield from (each for each in references if each.first >= taken)


def _longest(lexemes: Lexemes, first: int, tenses: Tenses) -> Found | None:
    best: Found | None = None
    for rule in RULES:
        match = rule.pattern.match(lexemes.classes, first)
        if match is None or match.end() == first or (best is not None and match.end() <= best.last):
            continue
        meaning = rule.build(Run(lexemes, first, match.end()))
        if meaning is not None and _holds(rule, lexemes, first, match.end(), tenses):
            best = Found(rule.name, rule.kind, first, match.end(), meaning)
    return best


def _holds(rule: Rule, lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    check = _CHECKS.get(rule.name)
    return check is None or check(lexemes, first, last, tenses)


def _before(lexemes: Lexemes, first: int) -> str:
    return lexemes.classes[first - 1] if first else ""


def _word_after(lexemes: Lexemes, last: int) -> str:
    return lexemes.words[last] if last < len(lexemes.words) else ""


def _year_holds(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    value = lexemes.values[last - 1]
    if not isinstance(value, int) or value not in LIKELY_YEARS or "," in lexemes.words[last - 1]:
        return False
    if _before(lexemes, first) in _NUMBER_CLASSES or (first and lexemes.words[first - 1] in "$£€#№"):
        return False
    token = tenses.token_at(lexemes.spans[last - 1][0])
    if token.entity not in ("DATE", "", "EVENT", "ORG", "LAW"):
        return False
    counted = token.dep == "nummod" and tenses.annotated.head(token).tag in ("NNS", "NNPS")
    if counted and token.entity != "DATE":
        return False
    return token.entity == "DATE" or last - first > 1 or _before(lexemes, first) in _LEADS_TO_YEAR


def _month_holds(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    return tenses.token_at(lexemes.spans[last - 1][0]).entity not in ("PERSON", "GPE")


def _short_month_holds(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    if _before(lexemes, first) not in _LEADS_TO_MONTH:
        return False
    token = tenses.token_at(lexemes.spans[first][0])
    return token.pos == "PROPN" and token.entity not in ("PERSON", "ORG", "FAC", "EVENT")


def _weekday_holds(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    names = tenses.vocabulary
    before = lexemes.words[first - 1] if first else ""
    return before not in names.names_before and _word_after(lexemes, last) not in names.names_after


def _season_holds(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    token = tenses.token_at(lexemes.spans[last - 1][0])
    return token.entity == "DATE" or last - first > 2


def _unit_is(*codes: str):
    def check(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
        return any(lexemes.values[i] in codes for i in range(first, last) if lexemes.classes[i] == CLASSES["Unit"])

    return check


def _length_holds(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    rest = lexemes.words[last : last + 2]
    return "old" not in rest


def _relative_holds(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    """Tell whether "a day after" ends there; followed by an event it is only a distance from it."""
    if lexemes.words[last - 1] in ("earlier", "later"):
        return True
    following = lexemes.words[last : last + 1]
    return not following or not following[0].isalnum()


def _name_holds(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    return tenses.token_at(lexemes.spans[first][0]).entity not in ("ORG", "WORK_OF_ART", "PRODUCT")


def _adverb_holds(lexemes: Lexemes, first: int, last: int, tenses: Tenses) -> bool:
    return tenses.token_at(lexemes.spans[first][0]).pos == "ADV"


_CHECKS = {
    "year": _year_holds,
    "month": _month_holds,
    "short-month": _short_month_holds,
    "weekday": _weekday_holds,
    "season": _season_holds,
    "century": _unit_is("C"),
    "quarter": _unit_is("Q"),
    "length": _length_holds,
    "earlier": _relative_holds,
    "later": _relative_holds,
    "context-before": _relative_holds,
    "deictic": _name_holds,
    "this-unit": _name_holds,
    "set-word": _adverb_holds,
}


def _references(lexemes: Lexemes, vocabulary: TimeVocabulary) -> list[Found]:
    found = []
    at = 0
    for i, word in enumerate(lexemes.words):
        for phrase, timex in vocabulary.references.get(word, ()) if i >= at else ():
            if tuple(lexemes.words[i : i + len(phrase)]) == phrase and not _goes_on(lexemes, i + len(phrase)):
                at = i + len(phrase)
                found.append(Found("reference", "date", i, at, Fixed(timex)))
                break
    return found


def _goes_on(lexemes: Lexemes, last: int) -> bool:
    """Tell whether "the past" leads to "three days"."""
    return lexemes.classes[last : last + 1] in _LENGTH_CLASSES and last < len(lexemes.words)


def _expression(found: Found, lexemes: Lexemes, tenses: Tenses) -> Expression:
    start, end = lexemes.spans[found.first][0], lexemes.spans[found.last - 1][1]
    token = tenses.token_at(start)
    open_end = _before(lexemes, found.first) == CLASSES["To"]
    tense: Tense = "unknown" if isinstance(found.meaning, Fixed) or open_end else tenses.around(token)
    part = getattr(found.meaning, "part", None) or getattr(found.meaning, "clock", None)
    vague = isinstance(found.meaning, Fixed) and found.meaning.timex.endswith("_REF")
    kind = "time" if part else "date" if vague else found.kind
    since = _before(lexemes, found.first) == CLASSES["Since"]
    return Expression(start, end, kind, found.meaning, tense, since, token.sentence)
