"""From the main word of a phrase for people to the phrase and what it says of their number."""

from msgspec import Struct

from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import CountValue
from variorum.stages.extract.counts.numbers import Quantity, is_number, read_quantity
from variorum.stages.extract.counts.patients import bare_plural, is_age
from variorum.stages.extract.counts.vocabulary import CountVocabulary

_LEFT = frozenset(
    {"det", "nummod", "amod", "compound", "poss", "quantmod", "advmod", "nmod", "predet", "neg", "case", "npadvmod"}
)
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGLE_PRONOUNS = frozenset({"i", "me", "one", "another", "someone", "somebody"})
_BOUND_ROOM = 4
"""Words before a phrase in which its bound may stand where the parser hung it elsewhere: "no fewer than"."""
_LONGEST_ACRONYM = 4
"""Letters of a word in capitals that is kept so ("ISIS"); longer ones are as often a text all in capitals."""
_NAME_ROOM = 8
"""Words between a noun and the name that stands beside it."""


class Phrase(Struct, frozen=True):
    """A phrase for people: its tokens ``first`` to ``last`` (half-open), main word, value, and name if it is one."""

    first: int
    last: int
    head: int
    value: CountValue
    person: str | None = None


def read_phrase(report: AnnotatedReport, head: Token, vocabulary: CountVocabulary) -> Phrase | None:
    """Read the phrase around a main word; None where it says nothing of people or their number."""
    inner = _inner(report, head, vocabulary)
    first, last = _leftmost(report, head, vocabulary.fates), _rightmost(report, inner, vocabulary)
    quantity = _quantity(report, head, inner, vocabulary)
    name = _person(report, inner) if quantity is None else None
    if name is not None:
        first, last = min(first, name[0]), max(last, name[1])
        group = None if inner.entity == "PERSON" else group_of(report, inner, vocabulary)
        value = CountValue(1, 1, 1, None, None, group, None, text_between(report, first, last))
        return Phrase(first, last, inner.i, value, text_between(report, *name))
    if quantity is not None:
        stray = is_number(report.tokens[first], vocabulary)
        first, last = quantity.first if stray else min(first, quantity.first), max(last, quantity.last)
        following = report.tokens[last] if last < len(report.tokens) else head
        last += following.lower == "more" and following.head == head.i
    value_or_none = _value(report, (first, last), head, inner, quantity, vocabulary)
    if value_or_none is None:
        return None
    single = quantity is None and value_or_none.high == 1
    return Phrase(first, last, head.i, value_or_none, _bare_name(report, inner, vocabulary) if single else None)


def text_between(report: AnnotatedReport, first: int, last: int) -> str:
    """Give the report's words from one token to before another."""
    return report.text[report.tokens[first].start : report.tokens[last - 1].end]


def group_of(report: AnnotatedReport, inner: Token, vocabulary: CountVocabulary) -> str | None:
    """Say who they are: the noun with the words that make it one name, in lower case unless a name.

    Those who attacked are the group ``attacker``; a number, a pronoun or "others" names no group.
    """
    if inner.lemma in vocabulary.people.attackers:
        return "attacker"
    nameless = {"PRON", "DET", "VERB", "ADJ", "NUM"} if inner.entity != "NORP" else {"PRON"}
    nameless |= {"CCONJ"}  # "neither was hurt"
    if inner.pos in nameless or is_number(inner, vocabulary) or inner.lower in vocabulary.vague.alone:
        return None
    if inner.lemma in vocabulary.people.others | vocabulary.words.ordinals or inner.lemma in vocabulary.nobodies:
        return None
    first = inner.i
    while (
        first > 0
        and first <= report.tokens[first - 1].head <= inner.i
        and _qualifies(report.tokens[first - 1], vocabulary)
    ):
        first -= 1
    words = report.tokens[first : inner.i + 1]
    return " ".join(_cased(token, vocabulary) for token in words)


def _cased(token: Token, vocabulary: CountVocabulary) -> str:
    name = token.entity == "NORP" or (
        token.pos == "PROPN" and token.lemma not in vocabulary.people.nouns and token.tag != "NNPS"
    )
    acronym = token.text.isupper() and len(token.text) <= _LONGEST_ACRONYM
    return token.text if name or acronym else token.lower


def _qualifies(token: Token, vocabulary: CountVocabulary) -> bool:
    if token.lower in vocabulary.people.others or token.lower in vocabulary.vague.words or is_number(token, vocabulary):
        return False
    return token.dep == "compound" or (token.dep == "amod" and token.entity == "NORP")


def _quantity(report: AnnotatedReport, head: Token, inner: Token, vocabulary: CountVocabulary) -> Quantity | None:
    first = _leftmost(report, head, vocabulary.fates)
    before = report.tokens[head.i - 1].lower if head.i > first else head.lower
    if before in vocabulary.none.words:
        return None
    owner = next((i for i in range(head.i - 1, first - 1, -1) if report.tokens[i].tag == "POS"), first - 1)
    first = _range_before(report, max(first, owner + 1), vocabulary)  # "the 911 caller's father" is one person
    floor = max(report.sentences[head.sentence].first, first - _BOUND_ROOM)
    quantity = read_quantity(report.tokens, first, head.i + 1, vocabulary, floor=floor)
    if quantity is None and inner is not head:
        begin = _leftmost(report, inner)
        quantity = read_quantity(report.tokens, begin, inner.i + 1, vocabulary, floor=min(first, begin))
    if quantity is None and head.lemma in vocabulary.vague.groups:
        quantity = _members(report, head, vocabulary)
    return quantity


def _range_before(report: AnnotatedReport, first: int, vocabulary: CountVocabulary) -> int:
    """Give where "between 10 and 15" begins right before a phrase if the parser hung it elsewhere, else ``first``."""
    tokens, begin = report.tokens, first - 4
    apart = is_number(tokens[first], vocabulary) or not tokens[first].text.islower()
    if apart or begin < report.sentences[tokens[first].sentence].first or tokens[begin].lower != "between":
        return first
    both = is_number(tokens[begin + 1], vocabulary) and is_number(tokens[begin + 3], vocabulary)
    return begin if both and tokens[begin + 2].lower == "and" else first


def _members(report: AnnotatedReport, head: Token, vocabulary: CountVocabulary) -> Quantity | None:
    """Read "a family of five", "a crew of six men"."""
    for link in report.below(head, "prep"):
        for noun in report.below(link, "pobj"):
            if link.lower == "of" and (is_number(noun, vocabulary) or noun.lemma in vocabulary.people.nouns):
                begin = _leftmost(report, noun)
                return read_quantity(report.tokens, begin, noun.i + 1, vocabulary, floor=begin)
    return None


def _inner(report: AnnotatedReport, head: Token, vocabulary: CountVocabulary) -> Token:
    """Step from "dozens", "a number", "some" to the people after "of"."""
    partitive = (
        head.lower in vocabulary.partitives
        or head.lemma in vocabulary.partitives
        or is_number(head, vocabulary)
        or head.lemma in vocabulary.collectives
    )
    if partitive:
        for link in report.below(head, "prep"):
            if link.lower == "of" and link.i - head.i <= 2:
                return next(report.below(link, "pobj"), head)
    return head


def _leftmost(report: AnnotatedReport, head: Token, fates: frozenset[str] = frozenset()) -> int:
    first = head.i
    for child in reversed([token for token in report.below(head) if token.i < head.i]):
        if child.dep not in _LEFT or (child.lower in fates and child.i < head.i - 1):
            break
        below = report.subtree(child)
        first = min(first, child.i if any(token.dep == "nsubj" for token in below) else below[0].i)
    while is_age(head) and first > 0 and _of_age(report.tokens[first - 1]):
        first -= 1
    return max(first, report.sentences[head.sentence].first)


def _of_age(token: Token) -> bool:
    return token.text == "-" or token.pos in {"NUM", "DET"} or token.lemma in {"year", "month", "week"}


def _rightmost(report: AnnotatedReport, inner: Token, vocabulary: CountVocabulary) -> int:
    last = inner.i + 1
    for link in report.below(inner, "prep"):
        if link.i == last and link.lower in {"of", "from"}:
            for noun in report.below(link, "pobj"):
                last = max(last, noun.i + 1)
    for other in report.below(inner, "conj"):
        if other.i - last <= 4 and bare_plural(report, other, vocabulary) and other.lower not in vocabulary.fates:
            last = max(last, _rightmost(report, other, vocabulary))
    return last


def _person(report: AnnotatedReport, inner: Token) -> tuple[int, int] | None:
    """Give the tokens of the name that the phrase is, or that stands beside its noun."""
    if inner.entity == "PERSON" and inner.pos == "PROPN" and inner.tag != "NNPS":
        return _name(report, inner)
    if inner.pos not in {"NOUN", "PROPN"} or inner.tag in _PLURAL:
        return None
    beside = list(report.below(inner, "appos"))
    for link in report.below(inner, "prep"):
        beside += list(report.below(link, "pobj"))[1:]
    for child in beside:
        if child.entity == "PERSON" and 0 < child.i - inner.i <= _NAME_ROOM:
            return _name(report, child)
    return None


def _name(report: AnnotatedReport, token: Token) -> tuple[int, int]:
    tokens, first, last = report.tokens, token.i, token.i + 1
    while first > 0 and not tokens[first].opens and tokens[first - 1].entity == "PERSON":
        first -= 1
    while last < len(tokens) and tokens[last].entity == "PERSON" and not tokens[last].opens:
        last += 1
    return first, last


def _bare_name(report: AnnotatedReport, inner: Token, vocabulary: CountVocabulary) -> str | None:
    """Give a name that the parser took for something else than a person's."""
    if inner.tag != "NNP" or inner.entity in {"PERSON", "NORP"} or inner.lemma in vocabulary.people.nouns:
        return None
    first = inner.i
    while first > 0 and report.tokens[first - 1].tag == "NNP" and report.tokens[first - 1].head == inner.i:
        first -= 1
    return text_between(report, first, inner.i + 1)


def _value(
    report: AnnotatedReport,
    span: tuple[int, int],
    head: Token,
    inner: Token,
    quantity: Quantity | None,
    vocabulary: CountVocabulary,
) -> CountValue | None:
    group = group_of(report, inner, vocabulary)
    words = text_between(report, *span)
    lower = [token.lower for token in report.tokens[span[0] : head.i + 1]]
    if "how" in lower and ("many" in lower or "much" in lower):
        return CountValue(None, None, None, None, None, group, None, words)
    if any(word in vocabulary.people.unborn for word in lower):
        return None
    if quantity is not None:
        return CountValue(quantity.low, quantity.best, quantity.high, quantity.bound, None, group, None, words)
    number, vague = _unnumbered(head, inner, lower, vocabulary)
    if number is None and vague is None:
        return None
    return CountValue(number, number, number, None, vague, group, None, words)


def _unnumbered(
    head: Token, inner: Token, lower: list[str], vocabulary: CountVocabulary
) -> tuple[int | None, str | None]:
    """Give the number, or else the vague word, of a phrase without a numeral."""
    if any(word in vocabulary.none.words for word in lower) or lower[:1] == ["not"]:
        return 0, None  # "not a single soldier"
    size = vocabulary.collectives.get(head.lemma) or vocabulary.collectives.get(head.lower)
    if size is None and inner.tag in _PLURAL:
        size = next((vocabulary.collectives[word] for word in lower if word in vocabulary.people.pairing), None)
    if size is not None:
        return size, None
    vague = _vague(head, inner, lower, vocabulary)
    if vague is not None:
        return None, vague
    return (1, None) if head.lower in _SINGLE_PRONOUNS else _by_grammar(head, inner, lower, vocabulary)


def _vague(head: Token, inner: Token, lower: list[str], vocabulary: CountVocabulary) -> str | None:
    if head.lower in vocabulary.none.any:
        return head.lower
    if head is not inner and head.lemma in vocabulary.vague.of_nouns:
        return " ".join(lower)
    found = next((word for word in lower if word in vocabulary.vague.words), None)
    scale = next((f"{word}s" for word in lower if word in vocabulary.scales), None)
    if found is not None and scale in vocabulary.vague.words:
        return scale  # "several thousand" are thousands
    single = found == "some" and head is inner and inner.pos == "NOUN" and inner.tag not in _PLURAL
    return None if single else "a few" if found == "few" and "a" in lower else found


def _by_grammar(
    head: Token, inner: Token, lower: list[str], vocabulary: CountVocabulary
) -> tuple[int | None, str | None]:
    word = head.lower
    if word == "more":
        return None, None
    if word in vocabulary.vague.alone and word != "others":
        return None, word
    many = inner.lemma in vocabulary.vague.groups or inner.lower in vocabulary.people.plurals
    if many or inner.tag in _PLURAL or inner.lower.endswith(vocabulary.people.plural_endings):
        return None, "plural"
    if inner.tag in {"NN", "NNP", "JJ", "VBN"} or lower[0] in {"a", "an", "another", "the"}:
        return 1, None
    return None, None
