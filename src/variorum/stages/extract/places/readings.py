"""How a place name is used: near it or in it, the state that it stands for, or its people."""

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.places.countries import Countries
from variorum.stages.extract.places.gazetteer import PlaceKind
from variorum.stages.extract.places.vocabulary import Words

BACK = 6
"""Words before a name in which "near", "km from" and "the village of" may stand."""


def main_token(annotated: AnnotatedReport, first: int, last: int) -> Token:
    """Give the token of a run (half-open) on which the others depend."""
    for token in annotated.tokens[first:last]:
        if not first <= token.head < last or token.head == token.i:
            return token
    return annotated.tokens[last - 1]


def is_near(annotated: AnnotatedReport, first: int, last: int, words: Words) -> bool:
    """Tell whether the words around a name say near it: "near", "in the area of", "50 km east of", "a Paris suburb"."""
    tokens = annotated.tokens
    if tokens[last : last + 1] and tokens[last].lemma in words.suburbs:
        return True
    start = max(annotated.sentence(tokens[first]).first, first - BACK)
    forms = [token.lower for token in tokens[start:first]]
    _drop_kind(forms, words)
    if not forms:
        return False
    if forms[-1] in words.nearness or forms[-1] == "suburban" or (forms[-1] == "to" and "close" in forms[-2:]):
        return True
    if _is_between(forms) or _names_a_road(annotated, first, last):
        return True
    if forms[-1] in ("of", "from"):
        return _is_off(forms[:-1], words)
    return (
        len(forms) > 2
        and forms[-1] in words.prepositions
        and forms[-2] in ("and", "or")
        and forms[-3] in words.nearness
    )


_ROADS = {"road", "highway", "motorway"}


def _is_between(forms: list[str]) -> bool:
    """Tell whether words before a name put something between it and another: "between", "the road from X to"."""
    if forms[-1] == "between" or (forms[-1] == "and" and "between" in forms):
        return True
    road = next((i for i, form in enumerate(forms) if form in _ROADS), len(forms))
    return forms[-1] in ("from", "to", "between") and "from" in forms[road + 1 : road + 2]


def _names_a_road(annotated: AnnotatedReport, first: int, last: int) -> bool:
    """Tell whether a name is one end of a road: "the Gao-Kidal road"."""
    tokens = annotated.tokens
    start, end = (first, last + 2) if [t.text for t in tokens[last : last + 1]] == ["-"] else (first - 2, last)
    joined = start >= 0 and any(token.text == "-" for token in tokens[start:end])
    return joined and any(token.lower in _ROADS for token in tokens[end : end + 1])


def _drop_kind(forms: list[str], words: Words) -> None:
    """Take "the small village of" off the end of some words."""
    if len(forms) > 1 and forms[-1] == "of" and forms[-2] in words.settlement_kinds | words.district_kinds:
        del forms[-2:]
    while forms and (forms[-1] in ("the", "a", "an") or forms[-1] in words.qualifying):
        forms.pop()


def _is_off(forms: list[str], words: Words) -> bool:
    """Tell whether words before "of" or "from" measure a way: "50 km east", "in the vicinity", "two miles"."""
    _drop_kind(forms, words)
    if not forms:
        return False
    last, before = forms[-1], forms[-2] if len(forms) > 1 else ""
    if last in words.nearness_nouns or last in words.nearness or last in words.distance_units:
        return True
    if last in words.directions:
        return before not in ("the", "in") or any(form in words.distance_units for form in forms)
    return last == "away" and any(form in words.distance_units for form in forms)


def kinds_said(annotated: AnnotatedReport, first: int, last: int, words: Words) -> frozenset[PlaceKind] | None:
    """Give the kinds of place that the words around a name allow ("X district", "the city of X"), or None."""
    tokens = annotated.tokens
    sentence = annotated.sentence(tokens[first])
    if last < sentence.last and (kinds := kinds_of(tokens[last], words)):
        return kinds
    if first - 2 >= sentence.first and tokens[first - 1].lower == "of":
        return kinds_of(tokens[first - 2], words)
    return None


def kinds_of(token: Token, words: Words) -> frozenset[PlaceKind] | None:
    """Give the kinds of place that a word such as "province" names, or None for another word."""
    form = token.lemma if token.text.islower() else token.lower
    if form in words.settlement_kinds:
        return frozenset({"town"})
    if form in words.region_kinds:
        return frozenset({"region", "area"})
    if form in words.district_kinds:
        return frozenset({"district"})
    return None


def is_government(annotated: AnnotatedReport, token: Token, words: Words) -> bool:
    """Tell whether the name with that main token stands for a state: it speaks, acts, or has a government."""
    if annotated.text[token.end : token.end + 1] == "-":
        return _does_something(annotated, token)
    head = annotated.head(token)
    while token.dep == "conj" and head.i != token.i:
        token, head = head, annotated.head(head)
    if token.dep == "nsubj":
        return head.pos in ("VERB", "AUX") and head.lemma not in words.stative
    if token.dep in ("poss", "compound", "nmod", "amod"):
        return head.lower in words.governing or head.lemma in words.governing
    if token.dep == "pobj":
        border = annotated.head(head).lemma in ("border", "frontier", "boundary")
        return not border and (head.lower in words.party_prepositions or head.dep == "agent")
    return token.dep in ("dobj", "dative", "iobj") and head.lemma in words.saying


def _does_something(annotated: AnnotatedReport, token: Token) -> bool:
    """Tell whether a name is the first part of "Moscow-brokered" and not of "Moscow-based"."""
    after = annotated.tokens[token.i + 2 : token.i + 3]
    return bool(after) and after[0].tag == "VBN" and after[0].lemma not in ("base", "bear")


def seats_of(countries: Countries, name: str) -> str | None:
    """Give the country that a name can stand for as a government: its own, or that of a capital."""
    return countries.named(name) or countries.government(name)
