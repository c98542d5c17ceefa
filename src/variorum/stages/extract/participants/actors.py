"""Who a noun phrase stands for: a named actor, a state, a force, a group of people, or somebody unknown."""

from collections.abc import Collection

from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import ActorValue
from variorum.stages.extract.mentions import PlaceMention
from variorum.stages.extract.participants.vocabulary import ActorIndex
from variorum.stages.extract.phrases import bare_phrase
from variorum.stages.extract.readings import Readings

_PRONOUNS = {"PRP", "PRP$", "WP", "WDT", "DT", "EX", "CD"}
_ARMED = {"armed_group", "military", "police"}
_NUMBERING = {"DET", "NUM", "PUNCT"}
_QUANTITIES = {
    "about", "almost", "another", "around", "as", "at", "close", "dozens", "few", "first", "just", "least", "many",
    "more", "nearly", "of", "other", "over", "scores", "several", "some", "than", "to", "total", "under", "up", "well",
}  # fmt: skip
_AGES = {"day", "month", "old", "week", "year"}
"""Words of an age: "a nine-year-old boy" is a boy."""
_UNTELLING = {"people", "person", "man", "woman", "other", "victim", "body", "one"}
"""Nouns that say no more of the dead than that they were human: without an adjective they name nobody."""


def actor_of(readings: Readings, head: Token, index: ActorIndex) -> ActorValue | None:
    """Give the actor that the noun ``head`` stands for, or None where it is no actor.

    An unidentified actor has a role ("gunmen") and no name.
    """
    if head.tag in _PRONOUNS or head.lemma == "how":
        return None
    name = readings.name_at(head)
    if name is not None:
        return ActorValue(name.name, name.role, name.kind, name.country, name.kind == "person")
    place = readings.place_at(head)
    if place is None:
        in_apposition = _in_apposition(readings, head) if index.kinds.get(head.lemma) is None else None
        members = _of_members(readings, head, index)
        if members is not None and members.kind == "armed_group":
            return members
        return in_apposition or _people(readings, head, index) or members
    state = place.value.precision == "country" and not place.as_people
    if state or (place.as_government and place.value.precision != "country"):
        return ActorValue(_state_name(readings, place), "state", "government", place.value.country, named_person=False)
    return _people(readings, head, index)


def _state_name(readings: Readings, place: PlaceMention) -> str:
    """Give the state that a place stands for: "Moscow" is Russia, where the report names Russia, too."""
    code = place.value.country
    states = (p.value for p in readings.places if p.value.precision == "country" and p.value.country == code)
    return next((value.name for value in states if code is not None), place.value.name)


def _in_apposition(readings: Readings, head: Token) -> ActorValue | None:
    """Give the person that "the gang's leader, N.N.," or "his counterpart, N.N.," names."""
    for each in readings.annotated.below(head, "appos"):
        name = readings.name_at(each)
        if name is not None and name.kind == "person":
            return ActorValue(name.name, name.role, name.kind, name.country, named_person=True)
    return None


def _of_members(readings: Readings, head: Token, index: ActorIndex) -> ActorValue | None:
    """Give those for whom "members of the front", "a group of gunmen" stand, where they are people who bear arms."""
    if head.lemma not in index.membership and index.kinds.get(head.lemma) != "armed_group":
        return None
    of = (prep for prep in readings.annotated.below(head, "prep") if prep.lower in {"of", "from"})
    wholes = (whole for prep in of for whole in readings.annotated.below(prep, "pobj"))
    found = (actor_of(readings, whole, index) for whole in wholes)
    return next((actor for actor in found if actor is not None and actor.kind in _ARMED), None)


def _people(readings: Readings, head: Token, index: ActorIndex) -> ActorValue | None:
    annotated = readings.annotated
    kind = kind_of(annotated, head, index)
    place = readings.place_at(head)
    if kind is None and not (place is not None and place.as_people):
        return None
    words = name_words(annotated, head, index.suspected)
    if words.lower() == head.lower and head.lemma in _UNTELLING:
        return None
    country = country_beside(readings, head)
    if any(child.lemma in index.unknown for child in annotated.below(head, "amod")):
        return ActorValue(None, words, kind, country, named_person=False)
    return ActorValue(words, None, kind or "civilian", country, named_person=False)


def stranger(readings: Readings, head: Token, index: ActorIndex) -> ActorValue | None:
    """Give somebody of whom no more is told than "a man" or "two people": one without a name, as who did a deed."""
    if head.pos != "NOUN" or head.lemma not in _UNTELLING or index.kinds.get(head.lemma) is None:
        return None
    return ActorValue(None, name_words(readings.annotated, head), None, None, named_person=False)


def name_words(annotated: AnnotatedReport, head: Token, suspected: Collection[str] = ()) -> str:
    """Give the words of a noun phrase from its first telling one: without article, number and possessive.

    "Several Russian peacekeepers" and "the two Russian peacekeepers" are both "Russian peacekeepers", and
    "suspected rebels" are "rebels".
    """
    start, end = bare_phrase(annotated, head)
    for token in annotated.tokens[max(0, head.i - 12) : head.i]:
        if token.start < start:
            continue
        if not _only_counts(token) and token.lower not in suspected:
            break
        start = annotated.tokens[token.i + 1].start
    return annotated.line(start, end)


def _only_counts(token: Token) -> bool:
    words = _QUANTITIES | _AGES
    return token.pos in _NUMBERING or token.tag in {"PRP$", "WRB"} or token.lower in words


def kind_of(annotated: AnnotatedReport, head: Token, index: ActorIndex) -> str | None:
    """Give the kind of people a noun names, by itself or with the noun before it ("suicide bomber")."""
    for child in annotated.below(head, "compound", "amod"):
        kind = index.kinds.get(f"{child.lemma} {head.lemma}")
        if kind is not None:
            return kind
    return index.kinds.get(head.lemma)


def country_beside(readings: Readings, head: Token) -> str | None:
    """Give the country that the words of a noun phrase name: "Russian soldiers", "Mali's army", "soldiers of Mali"."""
    annotated = readings.annotated
    for child in annotated.below(head, "amod", "poss", "compound", "nmod", "prep"):
        words = annotated.below(child, "pobj") if child.dep == "prep" and child.lower in {"of", "from"} else [child]
        for word in words:
            place = readings.place_at(word)
            if place is not None:
                return place.value.country
            name = readings.name_at(word)
            if name is not None and name.country is not None:
                return name.country
    place = readings.place_at(head)
    return place.value.country if place is not None else None
