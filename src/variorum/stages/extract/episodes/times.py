"""Which time expression belongs to which event."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from variorum.model.text import Token
from variorum.stages.extract.mentions import EventMention, TimeMention
from variorum.stages.extract.readings import Readings

_BARE_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
FRESH_DAYS = 8
"""News tells of the last days: what it dates a week and more back, after its lead, is another incident."""
NEWS_DAYS = 31
"""News may be told for a month; what is older, and told by its month or year, is there for comparison."""
DAYS_OF_A_YEAR, LEAP_YEAR = 366, 2024
"""Bare days are set in a leap year, so that the 29th of February is one."""
_APART = {"after", "before", "since", "following"}
SUBORDINATE = {"acl", "relcl"}
"""Clauses that tell of a noun: a day or place outside of them is not that of their verb."""
_SENT_ON = re.compile(r"(?:,? \d{4})?,?\s*(?:\([^()\n]{2,30}\)\s*)?(?:—|–|--|- )")
_PLACE_SENT_FROM = re.compile(r"\s*[A-Z][A-Za-z .'’-]{1,40}(?:, [A-Z][^—–\n,]{1,30})?[,.]?\s*(?:\([^()\n]{2,30}\)\s*)?")
_TOLLS = {"count", "figure", "number", "toll"}
_DECLARED = {"truce", "agreement", "sanction", "talks"}
"""Families that come about by being announced: the day of the announcement is theirs."""


def attach_times(
    readings: Readings, events: list[EventMention], aftermath: frozenset[str] = frozenset()
) -> dict[int, list[TimeMention]]:
    """Give, by the index of an event word, the dates that belong to it.

    A date goes to the nearest event word above it in the parse, else to the nearest in its sentence; a date that
    stands with the verb of a report ("officials said on Friday") is the day of the saying and goes to none; so does
    one that stands with a verb of ``aftermath`` ("were arrested on Friday over the raid").
    """
    by_sentence: dict[int, list[EventMention]] = {}
    for event in events:
        by_sentence.setdefault(readings.annotated.tokens[event.token].sentence, []).append(event)
    found: dict[int, list[TimeMention]] = {}
    for time in readings.times:
        token = readings.token_at(time.start)
        if token is None or time.kind not in {"date", "time"} or _is_reference(time):
            continue
        if in_dateline(readings, time, token):
            continue
        here = by_sentence.get(token.sentence, [])
        owner = _event_of(readings, token, time, here, aftermath)
        told_of = [event for event in here if _tells_of(readings, event, time)]
        for number in {each.token for each in [owner, *told_of] if each is not None}:
            found.setdefault(number, []).append(time)
    return found


def in_dateline(readings: Readings, time: TimeMention, token: Token) -> bool:
    """Say whether a day is that on which a report was sent: "LIMA, May 3 (AP) -", "May 3, 2020 -"."""
    sentence = readings.annotated.sentence(token)
    text = readings.annotated.text
    before = text[sentence.start : time.start]
    match = _SENT_ON.match(text, time.end)
    return match is not None and (not before.strip() or _PLACE_SENT_FROM.fullmatch(before) is not None)


def _is_reference(time: TimeMention) -> bool:
    """ "Now" and "recently" name no day."""
    return time.value.timex is None or time.value.timex.endswith("_REF")


def _tells_of(readings: Readings, event: EventMention, time: TimeMention) -> bool:
    """ "On 4 May, when gunmen killed": the day belongs to the clause that tells of it, too."""
    token = readings.annotated.tokens[event.token]
    return token.dep == "relcl" and time.start <= readings.annotated.head(token).start < time.end


def _event_of(
    readings: Readings, token: Token, time: TimeMention, here: list[EventMention], aftermath: frozenset[str]
) -> EventMention | None:
    by_token = {event.token: event for event in here}
    said = not readings.is_reported(time.start, time.end)  # then beside a verb of reporting it is the day of the report
    for above in readings.annotated.ancestors(token):
        if above.i in by_token:
            return by_token[above.i]
        if _is_of_toll(readings, above) or (said and readings.is_cue(above)):
            return next((event for event in here if event.family in _DECLARED), None)
        if above.pos == "VERB" and above.dep in {"relcl", "ccomp", "advcl", "ROOT"}:
            break
    fit = [event for event in here if not _said_apart(readings, time, event) or event.family in _DECLARED]
    fit = [event for event in fit if not _is_aside(readings, event, token)]
    verb = verb_of(readings, token)
    if verb is not None and verb.i not in by_token:
        if verb.lemma in aftermath:
            return None
        fit = [event for event in fit if _is_argument(readings, event, verb)]
    if not fit:
        return None
    return min(fit, key=lambda event: (event.weak and len(fit) > 1, abs(event.token - token.i)))


def _is_of_toll(readings: Readings, verb: Token) -> bool:
    """ "The death toll rose to six on Friday": the day of the count, not of the deaths."""
    return any(child.lemma in _TOLLS for child in readings.annotated.below(verb, "nsubj", "nsubjpass"))


def verb_of(readings: Readings, time: Token) -> Token | None:
    """Give the verb that a day stands directly with: "dismissed two officers on Friday"."""
    above = readings.annotated.head(time)
    while above.pos in {"ADP", "PROPN", "NUM", "NOUN"} and above.head != above.i:
        if above.pos == "NOUN" and above.entity not in {"DATE", "TIME"}:
            return None
        above = readings.annotated.head(above)
    return above if above.pos == "VERB" else None


def _is_argument(readings: Readings, event: EventMention, verb: Token) -> bool:
    """Say whether an event stands in the clause of a verb or around it, and not in one that the verb only dates."""
    token = readings.annotated.tokens[event.token]
    for above in (token, *readings.annotated.ancestors(token)):
        if above.i == verb.i:
            return True
        if above.dep in {"advcl", "pcomp"} and any(c.lower in _APART for c in _markers(readings, above)):
            return False
    return True


def _markers(readings: Readings, token: Token) -> list[Token]:
    return [*readings.annotated.below(token, "mark", "advmod"), readings.annotated.head(token)]


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


def are_of_another_week(times: Sequence[TimeMention], told: Sequence[TimeMention]) -> bool:
    """Say whether bare days ("on September 21") lie weeks apart from the first bare day ``told``, that of the news."""
    own = [day for time in times if (day := _bare_day(time)) is not None]
    reference = next((day for time in told if (day := _bare_day(time)) is not None), None)
    if not own or reference is None or any(time.value.start for time in times):
        return False
    return all(FRESH_DAYS < (reference - day).days % DAYS_OF_A_YEAR < DAYS_OF_A_YEAR - FRESH_DAYS for day in own)


def are_long_past(times: Sequence[TimeMention], published: str | None) -> bool:
    """Say whether all days are those of a month or year told in full, and none of the days before publication."""
    return bool(times) and all(
        time.value.end is not None and time.value.precision in {"month", "year"} and not is_fresh(time, published)
        for time in times
    )


def is_fresh(time: TimeMention, published: str | None) -> bool:
    """Say whether a time is one of the days just past: a weekday, a bare day, or one shortly before publication."""
    if time.value.end is None:
        return (time.value.timex or "").startswith("XXXX-") and time.value.precision in {"day", "hour"}
    if published is None:
        return False
    return time.value.end[:10] >= (date.fromisoformat(published[:10]) - timedelta(days=NEWS_DAYS)).isoformat()


def one_day(time: TimeMention) -> date | None:
    """Give the day that a time is, or lies in; None for what is longer or not on the calendar."""
    value = time.value
    if time.kind not in {"date", "time"} or value.start is None or value.end is None:
        return None
    return date.fromisoformat(value.start[:10]) if value.start[:10] == value.end[:10] else None


def is_dated(time: TimeMention) -> bool:
    """Say whether a time names a day of the calendar, with its year or without: a weekday does not."""
    return time.value.start is not None or _bare_day(time) is not None


def _bare_day(time: TimeMention) -> date | None:
    match = _BARE_DAY.match(time.value.timex or "")
    if match is None or time.value.start is not None:
        return None
    try:
        return date(LEAP_YEAR, int(match[1]), int(match[2]))
    except ValueError:
        return None
