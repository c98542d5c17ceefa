"""The day of an incident that no word dates: "It happened on Friday", "officers were called at 9 on Sunday"."""

from variorum.model.text import Token
from variorum.model.values import DateValue, Value
from variorum.stages.extract.assemble.claims import Writer
from variorum.stages.extract.events import EventIndex
from variorum.stages.extract.mentions import TimeMention

_LOCAL = {"violence", "abduction"}
_HAPPENED, _FOUND, _CLOCK = 4, 3, 2
"""How well a time fits: it stands with "it happened", with a call or a discovery, or names the hour of something."""
_PRONOUNS = {"it", "this", "that", "all", "incident"}


def write_day(writer: Writer, index: EventIndex) -> None:
    """Add the day on which help was called or the victims found, hedged, where no day of the main incident is told.

    A week or month that is told must hold that day.
    """
    main = writer.gathering.main
    account = writer.account(main)
    if main is None or account is None or main.family not in _LOCAL:
        return
    told = [span for claim in writer.claims.values() if claim.account == account and (span := _span(claim.value))]
    if any(start == end for start, end in told):
        return
    taken = {id(time) for times in writer.gathering.times.values() for time in times}
    found = [(_fit(writer, time, index), -time.start, time) for time in writer.readings.times if id(time) not in taken]
    fit, _, time = max(found, key=lambda each: each[:2], default=(0, 0, None))
    if time is None or fit < _CLOCK:
        return
    if all(start <= (time.value.start or "")[:10] <= end for start, end in told):
        writer.write("date", time.value, (time.start, time.end), account, stance="hedges")


def _span(value: Value) -> tuple[str, str] | None:
    """Give the first and last day of a date that stands on the calendar."""
    if not isinstance(value, DateValue) or value.start is None or value.end is None:
        return None
    return value.start[:10], value.end[:10]


def _fit(writer: Writer, time: TimeMention, index: EventIndex) -> int:
    """Say how well a time fits the main incident, nought for not at all."""
    token = writer.readings.token_at(time.start)
    if token is None or not _is_past_day(writer, time) or _is_of_another(writer, token):
        return 0
    words = index.vocabulary.discovery
    for verb in (each for each in writer.annotated.ancestors(token) if each.pos in {"VERB", "AUX"}):
        if verb.lemma in index.vocabulary.aftermath.verbs or _is_cue(writer, verb):
            return 0
        if verb.lemma in words.happening and any(c.lower in _PRONOUNS for c in writer.annotated.below(verb, "nsubj")):
            return _HAPPENED
        if verb.lemma in words.verbs:
            return _FOUND
        if verb.dep not in {"xcomp", "conj", "advcl"}:
            break
    return _CLOCK if time.kind == "time" else 0


def _is_past_day(writer: Writer, time: TimeMention) -> bool:
    value, published = time.value, writer.annotated.report.published.latest
    if time.kind not in {"date", "time"} or value.start is None or value.end is None:
        return False
    return value.start[:10] == value.end[:10] and (published is None or value.start[:10] <= published[:10])


def _is_of_another(writer: Writer, token: Token) -> bool:
    """Say whether the sentence of a time tells of another incident."""
    gathering = writer.gathering
    return gathering.of_sentence.get(token.sentence, gathering.main) is not gathering.main


def _is_cue(writer: Writer, verb: Token) -> bool:
    """Say whether a verb reports: the day is then that of the saying."""
    cues = (span for each in writer.readings.attributions for span in each.cue)
    return any(start <= verb.start and verb.end <= end for start, end in cues)
