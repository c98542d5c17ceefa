"""What an attack was made with, where that says whether a verb tells of one, and of which type."""

from collections.abc import Collection, Iterator

from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import IncidentType
from variorum.stages.extract.events.vocabulary import Entry, MeansWords
from variorum.stages.extract.phrases import after, agents, is_passive, objects, subjects

_UNSPECIFIC = {"attack", "bombing", "shooting"}
_PLACES = {"GPE", "LOC", "FAC"}
_LIGHT = {"carry", "conduct", "launch", "mount", "make"}
"""Verbs that say no more than that somebody did what their object names: "jets carried out raids"."""


def holds(annotated: AnnotatedReport, verb: Token, entry: Entry, means: MeansWords) -> bool:
    """Say whether a verb has the sense in which it tells of an event: "a missile hit", "captured the town"."""
    sense = entry.sense
    if sense is None:
        return True
    doers = [doer.lemma for doer in subjects(annotated, verb)]
    wanted = means.weapons if sense.by_means else sense.doers
    if wanted and not wanted.intersection(doers):
        return False
    if sense.never and (not doers or sense.never.intersection(doers)):
        return False
    if not sense.objects:
        return True
    befallen = [] if verb.dep == "amod" else list(objects(annotated, verb))
    fitting = (e for e in befallen if e.lemma in sense.objects or (sense.named_places and e.entity in _PLACES))
    return any(
        not any(child.lemma in sense.unless for child in annotated.below(each, "compound", "amod", "nmod"))
        for each in fitting
    )


def type_by_means(annotated: AnnotatedReport, tokens: list[Token], entry: Entry, words: MeansWords) -> IncidentType:
    """Say which type an attack was by what did it: "jets bombed", "a shell fired at", "a mine killed three".

    A noun of attack takes it from the verb that only says that it was made: "jets carried out raids".
    """
    head = tokens[entry.head]
    if entry.verb and entry.type == "armed_clash":
        return "riot" if _is_of_crowds(annotated, head, words.crowds) else entry.type
    verb = _verb(annotated, tokens, entry) if entry.type in _UNSPECIFIC and not entry.generic else None
    if verb is None:
        return entry.type
    doers = list(_own_doers(annotated, verb) if entry.weak else subjects(annotated, verb))
    if any(doer.lemma in words.aircraft for doer in doers):
        return "air_strike"
    if entry.sense is not None or entry.weak or verb.lemma == "hit":
        return _by_weapon(doers, words) or entry.type
    return _by_shot(annotated, verb, doers, words) or entry.type


def _verb(annotated: AnnotatedReport, tokens: list[Token], entry: Entry) -> Token | None:
    """Give the verb whose subject made an attack: in "was hit" the second, for a noun the light verb above it."""
    if entry.verb:
        return tokens[-1] if entry.lemmas == ("be", "hit") else tokens[entry.head]
    head = tokens[entry.head]
    above = annotated.head(head)
    return above if head.dep in {"dobj", "nsubjpass"} and above.lemma in _LIGHT and not entry.weak else None


def _own_doers(annotated: AnnotatedReport, verb: Token) -> Iterator[Token]:
    """ "The helicopter crashed, killing five" is no air strike: only what itself kills is a means."""
    yield from agents(annotated, verb) if is_passive(annotated, verb) else annotated.below(verb, "nsubj")


def _by_weapon(doers: list[Token], words: MeansWords) -> IncidentType | None:
    if any(doer.lemma in words.missiles for doer in doers):
        return "shelling"
    return "bombing" if any(doer.lemma in words.explosives for doer in doers) else None


def _by_shot(annotated: AnnotatedReport, verb: Token, doers: list[Token], words: MeansWords) -> IncidentType | None:
    """Give the type by what is fired: shells make a shelling, and tear gas no shooting."""
    fired = [*doers, *objects(annotated, verb)] if verb.lemma == "fire" else []
    if any(each.lemma in words.dispersing for each in fired):
        return "riot"
    return "shelling" if any(each.lemma in words.missiles for each in fired) else None


def _is_of_crowds(annotated: AnnotatedReport, verb: Token, crowds: Collection[str]) -> bool:
    return any(each.lemma in crowds for each in (*subjects(annotated, verb), *after(annotated, verb, "with")))
