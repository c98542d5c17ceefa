"""More ways of putting whose deed it was: told of one's own men, owned up to, borne, ascribed, laid on somebody."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from variorum.model.text import Token
from variorum.model.values import Position
from variorum.stages.extract.phrases import after, objects, subjects

if TYPE_CHECKING:
    from variorum.stages.extract.answers.responsibility import Finder, ResponsibilityMention

_OWNERS = {"its", "our", "my"}
_SELF = {"it", "we", "i"}
_BANDS = {"armed_group", "organization"}
_KINDS = {"armed_group", "government", "military", "police", "organization"}

Way: TypeAlias = Callable[["Finder", Token], "ResponsibilityMention | None"]


def is_own(finder: "Finder", doer: Token) -> bool:
    """Say whether a subject is the speaker or the speaker's: "it", "its troops", "the group".

    "The group" is the speaker's own only where an armed group speaks: police who say it speak of others.
    """
    if doer.lower in _SELF:
        return True
    if doer.lemma in finder.words.selves:
        speaking = finder.annotated.head(finder.annotated.head(doer))
        speaker = next(subjects(finder.annotated, speaking), None)
        _, kind = finder.actor(speaker, speaking)
        return kind in _BANDS and speaking.lemma not in finder.words.believe
    return any(child.lower in _OWNERS for child in finder.annotated.below(doer, "poss"))


def doer_of(finder: "Finder", deed: Token, speaker: Token | None) -> tuple[str | None, str | None] | None:
    """Give who did a deed that a clause tells of, where it is neither the speaker nor left out.

    "The premier admitted that Israeli forces struck the camp" is about the forces. A deed of strangers ("the army
    admitted that rebels had attacked") is nobody's admission: it has no name.
    """
    doer = next(finder.annotated.below(deed, "nsubj"), None)
    if deed.pos != "VERB" or doer is None or is_own(finder, doer) or doer.tag in {"PRP", "WDT", "WP"}:
        return None
    name, kind = finder.actor(doer, deed)
    return (name, kind) if _stand_together(finder, doer, speaker) else (None, None)


def _stand_together(finder: "Finder", doer: Token, speaker: Token | None) -> bool:
    if speaker is None:
        return False
    name = finder.readings.name_at(speaker)
    if name is not None and name.kind == "person" and name.country is None:
        return True
    theirs, ours = finder.country(doer), finder.country(speaker)
    return theirs is not None and theirs == ours


def by_telling(finder: "Finder", verb: Token) -> "ResponsibilityMention | None":
    """ "The army confirmed that it had attacked the village", "said its jets struck": a deed told as one's own."""
    if verb.lemma not in finder.words.tell or verb.pos != "VERB":
        return None
    for deed in finder.annotated.below(verb, "ccomp"):
        event = finder.events.get(deed.i)
        doer = next(finder.annotated.below(deed, "nsubj"), None)
        if event is None or doer is None or deed.pos != "VERB" or deed.lemma in finder.words.suffer:
            continue
        speaker = next(subjects(finder.annotated, verb), None)
        actor, kind = finder.actor(speaker, verb)
        if actor is None or kind not in _KINDS or not is_own(finder, doer):
            continue
        if event.reality == "negated":
            return finder.mention(verb, deed, actor, "denied", "denies", speaker)
        position: Position = "claimed" if kind == "armed_group" else "admitted"
        return finder.mention(verb, deed, actor, position, "asserts", speaker)
    return None


def by_owning_up(finder: "Finder", verb: Token) -> "ResponsibilityMention | None":
    """ "The rebels owned up to the attack"."""
    if verb.lemma != "own" or not any(t.lower == "up" for t in finder.annotated.below(verb, "prt", "advmod")):
        return None
    deed = next((t for t in after(finder.annotated, verb, "to") if t.i in finder.events), None)
    doer = next(subjects(finder.annotated, verb), None)
    actor, kind = finder.actor(doer, verb)
    if deed is None or actor is None:
        return None
    position: Position = "claimed" if kind == "armed_group" else "admitted"
    return finder.mention(verb, deed, actor, position, "asserts", doer)


def by_ascribing(finder: "Finder", verb: Token) -> "ResponsibilityMention | None":
    """ "An attack attributed to the rebels", "a raid claimed by the group"."""
    deed = next((t for t in objects(finder.annotated, verb) if t.i in finder.events), None)
    if deed is None or verb.pos != "VERB":
        return None
    if verb.lemma in finder.words.ascribe:
        blamed = next(after(finder.annotated, verb, "to"), None)
        actor, _ = finder.actor(blamed, verb)
        doer = next(subjects(finder.annotated, verb), None)
        return finder.mention(verb, deed, actor, "blamed", finder.stance(verb), doer) if actor is not None else None
    if verb.lemma in finder.words.claim:
        doer = next(subjects(finder.annotated, verb), None)
        actor, _ = finder.actor(doer, verb)
        return finder.mention(verb, deed, actor, "claimed", "asserts", doer) if actor is not None else None
    return None


def by_bearing(finder: "Finder", noun: Token) -> "ResponsibilityMention | None":
    """ "The responsibility lies with the rebels", "the army bears responsibility"."""
    if noun.lemma not in finder.words.bear_objects:
        return None
    verb = finder.annotated.head(noun)
    if noun.dep == "nsubj" and verb.lemma in finder.words.lie:
        blamed = next(after(finder.annotated, verb, "with", "on", "upon"), None)
    elif noun.dep == "dobj" and verb.lemma in finder.words.bear:
        blamed = next(subjects(finder.annotated, verb), None)
    else:
        return None
    actor, _ = finder.actor(blamed, verb)
    return finder.mention(noun, verb, actor, "blamed", finder.stance(verb), None) if actor is not None else None


def by_bare_blame(finder: "Finder", verb: Token) -> "ResponsibilityMention | None":
    """ "Residents blamed the militia": for what was told before, as nothing else is named."""
    if verb.lemma != "blame" or verb.pos != "VERB":
        return None
    if any(t.lower in {"for", "on"} for t in finder.annotated.below(verb, "prep")):
        return None
    blamed = next(objects(finder.annotated, verb), None)
    actor, kind = finder.actor(blamed, verb)
    if actor is None or blamed is None or kind not in _KINDS:
        return None
    doer = next(subjects(finder.annotated, verb), None)
    return finder.mention(verb, blamed, actor, "blamed", finder.stance(verb), doer)


WAYS: tuple[Way, ...] = (by_telling, by_owning_up, by_ascribing, by_bearing, by_bare_blame)
"""The ways of this module, in the order in which they are tried."""
