"""Tie places to an event: of the places that a sentence names, those where the event of a word happened.

Each place is as far from the event word as the dependency edges between them cost. Edges inside a clause cost little,
edges between clauses much, and a place in the subject of a reporting verb ("officials in Kabul said") is out of reach.
The costs were set on half of the checked sentences of Halterman's event-location corpus.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.mentions import PlaceMention
from variorum.stages.extract.places.vocabulary import Words

FARTHEST = 3.2
"""Cost beyond which a place is not the event's."""
MARGIN = 0.2
"""Places that cost at most this much more than the nearest one are the event's too."""
STEP = 0.002
"""Cost of each word between the event and a place: of two places alike, the nearer is meant."""
UP = {"advcl": 1.3, "conj": 0.5, "xcomp": 0.3, "ccomp": 0.8, "relcl": 0.5, "acl": 0.3, "pcomp": 0.4, "csubj": 0.6,
      "parataxis": 1.2, "dobj": 0.2, "nsubj": 0.2, "nsubjpass": 0.2, "pobj": 0.1, "prep": 0.2, "compound": 0.1,
      "amod": 0.2, "agent": 0.2}  # fmt: skip
"""Cost of an edge on the way up from the event, by its label."""
DOWN = {"prep": 0.1, "pobj": 0.0, "dobj": 0.1, "nsubj": 0.3, "nsubjpass": 0.5, "agent": 0.6, "advcl": 0.4, "relcl": 2.0,
        "acl": 0.3, "ccomp": 1.0, "xcomp": 0.2, "conj": 0.0, "appos": 1.0, "poss": 2.0, "compound": 0.0, "amod": 0.2,
        "npadvmod": 0.4, "parataxis": 1.2, "advmod": 0.0, "nmod": 0.1, "pcomp": 1.0}  # fmt: skip
"""Cost of an edge on the way down to the place, by its label."""
OTHER = 0.5
"""Cost of an edge with any other label."""
OWN_SUBJECT = 2.0
"""Cost of an edge on the way down to a clause with a subject of its own: another event, most often."""
BETWEEN_VERBS = 2.0
"""Cost of an edge between two coordinated verbs on the way down."""
PREPOSITION = {"from": 0.8, "to": 0.7, "about": 1.0, "against": 1.0, "with": 1.0, "for": 0.7, "by": 1.0, "of": 0.1}
"""Cost of the preposition before a place; those not here cost nothing."""
ORIGIN = 3.0
"""Cost of a place that says where somebody is from or was brought: "a driver from X", "flown to a clinic in X"."""
OUT_OF_REACH = 99.0


def event_places(
    annotated: AnnotatedReport, token_index: int, places: Sequence[PlaceMention], words: Words
) -> tuple[PlaceMention, ...]:
    """Give the places of its sentence where the event of a word happened, nearest first.

    Args:
        annotated: the report.
        token_index: the index of the verb or noun that tells of the event.
        places: the place mentions of the report, in order.
        words: the vocabulary's words, for the verbs of saying and of taking somewhere.

    """
    event = annotated.tokens[token_index]
    sentence = annotated.sentence(event)
    reach = _reach(annotated, event)
    scenes: list[_Scene] = []
    for place in places:
        if sentence.start <= place.start < sentence.end and not place.as_people and not place.as_government:
            token = _token_of(annotated, place, sentence.first, sentence.last)
            scene = _Scene(place, token, _cost(annotated, event, token, reach, words))
            if scenes and _leads_on(annotated, scenes[-1], scene):
                scenes[-1].cost = min(scenes[-1].cost, scene.cost)
                scenes[-1].end = place.end
            else:
                scenes.append(scene)
    near = sorted((scene for scene in scenes if scene.cost <= FARTHEST), key=lambda scene: scene.cost)
    chosen = [scene for scene in near if scene.cost <= near[0].cost + MARGIN]
    told = [scene for scene in chosen if not any(_says_where(annotated, scene, other) for other in chosen)]
    owners = [scene for scene in scenes if scene not in told and any(_owns(scene, part) for part in told)]
    return tuple(scene.place for scene in told + owners)


class _Scene(Struct):
    """A place with its cost; ``end`` is where the places that only say where it is end."""

    place: PlaceMention
    token: Token
    cost: float
    end: int = 0


def _before_hyphen(annotated: AnnotatedReport, token: Token) -> bool:
    """Tell whether a word is the first part of one such as "Athens-backed"."""
    return annotated.text[token.end : token.end + 1] == "-"


def _token_of(annotated: AnnotatedReport, place: PlaceMention, first: int, last: int) -> Token:
    inside = [token for token in annotated.tokens[first:last] if token.start < place.end and token.end > place.start]
    indices = {token.i for token in inside}
    return next((token for token in inside if token.head not in indices or token.head == token.i), inside[-1])


def _reach(annotated: AnnotatedReport, event: Token) -> dict[int, tuple[float, Token]]:
    """Give, for the event and each word above it, the cost of going up there and the word that one comes from."""
    found = {event.i: (0.0, event)}
    cost, below = 0.0, event
    for token in annotated.ancestors(event):
        cost += UP.get(below.dep, OTHER)
        found[token.i] = (cost, below)
        below = token
    return found


def _cost(
    annotated: AnnotatedReport, event: Token, place: Token, reach: dict[int, tuple[float, Token]], words: Words
) -> float:
    cost = abs(event.i - place.i) * STEP + _preposition(annotated, place, words)
    if _before_hyphen(annotated, place):
        cost += OWN_SUBJECT
    token = place
    while token.i not in reach:
        head = annotated.head(token)
        if head.i == token.i:
            return OUT_OF_REACH
        if head.i != event.i and _is_source(token, head, words):
            return OUT_OF_REACH
        cost += _step_down(annotated, token, head)
        token = head
    return cost + reach[token.i][0]


def _step_down(annotated: AnnotatedReport, token: Token, head: Token) -> float:
    """Give the cost of the edge from a word on the way to a place up to its head."""
    verb = token.pos in ("VERB", "AUX")
    if verb and token.dep in ("conj", "advcl", "ccomp") and any(annotated.below(token, "nsubj", "nsubjpass")):
        return OWN_SUBJECT
    if token.dep == "conj" and verb and head.pos in ("VERB", "AUX"):
        return BETWEEN_VERBS
    return DOWN.get(token.dep, OTHER)


def _is_source(token: Token, head: Token, words: Words) -> bool:
    """Tell whether a word is who says something: the subject of a verb of saying, or what follows "according to"."""
    return (token.dep in ("nsubj", "nsubjpass") and head.lemma in words.saying) or head.lower == "according"


def _preposition(annotated: AnnotatedReport, place: Token, words: Words) -> float:
    before = annotated.head(place)
    if place.dep != "pobj":
        return ORIGIN if place.dep in _MODIFYING and before.lemma in words.inhabitants else 0.0
    if _is_brought(annotated, before, words):
        return 2 * PREPOSITION["to"]
    if before.lower == "in" and _is_brought(annotated, annotated.head(annotated.head(before)), words):
        return ORIGIN
    above = annotated.head(before)
    if (before.lower == "from" and above.pos in ("NOUN", "PROPN")) or (before.lower == "of" and above.pos == "PROPN"):
        return ORIGIN
    return PREPOSITION.get(before.lower, 0.0)


_MODIFYING = ("compound", "nmod", "amod")


def _is_brought(annotated: AnnotatedReport, preposition: Token, words: Words) -> bool:
    """Tell whether a preposition says where somebody was brought afterwards: "taken to Yola"."""
    return preposition.lower == "to" and annotated.head(preposition).lemma in words.destination_verbs


def _owns(town: _Scene, part: _Scene) -> bool:
    """Tell whether a place that no gazetteer lists is another's, which then is told, too: "Peshawar's Hayatabad"."""
    if part.place.value.gazetteer_id is not None or town.token.dep != "poss":
        return False
    return town.token.head in (part.token.i, part.token.head)


def _says_where(annotated: AnnotatedReport, outer: _Scene, inner: _Scene) -> bool:
    """Tell whether a place only says where another one is: "in Thailand, at Yala", "the Aleppo town of Azaz"."""
    if outer is inner or _listed(annotated, outer.token, inner.token):
        return False
    return inner.token.i in _chain(annotated, outer.token) or contains(inner.place, outer.place)


def _leads_on(annotated: AnnotatedReport, inner: _Scene, outer: _Scene) -> bool:
    """Tell whether a place right behind another says where that is: "Taji, north of Baghdad", "Yala in Thailand"."""
    between = annotated.text[max(inner.end, inner.place.end) : outer.place.start]
    if not 0 < len(between) <= WIDEST or _listed(annotated, outer.token, inner.token):
        return False
    return bool(_LEADING.fullmatch(between))


def contains(inner: PlaceMention, outer: PlaceMention) -> bool:
    """Tell whether the second of two places holds the first, as far as their values say."""
    where, what = outer.value, inner.value
    if where.country is None or where.country != what.country or where.name == what.name:
        return False
    if where.precision == "country":
        return what.precision != "country"
    return where.precision == "region" and where.name == what.admin1 and what.precision != "region"


def _listed(annotated: AnnotatedReport, one: Token, other: Token) -> bool:
    """Tell whether two words are coordinated, directly or in a row."""
    return other.i in _conjuncts(annotated, one) or one.i in _conjuncts(annotated, other)


def _conjuncts(annotated: AnnotatedReport, token: Token) -> Iterator[int]:
    while token.dep == "conj":
        token = annotated.head(token)
        yield token.i


WIDEST = 60
"""Characters between two places of which the second says where the first is."""
_LEADING = re.compile(
    r"(?:\s+(?:village|town|city|district|province|area|governorate|county))?,?\s+"
    r"(?:(?:in|near|outside|of|north|south|east|west|\w+ern|\w+(?:east|west)|the|just|some|about|area|areas|countryside|"
    r"province|district|city|town|region|part|kms?|kilomet(?:er|re)s|miles|\d+|from|close|to)\s+)*",
    re.IGNORECASE,
)


def _chain(annotated: AnnotatedReport, token: Token) -> Iterator[int]:
    while token.dep in ("pobj", "prep", "appos", "npadvmod", "advmod", "nmod", "compound", "acl", "amod"):
        token = annotated.head(token)
        yield token.i
