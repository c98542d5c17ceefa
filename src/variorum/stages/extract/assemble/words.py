"""On whose word a span of the text stands, and in what stance."""

from variorum.model.claim import AttributionLink, SpeakerKind, Stance
from variorum.model.text import Token
from variorum.stages.extract.mentions import Attribution, Span
from variorum.stages.extract.phrases import bare_phrase
from variorum.stages.extract.readings import Readings

_OF_THE_STATE = {"army", "force", "government", "military", "ministry", "official", "police", "authority", "navy"}
_WEAKER: dict[Stance, int] = {"asserts": 0, "hedges": 1, "denies": 2, "withholds": 3}


def attribution_of(readings: Readings, span: Span) -> Attribution | None:
    """Give the attribution whose content holds a span, the nearest to the words where several do."""
    holding = [a for a in readings.attributions if _holds(a, span)]
    if not holding:
        return None
    return max(holding, key=lambda a: (a.weight, -sum(end - start for start, end in a.content)))


def _holds(attribution: Attribution, span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in attribution.content)


def chain_and_stance(
    readings: Readings, span: Span, stance: Stance = "asserts"
) -> tuple[tuple[AttributionLink, ...], Stance]:
    """Give the chain of speakers behind a span, and the weaker of its own stance and theirs."""
    attribution = attribution_of(readings, span)
    if attribution is None:
        return (), stance
    stances = [a.stance for a in readings.attributions if _holds(a, span) and not a.chain] + [stance]
    if attribution.stance in {"hedges", "denies"}:
        stances.append(attribution.stance)
    return attribution.chain, max(stances, key=lambda each: _WEAKER[each])


def own_word(readings: Readings, subject: Token, cue: Token) -> tuple[AttributionLink, ...]:
    """Give the chain of one who speaks by the deed itself: "X claimed responsibility" stands on the word of X."""
    beside = [subject, *readings.annotated.below(subject, "appos")]
    name = next((name for each in beside if (name := readings.name_at(each)) is not None), None)
    if name is not None:
        return (AttributionLink(name.name, name.role, name.kind, cue.text),)
    place = readings.place_at(subject)
    if place is not None and not place.as_people:
        return (AttributionLink(place.value.name, None, "government", cue.text),)
    if subject.pos not in {"NOUN", "PROPN"}:
        return ()
    start, end = bare_phrase(readings.annotated, subject)
    kind: SpeakerKind = "government" if subject.lemma in _OF_THE_STATE else "anonymous"
    return (AttributionLink(readings.annotated.text[start:end], None, kind, cue.text),)


def context_of(readings: Readings, span: Span) -> Span:
    """Give the sentence or sentences that a span stands in."""
    annotated = readings.annotated
    first, last = readings.token_at(span[0]), readings.token_at(span[1] - 1)
    if first is None or last is None:
        return span
    start, end = annotated.sentence(first).start, annotated.sentence(last).end
    return min(start, span[0]), max(end, span[1])
