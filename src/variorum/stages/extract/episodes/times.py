"""Which time expression belongs to which event."""

from variorum.model.text import Token
from variorum.stages.extract.mentions import EventMention, TimeMention
from variorum.stages.extract.readings import Readings

SUBORDINATE = {"acl", "relcl"}
"""Clauses that tell of a noun: a day or place outside of them is not that of their verb."""
_TOLLS = {"count", "figure", "number", "toll"}
_DECLARED = {"truce", "agreement", "sanction", "talks"}
"""Families that come about by being announced: the day of the announcement is theirs."""


def attach_times(readings: Readings, events: list[EventMention]) -> dict[int, list[TimeMention]]:
    """Give, by the index of an event word, the dates that belong to it.

    A date goes to the nearest event word above it in the parse, else to the nearest in its sentence; a date that
    stands with the verb of a report ("officials said on Friday") is the day of the saying and goes to none.
    """
    by_sentence: dict[int, list[EventMention]] = {}
    for event in events:
        by_sentence.setdefault(readings.annotated.tokens[event.token].sentence, []).append(event)
    found: dict[int, list[TimeMention]] = {}
    for time in readings.times:
        token = readings.token_at(time.start)
        if token is None or time.kind not in {"date", "time"} or _is_reference(time):
            continue
        here = by_sentence.get(token.sentence, [])
        owner = _event_of(readings, token, time, here)
        if owner is not None:
            found.setdefault(owner.token, []).append(time)
    return found


def _is_reference(time: TimeMention) -> bool:
    """ "Now" and "recently" name no day."""
    return time.value.timex is None or time.value.timex.endswith("_REF")


def _event_of(readings: Readings, token: Token, time: TimeMention, here: list[EventMention]) -> EventMention | None:
    by_token = {event.token: event for event in here}
    said = _is_day_of_saying(readings, time)
    for above in readings.annotated.ancestors(token):
        if above.i in by_token:
            return by_token[above.i]
        if said and (_is_cue(readings, above) or _is_of_toll(readings, above)):
            return next((event for event in here if event.family in _DECLARED), None)
        if above.pos == "VERB" and above.dep in {"relcl", "ccomp", "advcl", "ROOT"}:
            break
    fit = [event for event in here if not _said_apart(readings, time, event) or event.family in _DECLARED]
    fit = [event for event in fit if not _is_aside(readings, event, token)]
    if not fit:
        return None
    return min(fit, key=lambda event: (event.weak and len(fit) > 1, abs(event.token - token.i)))


def _is_day_of_saying(readings: Readings, time: TimeMention) -> bool:
    """Say whether a time stands outside all reported words: beside a verb of reporting it is the day of the report."""
    return not any(a <= time.start and time.end <= b for each in readings.attributions for a, b in each.content)


def _is_of_toll(readings: Readings, verb: Token) -> bool:
    """ "The death toll rose to six on Friday": the day of the count, not of the deaths."""
    return any(child.lemma in _TOLLS for child in readings.annotated.below(verb, "nsubj", "nsubjpass"))


def _is_cue(readings: Readings, token: Token) -> bool:
    return any(a <= token.start and token.end <= b for each in readings.attributions for a, b in each.cue)


def _is_aside(readings: Readings, event: EventMention, time: Token) -> bool:
    """Say whether an event stands in a clause about somebody ("those who died") that a time does not stand in."""
    token = readings.annotated.tokens[event.token]
    return token.dep in SUBORDINATE and time.i not in {each.i for each in readings.annotated.subtree(token)}


def _said_apart(readings: Readings, time: TimeMention, event: EventMention) -> bool:
    """Say whether the event stands inside reported words and the time outside them."""
    for attribution in readings.attributions:
        inside = any(a <= event.start and event.end <= b for a, b in attribution.content)
        if inside and not any(a <= time.start and time.end <= b for a, b in attribution.content):
            return True
    return False
