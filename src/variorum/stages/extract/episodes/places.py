"""Whether what is attacked is a whole region or country."""

import re

from variorum.model.text import Token
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
