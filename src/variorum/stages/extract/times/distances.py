"""Distances from an event: "two days after the attack", "the day before the vote", "on the eve of the vote".

Hours and minutes are left out: an incident may go on as long.
"""

from collections.abc import Iterator

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import Distance
from variorum.stages.extract.times.builders import amount_of, in_named_units
from variorum.stages.extract.times.grammar import DISTANCE
from variorum.stages.extract.times.lexemes import CLASSES, Lexemes, lex
from variorum.stages.extract.times.run import Run
from variorum.stages.extract.times.vocabulary import TimeVocabulary

_EVE = "eve"
_SIGNS = {CLASSES["After"]: 1, CLASSES["Following"]: 1, CLASSES["Before"]: -1}


def find_distances(annotated: AnnotatedReport, vocabulary: TimeVocabulary) -> tuple[Distance, ...]:
    """Give the distances of a report. Their value as time expressions, durations, is no matter here."""
    return tuple(_distances(annotated, vocabulary))


def _distances(annotated: AnnotatedReport, vocabulary: TimeVocabulary) -> Iterator[Distance]:
    kinds = {word: kind for word, (kind, _) in vocabulary.entries.items()}
    for token in annotated.tokens[1:]:
        before = annotated.tokens[token.i - 1]
        if before.lower == _EVE and token.lower == "of":
            yield Distance(token.i, before.start, token.end, annotated.text[before.start : token.end], "D", -1)
        sign = _SIGNS.get(kinds.get(token.lower, ""))
        if sign is None or kinds.get(before.lower) != CLASSES["Unit"]:
            continue
        lexemes = lex(annotated.text, annotated.sentence(token).start, token.start, vocabulary)
        match = DISTANCE.search(lexemes.classes)
        if match is not None:
            run = Run(lexemes, match.start(), match.end())
            start = lexemes.spans[run.first][0]
            unit, amount = _length(run, sign, vocabulary)
            yield Distance(token.i, start, token.end, annotated.text[start : token.end], unit, amount)


def _length(run: Run, sign: int, vocabulary: TimeVocabulary) -> tuple[str, int | None]:
    unit, factor = in_named_units(run.code("Unit") or "")
    amount = None if _is_open(run, vocabulary) else _amount(run, unit)
    return unit, None if amount is None else sign * round(amount) * factor


def _amount(run: Run, unit: str) -> float | None:
    """Give how many; "the day after" is one day, "the week after" and "the two days after" are a time that lasted."""
    if run.has("The"):
        lone = run.lexemes.classes[run.first : run.last] == CLASSES["The"] + CLASSES["Unit"]
        return 1 if lone and unit == "D" and not run.lexemes.words[run.last - 1].endswith("s") else None
    return amount_of(run)


def _is_open(run: Run, vocabulary: TimeVocabulary) -> bool:
    """Tell whether the words leave the day open: "about a week after", "less than a day after", "2-3 days after"."""
    words: Lexemes = run.lexemes
    rough = any(
        words.classes[i] == CLASSES["Rough"] and words.words[i] not in vocabulary.exact
        for i in range(run.first, run.last)
    )
    if rough or not run.first:
        return rough
    return words.words[run.first - 1] in vocabulary.open or words.classes[run.first - 1] == CLASSES["Hyphen"]
