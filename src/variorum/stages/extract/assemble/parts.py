"""Which deeds a report tells as part of a campaign: "the strike came during the offensive"."""

from collections.abc import Sequence

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.episodes import Episode, Gathering
from variorum.stages.extract.events.vocabulary import WithinWords

_DEEDS = {"violence", "abduction"}
_TELLING = ("nsubj", "nsubjpass", "dobj", "obj")


def campaigns_around(gathering: Gathering, episodes: Sequence[Episode]) -> dict[int, Episode]:
    """Give the campaign that each deed is told within, by the identity of the deed's episode."""
    words, annotated = gathering.index.vocabulary.within, gathering.annotated
    found: dict[int, Episode] = {}
    for campaign in (episode for episode in episodes if episode.family == "campaign"):
        for mention in campaign.mentions:
            over = _told_within(annotated, annotated.tokens[mention.token], words)
            deed = _deed_at(gathering, over) if over is not None else None
            if deed is not None and any(deed is each for each in episodes):
                found.setdefault(id(deed), campaign)
    return found


def _told_within(annotated: AnnotatedReport, campaign: Token, words: WithinWords) -> Token | None:
    """Give the word that a campaign is the frame of: "came" in "came during the offensive"."""
    above = annotated.head(campaign)
    if campaign.dep != "pobj":
        return None
    if above.lower in words.words:
        return annotated.head(above)
    share = annotated.head(above)
    if above.lower != "of" or share.lemma not in words.shares:
        return None
    return annotated.head(annotated.head(share)) if share.dep == "pobj" else annotated.head(share)


def _deed_at(gathering: Gathering, over: Token) -> Episode | None:
    """Give the deed that a word tells of, or its subject or object does."""
    for token in (over, *gathering.annotated.below(over, *_TELLING)):
        episode = gathering.of_token.get(token.i)
        if episode is not None and episode.family in _DEEDS:
            return episode
    return None
