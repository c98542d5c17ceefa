"""Who took part in an event: who did it, who or what it was done to, who stood between the parties."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.model.claim import Stance
from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import ActorValue
from variorum.stages.extract.mentions import EventMention, Span
from variorum.stages.extract.participants.accused import accused
from variorum.stages.extract.participants.actors import actor_of, country_beside, stranger
from variorum.stages.extract.participants.vocabulary import ActorIndex
from variorum.stages.extract.phrases import after, agents, bare_phrase, is_passive, objects, subjects
from variorum.stages.extract.readings import Readings

Part: TypeAlias = Literal["perpetrator", "victim", "target", "mediator", "party"]

_ON = ("on", "against", "at", "upon")
_ARMED = {"armed_group", "military", "police", "government"}
_HOSTILE = {"violence", "campaign", "abduction", "detention"}
_DONE_TO = {"abduction", "air_strike", "arson", "assassination", "bombing", "shelling", "shooting", "shootdown"}
"""Types whose nouns take with "of" what they befall: the bombing of a bridge, but the attack of the rebels."""
_STRIKING = {"attack", "air_strike", "arson", "bombing", "shelling"}
_CALENDAR = {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}
_PEOPLE = {"people", "person", "man", "woman", "other", "victim", "body", "one", "member", "anyone", "everyone"}
_DYING = {"die", "perish", "succumb"}
_FELLING = {
    "abduct", "arrest", "assassinate", "behead", "detain", "execute", "jail", "kidnap", "kill", "murder", "sentence",
    "shoot", "slay", "stab", "torture",
}  # fmt: skip
_BROKERS = {"broker", "mediate", "negotiate", "facilitate", "host"}
_AGREED = {"agreement", "sanction", "talks", "truce"}
_TAKING_PART = {"participation", "mediation", "help", "involvement", "assistance"}


class Participant(Struct, frozen=True):
    """An actor with the part played, and the words that name it; ``stance`` hedges where it is only suspected."""

    part: Part
    actor: ActorValue
    span: Span
    head: int
    stance: Stance = "asserts"


def find_participants(readings: Readings, event: EventMention, index: ActorIndex) -> Iterator[Participant]:
    """Give those who take part in one event, as the grammar around its word shows them."""
    token = readings.annotated.tokens[event.token]
    if event.family in _HOSTILE:
        for head, stance in accused(readings.annotated, token, index.accused):
            yield from _doers(readings, iter([head]), index, stance)
        yield from _hostile(readings, event, token, index)
    else:
        yield from _peaceful(readings, event, token, index)


def _hostile(readings: Readings, event: EventMention, token: Token, index: ActorIndex) -> Iterator[Participant]:
    annotated = readings.annotated
    if token.dep == "auxpass":
        token = annotated.head(token)  # "was hit"
    if token.pos in {"VERB", "AUX"}:
        doers, sufferers = subjects(annotated, token), objects(annotated, token)
        if token.lemma == "ram":
            sufferers = iter(())  # the thing that is rammed into something is the weapon
        if _suffers_as_subject(token, event) or _is_headline_passive(annotated, token):
            doers, sufferers = iter(()), subjects(annotated, token)
        yield from _doers(readings, doers, index)
        yield from _sufferers(readings, sufferers, index)
        if not is_passive(annotated, token) and token.lemma not in _DYING:
            yield from _sufferers(readings, after(annotated, token, "at", "on", "into", "against"), index)
        if not event.weak:
            hit = iter(()) if token.lemma in index.launching else objects(annotated, token)
            yield from _things_hit(readings, event, hit, index)
            yield from _struck(readings, event, token, index)
        return
    yield from _sufferers(readings, after(annotated, token, *_ON), index)
    yield from _doers(readings, after(annotated, token, "by"), index)
    if event.weak or event.type in _DONE_TO:
        yield from _sufferers(readings, after(annotated, token, "of"), index)
    if event.weak:
        return
    on = (each for each in after(annotated, token, "on", "against") if _is_pointed_at(annotated, each, index))
    yield from _things_hit(readings, event, on, index)
    yield from _struck(readings, event, token, index)
    verb = annotated.head(token)
    if token.dep == "nsubj" and verb.lemma in index.hitting:
        yield from _sufferers(readings, objects(annotated, verb), index)
    yield from _doers(readings, annotated.below(token, "poss"), index)
    yield from _doers(readings, _armed_owner(readings, token, index), index)


def _is_headline_passive(annotated: AnnotatedReport, token: Token) -> bool:
    """ "Policeman shot dead in the capital": a headline leaves the auxiliary out."""
    if token.lemma not in _FELLING or token.tag not in {"VBD", "VBN"} or is_passive(annotated, token):
        return False
    verbs = (token, *annotated.below(token, "conj"))  # "shot and killed three"
    return not any(True for verb in verbs for _ in annotated.below(verb, "dobj")) and not any(
        t.lower in {"at", "on", "into"} for t in annotated.below(token, "prep")
    )


def _is_label(annotated: AnnotatedReport, token: Token) -> bool:
    """ "Haiti: massacre in a town": the country says what the headline is about, not who did it."""
    after_it = annotated.tokens[token.i + 1 : token.i + 2]
    return bool(after_it) and after_it[0].text == ":"


def _suffers_as_subject(token: Token, event: EventMention) -> bool:
    """In "the patrol came under fire" and "two died" the subject is who suffers."""
    return token.lemma in {"come", "be", *_DYING} or (event.weak and token.lemma == "die")


def _armed_owner(readings: Readings, token: Token, index: ActorIndex) -> Iterator[Token]:
    """ "The attack of the rebels", "Taliban attack": those who own an attack did it, if they bear arms."""
    for each in after(readings.annotated, token, "of"):
        actor = actor_of(readings, each, index)
        if (
            actor is not None
            and actor.kind in _ARMED
            and each.lemma not in index.things
            and not _befalls(readings, token)
        ):
            yield each
    for each in readings.annotated.below(token, "compound", "nmod"):
        name = readings.name_at(each)
        if name is not None and name.kind == "armed_group":
            yield each


def _befalls(readings: Readings, token: Token) -> bool:
    return any(event.token == token.i and event.type in _DONE_TO for event in readings.events)


def _doers(
    readings: Readings, heads: Iterator[Token], index: ActorIndex, stance: Stance = "asserts"
) -> Iterator[Participant]:
    for head in heads:
        if _is_label(readings.annotated, head):
            continue
        actor = actor_of(readings, head, index) or stranger(readings, head, index)
        if actor is None:
            continue
        only_thought = any(child.lower in index.suspected for child in readings.annotated.below(head, "amod"))
        yield _participant(readings, "perpetrator", actor, head, "hedges" if only_thought else stance)


def _sufferers(readings: Readings, heads: Iterator[Token], index: ActorIndex) -> Iterator[Participant]:
    for head in heads:
        if head.lemma in index.things:
            yield _target(readings, head)
            yield from _carried(readings, head, index)
            continue
        actor = actor_of(readings, head, index)
        if actor is not None and not (actor.kind == "government" and actor.role == "state"):
            yield _participant(readings, "victim", actor, head)


def _is_pointed_at(annotated: AnnotatedReport, head: Token, index: ActorIndex) -> bool:
    """Tell "the attack on the presidency" from "the attack on orders" and "on its channel"."""
    pointed = head.pos == "PROPN" or any(annotated.below(head, "det"))
    return pointed and head.lemma not in index.untouched


def _things_hit(
    readings: Readings, event: EventMention, heads: Iterator[Token], index: ActorIndex
) -> Iterator[Participant]:
    """Whatever is attacked, bombed or set on fire is a target, also where no list has the word: "the presidency"."""
    if event.type not in _STRIKING:
        return
    events = {each.token for each in readings.events}
    for head in heads:
        if event.start <= head.start < event.end:
            continue  # a word of the event's own: nobody attacks the trigger that is pulled
        known = head.lemma in index.things or actor_of(readings, head, index) is not None
        if known or head.pos not in {"NOUN", "PROPN"} or head.entity in _CALENDAR or head.i in events:
            continue
        if readings.place_at(head) is None and head.lemma not in _PEOPLE:
            yield _target(readings, head)


def _struck(readings: Readings, event: EventMention, token: Token, index: ActorIndex) -> Iterator[Participant]:
    """ "A bomb exploded in a restaurant", "a blast in front of the ministry": the thing that it went off in or at."""
    if event.type != "bombing":
        return
    for head in after(readings.annotated, token, "in", "inside", "at", "under", "outside"):
        fronts = after(readings.annotated, head, "of") if head.lemma in {"front", "entrance", "lobby"} else iter(())
        for each in (head, *fronts):
            if each.lemma in index.things and readings.place_at(each) is None:
                yield _target(readings, each)


def _carried(readings: Readings, head: Token, index: ActorIndex) -> Iterator[Participant]:
    """ "A car carrying soldiers", "the vehicle with the crew": those in a thing suffer with it."""
    for verb in readings.annotated.below(head, "acl", "relcl"):
        if verb.lemma in {"carry", "transport", "take", "ferry"}:
            for each in objects(readings.annotated, verb):
                actor = actor_of(readings, each, index)
                if actor is not None:
                    yield _participant(readings, "victim", actor, each)


def _target(readings: Readings, head: Token) -> Participant:
    start, end = bare_phrase(readings.annotated, head)
    words = readings.annotated.line(start, end)
    actor = ActorValue(words, head.lemma, "place", country_beside(readings, head), named_person=False)
    return Participant("target", actor, (start, end), head.i)


def _peaceful(readings: Readings, event: EventMention, token: Token, index: ActorIndex) -> Iterator[Participant]:
    annotated = readings.annotated
    if event.family in _AGREED:
        yield from _above(readings, event, token, index)
    for each in after(annotated, token, "between", "with", "of"):
        yield from _named_party(readings, "party", each, index)
    for child in annotated.below(token, "compound", "amod", "acl"):
        if child.lemma in _BROKERS or child.lower.endswith(("brokered", "mediated")):
            for each in [*annotated.below(child, "npadvmod", "compound", "nsubj"), *agents(annotated, child)]:
                yield from _named_party(readings, "mediator", each, index)
    yield from _taking_part(readings, token, index)


def _above(readings: Readings, event: EventMention, token: Token, index: ActorIndex) -> Iterator[Participant]:
    """Give those who do something about it: "the two sides signed a truce", "X brokered it", "X imposed sanctions"."""
    annotated = readings.annotated
    verb = token if token.pos == "VERB" else annotated.head(token)
    if token.dep == "pobj" and verb.lower in {"to", "on"}:
        verb = annotated.head(verb)  # "agreed to a ceasefire"
    elif token.dep not in {"dobj", "nsubjpass"} and verb is not token:
        return
    if verb.pos != "VERB":
        return
    part: Part = "mediator" if verb.lemma in _BROKERS else "party"
    if part == "mediator" or verb is token or event.family == "sanction" or verb.lemma in index.agreeing:
        for each in subjects(annotated, verb):
            yield from _named_party(readings, part, each, index)
    if event.family == "sanction":
        for head in (token, verb):
            yield from _sanctioned(readings, head, index)


def _sanctioned(readings: Readings, head: Token, index: ActorIndex) -> Iterator[Participant]:
    for each in after(readings.annotated, head, "on", "against"):
        actor = actor_of(readings, each, index)
        if actor is not None:
            yield _participant(readings, "target", actor, each)


def _taking_part(readings: Readings, token: Token, index: ActorIndex) -> Iterator[Participant]:
    """ "... reached an agreement with the participation of the peacekeepers": they stood between the parties."""
    annotated = readings.annotated
    sentence = annotated.sentence(token)
    for word in annotated.words(sentence):
        if word.lemma in _TAKING_PART:
            for each in after(annotated, word, "of", "from", "by"):
                yield from _named_party(readings, "mediator", each, index)
        elif word.lemma in _BROKERS and word.pos == "VERB" and word.i > token.i:
            for each in agents(annotated, word):
                yield from _named_party(readings, "mediator", each, index)


def _named_party(readings: Readings, part: Part, head: Token, index: ActorIndex) -> Iterator[Participant]:
    actor = actor_of(readings, head, index)
    if actor is not None and actor.name is not None:
        yield _participant(readings, part, actor, head)


def _participant(
    readings: Readings, part: Part, actor: ActorValue, head: Token, stance: Stance = "asserts"
) -> Participant:
    start, end = bare_phrase(readings.annotated, head)
    return Participant(part, actor, (start, end), head.i, stance)
