"""Attacks that are a campaign: on a whole region, or the deeds that one campaign spells out."""

from msgspec import structs

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.episodes.places import target_is_region
from variorum.stages.extract.events import EventIndex
from variorum.stages.extract.mentions import EventMention
from variorum.stages.extract.readings import Readings


def rescaled(readings: Readings, mention: EventMention, index: EventIndex) -> EventMention:
    """Take attacks on a whole region for a campaign: "began shelling the province", "attacks on the region"."""
    if mention.family != "violence" or mention.weak or mention.generic:
        return mention
    annotated: AnnotatedReport = readings.annotated
    token = annotated.tokens[mention.token]
    begun = any(above.lemma in index.vocabulary.campaign.begin for above in list(annotated.ancestors(token))[:1])
    if not target_is_region(readings, token) or not (mention.plural or begun or token.pos == "VERB"):
        return mention
    return _as_campaign(mention)


def spelled_out(readings: Readings, events: list[EventMention]) -> list[EventMention]:
    """Take for a campaign what a campaign below it spells out: "attack of men who began shelling the province"."""
    tokens = readings.annotated.tokens
    campaigns = [tokens[event.token] for event in events if event.family == "campaign"]
    over = {above.i for token in campaigns for above in readings.annotated.ancestors(token)}
    return [_as_campaign(event) if _is_spelled_out(readings, event, over) else event for event in events]


def _is_spelled_out(readings: Readings, event: EventMention, over: set[int]) -> bool:
    is_noun = readings.annotated.tokens[event.token].pos not in {"VERB", "AUX"}
    return event.family == "violence" and not event.weak and is_noun and event.token in over


def _as_campaign(event: EventMention) -> EventMention:
    return structs.replace(event, type="offensive", family="campaign")
