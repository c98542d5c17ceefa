"""Deaths that are not told of one incident: those of years and months added up, and those of the wounded, later."""

from collections.abc import Sequence

from variorum.model.text import Token
from variorum.stages.extract.events.vocabulary import DeathWords
from variorum.stages.extract.mentions import EventMention, TimeMention
from variorum.stages.extract.readings import Readings

_LONG = {"month", "year", "range"}


def is_added_up(readings: Readings, mention: EventMention, events: Sequence[EventMention]) -> bool:
    """Say whether deaths are those of a long time: "have been killed since October", "have died this year".

    A weekday after "since" is no long time ("three have died since Tuesday"), an event of war is.
    """
    annotated = readings.annotated
    token = annotated.tokens[mention.token]
    if token.pos != "VERB":
        return False
    perfect = any(child.lemma == "have" for child in annotated.below(token, "aux"))
    campaigns = {event.token for event in events if event.family == "campaign"}
    for child in annotated.below(token, "prep", "npadvmod", "advcl", "advmod", "dobj"):
        words = annotated.subtree(child)
        since = any(word.lower in {"since", "so"} for word in words[:1]) or _has_mark(readings, child, "since")
        if since and any(word.i in campaigns or (perfect and word.lower == "then") for word in words):
            return True
        if (since or perfect) and any(_is_long(time, since=since) for time in _times_among(readings, words)):
            return True
    return False


def _has_mark(readings: Readings, token: Token, mark: str) -> bool:
    return any(child.lower == mark for child in readings.annotated.below(token, "mark"))


def _times_among(readings: Readings, words: list[Token]) -> list[TimeMention]:
    starts = {word.start for word in words}
    return [time for time in readings.times if time.start in starts]


def _is_long(time: TimeMention, *, since: bool) -> bool:
    """A day with its month, after "since", is where a long time began."""
    timex = time.value.timex or ""
    if time.value.precision in _LONG and not timex.startswith("P"):
        return True
    return (
        since and "-W" not in timex and len(timex) >= len("XXXX-10-07") and any(c.isalpha() for c in time.value.words)
    )


def is_of_the_wounded(readings: Readings, mention: EventMention, words: DeathWords) -> bool:
    """Say whether somebody died later of what befell them: in a hospital, of wounds, one of the injured.

    Day and place of such a death are not those of the incident.
    """
    annotated = readings.annotated
    token = annotated.tokens[mention.token]
    if token.lemma not in words.verbs:
        return False
    for child in annotated.below(token, "prep", "nsubj"):
        if any(word.lemma in words.care for word in annotated.subtree(child)[:8]) and child.dep == "prep":
            return True
        if child.dep == "nsubj" and any(word.lower in words.hurt for word in annotated.subtree(child)):
            return True
    return False
