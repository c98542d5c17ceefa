"""From the main word of a phrase for people to the phrase and what it says of their number."""

from msgspec import Struct

from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import CountValue
from variorum.stages.extract.counts.numbers import Quantity, is_number, read_quantity
from variorum.stages.extract.counts.vocabulary import CountVocabulary

_LEFT = frozenset({"det", "nummod", "amod", "compound", "poss", "quantmod", "advmod", "nmod", "predet", "neg", "case"})
_PLURAL = frozenset({"NNS", "NNPS"})
_ARTICLES = frozenset({"a", "an", "another", "one", "this", "that", "every", "the"})
_SINGLE_PRONOUNS = frozenset({"i", "me", "one", "another", "someone", "somebody"})


class Phrase(Struct, frozen=True):
    """A phrase for people: its tokens ``first`` to ``last`` (half-open), main word, and value."""

    first: int
    last: int
    head: int
    value: CountValue
    person: str | None
    attacker: bool
    definite: bool


def read_phrase(report: AnnotatedReport, head: Token, vocabulary: CountVocabulary) -> Phrase | None:
    """Read the phrase around a main word; None where it says nothing of people or their number."""
    inner = _inner(report, head, vocabulary)
    first = _leftmost(report, head)
    last = _rightmost(report, inner)
    floor = max(report.sentences[head.sentence].first, first - 4)
    quantity = read_quantity(report.tokens, first, head.i + 1, vocabulary, floor=floor)
    if quantity is None and inner is not head:
        inner_first = _leftmost(report, inner)
        quantity = read_quantity(report.tokens, inner_first, inner.i + 1, vocabulary, floor=inner_first)
    person = _person(report, inner)
    if person is not None and quantity is None:
        begin, end = person
        return _named(report, min(first, begin), max(last, end), inner, person, vocabulary)
    if quantity is not None:
        first, last = min(first, quantity.first), max(last, quantity.last)
    return _measured(report, first, last, head, inner, quantity, vocabulary)


def text_between(report: AnnotatedReport, first: int, last: int) -> str:
    """Give the report's words from one token to before another."""
    return report.text[report.tokens[first].start : report.tokens[last - 1].end]


def group_of(report: AnnotatedReport, inner: Token, vocabulary: CountVocabulary) -> str | None:
    """Say who they are: the noun with the words that make it one name, in lower case unless a name."""
    if is_number(inner, vocabulary) or inner.lower in vocabulary.vague.alone or inner.pos in {"PRON", "DET", "VERB"}:
        return None
    if inner.lemma in vocabulary.people.attackers:
        return "attacker"
    if inner.lemma in vocabulary.people.others or inner.lower in vocabulary.people.others or inner.pos == "ADJ":
        return None
    first = inner.i
    while first > 0 and report.tokens[first - 1].head == inner.i and _qualifies(report.tokens[first - 1], vocabulary):
        first -= 1
    words = report.tokens[first : inner.i + 1]
    return " ".join(token.text if token.pos == "PROPN" or token.entity == "NORP" else token.lower for token in words)


def _qualifies(token: Token, vocabulary: CountVocabulary) -> bool:
    if token.lower in vocabulary.people.others or token.lower in vocabulary.vague.words or is_number(token, vocabulary):
        return False
    return token.dep == "compound" or (token.dep == "amod" and (token.entity == "NORP" or token.pos == "ADJ"))


def _inner(report: AnnotatedReport, head: Token, vocabulary: CountVocabulary) -> Token:
    """Step from "dozens", "a number", "some" to the people after "of"."""
    partitive = (
        head.lower in vocabulary.vague.words
        or head.lower in vocabulary.vague.alone
        or head.lemma in vocabulary.vague.of_nouns
        or is_number(head, vocabulary)
        or head.lemma in vocabulary.collectives
    )
    if partitive:
        for link in report.below(head, "prep"):
            if link.lower == "of" and link.i - head.i <= 2:
                return next(report.below(link, "pobj"), head)
    return head


def _leftmost(report: AnnotatedReport, head: Token) -> int:
    first = head.i
    for child in reversed([token for token in report.below(head) if token.i < head.i]):
        if child.dep not in _LEFT:
            break
        begin = min(token.i for token in report.subtree(child))
        first = min(first, begin)
    return first


def _rightmost(report: AnnotatedReport, inner: Token) -> int:
    last = inner.i + 1
    for link in report.below(inner, "prep"):
        if link.i == last and link.lower in {"of", "from"}:
            for noun in report.below(link, "pobj"):
                last = max(last, noun.i + 1)
    return last


def _person(report: AnnotatedReport, inner: Token) -> tuple[int, int] | None:
    """Give the tokens of the name that the phrase is, or that stands beside its noun."""
    if inner.entity == "PERSON" and inner.pos == "PROPN":
        return _name(report, inner)
    if inner.pos in {"NOUN", "PROPN"} and inner.tag not in _PLURAL:
        for child in report.below(inner, "appos"):
            if child.entity == "PERSON" and child.i - inner.i <= 8:
                return _name(report, child)
    return None


def _name(report: AnnotatedReport, token: Token) -> tuple[int, int]:
    tokens, first, last = report.tokens, token.i, token.i + 1
    while (
        first > 0
        and tokens[first].entity == "PERSON"
        and not tokens[first].opens
        and tokens[first - 1].entity == "PERSON"
    ):
        first -= 1
    while last < len(tokens) and tokens[last].entity == "PERSON" and not tokens[last].opens:
        last += 1
    return first, last


def _named(
    report: AnnotatedReport, first: int, last: int, head: Token, name: tuple[int, int], vocabulary: CountVocabulary
) -> Phrase:
    words = text_between(report, first, last)
    group = None if head.entity == "PERSON" else group_of(report, head, vocabulary)
    value = CountValue(1, 1, 1, None, None, group, None, words)
    return Phrase(first, last, head.i, value, text_between(report, *name), group == "attacker", definite=True)


def _measured(
    report: AnnotatedReport,
    first: int,
    last: int,
    head: Token,
    inner: Token,
    quantity: Quantity | None,
    vocabulary: CountVocabulary,
) -> Phrase | None:
    group = group_of(report, inner, vocabulary)
    words = text_between(report, first, last)
    lower = [token.lower for token in report.tokens[first : head.i + 1]]
    attacker = group == "attacker"
    definite = lower[0] in {"the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our"}
    if "how" in lower and ("many" in lower or "much" in lower):
        return Phrase(
            first, last, head.i, CountValue(None, None, None, None, None, group, None, words), None, attacker, definite
        )
    if quantity is not None:
        value = CountValue(quantity.low, quantity.best, quantity.high, quantity.bound, None, group, None, words)
        return Phrase(first, last, head.i, value, None, attacker, definite)
    number, vague = _unnumbered(head, inner, lower, vocabulary)
    if number is None and vague is None:
        return None
    value = CountValue(number, number, number, None, vague, group, None, words)
    return Phrase(first, last, head.i, value, None, attacker, definite)


def _unnumbered(
    head: Token, inner: Token, lower: list[str], vocabulary: CountVocabulary
) -> tuple[int | None, str | None]:
    if any(word in vocabulary.none.words for word in lower):
        return 0, None
    if head.lemma in vocabulary.collectives:
        return vocabulary.collectives[head.lemma], None
    if head.lower in vocabulary.collectives:
        return vocabulary.collectives[head.lower], None
    vague = next((word for word in lower if word in vocabulary.vague.words), None)
    if vague is not None and not (vague == "some" and inner.tag in {"NN", "NNP"} and head is inner):
        return None, "a few" if vague == "few" and "a" in lower else vague
    if head is not inner and head.lemma in vocabulary.vague.of_nouns:
        return None, "a number" if head.lemma == "number" else head.lower
    if head.lower in _SINGLE_PRONOUNS:
        return 1, None
    return _by_grammar(inner, lower, vocabulary)


def _by_grammar(inner: Token, lower: list[str], vocabulary: CountVocabulary) -> tuple[int | None, str | None]:
    if inner.lemma in vocabulary.vague.groups:
        return None, "plural"
    if inner.tag in _PLURAL or inner.lower in {"people", "police", "personnel", "men", "women", "children"}:
        return None, "plural"
    if inner.lower in vocabulary.vague.alone:
        return None, inner.lower
    if inner.tag in {"NN", "NNP", "JJ"} or lower[0] in _ARTICLES:
        return 1, None
    return None, None
