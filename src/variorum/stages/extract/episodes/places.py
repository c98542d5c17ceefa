"""Which places are an event's, and whether what is attacked is a whole region or country."""

import re
from collections.abc import Sequence

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.mentions import EventMention, PlaceMention
from variorum.stages.extract.phrases import after, agents, objects, subjects
from variorum.stages.extract.readings import Readings

_DATELINE = re.compile(r"\s*[A-Z][A-Z .'-]{2,40}(?:, [^—–\n]{1,40}?)?(?: ?\([^)\n]{2,30}\))? ?(?:—|–|--|- )")
_WIDE = {"region", "country"}


def in_dateline(readings: Readings, place: PlaceMention) -> bool:
    """Say whether a place is where a report was sent from ("HERAT, Afghanistan —"), which says nothing of the event."""
    token = readings.token_at(place.start)
    if token is None:
        return False
    sentence = readings.annotated.sentence(token)
    match = _DATELINE.match(readings.annotated.text, sentence.start, min(sentence.end, sentence.start + 120))
    return match is not None and place.start < match.end()


def is_elsewhere(readings: Readings, place: PlaceMention, mention: EventMention) -> bool:
    """Say whether a place only stands in somebody's quoted sentence beside an event, or owns something."""
    for quotation in readings.annotated.quotations:
        if not readings.annotated.text[quotation.start].isupper():
            continue  # a few words quoted within the sentence, not a sentence of its own
        quoted = quotation.start <= place.start < quotation.end
        if quoted != (quotation.start <= mention.start < quotation.end):
            return True
    token = readings.token_at(place.end - 1)
    return token is not None and token.dep == "poss" and not _has_parts(readings, token)


def _has_parts(readings: Readings, owner: Token) -> bool:
    """Say whether what a place owns is a place in it: "Peshawar's Hayatabad neighbourhood"."""
    owned = readings.annotated.head(owner)
    parts = [owned, *readings.annotated.below(owned, "compound", "nmod")]
    return any(readings.place_at(part) is not None for part in parts)


def is_nearer_to_another(
    readings: Readings, place: PlaceMention, mention: EventMention, events: Sequence[EventMention]
) -> bool:
    """Say whether another event of the sentence has the better claim: "blast in reprisal for strikes in X"."""
    annotated = readings.annotated
    token, at = readings.token_at(place.end - 1), annotated.tokens[mention.token]
    if token is None:
        return False
    own = path(annotated, at, token)
    over = {above.i for above in annotated.ancestors(token)}
    for other in events:
        word = annotated.tokens[other.token]
        if word.sentence != at.sentence or word.i == at.i:
            continue
        beside = at.i in over and word.i not in over  # "the drive on posts in X, in which ten died"
        if (not beside and path(annotated, word, token) < own) or (other.other and at.i < word.i < token.i):
            return True
    return False


def path(annotated: AnnotatedReport, left: Token, right: Token) -> int:
    """Give the number of edges of the parse between two words; more than any where they stand in two sentences."""
    ups = {token.i: n for n, token in enumerate([left, *annotated.ancestors(left)])}
    for n, token in enumerate([right, *annotated.ancestors(right)]):
        if token.i in ups:
            return n + ups[token.i]
    return len(annotated.tokens)


def target_is_region(readings: Readings, token: Token) -> bool:
    """Say whether the event word ``token`` is directed at a region or a country, not at something in it."""
    annotated = readings.annotated
    heads = list(after(annotated, token, "on", "against"))
    if token.pos == "VERB":
        heads += objects(annotated, token)
    for head in heads:
        place = readings.place_at(head)
        if place is not None and place.value.precision in _WIDE and not place.as_people:
            return True
        if head.lemma in {"region", "province", "republic", "enclave", "country", "territory"}:
            return True
    return False


def waging(readings: Readings, event: EventMention) -> frozenset[str]:
    """Give the countries that wage a campaign: "the Russian invasion", "attacks by Mali"."""
    annotated = readings.annotated
    token = annotated.tokens[event.token]
    heads = [
        *annotated.below(token, "amod", "compound", "poss"),
        *after(annotated, token, "by"),
        *agents(annotated, token),
    ]
    if token.pos == "VERB":
        heads += subjects(annotated, token)
    elif token.dep == "dobj":
        heads += subjects(annotated, annotated.head(token))
    places = [readings.place_at(head) for head in heads]
    return frozenset(p.value.country for p in places if p is not None and p.value.country is not None)
