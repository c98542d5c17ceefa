"""What may stand between the capitalized words of one name: points, hyphens, particles, "of the", a possessive."""

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.names.vocabulary import NameVocabulary

LONGEST_ABBREVIATION = 5
"""Letters of a title that is written with a point: "Lt.", "Capt.", "Supt.", "Cmdr."."""
_JOINERS = frozenset({"of", "for", "and", "&", "to"})


def bridge(annotated: AnnotatedReport, first: int, at: int, stop: int, vocabulary: NameVocabulary) -> int:
    """Give how many words at ``at`` may stand inside a name before its next capital, 0 for none."""
    tokens = annotated.tokens
    token = tokens[at]
    if at + 1 >= stop:
        return 0
    if token.text in {"-", "–", "."}:
        bound = token.tag == "HYPH" or (tokens[at - 1].end == token.start and token.end == tokens[at + 1].start)
        return int(abbreviated(annotated, at, vocabulary) if token.text == "." else bound)
    if token.tag == "POS":
        return int(_owned_by_office(tokens[at - 1], tokens[at + 1], vocabulary))
    if token.lower in vocabulary.words.particles:
        return _particles(annotated, at, stop, vocabulary)
    return _joiner(annotated, first, at, stop, vocabulary) if token.lower in _JOINERS else 0


def _joiner(annotated: AnnotatedReport, first: int, at: int, stop: int, vocabulary: NameVocabulary) -> int:
    tokens, token = annotated.tokens, annotated.tokens[at]
    if tokens[at + 1].lower == "the" and at + 2 < stop and token.lower in {"of", "for"}:
        return 2 if _joins(annotated, first, at, at + 2, vocabulary) else 0
    return int(_joins(annotated, first, at, at + 1, vocabulary))


def _owned_by_office(owner: Token, body: Token, vocabulary: NameVocabulary) -> bool:
    """Tell whether a possessive is part of a body's name: "the Prosecutor's Office", "the People's Front"."""
    offices = vocabulary.words.roles | vocabulary.words.name_owners
    named = owner.entity == body.entity == "ORG" and not body.opens
    return named and owner.lower in offices and owner.text[0].isupper()


def _particles(annotated: AnnotatedReport, at: int, stop: int, vocabulary: NameVocabulary) -> int:
    tokens, i = annotated.tokens, at
    while i < stop and (tokens[i].lower in vocabulary.words.particles or tokens[i].text == "-"):
        i += 1
    return i - at if i < stop else 0


def _joins(annotated: AnnotatedReport, first: int, at: int, after: int, vocabulary: NameVocabulary) -> bool:
    tokens = annotated.tokens
    left, right = tokens[at - 1], tokens[after]
    if left.entity and tokens[at].entity == left.entity == right.entity == "ORG" and not right.opens:
        return True
    if tokens[at].lower == "to":
        return False  # only inside "the Committee to Protect Nurses"
    body = vocabulary.words.government | vocabulary.words.organizations
    if tokens[at].lower == "and":
        return left.lower not in body and right.dep == "conj" and _ends_in_body(annotated, after, body)
    titled = left.lower in vocabulary.words.titles & vocabulary.words.roles and left.text[0].isupper()
    return titled or (left.lower in body and tokens[first].lower not in vocabulary.words.roles)


def _ends_in_body(annotated: AnnotatedReport, after: int, body: frozenset[str]) -> bool:
    following = annotated.tokens[after + 1 : after + 3]
    return bool(following) and following[0].text[:1].isupper() and any(t.lower in body for t in following)


def abbreviated(annotated: AnnotatedReport, i: int, vocabulary: NameVocabulary) -> bool:
    """Tell whether the token ``i`` is the point of a short title or an initial, or such a title with its point."""
    tokens = annotated.tokens
    token = tokens[i]
    word = tokens[i - 1] if token.text == "." and i else token
    plain = word.lower.rstrip(".")
    if plain in vocabulary.words.titles and len(plain) <= LONGEST_ABBREVIATION:
        return token.text.endswith(".")
    return token.text == "." and len(plain) == 1 and word.text.isupper()
