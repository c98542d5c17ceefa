"""Weapons used and things damaged."""

from collections.abc import Iterator

from msgspec import Struct

from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import ThingValue
from variorum.stages.extract.mentions import Span
from variorum.stages.extract.phrases import bare_phrase, objects, phrase_span
from variorum.stages.extract.things.vocabulary import ThingIndex


class ThingMention(Struct, frozen=True):
    """A weapon or a damaged thing; ``token`` is the index of its main word."""

    token: int
    start: int
    end: int
    value: ThingValue


def find_weapons(annotated: AnnotatedReport, index: ThingIndex) -> tuple[ThingMention, ...]:
    """Give the weapons that a report names, each with its type."""
    return tuple(_weapons(annotated, index))


def _weapons(annotated: AnnotatedReport, index: ThingIndex) -> Iterator[ThingMention]:
    for token in annotated.tokens:
        found = _weapon(annotated, token, index) if token.lemma in index.weapons else None
        if found is None and token.lemma in index.carrier.nouns and _carries_a_bomb(annotated, token, index):
            found = token, "vehicle_bomb"
        if found is None:
            continue
        first, type_ = found
        start, end = _words(annotated, token)
        name_start, name_end = bare_phrase(annotated, token)
        name = annotated.line(min(name_start, first.start), name_end)
        yield ThingMention(token.i, min(start, first.start), end, ThingValue(name, type_))


def _weapon(annotated: AnnotatedReport, token: Token, index: ThingIndex) -> tuple[Token, str] | None:
    """Give the first word of a weapon's name that ends with ``token``, and its type."""
    if token.pos not in {"NOUN", "PROPN"} or (token.dep == "compound" and annotated.head(token).i == token.i + 1):
        head = annotated.head(token)
        if token.pos not in {"NOUN", "PROPN"} or head.lemma not in {"fire", "attack", "strike", "explosion", "blast"}:
            return None
    for lemmas, type_ in index.weapons[token.lemma]:
        first = token.i - len(lemmas) + 1
        if first >= 0 and tuple(t.lemma for t in annotated.tokens[first : token.i + 1]) == lemmas:
            return annotated.tokens[first], type_
    return None


def _carries_a_bomb(annotated: AnnotatedReport, token: Token, index: ThingIndex) -> bool:
    words = index.carrier
    before = annotated.tokens[max(0, token.i - 3) : token.i]
    if "-".join(t.lower for t in before if t.lower != "-") in words.modifiers:
        return True
    if any(child.lower in words.modifiers for child in annotated.below(token, "amod", "compound")):
        return True
    for verb in annotated.below(token, "acl", "relcl"):
        if verb.lemma in words.loaded and any(t.lemma in words.load for t in annotated.subtree(verb)):
            return True
    verb = annotated.head(token)
    return (
        token.dep == "dobj"
        and verb.lemma in words.rammed
        and any(t.lower in {"into", "through"} for t in annotated.below(verb, "prep"))
    )


def _words(annotated: AnnotatedReport, token: Token) -> Span:
    start, end = phrase_span(annotated, token)
    for verb in annotated.below(token, "acl"):
        if verb.i - token.i == 1:
            end = max(end, annotated.subtree(verb)[-1].end)
    return start, end


def find_damage(annotated: AnnotatedReport, index: ThingIndex) -> tuple[ThingMention, ...]:
    """Give the things that a report says were damaged, with the lemma of the verb as type."""
    found = []
    for token in annotated.tokens:
        if token.lemma in index.damage.verbs and token.pos == "VERB":
            for each in objects(annotated, token):
                if each.pos == "NOUN" and each.lemma not in index.weapons:
                    start, end = phrase_span(annotated, each)
                    found.append(ThingMention(each.i, start, end, ThingValue(annotated.line(start, end), token.lemma)))
        elif token.lemma in index.damage.nouns and token.pos == "NOUN":
            start, end = phrase_span(annotated, token)
            found.append(ThingMention(token.i, start, end, ThingValue(annotated.line(start, end), token.lemma)))
    return tuple(found)
